//! The page that the backoffice opens with: what needs attention, and recent activity of customers (`chart`).

mod chart;

use super::frame::{BackofficeLayout, page};
use super::paths::ORDERS;
use crate::ssr;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::dashboard as texts;
use chart::Activity;
use leptos::prelude::*;
use model::numbers::grouped;
use model::order_query::DUE_TODAY;
use model::{CustomerState, Dashboard, Locale, TaskCount, TaskKind};

#[component]
pub fn DashboardPage() -> impl IntoView {
    page(ssr::dashboard(), |context, _, dashboard| {
        view! { <Overview dashboard locale=context.locale /> }
    })
}

#[component]
fn Overview(dashboard: Dashboard, locale: Locale) -> impl IntoView {
    let Dashboard { tasks, activity } = dashboard;
    let activity = (!activity.is_empty()).then(|| view! { <Activity days=activity locale /> });
    view! {
        <BackofficeLayout title=texts::title(locale)>
            <h1>{texts::title(locale)}</h1>
            <Find locale />
            <Tasks tasks locale />
            {activity}
        </BackofficeLayout>
    }
    .into_any()
}

/// Leads to the search of customers, which also finds orders by number.
#[component]
fn Find(locale: Locale) -> impl IntoView {
    view! {
        <form class="search" role="search" action="/customers" method="get">
            <label for="q">{texts::find(locale)}</label>
            <div>
                <input
                    id="q"
                    name="q"
                    type="search"
                    maxlength="200"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="q-hint"
                />
                <button type="submit" class="button primary">
                    {customer_texts::search(locale)}
                </button>
            </div>
            <p class="hint" id="q-hint">
                {texts::find_hint(locale)}
            </p>
        </form>
    }
    .into_any()
}

#[component]
fn Tasks(tasks: Vec<TaskCount>, locale: Locale) -> impl IntoView {
    if tasks.is_empty() {
        return view! {
            <section class="card empty">
                <h2>{texts::nothing_title(locale)}</h2>
                <p class="lead">{texts::nothing_text(locale)}</p>
            </section>
        }
        .into_any();
    }
    let tasks = tasks
        .into_iter()
        .map(|task| {
            view! {
                <li>
                    <a class="card task" href=list_of(task.kind)>
                        <strong class="number">{count(task, locale)}</strong>
                        " "
                        <span>{texts::task(task, locale)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="over-table">
            <h2>{texts::needs_you(locale)}</h2>
            <ul class="tasks">{tasks}</ul>
        </section>
    }
    .into_any()
}

/// Returns the address of the list that shows what was counted.
fn list_of(kind: TaskKind) -> String {
    match kind {
        TaskKind::OrdersDueToday => format!("{ORDERS}?state={DUE_TODAY}"),
        TaskKind::FailedMails => "/mails?failed=1".to_owned(),
        TaskKind::UnopenedInvitations => {
            format!("/customers?state={}", CustomerState::NotOpened.code())
        }
        TaskKind::Duplicates => "/duplicates".to_owned(),
    }
}

/// Returns a count as text, such as `1,000+`.
fn count(task: TaskCount, locale: Locale) -> String {
    let number = grouped(task.count, locale);
    if task.has_more { format!("{number}+") } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_says_when_there_are_more() {
        let of = |found| TaskCount::of(TaskKind::FailedMails, found).expect("some");
        assert_eq!(count(of(7), Locale::English), "7");
        assert_eq!(count(of(1_000), Locale::English), "1,000");
        assert_eq!(count(of(1_001), Locale::English), "1,000+");
    }
}
