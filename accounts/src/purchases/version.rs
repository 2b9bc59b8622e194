//! Versions of an order: a change names the version that its caller has seen, so that no change is lost.

use crate::{ChangeRejection, Versions, store::rows::PurchaseRow, token::derived};
use model::{Refusal, Timestamp};

/// Result of a change, in its transaction.
pub(super) enum ChangeOutcome<R> {
    /// It is made, or was made before.
    Done,
    /// The order is of another version.
    Outdated,
    Refused(R),
}

impl<R: Refusal> ChangeOutcome<R> {
    /// Returns the result for the caller, after the commit.
    ///
    /// # Errors
    /// Why the order was not changed.
    pub(super) fn into_result(self) -> Result<(), ChangeRejection<R>> {
        match self {
            Self::Done => Ok(()),
            Self::Outdated => Err(ChangeRejection::Outdated),
            Self::Refused(refusal) => Err(ChangeRejection::Failed(refusal.into())),
        }
    }
}

/// Returns a text that is another one when the order was paid, cancelled or corrected, or when an import changed it.
/// That it expired is left out: a change is then refused with that reason.
pub(super) fn version(row: &PurchaseRow) -> String {
    let time = |at: Option<Timestamp>| {
        at.map(|at| at.and_utc().timestamp_micros().to_string()).unwrap_or_default()
    };
    let all = [
        row.number.clone(),
        row.product.clone(),
        row.travellers.to_string(),
        row.total_minor.to_string(),
        row.currency.clone(),
        row.first_name.clone(),
        row.last_name.clone(),
        row.email.clone(),
        time(Some(row.at)),
        time(row.travel_at),
        time(row.paid_at),
        time(row.cancelled_at),
        row.refunded.map(|refunded| refunded.to_string()).unwrap_or_default(),
    ];
    // None of these has a control character.
    derived("order", &all.join("\n"))
}

/// Returns whether an order is of another version than those that the caller has seen.
pub(super) fn is_outdated(row: &PurchaseRow, seen: &Versions) -> bool {
    !seen.include(&version(row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::OrderState;

    fn order() -> PurchaseRow {
        PurchaseRow {
            number: "P-1".into(),
            product: "Isla Victoria".into(),
            travellers: 1,
            total_minor: 1,
            currency: "EUR".into(),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: "ana@example.test".into(),
            at: Timestamp::default(),
            payable_until: None,
            paid_at: None,
            cancelled_at: None,
            refunded: None,
            cancel_reason: None,
            travel_at: None,
            state: OrderState::Reserved,
        }
    }

    #[test]
    fn every_change_of_an_order_changes_its_version() {
        let first = version(&order());
        let now = Some(Timestamp::default());
        let others = [
            PurchaseRow { number: "P-2".into(), ..order() },
            PurchaseRow { product: "Isla Huemul".into(), ..order() },
            PurchaseRow { travellers: 2, ..order() },
            PurchaseRow { total_minor: 2, ..order() },
            PurchaseRow { currency: "ARS".into(), ..order() },
            PurchaseRow { first_name: "Anna".into(), ..order() },
            PurchaseRow { last_name: "Quiroga Paz".into(), ..order() },
            PurchaseRow { email: "luz@example.test".into(), ..order() },
            PurchaseRow { at: Timestamp::default() + chrono::TimeDelta::seconds(1), ..order() },
            PurchaseRow { travel_at: now, ..order() },
            PurchaseRow { paid_at: now, ..order() },
            PurchaseRow { cancelled_at: now, ..order() },
            PurchaseRow { refunded: Some(true), ..order() },
        ];
        for (place, other) in others.iter().enumerate() {
            let seen = Versions::OneOf(vec![first.clone()]);
            assert!(is_outdated(other, &seen), "case {place}");
            let both = Versions::OneOf(vec![first.clone(), version(other)]);
            assert!(!is_outdated(other, &both) && !is_outdated(other, &Versions::Any));
        }
    }
}
