//! Whether a customer's order was paid, and recording that it was.

use super::super::orders::StatePill;
use super::super::table::RowButton;
use crate::components::notice::refused;
use crate::components::time::Time;
use crate::failure::Refused;
use crate::texts::backoffice::catalogue as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PaymentRefusal;
use model::{CustomerNumber, Locale, OrderState, Purchase};

/// Answers on the page of the customer, or of the order if no customer is named.
#[server(prefix = "/agents-api", endpoint = "record-payment")]
pub async fn record_payment(
    #[server(default)] customer: String,
    #[server(default)] order: String,
) -> Result<(), Refused<PaymentRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let done = crate::context::Notice::PaymentRecorded;
    if customer.is_empty() {
        let recorded =
            ssr::accounts().orders().record_payment(&agent, &ssr::agent_caller(), &order).await;
        return ssr::answer_about_order(recorded, &order, "record-payment", &done, &[]);
    }
    let number = ssr::customer_number(&customer, PaymentRefusal::Unknown)?;
    let recorded =
        ssr::accounts().orders().record_payment(&agent, &ssr::agent_caller(), &order).await;
    ssr::answer_about(recorded, &number, "record-payment", &done)
}

/// Why a payment was not recorded.
#[component]
pub fn Unrecorded(form: Option<String>) -> impl IntoView {
    (form.as_deref() == Some("record-payment")).then(|| refused::<PaymentRefusal>("record-payment"))
}

#[component]
pub fn Paid(purchase: Purchase, customer: CustomerNumber, locale: Locale) -> impl IntoView {
    match purchase.state {
        OrderState::Reserved => view! { <Payable purchase customer locale /> }.into_any(),
        state => view! { <StatePill state locale /> }.into_any(),
    }
}

/// The state, the button that records a payment, and until when it can be.
#[component]
fn Payable(purchase: Purchase, customer: CustomerNumber, locale: Locale) -> impl IntoView {
    let until = purchase.payable_until.map(|at| {
        view! {
            <p class="hint">{texts::pay_by(locale)} " " <Time at locale /></p>
        }
    });
    view! {
        <StatePill state=purchase.state locale />
        <form action=RecordPayment::PATH method="post">
            <input type="hidden" name="customer" value=customer.to_string() />
            <input type="hidden" name="order" value=purchase.number.clone() />
            <RowButton label=texts::mark_paid(locale) about=purchase.number />
        </form>
        {until}
    }
    .into_any()
}
