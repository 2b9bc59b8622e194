//! The context of a backoffice request, and the data of its pages.

use super::cookies::{BackofficeHost, Name};
use super::loaders::{store_failed, unknown_link};
use super::request::{accounts, cookie, extension, read_address};
use super::{MessageTexts, PageError, answers};
use crate::backoffice::context::BackofficeContext;
use crate::backoffice::customer::path_of;
use crate::backoffice::messages::standard;
use crate::backoffice::products::setup::ProductParts;
use crate::context::Notice;
use crate::failure::Refused;
use ::accounts::{AccessError, AgentCaller, FormOwner, ProductForm};
use http::request::Parts;
use leptos::prelude::{provide_context, use_context};
use model::refusals::{ProductRefusal, SecondFactorRefusal, SettingsFormRefusal};
use model::{
    Agent, AgentId, AgentLink, AgentSummary, AuditEntry, Comparison, Cursor, CustomerDetails,
    CustomerNumber, CustomerSummary, Duplicates, EmailAddress, Enrolment, Failure, HostClaim, Link,
    Locale, MailEntry, Membership, Message, OwnMessage, Page, PortalDetails, PortalId,
    ProductDetails, ProductId, ProviderFile, ProviderSummary, ProviderTest, Refusal, Sender,
    Settings, Stage, SwitchImpact, TimelineEntry, TwinGroup,
};
use std::sync::Arc;

/// The minimum length of agents' passwords in code points, whatever an operator allows for customers.
const PASSWORD_MINIMUM: usize = 15;

/// Returns the caller of a backoffice use case, with address and browser.
pub fn agent_caller() -> AgentCaller {
    extension::<AgentCaller>()
        .expect("the server's layers put the caller into every request of the backoffice")
}

fn stage() -> Option<Stage> {
    extension::<Option<Stage>>().flatten()
}

fn open() -> Option<Agent> {
    match stage() {
        Some(Stage::Open(agent)) => Some(agent),
        _ => None,
    }
}

/// Returns the signed-in agent. The server's guard has checked access already; this is defence in depth.
pub fn agent<R>() -> Result<Agent, Refused<R>> {
    open().ok_or_else(|| {
        answers::set_status(403);
        Refused(Failure::Forbidden)
    })
}

/// Returns the session's secret, as the cookie has it.
pub fn agent_session() -> String {
    cookie(Name::Agent).unwrap_or_default()
}

/// Returns the customer number that a form names.
pub fn customer_number<R: Refusal>(text: &str, unknown: R) -> Result<CustomerNumber, Refused<R>> {
    text.parse().map_err(|_| answers::refuse(unknown.into(), "/customers", &[]))
}

/// Redirects to the page of a customer, which shows the result or the refusal.
pub fn answer_about<R: Refusal>(
    result: Result<(), Failure<R>>,
    number: &CustomerNumber,
    form: &str,
    done: &Notice,
) -> Result<(), Refused<R>> {
    let page = path_of(number);
    let back = format!("{page}?form={form}");
    result.map_err(|failure| answers::refuse(failure, &back, &[]))?;
    answers::announce(&page, done);
    Ok(())
}

/// Changes settings of the agent's operator and redirects to the settings page.
pub async fn change_settings<const N: usize>(
    form: &str,
    changes: [(&str, String); N],
) -> Result<(), Refused<SettingsFormRefusal>> {
    let agent = agent()?;
    let changes = changes.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let changed = accounts().change_operator_settings(&agent, &agent_caller(), &changes).await;
    changed.map_err(|failure| {
        let typed = changes.each_ref().map(|(name, value)| (name.as_str(), value.as_str()));
        answers::refuse(failure, &format!("/settings?form={form}"), &typed)
    })?;
    answers::announce("/settings", &Notice::Saved);
    Ok(())
}

/// Changes what a portal overrides and redirects to its page.
pub async fn change_overrides<const N: usize>(
    id: &str,
    changes: [(&str, String); N],
) -> Result<(), Refused<SettingsFormRefusal>> {
    let agent = agent()?;
    let changes = changes.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    let portal = id.parse().unwrap_or_default();
    let changed = accounts().change_overrides(&agent, &agent_caller(), portal, &changes).await;
    let typed = changes.each_ref().map(|(name, value)| (name.as_str(), value.as_str()));
    answer_about_portal(changed, id, "change-overrides", &Notice::Saved, &typed)
}

/// Redirects to the page of a portal, which shows the result or the refusal.
pub fn answer_about_portal<R: Refusal>(
    result: Result<(), Failure<R>>,
    id: &str,
    form: &str,
    done: &Notice,
    typed: &[(&str, &str)],
) -> Result<(), Refused<R>> {
    // An invalid id matches no portal.
    let id: PortalId = id.parse().unwrap_or_default();
    let back = format!("/portals/{id}?form={form}");
    result.map_err(|failure| answers::refuse(failure, &back, typed))?;
    answers::announce(&format!("/portals/{id}"), done);
    Ok(())
}

/// Provides the [`BackofficeContext`] of a request for the backoffice. Returns whether it is one.
pub fn provide_desk(parts: &Parts) -> bool {
    let Some(host) = extension::<Arc<BackofficeHost>>() else {
        return false;
    };
    let stage = stage();
    let reader = open().as_ref().map(FormOwner::agent);
    let request = read_address(parts, &*host, Locale::default(), PASSWORD_MINIMUM, reader.as_ref());
    provide_context(request.clone());
    provide_context(BackofficeContext { stage, request });
    true
}

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
    match accounts().enrolment(&agent_session()).await {
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

pub async fn act_waits(act: String) -> Result<bool, PageError> {
    let agent = signed_in()?;
    let waits = accounts().act_waits(&agent, &act).await;
    waits.map_err(|error| store_failed(&error))
}

pub async fn recovery_codes() -> Result<Vec<String>, PageError> {
    let codes = accounts().recovery_codes(&agent_session()).await;
    codes.map_err(|error| store_failed(&error))
}

pub async fn agent_link() -> Result<Link<AgentLink>, PageError> {
    let Some(link) = cookie(Name::AgentLink) else {
        return unknown_link();
    };
    let link = accounts().agent_link(&link).await;
    link.map_err(|error| store_failed(&error))
}

pub async fn customers(
    text: String,
    after: Option<Cursor>,
) -> Result<Page<CustomerSummary, Cursor>, PageError> {
    let agent = signed_in()?;
    seen(accounts().search_customers(&agent, &text, after.as_ref()).await)
}

pub async fn customer_details(number: String) -> Result<CustomerDetails, PageError> {
    let agent = signed_in()?;
    let number: CustomerNumber = number.parse().map_err(|_| not_found())?;
    seen(accounts().customer_details(&agent, &number).await)?.ok_or_else(not_found)
}

pub async fn duplicates_of(number: CustomerNumber) -> Result<Duplicates, PageError> {
    let agent = signed_in()?;
    seen(accounts().duplicates_of(&agent, &number).await)
}

pub async fn survivor(number: String) -> Result<Option<CustomerNumber>, PageError> {
    let agent = signed_in()?;
    match number.parse() {
        Ok(number) => seen(accounts().survivor_of(&agent, &number).await),
        Err(_) => Ok(None),
    }
}

pub async fn duplicates(before: Option<i64>) -> Result<Page<TwinGroup>, PageError> {
    let agent = signed_in()?;
    seen(accounts().duplicates(&agent, before).await)
}

pub async fn comparison(one: String, other: String) -> Result<Comparison, PageError> {
    let agent = signed_in()?;
    let one: CustomerNumber = one.parse().map_err(|_| not_found())?;
    let other: CustomerNumber = other.parse().map_err(|_| not_found())?;
    let compared = accounts().compare_customers(&agent, &one, &other).await;
    seen(compared)?.ok_or_else(not_found)
}

pub async fn timeline(
    number: CustomerNumber,
    before: Option<i64>,
) -> Result<Page<TimelineEntry>, PageError> {
    let agent = signed_in()?;
    seen(accounts().timeline_of(&agent, &number, before).await)
}

pub async fn operator_settings() -> Result<Settings, PageError> {
    let agent = signed_in()?;
    seen(accounts().operator_settings(&agent).await)
}

pub async fn switch_impact(portal: Option<String>) -> Result<SwitchImpact, PageError> {
    let agent = signed_in()?;
    let portal = portal.map(|id| id.parse().map_err(|_| not_found()));
    seen(accounts().switch_impact(&agent, portal.transpose()?).await)
}

pub async fn providers() -> Result<Vec<ProviderSummary>, PageError> {
    let agent = signed_in()?;
    seen(accounts().operator_providers(&agent).await)
}

pub async fn provider(id: String) -> Result<ProviderFile, PageError> {
    let agent = signed_in()?;
    let id = id.parse().map_err(|_| not_found())?;
    seen(accounts().operator_provider(&agent, id).await)?.ok_or_else(not_found)
}

pub async fn provider_test(id: String, test: String) -> Result<ProviderTest, PageError> {
    let agent = signed_in()?;
    let (Ok(id), Ok(test)) = (id.parse(), test.parse()) else {
        return Err(not_found());
    };
    seen(accounts().provider_test(&agent, id, test).await)?.ok_or_else(not_found)
}

pub async fn portals() -> Result<Vec<PortalDetails>, PageError> {
    let agent = signed_in()?;
    seen(accounts().portals(&agent).await)
}

pub async fn one_portal(id: String) -> Result<(PortalDetails, Option<String>), PageError> {
    let agent = signed_in()?;
    let id: PortalId = id.parse().map_err(|_| not_found())?;
    let portal = seen(accounts().one_portal(&agent, id).await)?.ok_or_else(not_found)?;
    let logo = seen(accounts().logo_of(&agent, id).await)?;
    Ok((portal, logo))
}

pub async fn catalogue() -> Result<Vec<ProductDetails>, PageError> {
    let agent = signed_in()?;
    seen(accounts().catalogue(&agent).await)
}

pub async fn catalogue_product(id: String) -> Result<ProductDetails, PageError> {
    let agent = signed_in()?;
    let id: ProductId = id.parse().map_err(|_| not_found())?;
    seen(accounts().catalogue_product(&agent, id).await)?.ok_or_else(not_found)
}

pub async fn catalogue_portals() -> Result<Vec<(PortalId, String)>, PageError> {
    let agent = signed_in()?;
    seen(accounts().catalogue_portals(&agent).await)
}

/// Returns a product as it was typed.
pub fn product_form(parts: &ProductParts, portals: &[String]) -> ProductForm {
    let parts = parts.clone();
    ProductForm {
        texts: [
            (parts.title_en, parts.description_en),
            (parts.title_es, parts.description_es),
            (parts.title_fr, parts.description_fr),
        ],
        price: parts.price,
        currency: parts.currency,
        everywhere: !parts.everywhere.is_empty(),
        portals: portals.to_vec(),
        on_sale_from: parts.on_sale_from,
        on_sale_until: parts.on_sale_until,
        capacity: parts.capacity,
        max_travellers: parts.max_travellers,
        payment_hours: parts.payment_hours,
        ..ProductForm::default()
    }
}

/// Answers a form of a product that was refused.
pub fn refuse_product(
    failure: Failure<ProductRefusal>,
    back: &str,
    typed: &[(String, String)],
) -> Refused<ProductRefusal> {
    let typed: Vec<_> = typed.iter().map(|(name, value)| (&**name, &**value)).collect();
    answers::refuse(failure, back, &typed)
}

pub async fn host_claims() -> Result<Vec<HostClaim>, PageError> {
    let agent = signed_in()?;
    seen(accounts().host_claims(&agent).await)
}

pub async fn sender_link() -> Result<Link<EmailAddress>, PageError> {
    let agent = signed_in()?;
    let link = cookie(Name::AgentLink).unwrap_or_default();
    seen(accounts().sender_link(&agent, &link).await)
}

pub async fn sender() -> Result<Sender, PageError> {
    let agent = signed_in()?;
    seen(accounts().sender(&agent).await)
}

pub async fn messages() -> Result<Vec<MessageTexts>, PageError> {
    let agent = signed_in()?;
    let own = seen(accounts().operators_messages(&agent).await)?;
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
    seen(accounts().agents(&agent).await)
}

pub async fn one_agent(id: String) -> Result<AgentSummary, PageError> {
    let id: AgentId = id.parse().map_err(|_| not_found())?;
    let found = agents().await?.into_iter().find(|agent| agent.id == id);
    found.ok_or_else(not_found)
}

pub async fn mail_log(
    before: Option<i64>,
    only_failed: bool,
) -> Result<Page<MailEntry>, PageError> {
    let agent = signed_in()?;
    seen(accounts().mail_log(&agent, before, only_failed).await)
}

pub async fn audit(before: Option<i64>) -> Result<Page<AuditEntry>, PageError> {
    let agent = signed_in()?;
    seen(accounts().audit(&agent, before).await)
}

pub async fn memberships() -> Result<Vec<Membership>, PageError> {
    let memberships = accounts().agent_memberships(&agent_session()).await;
    memberships.map_err(|error| store_failed(&error))
}

/// Redirects to the portal if it serves the host now, else to the claimed hosts, with a flash message.
pub fn lead_to_portal(outcome: ::accounts::HostOutcome, live: &Notice, waiting: &Notice) {
    match outcome {
        ::accounts::HostOutcome::Live(portal) => {
            answers::announce(&format!("/portals/{portal}"), live)
        }
        ::accounts::HostOutcome::Waiting => answers::announce("/portals", waiting),
    }
}
