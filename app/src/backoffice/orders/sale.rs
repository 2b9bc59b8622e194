//! Selling at the counter, to an existing or a new customer.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, page};
use crate::backoffice::paths::{self, ORDERS};
use crate::components::date_field;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::orders as texts;
use crate::texts::{common, shop};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::product::MAX_TRAVELLERS;
use model::refusals::SaleRefusal;
use model::{CustomerSummary, Locale, Offer, Refusal};

#[server(prefix = "/agents-api", endpoint = "sell")]
pub async fn sell(
    #[server(default)] customer: String,
    #[server(default)] offer: String,
    #[server(default)] travellers: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] once: String,
) -> Result<(), Refused<SaleRefusal>> {
    let agent = ssr::agent()?;
    let number = if customer.is_empty() {
        None
    } else {
        Some(ssr::customer_number(&customer, SaleRefusal::CustomerUnknown)?)
    };
    let typed = [
        ("offer", &*offer),
        ("travellers", &*travellers),
        ("first_name", &*first_name),
        ("last_name", &*last_name),
        ("email", &*email),
        ("once", &*once),
    ];
    let back = paths::sale(number.as_ref());
    let form = accounts::SaleForm {
        customer: number,
        offer: offer.clone(),
        travellers: travellers.clone(),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        once: ssr::once(once.clone()),
    };
    let sold = ssr::accounts().orders().sell(&agent, &ssr::agent_caller(), &form).await;
    let sold = sold.map_err(|failure| ssr::refuse(failure, &back, &typed))?;
    ssr::announce(&format!("{ORDERS}/{sold}"), &crate::context::Notice::Bought);
    Ok(())
}

#[component]
pub fn NewOrderPage() -> impl IntoView {
    let request = expect_context::<crate::PageRequest>();
    let customer = request.param("customer").unwrap_or_default().to_owned();
    page(ssr::sale(customer), |context, _, (offers, customer)| {
        view! { <Sale offers customer context /> }
    })
}

#[component]
fn Sale(
    offers: Vec<Offer>,
    customer: Option<CustomerSummary>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let lead = match &customer {
        Some(customer) => view! {
            <p class="lead">
                {texts::sale_for(locale)} " "
                <a class="number" href=paths::customer(&customer.number)>
                    {customer.number.to_string()}
                </a>
            </p>
        }
        .into_any(),
        None => view! { <p class="lead">{texts::sale_for_new(locale)}</p> }.into_any(),
    };
    let form = if offers.is_empty() {
        view! { <p>{texts::nothing_on_sale(locale)}</p> }.into_any()
    } else {
        view! { <SaleForm offers customer context /> }.into_any()
    };
    view! {
        <BackofficeLayout title=texts::new_order(locale)>
            <Crumbs path=ORDERS name=texts::orders(locale) here=texts::new_order(locale).into_any() />
            <h1>{texts::new_order(locale)}</h1>
            {lead}
            <section class="card narrow left">{form}</section>
        </BackofficeLayout>
    }
    .into_any()
}

/// Autofill is off: the data is another person's.
#[component]
fn SaleForm(
    offers: Vec<Offer>,
    customer: Option<CustomerSummary>,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SaleRefusal>(&context)
        .saying(SaleRefusal::TravellersInvalid.code(), Some(travellers_invalid(&offers, locale)));
    let options: Vec<_> =
        offers.iter().map(|offer| (offer.form_value(), label(offer, locale))).collect();
    let number = customer.as_ref().map(|one| one.number.to_string()).unwrap_or_default();
    let (first_name, last_name, email) = customer
        .map(|one| (one.first_name, one.last_name, one.email.unwrap_or_default()))
        .unwrap_or_default();
    view! {
        <Form
            name="sell"
            action=Sell::PATH
            errors
            submit=texts::sell(locale)
            pending=texts::selling(locale)
            once=true
        >
            <Hidden name="customer" value=number.clone() />
            <Choice name="offer" label=customer_texts::what(locale) options=options.clone() value="" />
            <Field
                name="travellers"
                label=shop::travellers(locale)
                inputmode="numeric"
                autocomplete="off"
                value="1"
            />
            <div class="pair">
                <Field
                    name="first_name"
                    label=common::first_name(locale)
                    autocomplete="off"
                    value=first_name.clone()
                />
                <Field name="last_name" label=common::last_name(locale) autocomplete="off" value=last_name.clone() />
            </div>
            <Field
                name="email"
                label=common::email(locale)
                kind="email"
                inputmode="email"
                autocomplete="off"
                value=email.clone()
                hint=texts::sale_email_hint(locale).into_any()
                required=false
            />
        </Form>
    }
    .into_any()
}

/// Returns how many travellers an order can have. The text is rendered before an offer is chosen, so it names the limit
/// of each product if they differ.
fn travellers_invalid(offers: &[Offer], locale: Locale) -> String {
    let max = offers.first().map_or(MAX_TRAVELLERS, |offer| offer.product.max_per_order);
    if offers.iter().all(|offer| offer.product.max_per_order == max) {
        return texts::travellers_invalid(locale, max);
    }
    let mut products: Vec<_> = offers.iter().map(|offer| &offer.product).collect();
    products.dedup_by_key(|product| product.id);
    let limits: Vec<_> = products
        .iter()
        .map(|product| format!("{} ({})", product.title_in(locale), product.max_per_order))
        .collect();
    texts::travellers_limits(locale, &limits.join(", "))
}

/// Returns the title of an offer, what a traveller costs, its date, and how many places are left.
fn label(offer: &Offer, locale: Locale) -> String {
    let product = &offer.product;
    let label = format!("{} · {}", product.title_in(locale), product.price.display(locale));
    if let Some(date) = &offer.date {
        return format!("{label} · {}", date_field::label(date, locale));
    }
    match product.places_left {
        Some(0) => format!("{label} · {}", shop::sold_out(locale)),
        Some(left) => format!("{label} · {}", shop::places_left(locale, left)),
        None => label,
    }
}
