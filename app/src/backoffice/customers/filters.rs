//! The filters of the list of customers. A form sent by GET: the address carries them, and Back returns to them.

use crate::texts::backoffice::customers as texts;
use crate::texts::backoffice::dashboard;
use leptos::prelude::*;
use model::{CustomerFilter, CustomerOrder, CustomerState, Locale};

#[component]
pub fn Filters(filter: CustomerFilter, locale: Locale) -> impl IntoView {
    let all = (String::new(), texts::filters::any(locale).to_owned());
    let states = CustomerState::ALL
        .into_iter()
        .map(|state| (state.code().to_owned(), state_name(state, locale).to_owned()));
    let states: Vec<_> = std::iter::once(all.clone()).chain(states).collect();
    let languages = Locale::ALL
        .into_iter()
        .map(|language| (language.tag().to_owned(), language.name().to_owned()));
    let languages: Vec<_> = std::iter::once(all).chain(languages).collect();
    let orders: Vec<_> = CustomerOrder::ALL
        .into_iter()
        .map(|order| (order.code().to_owned(), order_name(order, locale).to_owned()))
        .collect();
    let state = filter.state.map(CustomerState::code).unwrap_or_default();
    let language = filter.language.map(Locale::tag).unwrap_or_default();
    let is_on = !filter.is_empty();
    let clear =
        is_on.then(|| view! { <a href="/customers">{texts::filters::clear_filters(locale)}</a> });
    view! {
        <details class="list-filters" open=is_on>
            <summary>{texts::filters::filters(locale)}</summary>
            <form action="/customers" method="get" id="filters">
                <div class="limits">
                    <Select name="state" label=texts::account(locale) options=states value=state />
                    <Select name="language" label=texts::language(locale) options=languages value=language />
                    <Date
                        name="bought_from"
                        label=texts::filters::bought_from(locale)
                        value=filter.bought_from.map(|day| day.to_string()).unwrap_or_default()
                    />
                    <Date
                        name="bought_until"
                        label=texts::filters::bought_until(locale)
                        value=filter.bought_until.map(|day| day.to_string()).unwrap_or_default()
                    />
                    <Select name="order" label=texts::filters::sort_by(locale) options=orders value=filter.order.code() />
                </div>
                <p class="actions">
                    <button type="submit" class="button">
                        {texts::filters::show_filtered(locale)}
                    </button>
                    " "
                    {clear}
                </p>
            </form>
        </details>
    }
    .into_any()
}

#[component]
fn Select(
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    value: &'static str,
) -> impl IntoView {
    let id = format!("by-{name}");
    let options = options
        .into_iter()
        .map(|(option, text)| {
            let selected = option == value;
            view! {
                <option value=option selected=selected>
                    {text}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <div class="label">
                <label for=id.clone()>{label}</label>
            </div>
            <select id=id.clone() name=name autocomplete="off">
                {options}
            </select>
        </div>
    }
    .into_any()
}

#[component]
fn Date(name: &'static str, label: &'static str, value: String) -> impl IntoView {
    let id = format!("by-{name}");
    view! {
        <div class="field">
            <div class="label">
                <label for=id.clone()>{label}</label>
            </div>
            <input id=id.clone() name=name type="date" value=value autocomplete="off" />
        </div>
    }
    .into_any()
}

/// Returns what a list of customers in that state is called.
pub fn state_name(state: CustomerState, locale: Locale) -> &'static str {
    match state {
        CustomerState::NoAccount => texts::no_account(locale),
        CustomerState::Invited => texts::invited(locale),
        CustomerState::NotOpened => dashboard::not_opened(locale),
        CustomerState::LinkExpired => texts::state_expired_title(locale),
        CustomerState::Active => texts::active(locale),
        CustomerState::Disabled => texts::disabled(locale),
        CustomerState::MailFailed => texts::filters::mail_failed(locale),
    }
}

fn order_name(order: CustomerOrder, locale: Locale) -> &'static str {
    match order {
        CustomerOrder::Name => texts::filters::by_name(locale),
        CustomerOrder::LastPurchase => texts::filters::by_last_purchase(locale),
    }
}
