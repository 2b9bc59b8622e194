//! The result of an import: its figures, how far it is, and what to do next.

use super::super::figures::{Figure, Figures, ProgressBar};
use super::path_of;
use crate::backoffice::paths;
use crate::texts::backoffice::import_refusals;
use crate::texts::backoffice::imports as texts;
use leptos::prelude::*;
use model::{ImportKind, ImportState, ImportSummary, Locale};

#[component]
pub fn Outcome(summary: ImportSummary, locale: Locale) -> impl IntoView {
    let title = if summary.dry_run { texts::would_have(locale) } else { texts::has_done(locale) };
    let figures = texts::outcomes(summary.counts, locale);
    let figures = figures.map(|(label, count)| Figure::new(label, count)).to_vec();
    let path = path_of(&summary.id.to_string());
    let running = (summary.state == ImportState::Running).then(|| {
        view! {
            <ProgressBar label=texts::progress_label(locale) percent=summary.percent locale />
            <p class="actions">
                <a class="button" href=path.clone()>
                    {texts::refresh(locale)}
                </a>
            </p>
        }
    });
    let next = next_step(&summary, locale).map(|text| view! { <p>{text}</p> });
    let actions = view! { <Actions summary=summary.clone() path locale /> };
    let problem = summary.problem.map(|(refusal, line)| {
        let line = line.map(|line| format!("{} ", texts::at_line(locale, line)));
        view! {
            <div class="notice bad">
                <p>{line} {import_refusals::problem_text(refusal, summary.kind, locale)}</p>
            </div>
        }
    });
    view! {
        <section class="card" id="outcome">
            <h2>{title}</h2>
            {problem}
            {running}
            <Figures figures locale />
            {next}
            {actions}
        </section>
    }
    .into_any()
}

/// The list of what was imported, and the report.
#[component]
fn Actions(summary: ImportSummary, path: String, locale: Locale) -> impl IntoView {
    let (counts, is_done) = (summary.counts, summary.state == ImportState::Finished);
    let has_list = is_done && !summary.dry_run && counts.refused < counts.total();
    let list = has_list.then(|| {
        let (href, text) = match summary.kind {
            ImportKind::Customers => ("/customers", texts::see_customers(locale)),
            ImportKind::Purchases => (paths::ORDERS, texts::see_orders(locale)),
        };
        view! {
            <a class="button small" href=href>
                {text}
            </a>
        }
    });
    (counts.total() > 0).then(|| {
        view! {
            <p class="actions">
                {list}
                <a class="button small" href=format!("{path}/report")>
                    {texts::download_report(locale)}
                </a>
            </p>
        }
    })
}

/// Returns what to do with the rows of a file that was read to its end.
fn next_step(summary: &ImportSummary, locale: Locale) -> Option<&'static str> {
    let (refused, total) = (summary.counts.refused, summary.counts.total());
    if summary.state != ImportState::Finished || total == 0 {
        return None;
    }
    Some(match (summary.dry_run, refused) {
        (_, refused) if refused == total => texts::next_none(locale),
        (true, 0) => texts::next_checked_all(locale),
        (true, _) => texts::next_checked_some(locale),
        (false, 0) => texts::next_done_all(locale),
        (false, _) => texts::next_done_some(locale),
    })
}
