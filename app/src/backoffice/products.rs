//! What the operator sells: the list, and adding a product.

pub mod arrange;
mod dates;
pub mod fields;
pub mod one;
pub mod parts;
pub mod setup;

use super::context::BackofficeContext;
use super::crumbs::Crumbs;
use super::frame::{BackofficeLayout, Done, page};
use super::paths;
use super::table::Table;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::components::notice::refused;
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::catalogue as texts;
use arrange::MoveButton;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::ProductRefusal;
use model::{Agent, Locale, PortalId, Product, ProductDetails, ProductId, SaleState};

pub use one::ProductPage;

#[component]
pub fn ProductsPage() -> impl IntoView {
    page(ssr::catalogue(), |context, agent, products| {
        view! { <Products products agent context /> }
    })
}

#[component]
fn Products(
    products: Vec<ProductDetails>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let done = match context.notice {
        Some(Notice::Saved) => Some(frame_texts::saved(locale)),
        Some(Notice::Retired) => Some(texts::retired_now(locale)),
        _ => None,
    };
    let refusal = (context.query.form.as_deref() == Some("move-product"))
        .then(|| refused::<ProductRefusal>("move-product"));
    let (retired, active): (Vec<_>, Vec<_>) =
        products.into_iter().partition(|one| one.state == SaleState::Retired);
    let list = if active.is_empty() {
        view! { <p class="lead empty">{texts::none_yet(locale)}</p> }.into_any()
    } else {
        view! { <Active products=active locale /> }.into_any()
    };
    view! {
        <BackofficeLayout title=texts::products(locale)>
            <div class="headline">
                <h1>{texts::products(locale)}</h1>
                <span class="space"></span>
                <a class="button small primary" href="/products/new">
                    {texts::add_title(locale)}
                </a>
            </div>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            {done.map(|text| view! { <Done text /> })}
            {refusal}
            {list}
            <Retired products=retired locale />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Active(products: Vec<ProductDetails>, locale: Locale) -> impl IntoView {
    let columns = vec![
        (texts::product(locale), ""),
        (texts::price(locale), "end"),
        (texts::places(locale), ""),
        (texts::texts_column(locale), ""),
        (frame_texts::state(locale), ""),
        (texts::order(locale), ""),
    ];
    let ids: Vec<ProductId> = products.iter().map(|one| one.product.id).collect();
    let rows = products
        .into_iter()
        .enumerate()
        .map(|(place, one)| {
            let id = one.product.id;
            let title = one.product.title.clone();
            let above = place.checked_sub(1).and_then(|place| ids.get(place).copied());
            let up = above.map(|before| {
                let text = texts::move_up(locale);
                view! { <MoveButton id before=Some(before) arrow="↑" text title=title.clone() /> }
            });
            let down = (place + 1 < ids.len()).then(|| {
                let (before, text) = (ids.get(place + 2).copied(), texts::move_down(locale));
                view! { <MoveButton id before arrow="↓" text title=title.clone() /> }
            });
            view! {
                <tr>
                    <Cells one locale />
                    <td>
                        <div class="buttons arrows">{up} {down}</div>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=texts::products(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn Cells(one: ProductDetails, locale: Locale) -> impl IntoView {
    let places = match (&one.product.dates, one.capacity) {
        (Some(dates), _) => texts::dates_to_come(locale, dates.len()),
        (None, Some(capacity)) => texts::places_of(locale, one.places_taken, capacity),
        (None, None) => texts::no_limit(locale).to_owned(),
    };
    let default = one.default_locale.name();
    let (written, missing): (Vec<Locale>, Vec<Locale>) =
        one.offered.iter().copied().partition(|&language| one.is_written_in(language));
    let written: Vec<_> = written.into_iter().map(Locale::name).collect();
    // Only what is to be done stands out.
    let missing = missing
        .into_iter()
        .map(|language| {
            let text = texts::falls_back(locale, language.name(), default);
            view! { " " <span class="pill warn">{text}</span> }
        })
        .collect_view();
    view! {
        <th scope="row">
            <a href=paths::product(one.product.id) lang=language_of_title(&one.product, locale)>
                {one.product.title.clone()}
            </a>
        </th>
        <td class="end number">{one.product.price.display(locale)}</td>
        <td data-label=texts::places(locale)>
            {places}
        </td>
        <td data-label=texts::texts_column(locale)>
            {written.join(", ")}
            {missing}
        </td>
        <td class="state">
            <StatePill state=one.state locale />
        </td>
    }
    .into_any()
}

#[component]
fn Retired(products: Vec<ProductDetails>, locale: Locale) -> impl IntoView {
    (!products.is_empty()).then(|| {
        let columns = vec![
            (texts::product(locale), ""),
            (texts::price(locale), "end"),
            (texts::places(locale), ""),
            (texts::texts_column(locale), ""),
            (frame_texts::state(locale), ""),
        ];
        let rows = products
            .into_iter()
            .map(|one| {
                view! {
                    <tr>
                        <Cells one locale />
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section id="retired">
                <h2>{texts::retired_title(locale)}</h2>
                <p class="lead">{texts::retired_lead(locale)}</p>
                <Table label=texts::retired_title(locale) columns>
                    {rows}
                </Table>
            </section>
        }
    })
}

/// Whether a product can be bought.
#[component]
pub fn StatePill(state: SaleState, locale: Locale) -> impl IntoView {
    let (class, text) = match state {
        SaleState::OnSale => ("pill ok", texts::on_sale(locale)),
        SaleState::SoldOut => ("pill bad", texts::sold_out(locale)),
        SaleState::NotYet => ("pill warn", texts::not_yet(locale)),
        SaleState::Over => ("pill warn", texts::over(locale)),
        SaleState::Retired => ("pill", texts::retired(locale)),
    };
    view! { <span class=class>{text}</span> }
}

/// Returns the `lang` of a product's own title where it is not in the language of the page.
pub fn language_of_title(product: &Product, locale: Locale) -> Option<&'static str> {
    (product.own_locale != locale).then(|| product.own_locale.tag())
}

#[component]
pub fn NewProductPage() -> impl IntoView {
    page(ssr::catalogue_portals(), |context, agent, portals| {
        view! { <New portals agent context /> }
    })
}

#[component]
fn New(
    portals: Vec<(PortalId, String)>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ProductRefusal>(&context);
    let default_locale = agent.locale;
    view! {
        <BackofficeLayout title=texts::add_title(locale)>
            <Crumbs path="/products" name=texts::products(locale) />
            <h1>{texts::add_title(locale)}</h1>
            <section class="card wider">
                <Form
                    name="add-product"
                    action=setup::AddProduct::PATH
                    errors
                    submit=texts::add(locale)
                    pending=texts::adding(locale)
                    once=true
                >
                    <fields::ProductFields values=fields::ProductFormValues::new(default_locale) portals=portals.clone() locale />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
