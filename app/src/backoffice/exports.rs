//! Exports: a form for each kind of data. The answer is a file, so that the browser submits the forms itself.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, page};
use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::form::{Hidden, PlainForm};
use crate::texts::backoffice::exports as texts;
use leptos::prelude::*;
use model::refusals::ExportRefusal;
use model::{AuditQuery, CustomerFilter, ExportFormat, ExportKind, Locale, OrderQuery};

/// The form is answered by the server itself, not by a server function.
const ACTION: &str = "/agents-api/export";

#[component]
pub fn ExportsPage() -> impl IntoView {
    let request = expect_context::<PageRequest>();
    // Filters of orders have parameters of the same names as others: their address says so.
    let is_orders = request.param("kind") == Some(ExportKind::Orders.code());
    let of_orders = |name: &str| request.param(name).filter(|_| is_orders);
    let of_others = |name: &str| request.param(name).filter(|_| !is_orders);
    let filters = ListFilters {
        customers: CustomerFilter::read(of_others),
        orders: OrderQuery::read(of_orders),
        only_failed: request.param("failed").is_some(),
        audit: AuditQuery::read(of_others),
    };
    page(async { Ok(()) }, move |context, _, ()| {
        view! { <Exports filters context /> }
    })
}

/// The filters of the list that leads here.
#[derive(Debug, Clone)]
struct ListFilters {
    customers: CustomerFilter,
    orders: OrderQuery,
    only_failed: bool,
    audit: AuditQuery,
}

#[component]
fn Exports(filters: ListFilters, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let cards = ExportKind::ALL
        .into_iter()
        .map(|kind| {
            let hidden = match kind {
                ExportKind::Customers => filters.customers.parameters(),
                ExportKind::Orders => filters.orders.parameters(),
                ExportKind::Mails if filters.only_failed => vec![("failed", "1".to_owned())],
                ExportKind::Mails => Vec::new(),
                ExportKind::Audit => filters.audit.parameters(),
            };
            view! { <Card kind hidden context=context.clone() /> }
        })
        .collect_view();
    view! {
        <BackofficeLayout title=texts::title(locale)>
            <h1>{texts::title(locale)}</h1>
            <p class="lead">{texts::lead(locale)}</p>
            {cards}
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Card(
    kind: ExportKind,
    hidden: Vec<(&'static str, String)>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ExportRefusal>(&context);
    let title = format!("{}-title", kind.code());
    let filtered =
        (!hidden.is_empty()).then(|| view! { <p class="hint">{texts::filtered(locale)}</p> });
    let hidden =
        hidden.into_iter().map(|(name, value)| view! { <Hidden name value /> }).collect_view();
    view! {
        <section class="card narrow left" id=kind.code()>
            <h2 id=title.clone()>{name_of(kind, locale)}</h2>
            {filtered}
            <PlainForm name=form_of(kind) action=ACTION errors submit=texts::submit(locale) about=title>
                <Hidden name="kind" value=kind.code() />
                {hidden}
                <Format kind locale />
            </PlainForm>
        </section>
    }
    .into_any()
}

#[component]
fn Format(kind: ExportKind, locale: Locale) -> impl IntoView {
    let id = format!("{}-format", kind.code());
    let options = ExportFormat::ALL
        .into_iter()
        .map(|format| view! { <option value=format.code()>{texts::format(format)}</option> })
        .collect_view();
    view! {
        <div class="field">
            <div class="label">
                <label for=id.clone()>{texts::format_label(locale)}</label>
            </div>
            <select id=id.clone() name="format">
                {options}
            </select>
        </div>
    }
    .into_any()
}

const fn form_of(kind: ExportKind) -> &'static str {
    match kind {
        ExportKind::Customers => "export-customers",
        ExportKind::Orders => "export-orders",
        ExportKind::Audit => "export-audit",
        ExportKind::Mails => "export-mails",
    }
}

fn name_of(kind: ExportKind, locale: Locale) -> &'static str {
    match kind {
        ExportKind::Customers => texts::customers(locale),
        ExportKind::Orders => texts::orders(locale),
        ExportKind::Audit => texts::audit(locale),
        ExportKind::Mails => texts::mails(locale),
    }
}
