//! One import: choosing the columns of its file, checking and starting it, and the outcomes of its rows.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, page};
use super::super::table::Table;
use super::StatePill;
use super::outcome::Outcome;
use crate::components::errors::FormErrors;
use crate::components::form::{Hidden, PlainForm};
use crate::ssr;
use crate::texts::backoffice::import_refusals;
use crate::texts::backoffice::imports as texts;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::refusals::ImportRefusal;
use model::{
    ImportColumn, ImportDetails, ImportKind, ImportState, ImportSummary, Locale, Refusal,
    RefusedRow,
};

const START: &str = "/agents-api/start-import";

#[component]
pub fn ImportPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    page(ssr::one_import(id), |context, _, import| view! { <Import import context /> })
}

#[component]
fn Import(import: ImportDetails, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let summary = import.summary.clone();
    let (state, has_file) = (summary.state, import.has_file);
    let is_checked = summary.dry_run && state == ImportState::Finished;
    let may_choose = has_file
        && summary.dry_run
        && matches!(state, ImportState::Uploaded | ImportState::Failed | ImportState::Finished);
    let columns =
        may_choose.then(|| view! { <Columns import=import.clone() context=context.clone() /> });
    let start = (has_file && is_checked)
        .then(|| view! { <Start summary=summary.clone() context=context.clone() /> });
    let go_on = (state == ImportState::Stopped)
        .then(|| view! { <GoOn summary=summary.clone() has_file context=context.clone() /> });
    let result = (state != ImportState::Uploaded)
        .then(|| view! { <Outcome summary=summary.clone() locale /> });
    let check = (summary.dry_run && state != ImportState::Uploaded)
        .then(|| view! { <span class="pill">{texts::dry_run(locale)}</span> });
    let refused = (!import.refused.is_empty()).then(
        || view! { <RefusedRows rows=import.refused.clone() all=summary.counts.refused locale /> },
    );
    view! {
        <BackofficeLayout title=format!("{} · {}", summary.file_name, texts::title(locale))>
            <Crumbs
                path="/imports"
                name=texts::title(locale)
                here=texts::kind(summary.kind, locale).into_any()
            />
            <div class="headline">
                <h1 class="address">{summary.file_name.clone()}</h1>
                <StatePill state locale />
                {check}
            </div>
            {result}
            {start}
            {go_on}
            {columns}
            {refused}
        </BackofficeLayout>
    }
    .into_any()
}

/// Returns the error messages about an import of that kind.
fn errors_about(kind: ImportKind, context: &BackofficeContext) -> FormErrors {
    let columns = import_refusals::missing_columns(kind, context.locale).to_owned();
    FormErrors::about::<ImportRefusal>(context)
        .saying(ImportRefusal::ColumnMissing.code(), Some(columns))
}

/// Chooses the columns, and checks the file.
#[component]
fn Columns(import: ImportDetails, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let kind = import.summary.kind;
    let errors = errors_about(kind, &context);
    let titles = titles(&import.header, locale);
    let repeated = kind
        .columns_of_page()
        .filter(|column| column.is_repeated_in(&import.header))
        .map(|column| {
            view! {
                <div class="notice warn">
                    <p>{texts::repeated(locale, column.as_str())}</p>
                </div>
            }
        })
        .collect_view();
    // Once the file was checked, importing it comes next.
    let is_checked = import.summary.state == ImportState::Finished;
    let class = if is_checked { "button" } else { "button primary" };
    let fields = kind
        .columns_of_page()
        .map(|column| {
            let chosen = import.mapping.place(column);
            view! { <Column column kind titles=titles.clone() chosen locale /> }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{texts::columns_title(locale)}</h2>
            <p class="lead">{texts::columns_lead(locale)}</p>
            {repeated}
            <PlainForm name="check-import" action=START errors submit=texts::check(locale) class=class>
                <Hidden name="id" value=import.summary.id.to_string() />
                <Hidden name="form" value="check-import" />
                <Hidden name="dry_run" value="1" />
                <div class="limits">{fields}</div>
            </PlainForm>
        </section>
    }
    .into_any()
}

/// Returns what the columns of the file are called, each by another name.
fn titles(header: &[String], locale: Locale) -> Vec<String> {
    let title = |(place, title): (usize, &String)| {
        let same = header.iter().filter(|other| other.eq_ignore_ascii_case(title)).count();
        match (title.as_str(), same) {
            ("", _) => texts::unnamed(locale, place + 1),
            (_, 1) => title.clone(),
            _ => texts::numbered(locale, title, place + 1),
        }
    };
    header.iter().enumerate().map(title).collect()
}

#[component]
fn Column(
    column: ImportColumn,
    kind: ImportKind,
    titles: Vec<String>,
    chosen: Option<usize>,
    locale: Locale,
) -> impl IntoView {
    let name = column.as_str();
    let id = format!("column-{name}");
    let needed = column.is_required(kind).then(|| format!(" ({})", texts::needed(locale)));
    let options = titles
        .into_iter()
        .enumerate()
        .map(|(place, title)| {
            let selected = chosen == Some(place);
            view! {
                <option value=place.to_string() selected=selected>
                    {title}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <div class="label">
                <label for=id.clone()>{texts::column(column, locale)} {needed}</label>
            </div>
            <select id=id.clone() name=name>
                <option value="" selected=chosen.is_none()>
                    {texts::not_in_file(locale)}
                </option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// Imports what was checked.
#[component]
fn Start(summary: ImportSummary, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = errors_about(summary.kind, &context);
    view! {
        <section class="card">
            <h2>{texts::import_title(locale)}</h2>
            <p class="lead">{texts::import_lead(locale)}</p>
            <PlainForm
                name="run-import"
                action=START
                errors
                submit=texts::import_now(locale)
                class="button primary"
            >
                <Hidden name="id" value=summary.id.to_string() />
            </PlainForm>
        </section>
    }
    .into_any()
}

/// Resumes a stopped import.
#[component]
fn GoOn(summary: ImportSummary, has_file: bool, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = errors_about(summary.kind, &context);
    let form = if has_file {
        let dry_run = summary.dry_run.then(|| view! { <Hidden name="dry_run" value="1" /> });
        view! {
            <PlainForm
                name="go-on-import"
                action=START
                errors
                submit=texts::go_on(locale)
                class="button primary"
            >
                <Hidden name="id" value=summary.id.to_string() />
                <Hidden name="form" value="go-on-import" />
                {dry_run}
            </PlainForm>
        }
        .into_any()
    } else {
        view! {
            <p>{texts::upload_again(locale)}</p>
            <p class="actions">
                <a class="button primary" href="/imports">
                    {texts::upload(locale)}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="card">
            <h2>{texts::go_on_title(locale)}</h2>
            <p class="lead">{texts::go_on_lead(locale)}</p>
            {form}
        </section>
    }
    .into_any()
}

#[component]
fn RefusedRows(
    rows: Vec<RefusedRow>,
    /// How many rows were refused. A long import lists only the first ones.
    all: i64,
    locale: Locale,
) -> impl IntoView {
    let has_more = usize::try_from(all).is_ok_and(|all| all > rows.len());
    let lead = has_more.then(|| view! { <p class="hint">{texts::refused_lead(locale)}</p> });
    let columns = vec![
        (texts::line_column(locale), ""),
        (texts::id_column(locale), ""),
        (texts::reason_column(locale), ""),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row" class="number" data-label=texts::line_column(locale)>
                        {row.line}
                    </th>
                    <td class="address" data-label=texts::id_column(locale)>
                        {row.external_id}
                    </td>
                    <td>{import_refusals::row_text(row.refusal, locale)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{texts::refused_title(locale)}</h2>
            {lead}
            <Table label=texts::refused_title(locale) columns>
                {rows}
            </Table>
        </section>
    }
    .into_any()
}
