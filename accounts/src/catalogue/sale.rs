//! When and where a product can be bought.

use crate::store::rows::ProductRow;
use model::{Product, SaleState, Timestamp};

/// Returns whether a product can be bought now, wherever it is sold. It is on sale until just before its end, or its last
/// date.
pub(super) fn state(row: &ProductRow, product: &Product, now: Timestamp) -> SaleState {
    if row.retired_at.is_some() {
        SaleState::Retired
    } else if row.on_sale_until.is_some_and(|until| until <= now)
        || product.dates.as_ref().is_some_and(Vec::is_empty)
    {
        SaleState::Over
    } else if row.on_sale_from.is_some_and(|from| now < from) {
        SaleState::NotYet
    } else if product.max_travellers() == 0 {
        SaleState::SoldOut
    } else {
        SaleState::OnSale
    }
}

/// Returns whether a portal shows a product: those that are sold out stay, so that buyers read why.
pub(super) const fn is_shown(state: SaleState) -> bool {
    matches!(state, SaleState::OnSale | SaleState::SoldOut)
}

/// Returns how many places are taken. Those whose orders have run out of time do not count any more.
pub(super) fn places_taken(sold: i32, expired: i64) -> i32 {
    let taken = i64::from(sold) - expired;
    i32::try_from(taken.max(0)).unwrap_or(i32::MAX)
}

/// Returns how many places are left; `None` without a limit.
pub(super) fn places_left(capacity: Option<i32>, taken: i32) -> Option<i32> {
    capacity.map(|capacity| (capacity - taken).max(0))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use chrono::TimeDelta;
    use model::{Locale, Money, ProductDate, ProductDateId, ProductId};

    pub fn at(minutes: i64) -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes)
    }

    pub fn row() -> ProductRow {
        ProductRow {
            id: ProductId::new(1),
            title: "Isla Victoria".into(),
            description: "A day out.".into(),
            price_minor: 2_950_000,
            currency: "ARS".into(),
            capacity: None,
            places_sold: 0,
            version: 1,
            position: 0,
            everywhere: true,
            on_sale_from: None,
            on_sale_until: None,
            max_travellers: None,
            payment_hours: None,
            retired_at: None,
            dated: false,
        }
    }

    fn product(places_left: Option<i32>, dates: Option<Vec<ProductDate>>) -> Product {
        Product {
            id: ProductId::new(1),
            own_locale: Locale::Spanish,
            title: "Isla Victoria".into(),
            description: String::new(),
            translations: Vec::new(),
            price: Money { minor: 1, currency: "ARS".into() },
            places_left,
            max_per_order: 9,
            dates,
        }
    }

    #[test]
    fn a_product_is_on_sale_from_its_beginning_until_just_before_its_end() {
        use SaleState::{NotYet, OnSale, Over, Retired, SoldOut};
        for (from, until, retired, left, now, expected) in [
            (None, None, false, None, 5, OnSale),
            (Some(5), None, false, None, 4, NotYet),
            (Some(5), None, false, None, 5, OnSale),
            (None, Some(5), false, None, 4, OnSale),
            (None, Some(5), false, None, 5, Over),
            (Some(5), Some(9), false, Some(0), 7, SoldOut),
            (Some(5), Some(9), false, Some(1), 7, OnSale),
            (Some(5), Some(9), false, Some(0), 4, NotYet),
            (Some(5), Some(9), true, Some(1), 7, Retired),
        ] {
            let row = ProductRow {
                on_sale_from: from.map(at),
                on_sale_until: until.map(at),
                retired_at: retired.then(|| at(1)),
                ..row()
            };
            let found = state(&row, &product(left, None), at(now));
            assert_eq!(found, expected, "{from:?} {until:?} {retired} {left:?} {now}");
            assert_eq!(is_shown(found), matches!(expected, OnSale | SoldOut));
        }
    }

    #[test]
    fn a_product_with_dates_is_over_after_the_last_and_sold_out_when_each_is() {
        use SaleState::{NotYet, OnSale, Over, SoldOut};
        let date = |places_left| ProductDate { id: ProductDateId::new(1), at: at(9), places_left };
        for (dates, from, expected) in [
            (vec![date(Some(0)), date(None)], None, OnSale),
            (vec![date(Some(0)), date(Some(0))], None, SoldOut),
            (vec![date(None)], Some(9), NotYet),
            (vec![], None, Over),
        ] {
            let row = ProductRow { on_sale_from: from.map(at), ..row() };
            let found = state(&row, &product(None, Some(dates)), at(5));
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn places_are_counted_with_those_that_go_back() {
        for (capacity, sold, expired, taken, left) in [
            (None, 0, 0, 0, None),
            (Some(10), 0, 0, 0, Some(10)),
            (Some(10), 10, 0, 10, Some(0)),
            (Some(10), 10, 3, 7, Some(3)),
            // Admins may lower a capacity below what is sold.
            (Some(5), 8, 0, 8, Some(0)),
            (Some(5), 2, 3, 0, Some(5)),
        ] {
            assert_eq!(places_taken(sold, expired), taken);
            assert_eq!(places_left(capacity, taken), left);
        }
    }
}
