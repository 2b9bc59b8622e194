//! Every cookie of the product: its name, its attributes, and how it is read.

use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use http::{HeaderMap, header};
use model::Portal;
use std::sync::Arc;

pub mod keyed;

/// A host that cookies belong to.
pub trait Site {
    /// Its scheme, host and port.
    fn origin(&self) -> &str;
}

impl Site for Portal {
    fn origin(&self) -> &str {
        &self.origin
    }
}

impl<S: Site + ?Sized> Site for Arc<S> {
    fn origin(&self) -> &str {
        (**self).origin()
    }
}

/// The backoffice's host. It stands in every request that is for it, as the portal does in the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackofficeHost {
    pub origin: String,
}

impl Site for BackofficeHost {
    fn origin(&self) -> &str {
        &self.origin
    }
}

/// A cookie's name, before the prefix that secure origins get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The customer's session.
    Session,
    /// A browser that has signed in before.
    Device,
    /// The registration this browser has begun.
    Pending,
    /// The token of the confirmation link that was opened.
    Confirm,
    /// The token of the password link that was opened.
    SetPassword,
    /// The secrets of the orders that were made or whose links were opened.
    Order,
    /// What this browser is known by when a form that creates something arrives again. It says nothing of a person.
    Browser,
    /// What was typed into a refused form, for the next page only.
    Flash,
    /// What was typed into a form that was sent after the session had ended, until its page is shown again.
    Draft,
    /// That the browser keeps cookies.
    Probe,
    /// What the last answer has done, for the page it leads to.
    Notice,
    /// The language that was chosen.
    Lang,
    /// A sign-in by a provider that is under way in this browser; there may be several ([`keyed`]).
    Flow,
    /// The way to the end of the provider's session, after signing out.
    Leave,
    /// The provider's user who arrived and has to prove whose account it is.
    Arrival,
    /// The token of the link that proves a mailbox.
    Proof,
    /// That nobody is sent to a provider by themselves: [`HALT_SIGNED_OUT`] or [`HALT_FAILED`] says why.
    Halt,
    /// That the browser was just sent to a provider without having asked.
    Auto,
    /// The token of the link that confirms or undoes a change of email.
    EmailLink,
    /// The token of the link that adds a purchase.
    AddPurchase,
    /// An agent's session, in the backoffice only.
    Agent,
    /// The token of the invitation, or of the link for a new password, that an agent opened.
    AgentLink,
    /// A test of a provider that this browser has begun, in the backoffice only; there may be several ([`keyed`]).
    ProviderTest,
}

/// Cookies whose pages show something of a person, or of their mailbox, to whoever uses the browser.
const PERSONAL: [Name; 11] = [
    Name::Draft,
    Name::Pending,
    Name::Confirm,
    Name::SetPassword,
    Name::Order,
    Name::Flash,
    Name::Arrival,
    Name::Proof,
    Name::EmailLink,
    Name::AddPurchase,
    Name::AgentLink,
];
/// The same, of a kind that a browser may have several of.
const PERSONAL_KEYED: Name = Name::ProviderTest;

/// The value of [`Name::Halt`] after signing out: the provider is to ask who it is.
pub const HALT_SIGNED_OUT: &str = "signed-out";
/// The value of [`Name::Halt`] after a sign-in by a provider that failed.
pub const HALT_FAILED: &str = "failed";

impl Name {
    const fn plain(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Device => "device",
            Self::Pending => "pending",
            Self::Confirm => "confirm",
            Self::SetPassword => "set-password",
            Self::Order => "order",
            Self::Browser => "browser",
            Self::Flash => "flash",
            Self::Draft => "draft",
            Self::Probe => "probe",
            Self::Notice => "notice",
            Self::Lang => "lang",
            Self::Flow => "sso-flow",
            Self::Leave => "sso-leave",
            Self::Arrival => "sso-arrival",
            Self::Proof => "sso-proof",
            Self::Halt => "sso-halt",
            Self::Auto => "sso-auto",
            Self::EmailLink => "email-link",
            Self::AddPurchase => "add-purchase",
            Self::Agent => "agent",
            Self::AgentLink => "agent-link",
            Self::ProviderTest => "provider-test",
        }
    }

    /// The name on that host. `__Host-` keeps other hosts from planting it; browsers take it on https only.
    pub fn on(self, site: &(impl Site + ?Sized)) -> String {
        if is_secure(site) { format!("__Host-{}", self.plain()) } else { self.plain().to_owned() }
    }

    /// Whether a cookie of that name is this one, on whatever host.
    pub fn is(self, name: &[u8]) -> bool {
        name.strip_prefix(b"__Host-").unwrap_or(name) == self.plain().as_bytes()
    }

    /// How long the browser keeps it, in seconds; `None` is until the browser closes.
    pub const fn default_seconds(self) -> Option<i64> {
        match self {
            Self::Session | Self::Browser | Self::Halt | Self::Agent | Self::Probe => None,
            Self::Device | Self::Lang => Some(365 * 86_400),
            Self::Pending | Self::Order => Some(86_400),
            Self::Arrival => Some(3600),
            Self::Confirm
            | Self::SetPassword
            | Self::Flow
            | Self::Leave
            | Self::Proof
            | Self::EmailLink
            | Self::AddPurchase
            | Self::AgentLink
            | Self::Draft => Some(900),
            // The ticket, and the trip after it.
            Self::ProviderTest => Some(1800),
            Self::Flash | Self::Notice => Some(60),
            Self::Auto => Some(10),
        }
    }
}

fn is_secure(site: &(impl Site + ?Sized)) -> bool {
    site.origin().starts_with("https://")
}

/// The `Set-Cookie` value that stores a cookie for that long.
pub fn store(site: &(impl Site + ?Sized), name: Name, value: &str, seconds: Option<i64>) -> String {
    cookie(site, name.on(site), value, seconds)
}

fn cookie(site: &(impl Site + ?Sized), name: String, value: &str, seconds: Option<i64>) -> String {
    let mut cookie = Cookie::build((name, value.to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure(site))
        .build();
    cookie.set_max_age(seconds.map(Duration::seconds));
    cookie.to_string()
}

/// The `Set-Cookie` value that makes the browser forget a cookie.
pub fn forget(site: &(impl Site + ?Sized), name: Name) -> String {
    store(site, name, "", Some(0))
}

/// Who a browser belonged to, just before its cookies that show something of a person are forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Somebody, who has signed out or in whose place somebody signs in.
    Somebody,
    /// Nobody: they sign in now, perhaps because a link asked them to.
    Nobody,
}

/// The `Set-Cookie` values that make the browser forget what shows something of a person. A link or a form that asks
/// for a sign-in outlives the one that it has led to; its page checks whose it is.
pub fn forget_personal(
    site: &(impl Site + ?Sized),
    headers: &HeaderMap,
    before: Before,
) -> Vec<String> {
    let goes_on =
        |name: Name| before == Before::Nobody && matches!(name, Name::AddPurchase | Name::Draft);
    PERSONAL
        .into_iter()
        .filter(|&name| !goes_on(name) && read(site, headers, name).is_some())
        .map(|name| forget(site, name))
        .chain(keyed::forget_all(site, headers, PERSONAL_KEYED))
        .collect()
}

/// Whether the browser sent any cookie at all.
pub fn are_kept(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE)
}

/// The value a request carries, if it carries one that is not empty.
pub fn read(site: &(impl Site + ?Sized), headers: &HeaderMap, name: Name) -> Option<String> {
    let name = name.on(site);
    all(headers)
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// Every cookie of a request.
fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
