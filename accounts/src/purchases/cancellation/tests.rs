//! What can be cancelled, and for which reasons.

use super::*;
use crate::store::rows::PurchaseRow;
use chrono::TimeDelta;
use model::{CustomerId, PortalId, PurchaseId};

fn at(minutes: i64) -> Timestamp {
    chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes)
}

fn order(until: Option<i64>, paid: Option<i64>, cancelled: Option<i64>) -> OrderRow {
    OrderRow {
        id: PurchaseId::new(1),
        portal_id: PortalId::new(1),
        customer_id: CustomerId::new(1),
        product_id: None,
        date_id: None,
        held_places: 0,
        purchase: PurchaseRow {
            number: "P-1".into(),
            product: "Isla Victoria".into(),
            travellers: 1,
            total_minor: 1,
            currency: "EUR".into(),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: "ana@example.test".into(),
            at: at(0),
            payable_until: until.map(at),
            paid_at: paid.map(at),
            cancelled_at: cancelled.map(at),
            refunded: None,
            cancel_reason: None,
            travel_at: None,
            state: OrderState::Reserved,
        },
    }
}

#[test]
fn reserved_and_paid_orders_are_cancelled_and_a_paid_one_says_where_its_money_is() {
    use CancelOrderRefusal::{Expired, RefundMissing};
    let paid = |refunded| Ok(Some(Refund::Paid { refunded }));
    for (until, paid_at, cancelled, refunded, expected) in [
        (None, None, None, None, Ok(Some(Refund::NotPaid))),
        (Some(9), None, None, Some(true), Ok(Some(Refund::NotPaid))),
        (Some(5), None, None, None, Err(Expired)),
        (Some(5), Some(4), None, None, Err(RefundMissing)),
        (Some(5), Some(4), None, Some(true), paid(true)),
        (None, Some(4), None, Some(false), paid(false)),
        (None, Some(4), Some(4), Some(true), Ok(None)),
    ] {
        let order = order(until, paid_at, cancelled);
        let found = decide(&order, refunded, at(5));
        assert_eq!(found, expected, "{until:?} {paid_at:?} {cancelled:?} {refunded:?}");
    }
}

#[test]
fn a_reason_that_is_missing_is_no_wrong_one() {
    let refusal = |reason: &str| {
        let form = CancelOrderForm { refunded: String::new(), reason: reason.into() };
        read_form(&form, OrderState::Reserved).err()
    };
    assert_eq!(refusal("The ship is in repair."), None);
    assert_eq!(refusal("  "), Some(vec![CancelOrderRefusal::ReasonMissing]));
    assert_eq!(refusal("a\u{202e}b"), Some(vec![CancelOrderRefusal::ReasonInvalid]));
}

#[test]
fn a_paid_order_reports_a_missing_refund_beside_a_wrong_reason() {
    use CancelOrderRefusal::{ReasonMissing, RefundMissing};
    for (refunded, reason, expected) in [
        ("", "", Some(vec![RefundMissing, ReasonMissing])),
        ("no", "", Some(vec![ReasonMissing])),
        ("", "The ship is in repair.", None),
    ] {
        let form = CancelOrderForm { refunded: refunded.into(), reason: reason.into() };
        let refused = read_form(&form, OrderState::Paid).err();
        assert_eq!(refused, expected, "{refunded:?} and {reason:?}");
    }
}
