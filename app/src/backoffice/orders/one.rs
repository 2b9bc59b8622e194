//! The page of an order: everything about it, and what an agent can do with it.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::customer::data::ExternalId;
use super::super::customer::history::Entry;
use super::super::frame::{BackofficeLayout, Done, page};
use super::super::mails::MailPill;
use super::super::table::{Moment, Table};
use super::forms::OrderActions;
use super::{StatePill, named};
use crate::backoffice::paths;
use crate::components::notice::refused;
use crate::components::purchase::numbered;
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::agents;
use crate::texts::backoffice::catalogue;
use crate::texts::backoffice::codes;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::orders as texts;
use crate::texts::{common, shop};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::refusals::{OrderMailRefusal, PaymentRefusal};
use model::{Locale, MailEntry, OrderDetails, OrderState, Purchase, TimelineEntry};

#[component]
pub fn OrderPage() -> impl IntoView {
    let number = use_params_map().read_untracked().get("number").unwrap_or_default();
    page(ssr::order_details(number), |context, _, details| view! { <Details details context /> })
}

#[component]
fn Details(details: OrderDetails, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let purchase = details.order.purchase.clone();
    let title = texts::order(locale, &purchase.number);
    let heading = numbered(&title, &purchase.number);
    let here = view! { <span class="number">{purchase.number.clone()}</span> }.into_any();
    let can_change = matches!(purchase.state, OrderState::Reserved | OrderState::Paid);
    let actions = can_change
        .then(|| view! { <OrderActions purchase=purchase.clone() context=context.clone() /> });
    view! {
        <BackofficeLayout title>
            <Crumbs path=paths::ORDERS name=texts::orders(locale) here />
            <div class="headline">
                <h1>{heading}</h1>
                <StatePill state=purchase.state locale />
            </div>
            <Outcome email=purchase.email.clone() context=context.clone() />
            <div class="file">
                <FactsCard details=details.clone() locale />
                <div class="beside">
                    {actions}
                    <MailsCard mails=details.mails.clone() locale />
                </div>
                <HistoryCard history=details.history.clone() locale />
            </div>
        </BackofficeLayout>
    }
    .into_any()
}

/// The result of the last action.
#[component]
fn Outcome(email: String, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let text = match context.notice {
        Some(Notice::OrderCancelled) => Some(texts::cancelled_now(locale).to_owned()),
        Some(Notice::Bought) => Some(texts::sold_now(locale).to_owned()),
        Some(Notice::SentAgain) => Some(texts::resent(locale, &email)),
        Some(Notice::Saved) => Some(frame_texts::saved(locale).to_owned()),
        Some(Notice::PaymentRecorded) => Some(catalogue::payment_recorded(locale).to_owned()),
        _ => None,
    };
    let refusal = match context.query.form.as_deref() {
        Some("record-payment") => refused::<PaymentRefusal>("record-payment").into_any(),
        Some("resend-order-mail") => refused::<OrderMailRefusal>("resend-order-mail").into_any(),
        _ => ().into_any(),
    };
    view! {
        {text.map(|text| view! { <Done text /> })}
        {refusal}
    }
    .into_any()
}

#[component]
fn FactsCard(details: OrderDetails, locale: Locale) -> impl IntoView {
    let external_id = details.external_id.map(|id| view! { <ExternalId id locale /> });
    let order = details.order;
    let purchase = order.purchase;
    let number = order.customer.to_string();
    let email = if purchase.email.is_empty() {
        view! { <span class="quiet-text">{customer_texts::not_on_file(locale)}</span> }.into_any()
    } else {
        purchase.email.clone().into_any()
    };
    let date = purchase.travel_at.map(|at| {
        view! {
            <dt>{shop::date(locale)}</dt>
            <dd>
                <Moment at locale />
            </dd>
        }
    });
    view! {
        <section class="card dense" id="order">
            <h2>{texts::details(locale)}</h2>
            <dl class="facts">
                <dt>{customer_texts::what(locale)}</dt>
                <dd>{purchase.product.clone()}</dd>
                {date}
                <dt>{customer_texts::travellers(locale)}</dt>
                <dd>{purchase.travellers}</dd>
                <dt>{customer_texts::price(locale)}</dt>
                <dd class="number">
                    <strong>{purchase.total.display(locale)}</strong>
                </dd>
                <dt>{frame_texts::name(locale)}</dt>
                <dd>{format!("{} {}", purchase.first_name, purchase.last_name)}</dd>
                <dt>{common::email(locale)}</dt>
                <dd>{email}</dd>
                <dt>{texts::customer(locale)}</dt>
                <dd>
                    <a href=paths::customer(&order.customer)>
                        {named(order.customer_name, locale)} " · " <span class="number">{number}</span>
                    </a>
                </dd>
                <dt>{shop::bought_at(locale)}</dt>
                <dd>
                    <Moment at=purchase.at locale />
                </dd>
                <States purchase=purchase.clone() locale />
                {external_id}
            </dl>
        </section>
    }
    .into_any()
}

/// When the order is to be paid, was paid, or was cancelled.
#[component]
fn States(purchase: Purchase, locale: Locale) -> impl IntoView {
    let is_unpaid = matches!(purchase.state, OrderState::Reserved | OrderState::Expired);
    let moments = [
        (catalogue::pay_by(locale), purchase.payable_until.filter(|_| is_unpaid)),
        (texts::paid_at(locale), purchase.paid_at),
        (texts::cancelled_at(locale), purchase.cancelled_at),
    ];
    let moments = moments.into_iter().filter_map(|(name, at)| Some((name, at?)));
    let moments = moments
        .map(|(name, at)| {
            view! {
                <dt>{name}</dt>
                <dd>
                    <Moment at locale />
                </dd>
            }
        })
        .collect_view();
    let refund = purchase.refunded.map(|refunded| match refunded {
        true => texts::refunded(locale).to_owned(),
        false => texts::not_refunded(locale).to_owned(),
    });
    let words = [(texts::refund(locale), refund), (texts::reason(locale), purchase.cancel_reason)];
    let words = words.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let words = words
        .map(|(name, text)| {
            view! {
                <dt>{name}</dt>
                <dd>{text}</dd>
            }
        })
        .collect_view();
    view! {
        {moments}
        {words}
    }
    .into_any()
}

#[component]
fn HistoryCard(history: Vec<TimelineEntry>, locale: Locale) -> impl IntoView {
    let list = if history.is_empty() {
        view! { <p class="lead">{customer_texts::no_events(locale)}</p> }.into_any()
    } else {
        let rows = history.into_iter().map(|entry| view! { <Entry entry locale /> }).collect_view();
        view! { <ol class="timeline">{rows}</ol> }.into_any()
    };
    view! {
        <section class="card dense" id="history">
            <h2>{texts::history(locale)}</h2>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn MailsCard(mails: Vec<MailEntry>, locale: Locale) -> impl IntoView {
    let list = if mails.is_empty() {
        view! { <p class="lead">{texts::no_mails(locale)}</p> }.into_any()
    } else {
        let columns = vec![
            (frame_texts::when(locale), ""),
            (agents::mail(locale), ""),
            (frame_texts::state(locale), ""),
        ];
        let rows =
            mails.into_iter().map(|mail| view! { <OrderMailItem mail locale /> }).collect_view();
        view! {
            <Table label=texts::mails(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section class="card dense" id="mails">
            <h2>{texts::mails(locale)}</h2>
            {list}
        </section>
    }
    .into_any()
}

#[component]
fn OrderMailItem(mail: MailEntry, locale: Locale) -> impl IntoView {
    view! {
        <tr>
            <td>
                <Moment at=mail.at locale />
            </td>
            <th scope="row">{codes::mail(&mail.kind, locale)}</th>
            <td>
                <MailPill state=mail.state locale />
            </td>
        </tr>
    }
    .into_any()
}
