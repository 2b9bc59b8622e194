//! What agents do with an order: cancel it, send its confirmation again, correct its name.

use crate::failure::Refused;
use leptos::prelude::*;
use model::refusals::{CancelOrderRefusal, OrderMailRefusal, OrderNameRefusal};

#[server(prefix = "/agents-api", endpoint = "cancel-order")]
pub async fn cancel_order(
    #[server(default)] order: String,
    #[server(default)] refunded: String,
    #[server(default)] reason: String,
) -> Result<(), Refused<CancelOrderRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let form = accounts::CancelOrderForm { refunded: refunded.clone(), reason: reason.clone() };
    let caller = ssr::agent_caller();
    let cancelled = ssr::accounts().orders().cancel(&agent, &caller, &order, &form).await;
    let typed = [("refunded", &*refunded), ("reason", &*reason)];
    let done = crate::context::Notice::OrderCancelled;
    ssr::answer_about_order(cancelled, &order, "cancel-order", &done, &typed)
}

#[server(prefix = "/agents-api", endpoint = "resend-order-mail")]
pub async fn resend_order_mail(
    #[server(default)] order: String,
) -> Result<(), Refused<OrderMailRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let sent = ssr::accounts().orders().resend_mail(&agent, &ssr::agent_caller(), &order).await;
    let done = crate::context::Notice::SentAgain;
    ssr::answer_about_order(sent, &order, "resend-order-mail", &done, &[])
}

#[server(prefix = "/agents-api", endpoint = "correct-order")]
pub async fn correct_order(
    #[server(default)] order: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
) -> Result<(), Refused<OrderNameRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let form =
        accounts::OrderNameForm { first_name: first_name.clone(), last_name: last_name.clone() };
    let caller = ssr::agent_caller();
    let corrected = ssr::accounts().orders().correct_name(&agent, &caller, &order, &form).await;
    let typed = [("first_name", &*first_name), ("last_name", &*last_name)];
    let done = crate::context::Notice::Saved;
    ssr::answer_about_order(corrected, &order, "correct-order", &done, &typed)
}
