//! The order of a row: what the row gives, and for columns that the file does not have what the order had before.

use super::{purchase_row::ParsedPurchase, rows::Given};
use crate::store::rows::{ImportedPurchase, KnownPurchaseRow, OwnerRow};
use model::{OrderState, PersonName, PurchaseNumber};

/// Travellers of an order whose row names none.
const DEFAULT_TRAVELLERS: i32 = 1;

/// Returns a new order of a customer, whose names and email it has unless the row gives others. The number is empty if
/// it is to be drawn.
pub(super) fn created(row: &ParsedPurchase, owner: &OwnerRow) -> ImportedPurchase {
    let blank = ImportedPurchase {
        customer_id: owner.id,
        number: String::new(),
        product: String::new(),
        travellers: DEFAULT_TRAVELLERS,
        total_minor: 0,
        currency: String::new(),
        first_name: owner.first_name.clone(),
        last_name: owner.last_name.clone(),
        email: owner.email.clone().unwrap_or_default(),
        at: row.at,
        travel_at: None,
        state: OrderState::Paid,
        paid_at: None,
        cancelled_at: None,
        refunded: None,
    };
    filled(row, blank)
}

/// Returns a known order after the row. It stays with its customer, and a name that was corrected here stays.
pub(super) fn updated(row: &ParsedPurchase, before: &KnownPurchaseRow) -> ImportedPurchase {
    let after = filled(row, before.as_imported());
    if !before.name_corrected {
        return after;
    }
    let (first_name, last_name) = (before.first_name.clone(), before.last_name.clone());
    ImportedPurchase { first_name, last_name, ..after }
}

fn filled(row: &ParsedPurchase, before: ImportedPurchase) -> ImportedPurchase {
    let name = |given: &Given<PersonName>, before: String| match given {
        Given::Value(name) => name.as_str().to_owned(),
        Given::Absent | Given::Empty => before,
    };
    let number = row.number.as_ref().map(PurchaseNumber::as_str);
    let travellers = row.travellers.applied_to(Some(before.travellers));
    let state = row.state.applied_to(Some(before.state));
    let order = ImportedPurchase {
        customer_id: before.customer_id,
        number: number.map_or(before.number, str::to_owned),
        product: row.product.clone(),
        travellers: travellers.unwrap_or(DEFAULT_TRAVELLERS),
        total_minor: row.total.minor,
        currency: row.total.currency.clone(),
        first_name: name(&row.first_name, before.first_name),
        last_name: name(&row.last_name, before.last_name),
        email: match &row.email {
            Given::Value(email) => email.as_str().to_owned(),
            Given::Absent | Given::Empty => before.email,
        },
        at: row.at,
        travel_at: row.travel_at.applied_to(before.travel_at),
        state: state.unwrap_or(OrderState::Paid),
        paid_at: row.paid_at.applied_to(before.paid_at),
        cancelled_at: row.cancelled_at.applied_to(before.cancelled_at),
        refunded: row.refunded.applied_to(before.refunded),
    };
    with_times(order)
}

/// Returns the order with the times that its state has: a missing one is when it was ordered.
fn with_times(order: ImportedPurchase) -> ImportedPurchase {
    let at = Some(order.at);
    let (paid_at, cancelled_at, refunded) = match order.state {
        OrderState::Reserved | OrderState::Expired => (None, None, None),
        OrderState::Paid => (order.paid_at.or(at), None, None),
        OrderState::Cancelled => {
            // What was refunded was paid. Without a payment there is nothing to refund.
            let was_refunded = order.refunded == Some(true);
            let paid_at = if was_refunded { order.paid_at.or(at) } else { order.paid_at };
            let refunded = paid_at.and(order.refunded.or(Some(false)));
            (paid_at, order.cancelled_at.or(at), refunded)
        }
    };
    ImportedPurchase { paid_at, cancelled_at, refunded, ..order }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::rows::Cells;
    use model::{CustomerId, CustomerNumber, ImportColumn as C};

    fn owner() -> OwnerRow {
        OwnerRow {
            id: CustomerId::new(7),
            external_id: Some("K-1".into()),
            number: CustomerNumber::from_draw(7),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: None,
            merged_into: None,
        }
    }

    /// Returns the row with these cells beside the required ones.
    fn row(more: &[(C, &str)]) -> ParsedPurchase {
        let required = [
            (C::CustomerExternalId, "K-1"),
            (C::Product, "Salta → Jujuy"),
            (C::Total, "10"),
            (C::Currency, "EUR"),
            (C::OrderedAt, "2026-07-15"),
        ];
        let cells = required.iter().chain(more);
        let cells = cells.map(|(column, text)| (*column, (*text).to_owned())).collect();
        let zone = "UTC".parse().expect("a zone");
        ParsedPurchase::read("B-1", &Cells(cells), &zone).expect("an order")
    }

    #[test]
    fn what_the_row_does_not_say_is_a_paid_order_of_one() {
        let of = |cells: &[(C, &str)]| created(&row(cells), &owner());
        let order = of(&[]);
        assert_eq!((order.travellers, order.state), (1, OrderState::Paid));
        assert_eq!((order.first_name.as_str(), order.paid_at), ("Ana", Some(order.at)));
        assert_eq!(of(&[(C::State, ""), (C::PaidAt, ""), (C::Travellers, "")]), order);
        let open = of(&[(C::State, "reserved"), (C::PaidAt, "2026-07-16")]);
        assert_eq!((open.state, open.paid_at), (OrderState::Reserved, None));
        let gone = of(&[(C::State, "cancelled")]);
        assert_eq!((gone.cancelled_at, gone.refunded), (Some(gone.at), None));
        let paid = (C::PaidAt, "2026-07-15");
        let refunded = of(&[(C::State, "cancelled"), paid, (C::Refunded, "yes")]);
        assert_eq!(refunded.refunded, Some(true));
        for (text, expected) in [("yes", Some(true)), ("no", None)] {
            let order = of(&[(C::State, "cancelled"), (C::Refunded, text)]);
            let paid_at = expected.map(|_| order.at);
            assert_eq!((order.paid_at, order.refunded), (paid_at, expected), "{text}");
        }
    }

    #[test]
    fn a_column_that_the_file_does_not_have_leaves_what_it_is_about() {
        for cells in [
            &[(C::State, "reserved"), (C::Travellers, "3")][..],
            &[(C::State, "paid"), (C::PaidAt, "2026-07-16")],
            &[(C::State, "cancelled"), (C::Refunded, "yes")],
            &[
                (C::State, "cancelled"),
                (C::PaidAt, "2026-07-16"),
                (C::CancelledAt, "2026-07-17"),
                (C::Refunded, "yes"),
            ],
        ] {
            let order = created(&row(cells), &owner());
            assert_eq!(filled(&row(&[]), order.clone()), order, "{cells:?}");
            // Of the state alone nothing else changes either.
            assert_eq!(filled(&row(&cells[..1]), order.clone()), order, "{cells:?}");
        }
    }
}
