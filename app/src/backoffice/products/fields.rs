//! The fields of a product, for adding and for changing one.

use super::dates::{DatesField, typed};
use crate::PageRequest;
use crate::components::checks::Checks;
use crate::components::field::{Field, Switch};
use crate::components::other_fields::TextArea;
use crate::components::time::local;
use crate::texts::backoffice::catalogue as texts;
use crate::texts::moments;
use leptos::prelude::*;
use model::product::{MAX_TRAVELLERS, MAX_TRAVELLERS_LIMIT};
use model::{Locale, PortalId, ProductDetails, ProductText, Timestamp};

/// The values of the fields before anything is typed.
#[derive(Debug, Clone)]
pub struct ProductFormValues {
    default_locale: Locale,
    /// Title and description of each language.
    texts: [(Locale, String, String); Locale::ALL.len()],
    price: String,
    currency: String,
    /// `None` for every portal.
    portals: Option<Vec<PortalId>>,
    on_sale_from: String,
    on_sale_until: String,
    dates: String,
    capacity: String,
    max_travellers: String,
    payment_hours: String,
}

impl ProductFormValues {
    /// Returns the empty values of a product that is to be added.
    pub fn new(default_locale: Locale) -> Self {
        Self {
            default_locale,
            texts: Locale::ALL.map(|locale| (locale, String::new(), String::new())),
            price: String::new(),
            currency: String::new(),
            portals: None,
            on_sale_from: String::new(),
            on_sale_until: String::new(),
            dates: String::new(),
            capacity: String::new(),
            max_travellers: String::new(),
            payment_hours: String::new(),
        }
    }

    pub fn of(details: &ProductDetails) -> Self {
        let product = &details.product;
        let texts = Locale::ALL.map(|locale| {
            if locale == details.default_locale {
                return (locale, product.title.clone(), product.description.clone());
            }
            let mut texts = product.translations.iter();
            let text = texts.find(|text| text.locale == locale);
            let (title, description) =
                text.map(|text| (text.title.clone(), text.description.clone())).unwrap_or_default();
            (locale, title, description)
        });
        Self {
            default_locale: details.default_locale,
            texts,
            price: product.price.plain(),
            currency: product.price.currency.clone(),
            portals: details.portals.clone(),
            on_sale_from: typed_moment(details.on_sale_from),
            on_sale_until: typed_moment(details.on_sale_until),
            dates: typed(&details.dates),
            capacity: typed_number(details.capacity),
            max_travellers: typed_number(details.max_travellers),
            payment_hours: typed_number(details.payment_hours),
        }
    }
}

/// The moment as a field for date and time takes it.
fn typed_moment(at: Option<Timestamp>) -> String {
    at.map(|at| local(at).0.format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

fn typed_number(number: Option<i32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

#[component]
pub fn ProductFields(
    values: ProductFormValues,
    portals: Vec<(PortalId, String)>,
    locale: Locale,
) -> impl IntoView {
    view! {
        <ProductTexts values=values.clone() locale />
        <Price values=values.clone() locale />
        <PortalChoices chosen=values.portals.clone() portals locale />
        <SalePeriod values=values.clone() locale />
        <DatesField value=values.dates.clone() locale />
        <Limits values locale />
    }
    .into_any()
}

/// Titles and descriptions, the operator's default language first.
#[component]
fn ProductTexts(values: ProductFormValues, locale: Locale) -> impl IntoView {
    let default = values.default_locale;
    let mut texts = values.texts.to_vec();
    texts.sort_by_key(|(language, ..)| *language != default);
    let fields = texts
        .into_iter()
        .map(|(language, title, description)| {
            view! { <InLanguage language title description default locale /> }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{texts::words(locale)}</legend>
            <p class="hint">{texts::words_hint(locale, default.name_in(locale))}</p>
            {fields}
        </fieldset>
    }
    .into_any()
}

#[component]
fn InLanguage(
    language: Locale,
    title: String,
    description: String,
    default: Locale,
    locale: Locale,
) -> impl IntoView {
    let (title_name, description_name) = match language {
        Locale::English => ("title_en", "description_en"),
        Locale::Spanish => ("title_es", "description_es"),
        Locale::French => ("title_fr", "description_fr"),
        Locale::BrazilianPortuguese => ("title_pt_br", "description_pt_br"),
    };
    let is_default = language == default;
    let falls_back = (!is_default && title.is_empty()).then(
        || view! { <p class="hint">{texts::not_written(locale, default.name_in(locale))}</p> },
    );
    view! {
        <Field
            name=title_name
            label=texts::title_in(locale, language.name())
            autocomplete="off"
            lang=language.tag()
            value=title
            required=is_default
        />
        {falls_back}
        <TextArea
            name=description_name
            label=texts::description_in(locale, language.name())
            lang=language.tag()
            max_chars=ProductText::MAX_DESCRIPTION_CHARS
            value=description
        />
    }
    .into_any()
}

#[component]
fn Price(values: ProductFormValues, locale: Locale) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{texts::price_title(locale)}</legend>
            <div class="pair">
                <Field
                    name="currency"
                    label=texts::currency(locale)
                    autocomplete="off"
                    value=values.currency
                    hint=texts::currency_hint(locale).into_any()
                />
                <Field
                    name="price"
                    label=texts::price_label(locale)
                    autocomplete="off"
                    inputmode="decimal"
                    value=values.price
                    hint=texts::price_hint(locale).into_any()
                />
            </div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn PortalChoices(
    chosen: Option<Vec<PortalId>>,
    portals: Vec<(PortalId, String)>,
    locale: Locale,
) -> impl IntoView {
    let everywhere = chosen.is_none();
    let chosen = chosen.unwrap_or_default().iter().map(ToString::to_string).collect();
    let options = portals.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    view! {
        <fieldset>
            <legend>{texts::where_title(locale)}</legend>
            <Switch name="everywhere" label=texts::everywhere(locale) on=everywhere />
            <Checks
                name="portals"
                legend=texts::portals(locale)
                hint=texts::portals_hint(locale)
                options
                chosen
            />
        </fieldset>
    }
    .into_any()
}

#[component]
fn SalePeriod(values: ProductFormValues, locale: Locale) -> impl IntoView {
    let zone = moments::zone_name(&expect_context::<PageRequest>().time_zone, locale);
    view! {
        <fieldset>
            <legend>{texts::when_title(locale)}</legend>
            <div class="pair">
                <Field
                    name="on_sale_from"
                    label=texts::from(locale)
                    kind="datetime-local"
                    autocomplete="off"
                    value=values.on_sale_from
                    hint=texts::from_hint(locale, &zone).into_any()
                    required=false
                />
                <Field
                    name="on_sale_until"
                    label=texts::until(locale)
                    kind="datetime-local"
                    autocomplete="off"
                    value=values.on_sale_until
                    hint=texts::until_hint(locale, &zone).into_any()
                    required=false
                />
            </div>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Limits(values: ProductFormValues, locale: Locale) -> impl IntoView {
    view! {
        <fieldset>
            <legend>{texts::limits(locale)}</legend>
            <Field
                name="capacity"
                label=texts::capacity(locale)
                autocomplete="off"
                inputmode="numeric"
                value=values.capacity
                hint=texts::capacity_hint(locale).into_any()
                required=false
            />
            <Field
                name="max_travellers"
                label=texts::max_travellers(locale)
                autocomplete="off"
                inputmode="numeric"
                value=values.max_travellers
                hint=texts::max_travellers_hint(locale, MAX_TRAVELLERS, MAX_TRAVELLERS_LIMIT).into_any()
                required=false
            />
            <Field
                name="payment_hours"
                label=texts::payment_hours(locale)
                autocomplete="off"
                inputmode="numeric"
                value=values.payment_hours
                hint=texts::payment_hours_hint(locale).into_any()
                required=false
            />
        </fieldset>
    }
    .into_any()
}
