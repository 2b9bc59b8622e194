//! Every cookie of the product: its name, its attributes, and how it is read.

use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use http::{HeaderMap, header};
use model::Portal;
use std::sync::Arc;

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
    /// What the last answer has done, for the page it leads to.
    Notice,
    /// The language that was chosen.
    Lang,
    /// The trip to a provider, or away from it, that this browser is on.
    Flow,
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
    /// Recovery codes that were just made, until the agent has kept them.
    RecoveryCodes,
    /// The test of a provider that this browser has begun, in the backoffice only.
    ProviderTest,
}

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
            Self::Notice => "notice",
            Self::Lang => "lang",
            Self::Flow => "sso-flow",
            Self::Arrival => "sso-arrival",
            Self::Proof => "sso-proof",
            Self::Halt => "sso-halt",
            Self::Auto => "sso-auto",
            Self::EmailLink => "email-link",
            Self::AddPurchase => "add-purchase",
            Self::Agent => "agent",
            Self::AgentLink => "agent-link",
            Self::RecoveryCodes => "recovery-codes",
            Self::ProviderTest => "provider-test",
        }
    }

    /// The name on that host. `__Host-` keeps other hosts from planting it; browsers take it on https only.
    pub fn on(self, site: &(impl Site + ?Sized)) -> String {
        if is_secure(site) {
            format!("__Host-{}", self.plain())
        } else {
            self.plain().to_owned()
        }
    }

    /// How long the browser keeps it, in seconds; `None` is until the browser closes.
    pub const fn default_seconds(self) -> Option<i64> {
        match self {
            Self::Session | Self::Browser | Self::Halt | Self::Agent => None,
            Self::Device | Self::Lang => Some(365 * 86_400),
            Self::Pending | Self::Order => Some(86_400),
            Self::Arrival => Some(3600),
            Self::Confirm
            | Self::SetPassword
            | Self::Flow
            | Self::Proof
            | Self::EmailLink
            | Self::AddPurchase
            | Self::AgentLink
            | Self::RecoveryCodes => Some(900),
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
    let mut cookie = Cookie::build((name.on(site), value.to_owned()))
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

/// The value a request carries, if it carries one that is not empty.
pub fn read(site: &(impl Site + ?Sized), headers: &HeaderMap, name: Name) -> Option<String> {
    let name = name.on(site);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}
