//! Products.

use crate::store::schema;
use diesel::prelude::*;
use model::{OperatorId, ProductDateId, ProductId, Timestamp};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::products)]
pub struct ProductRow {
    pub id: ProductId,
    /// In the operator's default language, as the description.
    pub title: String,
    pub description: String,
    pub price_minor: i64,
    pub currency: String,
    pub capacity: Option<i32>,
    pub places_sold: i32,
    pub version: i32,
    pub position: i32,
    pub everywhere: bool,
    pub on_sale_from: Option<Timestamp>,
    pub on_sale_until: Option<Timestamp>,
    pub max_travellers: Option<i32>,
    pub payment_hours: Option<i32>,
    pub retired_at: Option<Timestamp>,
    pub dated: bool,
}

/// What admins decide about a product.
#[derive(Debug, Clone, Copy, Insertable, AsChangeset)]
#[diesel(table_name = schema::products)]
#[diesel(treat_none_as_null = true)]
pub struct ProductTerms<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub price_minor: i64,
    pub currency: &'a str,
    /// `None` sells without a limit.
    pub capacity: Option<i32>,
    pub everywhere: bool,
    pub on_sale_from: Option<Timestamp>,
    pub on_sale_until: Option<Timestamp>,
    pub max_travellers: Option<i32>,
    pub payment_hours: Option<i32>,
    /// Whether it is sold for its dates only.
    pub dated: bool,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::products)]
pub struct NewProduct<'a> {
    pub operator_id: OperatorId,
    pub position: i32,
    #[diesel(embed)]
    pub terms: ProductTerms<'a>,
}

/// A product's texts in a language that is not the operator's default.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::product_texts)]
pub struct ProductTextRow {
    pub product_id: ProductId,
    pub locale: String,
    pub title: String,
    pub description: String,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::product_texts)]
pub struct NewProductText<'a> {
    pub product_id: ProductId,
    pub locale: &'a str,
    pub operator_id: OperatorId,
    pub title: &'a str,
    pub description: &'a str,
}

/// A date that a product is or was sold for.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::product_dates)]
pub struct ProductDateRow {
    pub id: ProductDateId,
    pub product_id: ProductId,
    pub at: Timestamp,
    /// Without one, that of the product counts.
    pub capacity: Option<i32>,
    pub places_sold: i32,
    /// Whether it was not withdrawn.
    pub offered: bool,
}

#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::product_dates)]
pub struct NewProductDate {
    pub operator_id: OperatorId,
    pub product_id: ProductId,
    pub at: Timestamp,
    pub capacity: Option<i32>,
}

/// How many places go back because orders were not paid in time: those of a date, or of the product itself.
#[derive(Debug, Clone, Queryable)]
pub struct ExpiredPlacesRow {
    pub product_id: Option<ProductId>,
    pub date_id: Option<ProductDateId>,
    pub places: Option<i64>,
}
