//! What pages and server functions need from the server. The only module that depends on the compile target: in the
//! browser these functions have no body, since only islands run there and they call none of them.

#[cfg(feature = "ssr")]
mod address;
#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
mod backoffice;
#[cfg(feature = "ssr")]
mod backoffice_forms;
#[cfg(feature = "ssr")]
mod backoffice_pages;
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
mod pairs;
#[cfg(feature = "ssr")]
mod request;
mod views;
#[cfg(feature = "ssr")]
mod visit;

#[cfg(feature = "ssr")]
pub use answers::{
    RETRY_AFTER, add_cookie, continue_session, enter, enter_linked, forget_cookie, leave,
    redirect_after_sign_in, refuse, set_cookie, set_cookie_for, sign_in_first, sign_in_to_send,
    with_return,
};
#[cfg(feature = "ssr")]
pub use backoffice::{adopt_time_zone, agent, agent_caller, agent_session};
#[cfg(feature = "ssr")]
pub use backoffice_forms::{
    answer_about, answer_about_campaign, answer_about_order, answer_about_portal, change_overrides,
    change_settings, customer_number, product_form, redirect_to_portal, refuse_closing,
    refuse_product,
};
#[cfg(feature = "ssr")]
pub use orders::{order_path, remember_order};
#[cfg(feature = "ssr")]
pub use pairs::write_notice;
#[cfg(feature = "ssr")]
pub use request::{accounts, caller, cookie, customer, once, portal};
#[cfg(feature = "ssr")]
pub use visit::{account_caller, password_caller};

pub use views::{AccountsClosed, BuiltFiles, MessageTexts, PageError};

use crate::context::Notice;
use leptos::config::LeptosOptions;
use model::{
    AddPurchaseLink, AgentLink, AgentSummary, ApiTokenSummary, AuditEntry, AuditQuery,
    CampaignDetails, CampaignSummary, Comparison, Confirmation, Cursor, CustomerDetails,
    CustomerFilter, CustomerNumber, CustomerSummary, Dashboard, DuplicateGroup, Duplicates,
    EmailAddress, EmailLink, Enrolment, HostClaim, ImportDetails, ImportSummary, LeftOutCustomer,
    Link, LinkedSignIn, LocalTime, MailEntry, Membership, Offer, OrderDetails, OrderQuery,
    OrderSummary, Page, PasswordLink, PendingRegistration, PendingSignIn, PortalAddresses,
    PortalDetails, PortalId, Product, ProductDetails, Protocol, ProviderFile, ProviderSummary,
    ProviderTest, Purchase, PurchaseNumber, ReturnPath, Sender, SessionSummary, Settings,
    SimilarCustomer, SwitchImpact, TimeZone, TimelineEntry, Timestamp, WebhookDelivery,
    WebhookEndpoint,
};

/// Declares functions that load what a page shows, by those of the same names in a module for the server.
macro_rules! loaders {
    ($module:ident: $($(#[$doc:meta])* $name:ident$args:tt -> $output:ty;)+) => {
        $(loaders!(@ $module $(#[$doc])* $name$args -> $output);)+
    };
    (@ $module:ident $(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) -> $output:ty) => {
        $(#[$doc])*
        pub async fn $name($($arg: $type),*) -> Result<$output, PageError> {
            #[cfg(feature = "ssr")]
            return $module::$name($($arg),*).await;
            #[cfg(not(feature = "ssr"))]
            unreachable!("pages run on the server, not with {:?}", ($($arg,)*));
        }
    };
}

loaders! { loaders:
    /// Returns the portal's products.
    products() -> Vec<Product>;
    /// Returns one product, by the id in its address.
    product(id: String) -> Product;
    /// Returns an order that this browser may open, by the number in its address, and its QR code while it is valid.
    order(number: String) -> (Purchase, Option<String>);
    /// Returns the order of that number, if this browser may open it: its buyer may be about to register.
    bought_here(number: Option<String>) -> Option<Purchase>;
    /// Returns the registration begun in this browser, if any.
    pending() -> Option<PendingRegistration>;
    /// Returns the target of the confirmation link opened last, and the page that was asked for before registering.
    confirmation() -> (Link<Confirmation>, Option<ReturnPath>);
    /// Returns the target of the password link opened last.
    password_link() -> Link<PasswordLink>;
    /// Returns what the user of this browser's provider sign-in has to do first, until it expires.
    pending_sign_in() -> Option<PendingSignIn>;
    /// Returns the customer's purchases for dates to come, and a page of the others, newest first, after the one of that
    /// number. Only the first page has those to come.
    purchases(after: Option<String>) -> (Vec<Purchase>, Page<Purchase, String>);
    /// Returns one of the customer's purchases, and its QR code while it is valid.
    purchase(number: String) -> (Purchase, Option<String>);
    /// Returns the customer's active sessions.
    sessions() -> Vec<SessionSummary>;
    /// Returns the email that the customer asked for and has not confirmed yet.
    pending_email() -> Option<String>;
    /// Returns the customer's timeline, newest first.
    activity(before: Option<i64>) -> Page<TimelineEntry>;
    /// Returns the target of the email link opened last.
    email_link() -> Link<EmailLink>;
    /// Returns the target of the link to add a purchase that was opened last.
    add_purchase_link() -> Link<AddPurchaseLink>;
    /// Returns the customer's linked identities.
    linked_sign_ins() -> Vec<LinkedSignIn>;
}

loaders! { backoffice_pages:
    /// Returns the second factor to set up; `None` if the deployment has no key to encrypt its secret.
    enrolment() -> Option<Enrolment>;
    /// Returns whether the action named in an address is waiting for the agent's code.
    is_request_pending(request: String) -> bool;
    /// Returns the new recovery codes; empty once they were saved.
    recovery_codes() -> Vec<String>;
    /// Returns the target of the agent link opened last: an invitation, or a password reset.
    agent_link() -> Link<AgentLink>;
    /// Returns the operators that the agent may work for.
    memberships() -> Vec<Membership>;
    /// Returns what the agent may see of the dashboard.
    dashboard() -> Dashboard;
    /// Returns a page of the customers that match a text.
    customers(text: String, after: Option<Cursor>) -> Page<CustomerSummary, Cursor>;
    /// Returns a page of the customers of a filter.
    customer_list(filter: CustomerFilter, after: Option<Cursor>) -> Page<CustomerSummary, Cursor>;
    /// Returns customers with the same email or the same names as one to be added.
    similar_customers(first_name: String, last_name: String, email: String) -> Vec<SimilarCustomer>;
    /// Returns all details of the customer whose number is in an address.
    customer_details(number: String) -> CustomerDetails;
    /// Returns possible duplicates of a customer, and the customers merged into them.
    duplicates_of(number: CustomerNumber) -> Duplicates;
    /// Returns the number of the customer that an old number's customer was merged into.
    survivor(number: String) -> Option<CustomerNumber>;
    /// Returns groups of possible duplicates, newest first.
    duplicates(before: Option<i64>) -> Page<DuplicateGroup>;
    /// Returns two customers side by side, by the numbers in an address.
    comparison(one: String, other: String) -> Comparison;
    /// Returns a customer's timeline, newest first.
    timeline(number: CustomerNumber, before: Option<i64>) -> Page<TimelineEntry>;
    /// Returns a page of the orders that an address asks for, newest first.
    found_orders(query: OrderQuery, before: Option<i64>) -> Page<OrderSummary>;
    /// Returns the number of the order that a text names, or that its QR code says; `None` if there is no such order or
    /// the agent may not open it.
    order_named(text: String) -> Option<PurchaseNumber>;
    /// Returns what can be sold at the counter, and the customer whose number is in an address, if there is one in it.
    sale(customer: String) -> (Vec<Offer>, Option<CustomerSummary>);
    /// Returns everything about the order whose number is in an address.
    order_details(number: String) -> OrderDetails;
    /// Returns the operator's settings.
    operator_settings() -> Settings;
    /// Returns how many customers each switch signs out: of the operator, or of the portal whose id is in an address.
    switch_impact(portal: Option<String>) -> SwitchImpact;
    /// Returns the operator's single sign-on providers.
    providers() -> Vec<ProviderSummary>;
    /// Returns one provider, by the id in an address.
    provider(id: String) -> ProviderFile;
    /// Returns the addresses of the provider that a form with that random text will add.
    provider_addresses(protocol: Protocol, place: String) -> Vec<PortalAddresses>;
    /// Returns the report of a provider test, by the ids in an address.
    provider_test(id: String, test: String) -> ProviderTest;
    /// Returns the operator's portals, oldest first.
    portals() -> Vec<PortalDetails>;
    /// Returns one portal, by the id in an address, with its logo as a data URL.
    one_portal(id: String) -> (PortalDetails, Option<String>);
    /// Returns what the operator sells, and what it retired.
    catalogue() -> Vec<ProductDetails>;
    /// Returns one product, by the id in an address.
    catalogue_product(id: String) -> ProductDetails;
    /// Returns id and name of the portals that a product can be sold on.
    catalogue_portals() -> Vec<(PortalId, String)>;
    /// Returns the hosts that the operator asked for and that do not lead here yet.
    host_claims() -> Vec<HostClaim>;
    /// Returns the sender of the operator's mails.
    sender() -> Sender;
    /// Returns the address that the sender link opened last would confirm.
    sender_link() -> Link<EmailAddress>;
    /// Returns every message that the operator can customize.
    messages() -> Vec<MessageTexts>;
    /// Returns one message, by its name in an address.
    one_message(code: String) -> MessageTexts;
    /// Returns the operator's agents.
    agents() -> Vec<AgentSummary>;
    /// Returns one agent, by the id in an address.
    one_agent(id: String) -> AgentSummary;
    /// Returns the operator's API tokens, latest first, and the one that was just made, which is shown this once.
    api_tokens() -> (Vec<ApiTokenSummary>, Option<String>);
    /// Returns the endpoints of the operator's webhooks, oldest first.
    webhooks() -> Vec<WebhookEndpoint>;
    /// Returns the endpoint whose id is in an address, a page of its deliveries, latest first, and the secret that was
    /// just made, which is shown this once.
    webhook(id: String, before: Option<i64>) -> (WebhookEndpoint, Page<WebhookDelivery>, Option<String>);
    /// Returns the operator's campaigns, latest first.
    campaigns() -> Vec<CampaignSummary>;
    /// Returns one campaign, by the id in an address, and the customers left out for a reason, if an address names one.
    campaign(id: String, reason: Option<String>, before: Option<i64>) -> (CampaignDetails, Option<Page<LeftOutCustomer>>);
    /// Returns the operator's mail log, newest first.
    mail_log(before: Option<i64>, only_failed: bool) -> Page<MailEntry>;
    /// Returns the operator's imports, latest first.
    imports(before: Option<i64>) -> Page<ImportSummary>;
    /// Returns one import, by the id in an address.
    one_import(id: String) -> ImportDetails;
    /// Returns the entries of the audit log that an address asks for, newest first.
    audit(query: AuditQuery, before: Option<i64>) -> Page<AuditEntry>;
}

/// Declares functions that change the response, in the same way. In the browser they do nothing.
macro_rules! effects {
    ($($(#[$doc:meta])* $name:ident($($arg:ident: $type:ty),*) in $module:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name($($arg: $type),*) {
            #[cfg(feature = "ssr")]
            $module::$name($($arg),*);
            #[cfg(not(feature = "ssr"))]
            let _ = ($($arg,)*);
        }
    )+};
}

effects! {
    /// Redirects to another page.
    see_other(path: &str) in answers;
    /// Redirects to another page, which shows a flash message.
    announce(path: &str, notice: &Notice) in answers;
    /// Keeps what was typed for the next page. Never pass a password.
    keep(typed: &[(&str, &str)]) in answers;
    /// Provides the context of the request: a [`PortalContext`](crate::PortalContext) on a portal, a
    /// [`BackofficeContext`](crate::backoffice::context::BackofficeContext) in the backoffice.
    provide_request_context() in visit;
    /// Sets a cookie that shows on the next request whether the browser keeps cookies.
    probe_cookies() in answers;
    /// Sets the status of the response.
    set_status(status: u16) in answers;
    /// Tells search engines not to index the page, by a header: a page that waits for data would lose a `meta` element.
    hide_from_search_engines() in answers;
    /// Sends a content security policy that allows scripts and styles of this nonce only.
    send_content_security_policy(nonce: &str) in answers;
}

/// Returns a new one-time key for a form that creates something, and sets a cookie that identifies the browser.
pub fn one_time_key() -> String {
    #[cfg(feature = "ssr")]
    return visit::one_time_key();
    #[cfg(not(feature = "ssr"))]
    unreachable!("forms are made on the server");
}

/// Returns whether the visitor was signed in when the portal's accounts were switched off.
pub fn accounts_are_closed() -> bool {
    #[cfg(feature = "ssr")]
    return request::extension::<AccountsClosed>().is_some();
    #[cfg(not(feature = "ssr"))]
    unreachable!("pages run on the server");
}

/// Returns what the clocks of a time zone show at that moment.
pub fn local(at: Timestamp, zone: &TimeZone) -> LocalTime {
    #[cfg(feature = "ssr")]
    return ::accounts::time_zones::local(at, zone);
    #[cfg(not(feature = "ssr"))]
    unreachable!("the database of time zones is on the server: {at} in {zone}");
}

/// Returns the time zones to choose from, the chosen one among them, with how many minutes each is ahead of UTC now.
pub fn time_zones(chosen: &str) -> Vec<(TimeZone, i32)> {
    #[cfg(feature = "ssr")]
    return ::accounts::time_zones::offered(chosen, now());
    #[cfg(not(feature = "ssr"))]
    unreachable!("the database of time zones is on the server: {chosen}");
}

/// Returns the current time, in UTC.
pub fn now() -> Timestamp {
    #[cfg(feature = "ssr")]
    return request::accounts().now();
    #[cfg(not(feature = "ssr"))]
    unreachable!("pages run on the server");
}

/// Returns the addresses of this build's files, read when the server started.
pub fn built_files(options: &LeptosOptions) -> &'static BuiltFiles {
    #[cfg(feature = "ssr")]
    return assets::built_files(options);
    #[cfg(not(feature = "ssr"))]
    unreachable!("documents are made on the server, not for {}", options.output_name);
}
