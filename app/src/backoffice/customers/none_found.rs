//! What a search without a customer shows instead of the list.

use crate::backoffice::paths;
use crate::texts::backoffice::customers as texts;
use crate::texts::backoffice::orders as order_texts;
use leptos::prelude::*;
use model::{Locale, PurchaseNumber};

/// Says that no customer was found.
#[component]
pub fn NothingFound(text: String, is_filtered: bool, locale: Locale) -> impl IntoView {
    let (title, words) = if is_filtered {
        (
            texts::filters::none_filtered_title(locale).to_owned(),
            texts::filters::none_filtered_text(locale),
        )
    } else if text.is_empty() {
        (texts::no_customers_title(locale).to_owned(), texts::no_customers_text(locale))
    } else {
        (texts::nobody_title(locale, &text), texts::nobody_text(locale))
    };
    view! {
        <section class="empty">
            <h2>{title}</h2>
            <p class="lead">{words}</p>
        </section>
    }
    .into_any()
}

/// Leads to the order whose number was typed.
#[component]
pub fn OrderFound(number: PurchaseNumber, locale: Locale) -> impl IntoView {
    view! {
        <section class="empty">
            <h2>{order_texts::found_by_number(locale, number.as_str())}</h2>
            <p class="actions">
                <a class="button" href=paths::order(&number)>
                    {order_texts::open(locale)}
                </a>
            </p>
        </section>
    }
    .into_any()
}
