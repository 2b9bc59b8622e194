//! The one place that knows on which side of the network it is compiled: what pages and server functions ask of the
//! server. In the browser these have no body, because only islands run there and islands ask nothing of them.

#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod backoffice;
#[cfg(feature = "ssr")]
pub mod cookies;
#[cfg(feature = "ssr")]
pub mod drafts;
#[cfg(feature = "ssr")]
pub mod header_size;
#[cfg(feature = "ssr")]
mod loaders;
#[cfg(feature = "ssr")]
pub mod orders;
#[cfg(feature = "ssr")]
mod request;

#[cfg(feature = "ssr")]
pub use answers::{
    RETRY_AFTER, add_cookie, enter, forget_cookie, keep, lead_in, leave, refuse, refused_query,
    set_cookie, set_cookie_for, sign_in_first, sign_in_to_send, with_return,
};
#[cfg(feature = "ssr")]
pub use backoffice::{
    agent, agent_caller, agent_session, answer_about, answer_about_portal, change_overrides,
    change_settings, customer_number, lead_to_portal, product_form, refuse_product,
};
#[cfg(feature = "ssr")]
pub use orders::{order_path, remember_order};
#[cfg(feature = "ssr")]
pub use request::{
    account_caller, accounts, caller, cookie, customer, once, password_caller, portal, write_notice,
};

use crate::visit::Notice;
use leptos::config::LeptosOptions;
use model::{
    AgentLink, AgentSummary, AuditEntry, Comparison, Cursor, CustomerDetails, CustomerNumber,
    CustomerSummary, EmailAddress, Enrolment, HostClaim, Link, LinkedSignIn, Locale, MailEntry,
    Membership, Message, Page, PortalDetails, Product, ProductDetails, ProviderFile,
    ProviderSummary, ProviderTest, Purchase, Sender, SessionSummary, Settings, SwitchImpact,
    TimelineEntry, Timestamp, TwinGroup, Twins,
};

/// Why a page cannot be shown. The status of the response says so already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    NotFound,
    SignedOut,
    /// The page is reached by a mailed link alone, and the browser brought no cookie from there.
    NoCookies,
    /// The agent's role does not allow it.
    Forbidden,
    Unavailable,
}

/// The registration this browser has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub email: String,
    /// Seconds until the mail can be asked for again.
    pub resend_in: u32,
}

/// A registration that its link may confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub email: String,
    /// Whether this browser made the registration; any other must give its password.
    pub same_browser: bool,
}

/// Whose password a link sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    pub number: CustomerNumber,
    pub first_name: String,
    /// Whether this is the first password of an account that an agent opened.
    pub activation: bool,
}

/// What a link about an email leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailLink {
    /// The address that the customer has afterwards.
    pub email: String,
    /// It undoes a change; otherwise it confirms one.
    pub undo: bool,
    /// This browser is not signed in as that customer: the password has to prove who it is.
    pub ask_password: bool,
}

/// What a link to add a purchase leads to, for the customer who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddPurchaseLink {
    /// The purchase of that number becomes theirs.
    Ready { number: String },
    /// Another customer asked for it.
    OtherCustomer,
    /// Meanwhile it has become somebody's who signs in.
    NotFree,
}

/// What somebody whom a provider vouches for has to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub provider: String,
    /// What the provider's user is called there.
    pub label: String,
    pub email: String,
    /// Whether the password of the one account in question can prove it.
    pub by_password: bool,
    /// Whose account it can be, once the mailed link was opened in this browser.
    pub candidates: Vec<Candidate>,
    /// Whether it can be a new one as well.
    pub may_open_new: bool,
    /// Whether a link was opened that does not work.
    pub link_dead: bool,
}

/// A customer to choose, and what they are recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub last_purchase_at: Option<Timestamp>,
}

/// A message of the operator's, in each language: the standard text, and the own one where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTexts {
    pub message: Message,
    pub texts: Vec<(Locale, String, Option<String>)>,
}

macro_rules! loaders {
    ($room:ident: $($(#[$doc:meta])* $name:ident$args:tt -> $output:ty;)+) => {
        $(loaders!(@ $room $(#[$doc])* $name$args -> $output);)+
    };
    (@ $room:ident $(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) -> $output:ty) => {
        $(#[$doc])*
        pub async fn $name($($arg: $type),*) -> Result<$output, Trouble> {
            #[cfg(feature = "ssr")]
            return $room::$name($($arg),*).await;
            #[cfg(not(feature = "ssr"))]
            unreachable!("pages run on the server, not with {:?}", ($($arg,)*));
        }
    };
}

loaders! { loaders:
    /// What the portal sells.
    products() -> Vec<Product>;
    /// One product, by the id in its address.
    product(id: String) -> Product;
    /// An order that this browser may open, by the number in its address.
    order(number: String) -> Purchase;
    /// The registration that this browser has begun, if any.
    pending() -> Option<Pending>;
    /// What the confirmation link that was opened last leads to.
    confirmation() -> Link<Confirmation>;
    /// What the password link that was opened last leads to.
    password_link() -> Link<PasswordLink>;
    /// What is to be proved before this browser's arrival from a provider is let in, while it lasts.
    proof() -> Option<Proof>;
    /// The customer's purchases, newest first.
    purchases() -> Vec<Purchase>;
    /// One of the customer's purchases.
    purchase(number: String) -> Purchase;
    /// The customer's active sessions.
    sessions() -> Vec<SessionSummary>;
    /// What happened to the customer, the latest first.
    activity(before: Option<i64>) -> Page<TimelineEntry>;
    /// What the link about an email that was opened last leads to.
    email_link() -> Link<EmailLink>;
    /// What the link to add a purchase that was opened last leads to.
    add_purchase_link() -> Link<AddPurchaseLink>;
    /// The customer's sign-ins at providers.
    linked_sign_ins() -> Vec<LinkedSignIn>;
}

loaders! { backoffice:
    /// The second factor that is to be set up; none where the deployment cannot keep its secret.
    enrolment() -> Option<Enrolment>;
    /// Whether the act of a name in an address waits for the agent's code.
    act_waits(act: String) -> bool;
    /// The recovery codes that were just made; empty once they were kept.
    recovery_codes() -> Vec<String>;
    /// What the invitation, or the link for a new password, that was opened last leads to.
    agent_link() -> Link<AgentLink>;
    /// Whom the person may work for.
    memberships() -> Vec<Membership>;
    /// The customers that a text finds, a page at a time.
    customers(text: String, after: Option<Cursor>) -> Page<CustomerSummary, Cursor>;
    /// Everything about the customer of the number in an address.
    customer_details(number: String) -> CustomerDetails;
    /// Who may be the same person as a customer, and who became part of them.
    twins(number: CustomerNumber) -> Twins;
    /// The number of who took over the customer of an old number.
    survivor(number: String) -> Option<CustomerNumber>;
    /// Customers who may be one person, the latest first.
    duplicates(before: Option<i64>) -> Page<TwinGroup>;
    /// Two customers side by side, by the numbers in an address.
    comparison(one: String, other: String) -> Comparison;
    /// What happened to a customer, the latest first.
    timeline(number: CustomerNumber, before: Option<i64>) -> Page<TimelineEntry>;
    /// What the operator has decided.
    operator_settings() -> Settings;
    /// How many customers each switch has sign in again: the operator's, or those of the portal of an id in an address.
    switch_impact(portal: Option<String>) -> SwitchImpact;
    /// Where the operator's customers can sign in instead.
    providers() -> Vec<ProviderSummary>;
    /// One of them, by the id in an address.
    provider(id: String) -> ProviderFile;
    /// What a test of a provider found out, by the ids in an address.
    provider_test(id: String, test: String) -> ProviderTest;
    /// The operator's portals, the oldest first.
    portals() -> Vec<PortalDetails>;
    /// One of them, by the id in an address, with its logo as an address that holds the picture itself.
    one_portal(id: String) -> (PortalDetails, Option<String>);
    /// What the operator sells, and what it retired.
    catalogue() -> Vec<ProductDetails>;
    /// One of them, by the id in an address.
    catalogue_product(id: String) -> ProductDetails;
    /// Id and name of the portals that a product can be sold on.
    catalogue_portals() -> Vec<(i64, String)>;
    /// The hosts that the operator asked for and that do not lead here yet.
    host_claims() -> Vec<HostClaim>;
    /// Who the operator's mails come from.
    sender() -> Sender;
    /// The address that the link of a sender, opened last, would have mails come from.
    sender_link() -> Link<EmailAddress>;
    /// Everything that the operator may say in its own words.
    messages() -> Vec<MessageTexts>;
    /// One of them, by its name in an address.
    one_message(code: String) -> MessageTexts;
    /// Who works for the operator.
    agents() -> Vec<AgentSummary>;
    /// One of them, by the id in an address.
    one_agent(id: String) -> AgentSummary;
    /// What became of the operator's mails, the latest first.
    mail_log(before: Option<i64>, only_failed: bool) -> Page<MailEntry>;
    /// What agents did, the latest first.
    audit(before: Option<i64>) -> Page<AuditEntry>;
}

macro_rules! orders {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) in $room:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name($($arg: $type),*) {
            #[cfg(feature = "ssr")]
            $room::$name($($arg),*);
            #[cfg(not(feature = "ssr"))]
            let _ = ($($arg,)*);
        }
    )+};
}

orders! {
    /// Leads on to another page.
    see_other(path: &str) in answers;
    /// Leads on to another page, which says once what was done.
    announce(path: &str, notice: &Notice) in answers;
    /// Provides what pages know of the request that is being answered: a [`Visit`](crate::Visit) on a portal, a
    /// [`Desk`](crate::backoffice::desk::Desk) in the backoffice.
    provide_visit() in request;
    /// Gives the browser a cookie to show on its next request that it keeps cookies.
    probe_cookies() in answers;
    /// Sets the status of the response.
    set_status(status: u16) in answers;
    /// Tells search engines not to show the page. A header: an element of the framework's would be lost whenever the
    /// page had to wait for its data.
    hide_from_search_engines() in answers;
    /// Sends the policy that lets scripts and styles of this nonce run, and no others.
    send_content_security_policy(nonce: &str) in answers;
}

/// Returns a new one-time key for a form that creates something, and makes sure that its browser can be recognised.
pub fn one_time_key() -> String {
    #[cfg(feature = "ssr")]
    return request::one_time_key();
    #[cfg(not(feature = "ssr"))]
    unreachable!("forms are made on the server");
}

/// The addresses of the style sheet, of the islands' script and of their WebAssembly.
#[derive(Debug)]
pub struct BuiltFiles {
    pub css: String,
    pub js: String,
    pub wasm: String,
    /// What they were built from, if the build knew.
    pub commit: Option<String>,
}

/// Returns the addresses of this build's files, as they were when the server started.
pub fn built_files(options: &LeptosOptions) -> &'static BuiltFiles {
    #[cfg(feature = "ssr")]
    return assets::built_files(options);
    #[cfg(not(feature = "ssr"))]
    unreachable!("documents are made on the server, not for {}", options.output_name);
}
