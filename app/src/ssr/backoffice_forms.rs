//! Answers to forms of the backoffice.

use super::answers;
use super::backoffice::{agent, agent_caller};
use super::request::accounts;
use crate::backoffice::paths;
use crate::backoffice::products::parts::ProductParts;
use crate::context::Notice;
use crate::failure::Refused;
use ::accounts::ProductForm;
use model::refusals::{ProductRefusal, SettingsFormRefusal};
use model::{CampaignId, CustomerNumber, Failure, PortalId, PurchaseNumber, Refusal, Setting};

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
    answer_on(&paths::customer(number), result, form, done, &[])
}

/// Redirects to the page of an order, which shows the result or the refusal.
pub fn answer_about_order<R: Refusal>(
    result: Result<(), Failure<R>>,
    number: &str,
    form: &str,
    done: &Notice,
    typed: &[(&str, &str)],
) -> Result<(), Refused<R>> {
    let number = number.parse::<PurchaseNumber>();
    let page = number.map_or_else(|_| paths::ORDERS.to_owned(), |number| paths::order(&number));
    answer_on(&page, result, form, done, typed)
}

/// Redirects to the page of a campaign, which shows the result or the refusal.
pub fn answer_about_campaign<R: Refusal>(
    result: Result<(), Failure<R>>,
    id: CampaignId,
    form: &str,
    done: &Notice,
    typed: &[(&str, &str)],
) -> Result<(), Refused<R>> {
    answer_on(&paths::campaign(id), result, form, done, typed)
}

/// Redirects to a page with several forms, which shows the result or the refusal of one.
fn answer_on<R: Refusal>(
    page: &str,
    result: Result<(), Failure<R>>,
    form: &str,
    done: &Notice,
    typed: &[(&str, &str)],
) -> Result<(), Refused<R>> {
    let back = format!("{page}?form={form}");
    result.map_err(|failure| answers::refuse(failure, &back, typed))?;
    answers::announce(page, done);
    Ok(())
}

/// Changes settings of the agent's operator and redirects to the settings page. `shown` is what the form showed.
pub async fn change_settings<const N: usize>(
    form: &str,
    shown: &str,
    changes: [(Setting, String); N],
) -> Result<(), Refused<SettingsFormRefusal>> {
    let agent = agent()?;
    let typed = changes.map(|(setting, value)| (setting, value.trim().to_owned()));
    let changes = stored(&typed);
    let known = Some(shown).filter(|shown| !shown.is_empty());
    let changed = accounts().settings().change(&agent, &agent_caller(), &changes, known).await;
    let typed = typed_settings(&changed, &typed, shown);
    changed
        .map_err(|failure| answers::refuse(failure, &format!("/settings?form={form}"), &typed))?;
    answers::announce("/settings", &Notice::Saved);
    Ok(())
}

/// Changes what a portal overrides and redirects to its page. `shown` is what the form showed.
pub async fn change_overrides<const N: usize>(
    id: &str,
    shown: &str,
    changes: [(Setting, String); N],
) -> Result<(), Refused<SettingsFormRefusal>> {
    let agent = agent()?;
    let typed = changes.map(|(setting, value)| (setting, value.trim().to_owned()));
    let changes = stored(&typed);
    let portal = id.parse().unwrap_or_default();
    let known = Some(shown).filter(|shown| !shown.is_empty());
    let changed = accounts()
        .branding()
        .change_overrides(&agent, &agent_caller(), portal, &changes, known)
        .await;
    let typed = typed_settings(&changed, &typed, shown);
    answer_about_portal(changed, id, "change-overrides", &Notice::Saved, &typed)
}

/// Answers a form that closes customer accounts without confirming it.
pub fn refuse_closing(
    back: &str,
    shown: &str,
    changes: &[(Setting, String)],
) -> Refused<SettingsFormRefusal> {
    let typed = changes.iter().map(|(setting, value)| (setting.name(), value.trim()));
    let typed: Vec<_> = typed.chain([("shown", shown)]).collect();
    answers::refuse(SettingsFormRefusal::AccountsOffUnconfirmed.into(), back, &typed)
}

/// Returns the names and values that typed settings have in the database.
fn stored(typed: &[(Setting, String)]) -> Vec<(String, String)> {
    let stored =
        |(setting, value): &(Setting, String)| (setting.name().to_owned(), setting.stored(value));
    typed.iter().map(stored).collect()
}

/// Returns what a refused form of settings shows again. Nothing where another admin has changed them: what they saved
/// is to be seen then, and not what was typed over something older.
fn typed_settings<'a>(
    changed: &Result<(), Failure<SettingsFormRefusal>>,
    typed: &'a [(Setting, String)],
    shown: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let is_old = |failure: &Failure<SettingsFormRefusal>| {
        *failure == SettingsFormRefusal::ChangedMeanwhile.into()
    };
    if changed.as_ref().is_err_and(is_old) {
        return Vec::new();
    }
    let typed = typed.iter().map(|(setting, value)| (setting.name(), value.as_str()));
    typed.chain([("shown", shown)]).collect()
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
    answer_on(&format!("/portals/{id}"), result, form, done, typed)
}

/// Returns a product as it was typed.
pub fn product_form(parts: &ProductParts, portals: &[String]) -> ProductForm {
    let parts = parts.clone();
    ProductForm {
        texts: [
            (parts.title_en, parts.description_en),
            (parts.title_es, parts.description_es),
            (parts.title_fr, parts.description_fr),
            (parts.title_pt_br, parts.description_pt_br),
        ],
        price: parts.price,
        currency: parts.currency,
        everywhere: !parts.everywhere.is_empty(),
        portals: portals.to_vec(),
        on_sale_from: parts.on_sale_from,
        on_sale_until: parts.on_sale_until,
        dates: parts.dates,
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

/// Redirects to the portal if it serves the host now, else to the claimed hosts, with a flash message.
pub fn redirect_to_portal(outcome: ::accounts::HostOutcome, live: &Notice, waiting: &Notice) {
    match outcome {
        ::accounts::HostOutcome::Live(portal) => {
            answers::announce(&format!("/portals/{portal}"), live)
        }
        ::accounts::HostOutcome::Waiting => answers::announce("/portals", waiting),
    }
}
