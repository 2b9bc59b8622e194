//! Customer Details: what an agent needs to decide, on one screen. Each card has its own module.

pub mod account;
pub mod activation;
pub mod data;
pub mod duplicates;
pub mod edit;
pub mod history;
pub mod payment;

use super::crumbs::Crumbs;
use super::customer_label::{AccountPill, full_name};
use super::frame::{BackofficeLayout, Done, page};
use super::paths;
use super::table::{Day, before};
use crate::PageRequest;
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::catalogue;
use crate::texts::backoffice::customers as texts;
use crate::texts::backoffice::merging;
use account::AccountCard;
use data::DataCard;
use duplicates::DuplicatesCard;
use history::{PurchasesCard, TimelineCard};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{
    AccountState, Agent, CustomerDetails, CustomerNumber, Duplicates, Hint, Locale, Page,
    Permission, TimelineEntry,
};

/// The event of an activation email, as the timeline names it.
const ACTIVATION_SENT: &str = "activation-sent";

/// Returns the customer number in the page's address.
fn requested_number() -> String {
    use_params_map().read_untracked().get("number").unwrap_or_default()
}

type File = (CustomerDetails, Page<TimelineEntry>, Duplicates);

/// Redirects from an old or unrecognized number to the page of the customer it belongs to now.
pub fn redirect_to_current(request: &str, now: &CustomerNumber) {
    match request.parse() {
        Ok(old) => ssr::announce(&paths::customer(now), &Notice::OldNumber(old)),
        Err(_) => ssr::see_other(&paths::customer(now)),
    }
}

/// Loads the customer; an old number redirects to the customer it was merged into.
async fn file(number: String, before: Option<i64>) -> Result<File, ssr::PageError> {
    let number = match ssr::survivor(number.clone()).await? {
        Some(now) => {
            redirect_to_current(&number, &now);
            now.to_string()
        }
        None => number,
    };
    let details = ssr::customer_details(number).await?;
    let number = details.summary.number.clone();
    let timeline = ssr::timeline(number.clone(), before).await?;
    let duplicates = ssr::duplicates_of(number).await?;
    Ok((details, timeline, duplicates))
}

#[component]
pub fn CustomerPage() -> impl IntoView {
    let file = file(requested_number(), before());
    page(file, |context, agent, (details, timeline, duplicates)| {
        view! { <Details details timeline duplicates agent locale=context.locale /> }
    })
}

#[component]
fn Details(
    details: CustomerDetails,
    timeline: Page<TimelineEntry>,
    duplicates: Duplicates,
    agent: Agent,
    locale: Locale,
) -> impl IntoView {
    let name = full_name(&details.summary, locale);
    let number = details.summary.number.to_string();
    let edit = (agent.may(Permission::ChangeCustomers) && !details.deleted).then(|| {
        view! {
            <a class="button small" href=format!("/customers/{number}/edit")>
                {texts::edit(locale)}
            </a>
        }
    });
    let deleted = details.deleted.then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::deleted_text(locale)}</p>
            </div>
        }
    });
    let sent = timeline.items.iter().filter(|entry| entry.event == ACTIVATION_SENT).count();
    let is_first_activation = sent < 2;
    let hints = details
        .hints
        .iter()
        .cloned()
        .map(|hint| view! { <DuplicateHint hint account=details.summary.account locale /> })
        .collect_view();
    let here = view! { <span class="number">{number.clone()}</span> }.into_any();
    view! {
        <BackofficeLayout title=format!("{name} · {number}")>
            <Crumbs path="/customers" name=frame_texts::customers(locale) here />
            <div class="headline">
                <h1>{name.clone()}</h1>
                <AccountPill state=details.summary.account locale />
                <span class="space"></span>
                {edit}
            </div>
            <Outcome details=details.clone() is_first_activation locale />
            {deleted}
            {hints}
            <DuplicatesCard duplicates=duplicates.clone() number=details.summary.number.clone() agent=agent.clone() locale />
            <div class="file">
                <PurchasesCard purchases=details.purchases.clone() customer=details.summary.number.clone() can_buy=!details.deleted locale />
                <div class="beside">
                    <DataCard details=details.clone() locale />
                    <AccountCard details=details.clone() agent=agent.clone() locale />
                </div>
                <TimelineCard timeline=timeline.clone() number=details.summary.number.clone() locale />
            </div>
        </BackofficeLayout>
    }
    .into_any()
}

/// The result of the last action.
#[component]
fn Outcome(
    details: CustomerDetails,
    /// Whether no earlier activation email is among the latest events.
    is_first_activation: bool,
    locale: Locale,
) -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let email = details.summary.email.unwrap_or_default();
    let text = match request.notice? {
        Notice::OldNumber(old) => merging::was_number(locale, &old.to_string()),
        Notice::ActivationSent if is_first_activation => texts::activation_sent(locale, &email),
        Notice::ActivationSent => {
            format!("{} {}", texts::activation_sent(locale, &email), texts::earlier_links(locale))
        }
        Notice::SessionsEnded => texts::sessions_ended(locale).to_owned(),
        Notice::Disabled => texts::disabled_now(locale).to_owned(),
        Notice::Enabled => texts::enabled_now(locale).to_owned(),
        Notice::Merged => merging::merged_now(locale).to_owned(),
        Notice::MergeUndone => merging::undone_now(locale).to_owned(),
        Notice::Added => texts::added(locale).to_owned(),
        Notice::Saved => frame_texts::saved(locale).to_owned(),
        Notice::PaymentRecorded => catalogue::payment_recorded(locale).to_owned(),
        _ => return None,
    };
    Some(view! { <Done text /> })
}

/// A hint at another customer to check first.
#[component]
fn DuplicateHint(
    hint: Hint,
    /// That of the customer whose page it is.
    account: AccountState,
    locale: Locale,
) -> impl IntoView {
    let next = match account {
        AccountState::Active { .. } | AccountState::Disabled => texts::hint_same_person(locale),
        AccountState::None | AccountState::Invited => texts::hint_compare(locale),
    };
    let (lead, number, name, bought, same_email, active) = match hint {
        Hint::SameEmail { number, name, last_purchase_at, active } => {
            (texts::hint_same_email(locale), number, name, last_purchase_at, false, active)
        }
        Hint::MoreRecentPurchases { number, name, last_purchase_at, same_email, active } => (
            texts::hint_more_recent(locale),
            number,
            name,
            Some(last_purchase_at),
            same_email,
            active,
        ),
    };
    let bought = bought.map(|at| {
        view! {
            ", "
            {texts::hint_bought(locale)}
            " "
            <Day at locale />
        }
    });
    let same = same_email.then(|| format!(", {}", texts::hint_same_address(locale)));
    let has_account = active.then(|| format!(", {}", texts::hint_has_account(locale)));
    view! {
        <div class="notice warn slim">
            <p>
                {lead} " "
                <a class="number" href=paths::customer(&number)>
                    {number.to_string()}
                </a>
                " (" {name} {bought} {same} {has_account} "). " {next}
            </p>
        </div>
    }
    .into_any()
}
