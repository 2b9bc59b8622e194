//! What an operator of the demo has.

use super::providers::DemoProvider;
use crate::time_zones;
use chrono::TimeDelta;
use model::{Locale, Overrides, Settings, TimeZone, Timestamp};

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
    /// Days after the demo is loaded, the hour there, and the places of each date.
    pub dates: &'static [(i64, u32, Option<i32>)],
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
        dates: &[],
        translations: &[],
    }
}

/// Of so many places, which unpaid orders give back after two days.
pub(super) const fn limited(capacity: i32, product: DemoProduct) -> DemoProduct {
    DemoProduct { capacity: Some(capacity), payment_hours: Some(48), ..product }
}

/// On those dates, for which unpaid orders hold their places for two days.
pub(super) const fn dated(
    dates: &'static [(i64, u32, Option<i32>)],
    product: DemoProduct,
) -> DemoProduct {
    DemoProduct { dates, payment_hours: Some(48), ..product }
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

    /// Returns when its clocks show that hour, so many days after a moment.
    pub fn moment(&self, from: Timestamp, days: i64, hour: u32) -> Timestamp {
        let zone: TimeZone = self.time_zone.parse().unwrap_or_default();
        let day = time_zones::local(from, &zone).0.date() + TimeDelta::days(days);
        time_zones::start_of_day(day, &zone) + TimeDelta::hours(hour.into())
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
