//! The addresses of pages to which other pages lead, and answers to forms.

use model::{
    AgentId, CampaignId, CustomerNumber, ProductId, ProviderId, PurchaseNumber, WebhookEndpointId,
};

/// The page that the backoffice opens with.
pub const DASHBOARD: &str = "/";
/// The list of orders.
pub const ORDERS: &str = "/orders";
/// The list of campaigns.
pub const CAMPAIGNS: &str = "/campaigns";

/// Returns the path of a customer's page.
pub fn customer(number: &CustomerNumber) -> String {
    format!("/customers/{number}")
}

/// Returns the path of an order's page.
pub fn order(number: &PurchaseNumber) -> String {
    format!("{ORDERS}/{}", number.as_str())
}

/// Returns the path of the form of a sale, to that customer or to a new one.
pub fn sale(customer: Option<&CustomerNumber>) -> String {
    match customer {
        Some(number) => format!("{ORDERS}/new?customer={number}"),
        None => format!("{ORDERS}/new"),
    }
}

/// Returns the path of a campaign's page.
pub fn campaign(id: CampaignId) -> String {
    format!("{CAMPAIGNS}/{id}")
}

/// Returns the path of a product's page.
pub fn product(id: ProductId) -> String {
    format!("/products/{id}")
}

/// Returns the path of a provider's page.
pub fn provider(id: ProviderId) -> String {
    format!("/providers/{id}")
}

/// Returns the path of an agent's page.
pub fn agent(id: AgentId) -> String {
    format!("/agents/{id}")
}

/// Returns the path of the page of a webhook's endpoint.
pub fn webhook(id: WebhookEndpointId) -> String {
    format!("/webhooks/{id}")
}
