//! What a merge ends and what it moves. No database access.

use super::plan::{Pair, Plan};
use crate::store::rows::MovedKind;
use model::CustomerId;

/// What moves from the absorbed customer to the survivor, in this order. Customers merged into the absorbed one before
/// are attached to the survivor, so that resolving a number takes one step.
pub(super) const MOVED: [MovedKind; 6] = [
    MovedKind::Identities,
    MovedKind::Purchases,
    MovedKind::Timeline,
    MovedKind::Outbox,
    MovedKind::Audit,
    MovedKind::Parts,
];

/// What a merge does with the sessions, accounts and identities of both customers, by their ids.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Transfer {
    /// Customers whose sessions end.
    pub sessions_end: Vec<CustomerId>,
    /// Customer whose account and known devices end.
    pub account_ends: CustomerId,
    /// Customer whose identities end; none if those of both are kept.
    pub identities_end: Option<CustomerId>,
    /// The account and the known devices of the absorbed customer move to the survivor.
    pub account_moves: bool,
}

impl Transfer {
    /// Returns the consequences of the plan. The sessions of an account that moves end as well: they belong to the
    /// absorbed customer.
    pub(super) fn of(pair: &Pair<'_>, plan: &Plan) -> Self {
        let (survivor, absorbed) = (pair.survivor.id, pair.absorbed.id);
        let ends = if plan.sign_in_moves { survivor } else { absorbed };
        Self {
            sessions_end: if plan.sign_in_moves {
                vec![absorbed, survivor]
            } else {
                vec![absorbed]
            },
            account_ends: ends,
            identities_end: (!plan.identities_join).then_some(ends),
            account_moves: plan.sign_in_moves,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{customers::merge::plan::tests::side, store::rows::KeptData};

    #[test]
    fn one_sign_in_ends_and_the_other_is_the_survivors() {
        let (survivor, absorbed) = (side(1, "a"), side(2, "a"));
        let pair = Pair { survivor: &survivor, absorbed: &absorbed };
        // The absorbed customer's sign-in is kept, identities join; whose sessions, account and identities end.
        for (sign_in_moves, identities_join, sessions_end, account_ends, identities_end) in [
            (false, false, vec![2], 2, Some(2)),
            (false, true, vec![2], 2, None),
            (true, false, vec![2, 1], 1, Some(1)),
            (true, true, vec![2, 1], 1, None),
        ] {
            let kept = KeptData {
                first_name: "Ana".into(),
                last_name: "Quiroga".into(),
                email: None,
                email_key: None,
                phone: None,
                locale: "en".into(),
            };
            let plan = Plan { sign_in_moves, identities_join, kept };
            let expected = Transfer {
                sessions_end: sessions_end.into_iter().map(CustomerId::new).collect(),
                account_ends: CustomerId::new(account_ends),
                identities_end: identities_end.map(CustomerId::new),
                account_moves: sign_in_moves,
            };
            assert_eq!(Transfer::of(&pair, &plan), expected, "{sign_in_moves}, {identities_join}");
        }
    }
}
