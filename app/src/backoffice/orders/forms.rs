//! The forms of an order's page.

use super::super::confirm_action::ConfirmAction;
use super::super::context::BackofficeContext;
use super::super::customer::payment::RecordPayment;
use super::actions::{CancelOrder, CorrectOrder, ResendOrderMail};
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::components::options::{Choosable, Options};
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::catalogue;
use crate::texts::backoffice::orders as texts;
use crate::texts::common;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::{CancelOrderRefusal, OrderNameRefusal};
use model::{OrderState, Purchase};

/// Everything that can be done with an order that is reserved or paid.
#[component]
pub fn OrderActions(purchase: Purchase, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let number = purchase.number.clone();
    let pay = (purchase.state == OrderState::Reserved).then(|| {
        view! {
            <form action=RecordPayment::PATH method="post">
                <input type="hidden" name="order" value=number.clone() />
                <button type="submit" class="button primary">
                    {catalogue::mark_paid(locale)}
                </button>
            </form>
        }
    });
    let resend = (!purchase.email.is_empty()).then(|| {
        view! {
            <form action=ResendOrderMail::PATH method="post">
                <input type="hidden" name="order" value=number.clone() />
                <button type="submit" class="button">
                    {texts::resend(locale)}
                </button>
            </form>
        }
    });
    view! {
        <section class="card dense" id="actions">
            <h2>{texts::actions(locale)}</h2>
            <div class="actions">{pay} {resend}</div>
            <Correct purchase=purchase.clone() context=context.clone() />
            <Cancel purchase=purchase.clone() context=context.clone() />
        </section>
    }
    .into_any()
}

#[component]
fn Correct(purchase: Purchase, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let refused = context.query.form.as_deref() == Some("correct-order");
    let errors = FormErrors::about::<OrderNameRefusal>(&context);
    view! {
        <details class="confirm-action calm" open=refused>
            <summary>{texts::name_summary(locale)}</summary>
            <p class="hint">{texts::name_hint(locale)}</p>
            <Form
                name="correct-order"
                action=CorrectOrder::PATH
                errors
                submit=frame_texts::save(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <Hidden name="order" value=purchase.number.clone() />
                <div class="pair">
                    <Field
                        name="first_name"
                        label=common::first_name(locale)
                        autocomplete="off"
                        value=purchase.first_name.clone()
                    />
                    <Field
                        name="last_name"
                        label=common::last_name(locale)
                        autocomplete="off"
                        value=purchase.last_name.clone()
                    />
                </div>
            </Form>
        </details>
    }
    .into_any()
}

#[component]
fn Cancel(purchase: Purchase, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<CancelOrderRefusal>(&context);
    let option = |value: &str, title: &str| Choosable {
        value: value.to_owned(),
        title: title.to_owned(),
        hint: String::new(),
    };
    let options =
        vec![option("yes", texts::refund_yes(locale)), option("no", texts::refund_no(locale))];
    let is_paid = purchase.state == OrderState::Paid;
    view! {
        <ConfirmAction
            name="cancel-order"
            action=CancelOrder::PATH
            errors
            summary=texts::cancel_summary(locale)
            text=texts::cancel_hint(locale)
            submit=texts::cancel(locale)
            pending=texts::cancelling(locale)
        >
            <Hidden name="order" value=purchase.number.clone() />
            {is_paid
                .then(|| {
                    view! { <Options name="refunded" legend=texts::refund_question(locale) options=options.clone() /> }
                })}
            <Field
                name="reason"
                label=texts::reason(locale)
                autocomplete="off"
                hint=texts::reason_hint(locale).into_any()
            />
        </ConfirmAction>
    }
    .into_any()
}
