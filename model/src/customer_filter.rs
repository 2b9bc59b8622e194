//! Filters of the list of customers, as the page's address carries them.

use crate::{Locale, Timestamp, codes::codes, parameters};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The years of purchases. Databases cannot store every moment.
const YEARS: RangeInclusive<i32> = 1970..=9998;

codes!(
    /// What customers of a list have in common about their accounts.
    CustomerState {
        NoAccount = "no-account",
        /// Invited to activate the account, whether or not the link still works.
        Invited = "invited",
        /// Invited, with the latest link not opened, whether or not it is still valid. Listed in the order in which the
        /// customers were added.
        NotOpened = "not-opened",
        /// Invited, and no link works or is on its way.
        LinkExpired = "link-expired",
        Active = "active",
        Disabled = "disabled",
        /// A mail to the customer was given up.
        MailFailed = "mail-failed",
    }
);

codes!(
    /// The order of a list of customers.
    #[derive(Default)]
    CustomerOrder {
        /// By last name, then first name.
        #[default]
        Name = "name",
        /// Latest buyers first. Customers who never bought are left out.
        LastPurchase = "last-purchase",
    }
);

/// Which customers a list shows, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFilter {
    pub state: Option<CustomerState>,
    pub language: Option<Locale>,
    /// The first day of the last purchase, in the operator's time zone.
    pub bought_from: Option<NaiveDate>,
    /// The last day of the last purchase, in the same one.
    pub bought_until: Option<NaiveDate>,
    pub order: CustomerOrder,
}

impl CustomerFilter {
    /// Reads a filter from the parameters of an address or a form. What cannot be read filters nothing.
    pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        let day = |name| {
            let day: NaiveDate = value(name)?.trim().parse().ok()?;
            YEARS.contains(&day.year()).then_some(day)
        };
        Self {
            state: value("state").and_then(CustomerState::from_code),
            language: value("language").and_then(|tag| tag.parse().ok()),
            bought_from: day("bought_from"),
            bought_until: day("bought_until"),
            order: value("order").and_then(CustomerOrder::from_code).unwrap_or_default(),
        }
    }

    /// Returns the parameters that [`read`](Self::read) reads; none for the list of all customers by name.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let order = (self.order != CustomerOrder::default()).then_some(self.order);
        let parts = [
            ("state", self.state.map(|state| state.code().to_owned())),
            ("language", self.language.map(|language| language.tag().to_owned())),
            ("bought_from", self.bought_from.map(|day| day.to_string())),
            ("bought_until", self.bought_until.map(|day| day.to_string())),
            ("order", order.map(|order| order.code().to_owned())),
        ];
        parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Returns the parameters as the query of an address.
    pub fn query(&self) -> String {
        parameters::query(&self.parameters())
    }

    /// Returns whether the list shows all customers by name.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the moments between which the last purchase was: the first one inclusive, the last one exclusive. `start`
    /// returns when a day begins.
    pub fn bought_between(
        &self,
        start: impl Fn(NaiveDate) -> Timestamp,
    ) -> (Option<Timestamp>, Option<Timestamp>) {
        let after = self.bought_until.and_then(|day| day.succ_opt());
        (self.bought_from.map(&start), after.map(&start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;
    use std::collections::BTreeMap;

    fn read(parameters: &[(&'static str, String)]) -> CustomerFilter {
        let values: BTreeMap<&str, &str> =
            parameters.iter().map(|(name, value)| (*name, value.as_str())).collect();
        CustomerFilter::read(|name| values.get(name).copied())
    }

    #[test]
    fn every_filter_reads_back_from_the_address() {
        let day = |text: &str| text.parse().ok();
        for state in CustomerState::ALL {
            for order in CustomerOrder::ALL {
                let filter = CustomerFilter {
                    state: Some(state),
                    language: Some(Locale::French),
                    bought_from: day("2026-01-31"),
                    bought_until: day("2026-02-28"),
                    order,
                };
                assert_eq!(read(&filter.parameters()), filter);
            }
        }
        assert!(CustomerFilter::default().parameters().is_empty());
        assert!(
            read(&[("state", "lost".into()), ("bought_from", "+12345-01-01".into())]).is_empty()
        );
        let filter = read(&[("state", "invited".into()), ("bought_until", "2026-02-28".into())]);
        assert_eq!(filter.query(), "state=invited&bought_until=2026-02-28");
    }

    #[test]
    fn a_last_day_counts_whole() {
        let filter = read(&[("bought_until", "2026-02-28".into())]);
        let (from, until) = filter.bought_between(|day| day.and_time(NaiveTime::MIN));
        assert_eq!(from, None);
        assert_eq!(until.map(|at| at.to_string()).as_deref(), Some("2026-03-01 00:00:00"));
    }
}
