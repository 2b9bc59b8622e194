//! Possible duplicates of the customer, and customers merged into this one.

use super::super::confirm_action::ConfirmAction;
use super::super::customer_label::{AccountPill, full_name};
use super::super::table::{Day, Moment};
use crate::PageRequest;
use crate::backoffice::paths;
use crate::components::errors::FormErrors;
use crate::components::form::Hidden;
use crate::failure::Refused;
use crate::texts::backoffice::{colon, customers as customer_texts, merging as texts};
use crate::texts::refusals::Explain;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::UnmergeRefusal;
use model::{
    Agent, CustomerNumber, Duplicates, Locale, MatchReason, MergedCustomer, Permission,
    PossibleDuplicate,
};

#[server(prefix = "/agents-api", endpoint = "undo-merge")]
pub async fn undo_merge(
    #[server(default)] number: String,
    #[server(default)] other: String,
) -> Result<(), Refused<UnmergeRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let number = ssr::customer_number(&number, UnmergeRefusal::Unknown)?;
    let other = ssr::customer_number(&other, UnmergeRefusal::Unknown)?;
    let undone = ssr::accounts().customers().undo_merge(&agent, &ssr::agent_caller(), &other).await;
    ssr::answer_about(
        undone.map(|_| ()),
        &number,
        "undo-merge",
        &crate::context::Notice::MergeUndone,
    )
}

/// Returns what two customers have in common, as text.
pub fn in_common(match_reason: MatchReason, locale: Locale) -> &'static str {
    match match_reason {
        MatchReason::Email => texts::same_email(locale),
        MatchReason::NameAndPhone => texts::same_name_and_phone(locale),
        MatchReason::All => texts::same_everything(locale),
    }
}

/// Returns the path of the page that compares two customers.
pub fn comparing(one: &CustomerNumber, other: &CustomerNumber) -> String {
    format!("{}/merge/{other}", paths::customer(one))
}

/// Renders nothing if there are no duplicates and no merges.
#[component]
pub fn DuplicatesCard(
    duplicates: Duplicates,
    number: CustomerNumber,
    agent: Agent,
    locale: Locale,
) -> impl IntoView {
    let may = agent.may(Permission::MergeCustomers);
    let merged = duplicates
        .merged
        .into_iter()
        .map(|merged| view! { <Merged merged number=number.clone() may locale /> })
        .collect_view();
    let matches = (!duplicates.matches.is_empty()).then(|| {
        let rows = duplicates
            .matches
            .into_iter()
            .map(|duplicate| view! { <Duplicate duplicate number=number.clone() may locale /> })
            .collect_view();
        view! {
            <section class="card dense duplicates" id="duplicates">
                <h2>{texts::possible_duplicates(locale)}</h2>
                <ul class="plain">{rows}</ul>
            </section>
        }
    });
    view! {
        {merged}
        {matches}
    }
    .into_any()
}

#[component]
fn Duplicate(
    duplicate: PossibleDuplicate,
    number: CustomerNumber,
    may: bool,
    locale: Locale,
) -> impl IntoView {
    let other = duplicate.customer;
    let bought = other.last_purchase_at.map(|at| {
        view! { " · " {customer_texts::last_purchase(locale)} {colon(locale)} <Day at locale /> }
    });
    let href = comparing(&number, &other.number);
    let compare = may.then(|| {
        view! {
            <a class="button small" href=href>
                {texts::compare_with(locale, &other.number.to_string())}
            </a>
        }
    });
    view! {
        <li>
            <span>
                <a href=paths::customer(&other.number)>{full_name(&other, locale)}</a>
                " "
                <span class="number">{other.number.to_string()}</span>
                " "
                <AccountPill state=other.account locale />
                <span class="hint">{in_common(duplicate.match_reason, locale)} {bought}</span>
            </span>
            {compare}
        </li>
    }
    .into_any()
}

/// Customers merged into this one, and undoing a merge after a confirmation.
#[component]
fn Merged(
    merged: MergedCustomer,
    number: CustomerNumber,
    may: bool,
    locale: Locale,
) -> impl IntoView {
    let old = merged.number.to_string();
    let undo = match merged.can_undo {
        Err(why) => view! { <p class="hint">{why.text(locale, 0)}</p> }.into_any(),
        Ok(()) if may => {
            view! { <Undo old=old.clone() number=number.to_string() locale /> }.into_any()
        }
        Ok(()) => ().into_any(),
    };
    view! {
        <section class="notice merged">
            <p>
                {texts::merged_with(locale)} " " <strong class="number">{old.clone()}</strong> " (" {merged.name} ") "
                {texts::on(locale)} " " <Day at=merged.at locale /> ". " {texts::undo_until(locale)} " "
                <Moment at=merged.undo_until locale /> "."
            </p>
            {undo}
        </section>
    }
    .into_any()
}

#[component]
fn Undo(old: String, number: String, locale: Locale) -> impl IntoView {
    let errors = FormErrors::about::<UnmergeRefusal>(&expect_context::<PageRequest>());
    let summary = format!("{}…", texts::undo_of(locale, &old));
    view! {
        <ConfirmAction
            name="undo-merge"
            action=UndoMerge::PATH
            errors
            summary
            text=texts::undo_text(locale)
            submit=texts::undo(locale)
            pending=texts::undoing(locale)
            class="button"
        >
            <Hidden name="number" value=number.clone() />
            <Hidden name="other" value=old.clone() />
        </ConfirmAction>
    }
    .into_any()
}
