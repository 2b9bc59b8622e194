//! Every cookie of the product: its name, how long it lasts, and whether it outlives the person who used the browser.
//! Attributes are the same for all of them (`super::store`).

use super::{CookieHost, is_secure};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;
/// The lifetime of a cookie that lasts until the browser closes.
const UNTIL_CLOSED: Option<i64> = None;
/// The lifetime of the cookie that a mailed link becomes.
const OPENED_LINK: Option<i64> = Some(15 * MINUTE);

/// What becomes of a cookie when its person signs out, or another one signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnSignOut {
    /// It stays: it shows nothing personal, or is deleted by what it is for.
    Stays,
    /// It is deleted: its page shows personal data, or data of a mailbox, to any user of the browser.
    Goes,
    /// It is deleted, but outlives a sign-in that its page required; that page checks whose it is.
    GoesUnlessSigningIn,
    /// Every cookie of the kind is deleted ([`super::keyed`]).
    EachGoes,
}

use OnSignOut::{EachGoes, Goes, GoesUnlessSigningIn, Stays};

/// Declares every cookie once. An entry is
///
/// ```text
/// /// The chosen language.
/// Lang = "lang", Some(YEAR), Stays;
/// ```
macro_rules! cookies {
    ($($(#[$doc:meta])* $name:ident = $plain:literal, $seconds:expr, $leaving:expr;)+) => {
        /// A cookie's name, without the prefix of secure origins.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Name {
            $($(#[$doc])* $name,)+
        }

        impl Name {
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),+];

            const fn plain(self) -> &'static str {
                match self { $(Self::$name => $plain),+ }
            }

            /// Returns how long the browser keeps it, in seconds; `None` is until it closes.
            pub const fn default_seconds(self) -> Option<i64> {
                match self { $(Self::$name => $seconds),+ }
            }

            pub(super) const fn on_sign_out(self) -> OnSignOut {
                match self { $(Self::$name => $leaving),+ }
            }
        }
    };
}

cookies! {
    /// The customer's session.
    Session = "session", UNTIL_CLOSED, Stays;
    /// Marks a browser that has signed in before.
    Device = "device", Some(YEAR), Stays;
    /// The registration begun in this browser.
    Pending = "pending", Some(DAY), Goes;
    /// The token of the confirmation link opened last.
    Confirm = "confirm", OPENED_LINK, Goes;
    /// The token of the password link opened last.
    SetPassword = "set-password", OPENED_LINK, Goes;
    /// The secrets of orders made, or opened by a mailed link, in this browser.
    Order = "order", Some(DAY), Goes;
    /// Identifies the browser when a form that creates something is sent again. It contains nothing personal.
    Browser = "browser", UNTIL_CLOSED, Stays;
    /// What was typed into a refused form, for the next page only.
    Flash = "flash", Some(MINUTE), Goes;
    /// What was typed into a form sent after the session had ended, until its page is shown again.
    Draft = "draft", Some(15 * MINUTE), GoesUnlessSigningIn;
    /// Shows that the browser keeps cookies.
    Probe = "probe", UNTIL_CLOSED, Stays;
    /// The flash message of the last response, for the page it redirects to.
    Notice = "notice", Some(MINUTE), Stays;
    /// The chosen language.
    Lang = "lang", Some(YEAR), Stays;
    /// A sign-in by a provider in progress; there may be several ([`super::keyed`]).
    Flow = "sso-flow", Some(15 * MINUTE), Stays;
    /// The address that ends the provider's session, after signing out.
    Leave = "sso-leave", Some(15 * MINUTE), Stays;
    /// The provider's user who still has to prove whose account it is, or to agree to open one.
    PendingLink = "sso-arrival", Some(HOUR), Goes;
    /// The token of the link that proves a mailbox.
    Proof = "sso-proof", OPENED_LINK, Goes;
    /// Suppresses automatic redirects to a provider: [`super::HALT_SIGNED_OUT`] or [`super::HALT_FAILED`] says why.
    Halt = "sso-halt", UNTIL_CLOSED, Stays;
    /// Set when the browser was just redirected to a provider automatically.
    Auto = "sso-auto", Some(10), Stays;
    /// The token of the link that confirms or undoes a change of email.
    EmailLink = "email-link", OPENED_LINK, Goes;
    /// The token of the link that adds a purchase.
    AddPurchase = "add-purchase", OPENED_LINK, GoesUnlessSigningIn;
    /// An agent's session, in the backoffice only.
    Agent = "agent", UNTIL_CLOSED, Stays;
    /// The token of an agent's invitation or password link.
    AgentLink = "agent-link", OPENED_LINK, Goes;
    /// The token of the API that was just made, for the one page that shows it, in the backoffice only.
    ApiToken = "api-token", Some(MINUTE), Goes;
    /// The secret of a webhook that was just made, in the same way.
    WebhookSecret = "webhook-secret", Some(MINUTE), Goes;
    /// A test of a provider begun in this browser, in the backoffice only; there may be several ([`super::keyed`]). It
    /// covers the ticket (10 minutes) and the sign-in after it.
    ProviderTest = "provider-test", Some(30 * MINUTE), EachGoes;
}

impl Name {
    /// Returns the cookie's name on that host. The prefix `__Host-` keeps other hosts from setting it; browsers accept
    /// it with https only.
    pub fn on(self, site: &(impl CookieHost + ?Sized)) -> String {
        if is_secure(site) { format!("__Host-{}", self.plain()) } else { self.plain().to_owned() }
    }

    /// Returns whether a cookie of that name is this one, on any host.
    pub fn is(self, name: &[u8]) -> bool {
        name.strip_prefix(b"__Host-").unwrap_or(name) == self.plain().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_none_is_the_beginning_of_a_kind() {
        for &name in Name::ALL {
            for &other in Name::ALL.iter().filter(|&&other| other != name) {
                assert_ne!(name.plain(), other.plain());
                let kind = matches!(other, Name::Flow | Name::ProviderTest);
                let prefix = format!("{}-", other.plain());
                assert!(!(kind && name.plain().starts_with(&prefix)), "{name:?} and {other:?}");
            }
        }
    }
}
