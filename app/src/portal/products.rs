//! The portal's products.

use crate::PortalContext;
use crate::components::page::{PageLayout, loaded};
use crate::components::time::local;
use crate::ssr;
use crate::texts::{moments, shop};
use leptos::prelude::*;
use model::{Locale, Product};

#[component]
pub fn ProductsPage() -> impl IntoView {
    let locale = expect_context::<PortalContext>().locale;
    loaded(ssr::products(), move |products| {
        let list = if products.is_empty() {
            view! { <p class="card">{shop::no_products(locale)}</p> }.into_any()
        } else {
            let cards = products
                .into_iter()
                .map(|product| view! { <Card product locale /> })
                .collect_view();
            view! { <ul class="products">{cards}</ul> }.into_any()
        };
        view! {
            <PageLayout title=shop::products_title(locale) public=true>
                <h1>{shop::products_title(locale)}</h1>
                <p class="lead">{shop::products_lead(locale)}</p>
                {list}
            </PageLayout>
        }
    })
}

#[component]
fn Card(product: Product, locale: Locale) -> impl IntoView {
    let places = view! { <FewPlaces product=product.clone() locale /> };
    let mut open = product.dates.iter().flatten().filter(|date| !date.is_sold_out());
    let next = open.next().map(|date| moments::moment(local(date.at), locale));
    let next = next.map(|date| view! { <p class="hint">{shop::next_date(locale, &date)}</p> });
    let lang = language_of(&product, locale);
    // The whole card is the link; this looks like what it does, and is not read a second time.
    let choose = (product.max_travellers() > 0).then(|| {
        view! {
            <span class="button choose" aria-hidden="true">
                {shop::choose(locale)}
            </span>
        }
    });
    view! {
        <li class="card">
            <h2>
                <a href=format!("/products/{}", product.id) lang=lang>
                    {product.title_in(locale).to_owned()}
                </a>
            </h2>
            <p lang=lang>{product.description_in(locale).to_owned()}</p>
            <p class="price">
                <strong class="number">{product.price.display(locale)}</strong>
                " "
                {shop::per_traveller(locale)}
                {places}
            </p>
            {next}
            {choose}
        </li>
    }
    .into_any()
}

/// Returns the `lang` of a product's texts where they are not in the language of the page.
pub fn language_of(product: &Product, locale: Locale) -> Option<&'static str> {
    let language = product.language_in(locale);
    (language != locale).then(|| language.tag())
}

/// Shows that few places are left, or none.
#[component]
pub fn FewPlaces(product: Product, locale: Locale) -> impl IntoView {
    product.few_places_left().map(|left| match left {
        0 => view! { <span class="pill bad">{shop::sold_out(locale)}</span> }.into_any(),
        _ => view! { <span class="pill warn">{shop::places_left(locale, left)}</span> }.into_any(),
    })
}
