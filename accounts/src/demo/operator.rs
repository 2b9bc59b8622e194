//! What an operator of the demo has.

use super::providers::DemoProvider;
use model::{Locale, Overrides, Settings};

/// An operator with its first portal.
pub(super) struct Operator {
    pub name: &'static str,
    pub host: &'static str,
    pub accent: &'static str,
    pub locale: Locale,
    /// Where the operator is.
    pub time_zone: &'static str,
    pub settings: fn() -> Settings,
    pub currency: &'static str,
    pub products: &'static [DemoProduct],
    pub providers: &'static [DemoProvider],
}

/// A product; the price is in the minor unit of the operator's currency.
#[derive(Clone, Copy)]
pub(super) struct DemoProduct {
    pub title: &'static str,
    pub description: &'static str,
    pub price_minor: i64,
    pub capacity: Option<i32>,
    /// Hours until orders that are not paid give their places back.
    pub payment_hours: Option<i32>,
    /// Title and description in other languages.
    pub translations: &'static [(Locale, &'static str, &'static str)],
}

pub(super) const fn product(
    title: &'static str,
    description: &'static str,
    price_minor: i64,
) -> DemoProduct {
    DemoProduct {
        title,
        description,
        price_minor,
        capacity: None,
        payment_hours: None,
        translations: &[],
    }
}

/// Of so many places, which unpaid orders give back after two days.
pub(super) const fn limited(capacity: i32, product: DemoProduct) -> DemoProduct {
    DemoProduct { capacity: Some(capacity), payment_hours: Some(48), ..product }
}

pub(super) const fn translated(
    translations: &'static [(Locale, &'static str, &'static str)],
    product: DemoProduct,
) -> DemoProduct {
    DemoProduct { translations, ..product }
}

impl Operator {
    /// Returns the sender of its mails, in a reserved domain (RFC 6761).
    pub fn sender(&self) -> String {
        let name = self.name.replace(' ', "-").to_lowercase();
        format!("tickets@{name}.example.test")
    }
}

/// An additional portal of an operator.
pub(super) struct AdditionalPortal {
    /// Host of the operator's first portal.
    pub first_host: &'static str,
    pub name: &'static str,
    pub host: &'static str,
    pub accent: &'static str,
    pub own: Overrides,
}
