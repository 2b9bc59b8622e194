//! The purchase that was just made, or whose mailed link was opened.

use crate::Visit;
use crate::components::notice::Good;
use crate::components::page::{Message, Page, loaded};
use crate::components::purchase::PurchaseFacts;
use crate::ssr::{self, Trouble};
use crate::texts::{common, shop};
use leptos::prelude::*;
use model::{Locale, Purchase};

#[component]
pub fn OrderPage() -> impl IntoView {
    let visit = expect_context::<Visit>();
    let locale = visit.locale;
    let may_register = visit.takes_passwords() && visit.customer.is_none();
    // A purchase that is not there is something to explain here, not a page that does not exist.
    let order = async {
        match ssr::order().await {
            Ok(purchase) => Ok(Some(purchase)),
            Err(Trouble::NotFound) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    };
    loaded(order, move |purchase| match purchase {
        Some(purchase) => view! { <Bought purchase locale may_register /> }.into_any(),
        None => view! {
            <Message title=shop::order_missing_title(locale) text=shop::order_missing_text(locale)>
                <a class="button primary" href="/">
                    {common::back_to_tickets(locale)}
                </a>
            </Message>
        }
        .into_any(),
    })
}

#[component]
fn Bought(purchase: Purchase, locale: Locale, may_register: bool) -> impl IntoView {
    let done = shop::order_done(locale, &purchase.number);
    let mail = shop::order_mail(locale, &purchase.email);
    let register = may_register.then(|| {
        view! {
            <p>{shop::order_register(locale)}</p>
            <p class="actions">
                <a class="button" href="/register">
                    {common::register(locale)}
                </a>
            </p>
        }
    });
    view! {
        <Page title=shop::order_title(locale)>
            <section class="card narrow">
                <Good>
                    <strong>{done.clone()}</strong>
                    " "
                    {mail.clone()}
                </Good>
                <h1>{shop::order_title(locale)}</h1>
                <PurchaseFacts purchase=purchase.clone() locale />
                <p class="lead">{shop::pay_at_counter(locale)}</p>
                {register}
            </section>
        </Page>
    }
}
