//! Dates that products are sold for.

use crate::{ProductDateId, Timestamp};
use serde::{Deserialize, Serialize};

/// Maximum dates that a product has at once.
pub const MAX_DATES: usize = 200;
/// So many places left are few.
const LOW_STOCK_THRESHOLD: i32 = 10;

/// A date to come that a product is sold for: a departure or an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDate {
    pub id: ProductDateId,
    /// In UTC.
    pub at: Timestamp,
    /// `None` when it is sold without a limit.
    pub places_left: Option<i32>,
}

impl ProductDate {
    /// Returns whether no place is left.
    pub fn is_sold_out(&self) -> bool {
        self.places_left == Some(0)
    }

    /// Returns how many places are left, when there are so few that buyers should know.
    pub fn few_places_left(&self) -> Option<i32> {
        few(self.places_left)
    }
}

/// Returns how many places are left, if those are few.
pub(crate) fn few(places_left: Option<i32>) -> Option<i32> {
    places_left.filter(|&left| left <= LOW_STOCK_THRESHOLD)
}

/// A date as admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateDetails {
    /// In UTC.
    pub at: Timestamp,
    /// Without one, that of the product counts.
    pub capacity: Option<i32>,
    /// The places that are sold, or held by orders that can still be paid.
    pub places_taken: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_says_when_few_places_are_left() {
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        for (left, few, is_sold_out) in [
            (None, None, false),
            (Some(11), None, false),
            (Some(10), Some(10), false),
            (Some(0), Some(0), true),
        ] {
            let date = ProductDate { id: ProductDateId::new(1), at, places_left: left };
            assert_eq!((date.few_places_left(), date.is_sold_out()), (few, is_sold_out));
        }
    }
}
