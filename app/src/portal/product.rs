//! One product, and buying it as a guest or as the signed-in customer.

#![allow(
    clippy::too_many_arguments,
    reason = "in the browser, the function is a client call with one argument per form field"
)]

use crate::PortalContext;
use crate::components::date_field::DateField;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, loaded};
use crate::failure::Refused;
use crate::portal::products::{FewPlaces, language_of};
use crate::ssr;
use crate::texts::{common, refusals, shop};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::BuyRefusal;
use model::{Locale, Product, Refusal, percent};

#[server(endpoint = "buy")]
pub async fn buy(
    #[server(default)] product: String,
    #[server(default)] price: String,
    #[server(default)] date: String,
    #[server(default)] travellers: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] email: String,
    #[server(default)] once: String,
) -> Result<(), Refused<BuyRefusal>> {
    let (caller, customer) = (ssr::caller(), ssr::customer());
    let settings = &caller.portal.settings;
    // An invalid id matches no product; the product page then shows the error.
    let id = product.parse().unwrap_or_default();
    let page = format!("/products/{id}");
    let typed = [
        ("date", &*date),
        ("travellers", &travellers),
        ("first_name", &first_name),
        ("last_name", &last_name),
        ("email", &email),
    ];
    if settings.guests_must_sign_in() && customer.is_none() {
        ssr::sign_in_to_send(&page, &typed).await;
        return Ok(());
    }
    let form = accounts::BuyForm {
        product: id,
        price: (!price.is_empty()).then(|| model::Money::from_form_value(&price)),
        // As the product's: what is no id matches no date.
        date: (!date.is_empty()).then(|| date.parse().unwrap_or_default()),
        travellers: travellers.clone(),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        email: email.clone(),
        once: ssr::once(once.clone()),
    };
    // Only here: a form restored after sign-in gets a new key.
    let typed = [typed.as_slice(), &[("once", &once)]].concat();
    let bought = ssr::accounts().orders().buy(&caller, customer.as_ref(), form).await;
    let bought = bought.map_err(|failure| ssr::refuse(failure, &page, &typed))?;
    ssr::remember_order(bought.secret.expose());
    ssr::announce(&ssr::order_path(&bought.number), &crate::context::Notice::Bought);
    Ok(())
}

#[component]
pub fn ProductPage() -> impl IntoView {
    let locale = expect_context::<PortalContext>().locale;
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    loaded(ssr::product(id), move |product| {
        view! {
            <PageLayout title=product.title_in(locale).to_owned() public=true>
                <div class="split">
                    <section class="card">
                        <h1 lang=language_of(&product, locale)>{product.title_in(locale).to_owned()}</h1>
                        <p class="lead" lang=language_of(&product, locale)>
                            {product.description_in(locale).to_owned()}
                        </p>
                        <p class="price">
                            <strong class="number">{product.price.display(locale)}</strong>
                            " "
                            {shop::per_traveller(locale)}
                            <FewPlaces product=product.clone() locale />
                        </p>
                        <Order product=product.clone() locale />
                    </section>
                    <PaymentPanel locale />
                </div>
            </PageLayout>
        }
    })
}

/// The purchase form, while places are left.
#[component]
fn Order(product: Product, locale: Locale) -> impl IntoView {
    if product.max_travellers() == 0 {
        return view! {
            <p>{shop::sold_out_text(locale)}</p>
            <a class="button" href="/">
                {common::back_to_tickets(locale)}
            </a>
        }
        .into_any();
    }
    view! {
        <h2>{shop::buy_title(locale)}</h2>
        <BuyForm product locale />
    }
    .into_any()
}

#[component]
fn BuyForm(product: Product, locale: Locale) -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let max_travellers = product.max_per_order;
    let errors = FormErrors::about::<BuyRefusal>(&context).saying(
        BuyRefusal::TravellersInvalid.code(),
        Some(refusals::travellers_invalid(locale, max_travellers)),
    );
    let (first_name, last_name, email) = context
        .customer
        .map(|customer| {
            (customer.first_name, customer.last_name, customer.email.unwrap_or_default())
        })
        .unwrap_or_default();
    let dates = product.dates.clone();
    let counts = (1..=product.max_travellers())
        .map(|count| {
            let total = product.total(count).display(locale);
            (count.to_string(), shop::travellers_total(locale, count, &total))
        })
        .collect();
    view! {
        <Form name="buy" action=Buy::PATH errors submit=shop::buy(locale) pending=shop::buying(locale) once=true>
            <Hidden name="product" value=product.id.to_string() />
            <Hidden name="price" value=product.price.form_value() />
            {dates.clone().map(|dates| view! { <DateField dates locale /> })}
            <Choice name="travellers" label=shop::travellers(locale) options=counts value="1" />
            <div class="pair">
                <Field
                    name="first_name"
                    label=common::first_name(locale)
                    autocomplete="given-name"
                    value=first_name.clone()
                />
                <Field name="last_name" label=common::last_name(locale) autocomplete="family-name" value=last_name.clone() />
            </div>
            <Field
                name="email"
                label=common::email(locale)
                kind="email"
                inputmode="email"
                autocomplete="email"
                value=email.clone()
                hint=shop::buy_email_hint(locale).into_any()
            />
        </Form>
    }
    .into_any()
}

/// Information next to the form.
#[component]
fn PaymentPanel(locale: Locale) -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let guest = (context.accounts_enabled() && context.customer.is_none()).then(|| {
        view! {
            <p>{shop::buy_as_guest(locale)}</p>
            <a class="button" href=format!("/sign-in?return_to={}", percent::encode_path(&context.path))>
                {common::sign_in(locale)}
            </a>
        }
    });
    view! {
        <aside class="panel">
            <h2>{shop::payment(locale)}</h2>
            <p>{shop::pay_at_counter(locale)}</p>
            {guest}
        </aside>
    }
    .into_any()
}
