//! Products in the API.

use super::paging::NoQuery;
use super::problem::Problem;
use super::refusals::Refusals;
use super::values::{Money, time};
use crate::state::AppState;
use accounts::ApiCaller;
use axum::extract::State;
use axum::{Extension, Json};
use model::{ProductDateId, ProductDetails, ProductId, SaleState};
use serde::Serialize;
use utoipa::ToSchema;

/// A product that is not retired.
#[derive(Debug, Serialize, ToSchema)]
pub struct Product {
    #[schema(value_type = i64)]
    id: ProductId,
    /// First in the operator’s default language, then in the others that it has texts in.
    texts: Vec<ProductTexts>,
    price: Money,
    state: ProductState,
    /// `null` if it is sold without a limit, or for dates.
    places_left: Option<i32>,
    /// The maximum number of travellers in one order.
    max_travellers: i32,
    #[schema(format = "date-time")]
    on_sale_from: Option<String>,
    #[schema(format = "date-time")]
    on_sale_until: Option<String>,
    /// The upcoming dates, earliest first; `null` if it is sold without a date.
    dates: Option<Vec<ProductDate>>,
}

/// A date that a product is sold for.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductDate {
    #[schema(value_type = i64)]
    id: ProductDateId,
    #[schema(format = "date-time")]
    at: String,
    /// `null` if it is sold without a limit.
    places_left: Option<i32>,
}

impl From<model::ProductDate> for ProductDate {
    fn from(date: model::ProductDate) -> Self {
        Self { id: date.id, at: time(date.at), places_left: date.places_left }
    }
}

/// What a product is called in a language.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductTexts {
    #[schema(example = "en")]
    language: String,
    title: String,
    description: String,
}

/// Whether a product can be bought.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProductState {
    OnSale,
    SoldOut,
    /// It is not on sale yet.
    NotYet,
    /// It is no longer on sale.
    Over,
    Retired,
}

/// The operator’s products.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductList {
    items: Vec<Product>,
}

impl From<SaleState> for ProductState {
    fn from(state: SaleState) -> Self {
        match state {
            SaleState::OnSale => Self::OnSale,
            SaleState::SoldOut => Self::SoldOut,
            SaleState::NotYet => Self::NotYet,
            SaleState::Over => Self::Over,
            SaleState::Retired => Self::Retired,
        }
    }
}

impl From<ProductDetails> for Product {
    fn from(details: ProductDetails) -> Self {
        let product = details.product;
        let own = ProductTexts {
            language: details.default_locale.tag().to_owned(),
            title: product.title,
            description: product.description,
        };
        let others = product.translations.into_iter().map(|text| ProductTexts {
            language: text.locale.tag().to_owned(),
            title: text.title,
            description: text.description,
        });
        Self {
            id: product.id,
            texts: std::iter::once(own).chain(others).collect(),
            price: product.price.into(),
            state: details.state.into(),
            places_left: product.places_left,
            max_travellers: product.max_per_order,
            on_sale_from: details.on_sale_from.map(time),
            on_sale_until: details.on_sale_until.map(time),
            dates: product.dates.map(|dates| dates.into_iter().map(ProductDate::from).collect()),
        }
    }
}

/// Lists products.
///
/// All products that are not retired, in the order in which the portals show them. Requires the scope `products.read`.
#[utoipa::path(
    get,
    path = "/api/v1/products",
    operation_id = "listProducts",
    tag = "products",
    responses((status = 200, description = "The products", body = ProductList), Refusals)
)]
pub async fn list(
    State(state): State<AppState>,
    Extension(caller): Extension<ApiCaller>,
    _: NoQuery,
) -> Result<Json<ProductList>, Problem> {
    let products = state.accounts.catalogue().list_by_api(&caller).await?;
    Ok(Json(ProductList { items: products.into_iter().map(Product::from).collect() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Locale;

    #[test]
    fn a_product_has_its_dates_to_come() {
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let date = model::ProductDate { id: ProductDateId::new(9), at, places_left: Some(3) };
        let details = ProductDetails {
            product: model::Product {
                id: ProductId::new(7),
                own_locale: Locale::English,
                title: "A ship".into(),
                description: String::new(),
                translations: Vec::new(),
                price: model::Money { minor: 4_500, currency: "EUR".into() },
                places_left: None,
                max_per_order: 9,
                dates: Some(vec![date]),
            },
            default_locale: Locale::English,
            offered: Vec::new(),
            version: 1,
            portals: None,
            on_sale_from: None,
            on_sale_until: None,
            capacity: None,
            places_taken: 0,
            max_travellers: None,
            payment_hours: None,
            dates: Vec::new(),
            state: SaleState::OnSale,
        };
        let product = serde_json::to_value(Product::from(details)).expect("an object");
        let expected =
            serde_json::json!([{ "id": 9, "at": "1970-01-01T00:00:00.000Z", "places_left": 3 }]);
        assert_eq!(product["dates"], expected);
    }
}
