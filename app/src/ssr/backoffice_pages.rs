//! The data of the backoffice's pages.

use super::backoffice::{agent_session, open};
use super::cookies::Name;
use super::loaders::{store_failed, unknown_link};
use super::request::{accounts, cookie};
use super::{MessageTexts, PageError, answers};
use crate::backoffice::context::BackofficeContext;
use crate::backoffice::messages::standard;
use ::accounts::{AccessError, AuditFilter};
use leptos::prelude::use_context;
use model::refusals::SecondFactorRefusal;
use model::{
    Agent, AgentId, AgentLink, AgentSummary, ApiTokenSummary, AuditEntry, AuditQuery, Dashboard,
    EmailAddress, Enrolment, Failure, HostClaim, ImportDetails, ImportId, ImportSummary, Link,
    Locale, MailEntry, Membership, Message, OwnMessage, Page, PortalAddresses, PortalDetails,
    PortalId, ProductDetails, ProductId, Protocol, ProviderFile, ProviderSummary, ProviderTest,
    Sender, Settings, SwitchImpact, WebhookDelivery, WebhookEndpoint, WebhookEndpointId,
};

mod campaigns;
mod customers;
mod orders;

pub use campaigns::{campaign, campaigns};
pub use customers::{
    comparison, customer_details, customer_list, customers, duplicates, duplicates_of,
    similar_customers, survivor, timeline,
};
pub use orders::{found_orders, order_details, order_named, sale};

fn signed_in() -> Result<Agent, PageError> {
    open().ok_or_else(|| {
        let path = use_context::<BackofficeContext>().map(|context| context.path.clone());
        answers::sign_in_first(&path.unwrap_or_default());
        PageError::SignedOut
    })
}

fn seen<T>(result: Result<T, AccessError>) -> Result<T, PageError> {
    result.map_err(|error| match error {
        AccessError::Forbidden => {
            answers::set_status(403);
            PageError::Forbidden
        }
        AccessError::Store(error) => store_failed(&error),
    })
}

fn not_found() -> PageError {
    answers::set_status(404);
    PageError::NotFound
}

/// Returns the second factor to set up; `None` if the deployment has no key to encrypt its secret.
pub async fn enrolment() -> Result<Option<Enrolment>, PageError> {
    match accounts().agents().enrolment(&agent_session()).await {
        Ok(enrolment) => Ok(Some(enrolment)),
        Err(Failure::Refused(refusals)) if refusals.contains(&SecondFactorRefusal::NoKey) => {
            Ok(None)
        }
        Err(Failure::Refused(_) | Failure::Forbidden) => {
            answers::see_other("/sign-in");
            Err(PageError::SignedOut)
        }
        Err(Failure::Busy | Failure::Unavailable | Failure::Unconfirmed | Failure::Wait(_)) => {
            answers::unavailable();
            Err(PageError::Unavailable)
        }
    }
}

pub async fn is_request_pending(act: String) -> Result<bool, PageError> {
    let agent = signed_in()?;
    let waits = accounts().agents().is_request_pending(&agent, &act).await;
    waits.map_err(|error| store_failed(&error))
}

pub async fn recovery_codes() -> Result<Vec<String>, PageError> {
    let codes = accounts().agents().recovery_codes(&agent_session()).await;
    codes.map_err(|error| store_failed(&error))
}

pub async fn agent_link() -> Result<Link<AgentLink>, PageError> {
    let Some(link) = cookie(Name::AgentLink) else {
        return unknown_link();
    };
    let link = accounts().agents().link(&link).await;
    link.map_err(|error| store_failed(&error))
}

pub async fn dashboard() -> Result<Dashboard, PageError> {
    let agent = signed_in()?;
    seen(accounts().overview().dashboard(&agent).await)
}

pub async fn operator_settings() -> Result<Settings, PageError> {
    let agent = signed_in()?;
    seen(accounts().settings().get(&agent).await)
}

pub async fn switch_impact(portal: Option<String>) -> Result<SwitchImpact, PageError> {
    let agent = signed_in()?;
    let portal = portal.map(|id| id.parse().map_err(|_| not_found()));
    seen(accounts().sessions().switch_impact(&agent, portal.transpose()?).await)
}

pub async fn providers() -> Result<Vec<ProviderSummary>, PageError> {
    let agent = signed_in()?;
    seen(accounts().providers().list(&agent).await)
}

pub async fn provider(id: String) -> Result<ProviderFile, PageError> {
    let agent = signed_in()?;
    let id = id.parse().map_err(|_| not_found())?;
    seen(accounts().providers().get(&agent, id).await)?.ok_or_else(not_found)
}

pub async fn provider_addresses(
    protocol: Protocol,
    place: String,
) -> Result<Vec<PortalAddresses>, PageError> {
    let agent = signed_in()?;
    seen(accounts().providers().addresses_to_be(&agent, protocol, &place).await)
}

pub async fn provider_test(id: String, test: String) -> Result<ProviderTest, PageError> {
    let agent = signed_in()?;
    let (Ok(id), Ok(test)) = (id.parse(), test.parse()) else {
        return Err(not_found());
    };
    seen(accounts().provider_tests().get(&agent, id, test).await)?.ok_or_else(not_found)
}

pub async fn portals() -> Result<Vec<PortalDetails>, PageError> {
    let agent = signed_in()?;
    seen(accounts().branding().portals(&agent).await)
}

pub async fn one_portal(id: String) -> Result<(PortalDetails, Option<String>), PageError> {
    let agent = signed_in()?;
    let id: PortalId = id.parse().map_err(|_| not_found())?;
    let portal = seen(accounts().branding().portal(&agent, id).await)?.ok_or_else(not_found)?;
    let logo = seen(accounts().branding().logo_of(&agent, id).await)?;
    Ok((portal, logo))
}

pub async fn catalogue() -> Result<Vec<ProductDetails>, PageError> {
    let agent = signed_in()?;
    seen(accounts().catalogue().list(&agent).await)
}

pub async fn catalogue_product(id: String) -> Result<ProductDetails, PageError> {
    let agent = signed_in()?;
    let id: ProductId = id.parse().map_err(|_| not_found())?;
    seen(accounts().catalogue().get(&agent, id).await)?.ok_or_else(not_found)
}

pub async fn catalogue_portals() -> Result<Vec<(PortalId, String)>, PageError> {
    let agent = signed_in()?;
    seen(accounts().catalogue().portals(&agent).await)
}

pub async fn host_claims() -> Result<Vec<HostClaim>, PageError> {
    let agent = signed_in()?;
    seen(accounts().branding().host_claims(&agent).await)
}

pub async fn sender_link() -> Result<Link<EmailAddress>, PageError> {
    let agent = signed_in()?;
    let link = cookie(Name::AgentLink).unwrap_or_default();
    seen(accounts().branding().sender_link(&agent, &link).await)
}

pub async fn sender() -> Result<Sender, PageError> {
    let agent = signed_in()?;
    seen(accounts().branding().sender(&agent).await)
}

pub async fn messages() -> Result<Vec<MessageTexts>, PageError> {
    let agent = signed_in()?;
    let own = seen(accounts().branding().messages(&agent).await)?;
    Ok(Message::ALL.map(|message| texts_of(message, &own)).to_vec())
}

pub async fn one_message(code: String) -> Result<MessageTexts, PageError> {
    let found = messages().await?.into_iter();
    let mut found = found.filter(|one| one.message.code() == code);
    found.next().ok_or_else(not_found)
}

fn texts_of(message: Message, own: &[OwnMessage]) -> MessageTexts {
    let texts = Locale::ALL.map(|locale| {
        let in_mail = ::accounts::mail::standard(message, locale);
        let standard = in_mail.unwrap_or_else(|| standard::on_page(message, locale));
        let mut own = own.iter();
        let own = own.find(|own| own.message == message && own.locale == locale);
        (locale, standard, own.map(|own| own.text.clone()))
    });
    MessageTexts { message, texts: texts.to_vec() }
}

pub async fn agents() -> Result<Vec<AgentSummary>, PageError> {
    let agent = signed_in()?;
    seen(accounts().agents().list(&agent).await)
}

pub async fn one_agent(id: String) -> Result<AgentSummary, PageError> {
    let id: AgentId = id.parse().map_err(|_| not_found())?;
    let found = agents().await?.into_iter().find(|agent| agent.id == id);
    found.ok_or_else(not_found)
}

pub async fn api_tokens() -> Result<(Vec<ApiTokenSummary>, Option<String>), PageError> {
    let agent = signed_in()?;
    let tokens = seen(accounts().api_tokens().list(&agent).await)?;
    let made = cookie(Name::ApiToken);
    if made.is_some() {
        answers::forget_cookie(Name::ApiToken);
    }
    Ok((tokens, made))
}

pub async fn webhooks() -> Result<Vec<WebhookEndpoint>, PageError> {
    let agent = signed_in()?;
    seen(accounts().webhooks().list(&agent).await)
}

pub async fn webhook(
    id: String,
    before: Option<i64>,
) -> Result<(WebhookEndpoint, Page<WebhookDelivery>, Option<String>), PageError> {
    let agent = signed_in()?;
    let id: WebhookEndpointId = id.parse().map_err(|_| not_found())?;
    let found = seen(accounts().webhooks().log(&agent, id, before).await)?;
    let (endpoint, deliveries) = found.ok_or_else(not_found)?;
    let made = cookie(Name::WebhookSecret);
    if made.is_some() {
        answers::forget_cookie(Name::WebhookSecret);
    }
    Ok((endpoint, deliveries, made))
}

pub async fn mail_log(
    before: Option<i64>,
    only_failed: bool,
) -> Result<Page<MailEntry>, PageError> {
    let agent = signed_in()?;
    seen(accounts().mails().log(&agent, before, only_failed).await)
}

pub async fn audit(query: AuditQuery, before: Option<i64>) -> Result<Page<AuditEntry>, PageError> {
    let agent = signed_in()?;
    match AuditFilter::read(&query, &agent.time_zone) {
        Some(filter) => seen(accounts().audit_log().find(&agent, &filter, before).await),
        None => Ok(Page { items: Vec::new(), next: None }),
    }
}

pub async fn memberships() -> Result<Vec<Membership>, PageError> {
    let memberships = accounts().agents().agent_memberships(&agent_session()).await;
    memberships.map_err(|error| store_failed(&error))
}

pub async fn imports(before: Option<i64>) -> Result<Page<ImportSummary>, PageError> {
    let agent = signed_in()?;
    seen(accounts().imports().list(&agent, before).await)
}

pub async fn one_import(id: String) -> Result<ImportDetails, PageError> {
    let agent = signed_in()?;
    let id: ImportId = id.parse().map_err(|_| not_found())?;
    seen(accounts().imports().details(&agent, id).await)?.ok_or_else(not_found)
}
