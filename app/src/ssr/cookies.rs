//! Every cookie of the product: name, attributes, and how it is read.

use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use http::{HeaderMap, header};
use model::Portal;
use std::sync::Arc;

pub mod keyed;

/// A host that cookies belong to.
pub trait CookieHost {
    /// Returns its scheme, host and port.
    fn origin(&self) -> &str;
}

impl CookieHost for Portal {
    fn origin(&self) -> &str {
        &self.origin
    }
}

impl<S: CookieHost + ?Sized> CookieHost for Arc<S> {
    fn origin(&self) -> &str {
        (**self).origin()
    }
}

/// The backoffice's host, an extension of every request for it, as the portal is for the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackofficeHost {
    pub origin: String,
}

impl CookieHost for BackofficeHost {
    fn origin(&self) -> &str {
        &self.origin
    }
}

/// A cookie's name, without the prefix of secure origins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// The customer's session.
    Session,
    /// Marks a browser that has signed in before.
    Device,
    /// The registration begun in this browser.
    Pending,
    /// The token of the confirmation link opened last.
    Confirm,
    /// The token of the password link opened last.
    SetPassword,
    /// The secrets of orders made, or opened by a mailed link, in this browser.
    Order,
    /// Identifies the browser when a form that creates something is sent again. It contains nothing personal.
    Browser,
    /// What was typed into a refused form, for the next page only.
    Flash,
    /// What was typed into a form sent after the session had ended, until its page is shown again.
    Draft,
    /// Shows that the browser keeps cookies.
    Probe,
    /// The flash message of the last response, for the page it redirects to.
    Notice,
    /// The chosen language.
    Lang,
    /// A sign-in by a provider in progress; there may be several ([`keyed`]).
    Flow,
    /// The address that ends the provider's session, after signing out.
    Leave,
    /// The provider's user who still has to prove whose account it is.
    PendingLink,
    /// The token of the link that proves a mailbox.
    Proof,
    /// Suppresses automatic redirects to a provider: [`HALT_SIGNED_OUT`] or [`HALT_FAILED`] says why.
    Halt,
    /// Set when the browser was just redirected to a provider automatically.
    Auto,
    /// The token of the link that confirms or undoes a change of email.
    EmailLink,
    /// The token of the link that adds a purchase.
    AddPurchase,
    /// An agent's session, in the backoffice only.
    Agent,
    /// The token of an agent's invitation or password link.
    AgentLink,
    /// A test of a provider begun in this browser, in the backoffice only; there may be several ([`keyed`]).
    ProviderTest,
}

/// Cookies whose pages show personal data, or data of a mailbox, to any user of the browser.
const PERSONAL: [Name; 11] = [
    Name::Draft,
    Name::Pending,
    Name::Confirm,
    Name::SetPassword,
    Name::Order,
    Name::Flash,
    Name::PendingLink,
    Name::Proof,
    Name::EmailLink,
    Name::AddPurchase,
    Name::AgentLink,
];
/// The keyed cookie with personal data.
const PERSONAL_KEYED: Name = Name::ProviderTest;

/// The value of [`Name::Halt`] after signing out: the provider has to ask for a new login.
pub const HALT_SIGNED_OUT: &str = "signed-out";
/// The value of [`Name::Halt`] after a failed sign-in by a provider.
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
            Self::PendingLink => "sso-arrival",
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

    /// Returns the cookie's name on that host. The prefix `__Host-` keeps other hosts from setting it; browsers accept
    /// it with https only.
    pub fn on(self, host: &(impl CookieHost + ?Sized)) -> String {
        if is_secure(host) { format!("__Host-{}", self.plain()) } else { self.plain().to_owned() }
    }

    /// Returns whether a cookie of that name is this one, on any host.
    pub fn is(self, name: &[u8]) -> bool {
        name.strip_prefix(b"__Host-").unwrap_or(name) == self.plain().as_bytes()
    }

    /// Returns how long the browser keeps it, in seconds; `None` is until it closes.
    pub const fn default_seconds(self) -> Option<i64> {
        match self {
            Self::Session | Self::Browser | Self::Halt | Self::Agent | Self::Probe => None,
            Self::Device | Self::Lang => Some(365 * 86_400),
            Self::Pending | Self::Order => Some(86_400),
            Self::PendingLink => Some(3600),
            Self::Confirm
            | Self::SetPassword
            | Self::Flow
            | Self::Leave
            | Self::Proof
            | Self::EmailLink
            | Self::AddPurchase
            | Self::AgentLink
            | Self::Draft => Some(900),
            // Covers the ticket (10 minutes) and the sign-in after it.
            Self::ProviderTest => Some(1800),
            Self::Flash | Self::Notice => Some(60),
            Self::Auto => Some(10),
        }
    }
}

fn is_secure(host: &(impl CookieHost + ?Sized)) -> bool {
    host.origin().starts_with("https://")
}

/// Returns the `Set-Cookie` value that stores a cookie for that many seconds.
pub fn store(
    host: &(impl CookieHost + ?Sized),
    name: Name,
    value: &str,
    seconds: Option<i64>,
) -> String {
    cookie(host, name.on(host), value, seconds)
}

fn cookie(
    host: &(impl CookieHost + ?Sized),
    name: String,
    value: &str,
    seconds: Option<i64>,
) -> String {
    let mut cookie = Cookie::build((name, value.to_owned()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_secure(host))
        .build();
    cookie.set_max_age(seconds.map(Duration::seconds));
    cookie.to_string()
}

/// Returns the `Set-Cookie` value that deletes a cookie.
pub fn forget(host: &(impl CookieHost + ?Sized), name: Name) -> String {
    store(host, name, "", Some(0))
}

/// Whether the browser had a session before its personal cookies are deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// There was a session: it has been signed out, or another one replaces it.
    Somebody,
    /// There was none: this is a sign-in, perhaps required by a link.
    Nobody,
}

/// Returns the `Set-Cookie` values that delete personal cookies. A link or form that required sign-in outlives that
/// sign-in; its page checks whose it is.
pub fn forget_personal(
    host: &(impl CookieHost + ?Sized),
    headers: &HeaderMap,
    before: Before,
) -> Vec<String> {
    let goes_on =
        |name: Name| before == Before::Nobody && matches!(name, Name::AddPurchase | Name::Draft);
    PERSONAL
        .into_iter()
        .filter(|&name| !goes_on(name) && read(host, headers, name).is_some())
        .map(|name| forget(host, name))
        .chain(keyed::forget_all(host, headers, PERSONAL_KEYED))
        .collect()
}

/// Returns whether the browser sent any cookie at all.
pub fn are_kept(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE)
}

/// Returns the value of a cookie, if the request has it and it is not empty.
pub fn read(host: &(impl CookieHost + ?Sized), headers: &HeaderMap, name: Name) -> Option<String> {
    let name = name.on(host);
    all(headers)
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned())
}

/// Returns every cookie of a request.
fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
