//! What an operator of the demo has.

use crate::providers::DemoProvider;
use accounts::time_zones;
use chrono::TimeDelta;
use model::{Locale, Overrides, Settings, TimeZone, Timestamp};

/// An operator with its first portal.
pub(super) struct Operator {
    pub name: &'static str,
    pub host: &'static str,
    /// Legal name, postal address and phone number.
    pub company: [&'static str; 3],
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

/// Returns the product with so many places, which unpaid orders give back after two days.
pub(super) const fn limited(capacity: i32, product: DemoProduct) -> DemoProduct {
    DemoProduct { capacity: Some(capacity), payment_hours: Some(48), ..product }
}

/// Returns the product for those dates, of which unpaid orders hold their places for two days.
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
        format!("tickets@{}", self.domain())
    }

    /// Returns its settings, with its time zone and its own details.
    pub fn full_settings(&self) -> Settings {
        let (site, [legal_name, postal_address, contact_phone]) = (self.domain(), self.company);
        Settings {
            time_zone: self.time_zone.parse().unwrap_or_default(),
            legal_name: legal_name.to_owned(),
            postal_address: postal_address.to_owned(),
            contact_phone: contact_phone.to_owned(),
            contact_email: format!("help@{site}"),
            privacy_url: format!("https://www.{site}/privacy"),
            terms_url: format!("https://www.{site}/terms"),
            ..(self.settings)()
        }
    }

    pub fn domain(&self) -> String {
        format!("{}.example.test", self.name.replace(' ', "-").to_lowercase())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operators::OPERATORS;
    use model::EmailAddress;

    #[test]
    fn every_operator_is_somewhere() {
        for operator in &OPERATORS {
            let zone: TimeZone = operator.time_zone.parse().expect("a name");
            assert!(zone.is_chosen() && time_zones::is_known(&zone), "{}", operator.name);
        }
    }

    #[test]
    fn every_operator_says_who_it_is() {
        for operator in &OPERATORS {
            assert!(operator.sender().parse::<EmailAddress>().is_ok(), "{}", operator.name);
            let settings = operator.full_settings();
            let mut read = Settings::default();
            for (setting, value) in settings.entries() {
                read.set(setting.name(), &value).expect("a valid value");
            }
            assert_eq!(read, settings, "{}", operator.name);
            assert!(!read.legal_name.is_empty() && !read.contact_email.is_empty());
        }
    }
}
