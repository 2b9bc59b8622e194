//! Imports: uploading a file, and the list of what was imported. The forms are answered by handlers of the server, since
//! neither islands nor server functions send files.

mod one;
mod outcome;

pub use one::ImportPage;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, TimesIn, page};
use super::table::{Moment, Older, Table, before};
use crate::components::errors::FormErrors;
use crate::components::form::PlainForm;
use crate::components::other_fields::FileField;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::imports as texts;
use leptos::prelude::*;
use model::numbers::grouped;
use model::refusals::ImportRefusal;
use model::{ImportKind, ImportState, ImportSummary, Locale, Page};

const UPLOAD: &str = "/agents-api/upload-import";

#[component]
pub fn ImportsPage() -> impl IntoView {
    page(ssr::imports(before()), |context, _, imports| view! { <Imports imports context /> })
}

#[component]
fn Imports(imports: Page<ImportSummary>, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let next = imports.next;
    let list = if imports.items.is_empty() {
        view! { <p class="lead empty">{texts::none_yet(locale)}</p> }.into_any()
    } else {
        view! { <List imports=imports.items locale /> }.into_any()
    };
    view! {
        <BackofficeLayout title=texts::title(locale) names_zone=true>
            <h1>{texts::title(locale)}</h1>
            <p class="lead">{texts::lead(locale)}</p>
            <Upload context />
            <h2>{texts::past(locale)}</h2>
            <TimesIn class="hint" />
            {list}
            <Older path="/imports".to_owned() next locale />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Upload(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ImportRefusal>(&context);
    view! {
        <section class="card wider">
            <h2>{texts::upload_title(locale)}</h2>
            <PlainForm
                name="upload-import"
                action=UPLOAD
                enctype="multipart/form-data"
                errors
                submit=texts::upload(locale)
                class="button primary"
            >
                <Kind locale />
                <FileField
                    name="file"
                    label=texts::file_label(locale)
                    accept=".csv,text/csv"
                    hint=texts::file_hint(locale).into_any()
                />
            </PlainForm>
        </section>
    }
    .into_any()
}

#[component]
fn Kind(locale: Locale) -> impl IntoView {
    let options = ImportKind::ALL
        .into_iter()
        .map(|kind| view! { <option value=kind.code()>{texts::kind(kind, locale)}</option> })
        .collect_view();
    view! {
        <div class="field">
            <div class="label">
                <label for="kind">{texts::kind_label(locale)}</label>
            </div>
            <select id="kind" name="kind">
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn List(imports: Vec<ImportSummary>, locale: Locale) -> impl IntoView {
    let columns = vec![
        (texts::file_column(locale), ""),
        (texts::content_column(locale), ""),
        (frame_texts::when(locale), ""),
        (texts::result_column(locale), "end"),
        (texts::started_by(locale), ""),
        (frame_texts::state(locale), ""),
    ];
    let rows =
        imports.into_iter().map(|import| view! { <ImportItem import locale /> }).collect_view();
    view! {
        <Table label=texts::past(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn ImportItem(import: ImportSummary, locale: Locale) -> impl IntoView {
    let agent = import.agent.unwrap_or_else(|| texts::command(locale).to_owned());
    let is_check = import.dry_run && import.state != ImportState::Uploaded;
    view! {
        <tr>
            <th scope="row" class="address">
                <a href=path_of(&import.id.to_string())>{import.file_name}</a>
            </th>
            <td>{texts::kind(import.kind, locale)}</td>
            <td>
                <Moment at=import.started_at locale />
            </td>
            <td class="end number" data-label=texts::result_column(locale)>
                {grouped(import.counts.total(), locale)}
            </td>
            <td>{agent}</td>
            <td class="state">
                <StatePill state=import.state locale />
                {is_check.then(|| view! { " " <span class="pill">{texts::dry_run(locale)}</span> })}
            </td>
        </tr>
    }
    .into_any()
}

/// The state of an import as a pill.
#[component]
fn StatePill(state: ImportState, locale: Locale) -> impl IntoView {
    let class = match state {
        ImportState::Uploaded => "pill",
        ImportState::Running | ImportState::Stopped => "pill warn",
        ImportState::Failed => "pill bad",
        ImportState::Finished => "pill ok",
    };
    view! { <span class=class>{texts::state_name(state, locale)}</span> }
}

/// Returns the path of an import's page.
fn path_of(id: &str) -> String {
    format!("/imports/{id}")
}
