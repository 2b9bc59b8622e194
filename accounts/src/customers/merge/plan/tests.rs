//! What blocks a merge, which data and which sign-in it keeps, and which addresses can be objected to.

use super::*;
use crate::store::rows::{AccountRecord, AccountRow, ChangedHere};
use model::{CustomerId, MergeId, OperatorId};

/// A customer by letters: `a`ctive, `p`roved active, `i`nvited, `x` for the other email, `n`o email, `d`isabled,
/// `g`one: they deleted their account.
pub(in crate::customers::merge) fn side(id: i64, what: &str) -> SideRow {
    let has = |letter: char| what.contains(letter);
    let email = match () {
        () if has('n') || has('g') => None,
        () if has('x') => Some("x@example.test".to_owned()),
        () => Some("ana@example.test".to_owned()),
    };
    let state = match () {
        () if has('a') || has('p') => Some(AccountRow::ACTIVE),
        () if has('i') => Some(AccountRow::INVITED),
        () => None,
    };
    let name = |name: &str| if has('g') { String::new() } else { name.to_owned() };
    SideRow {
        id: CustomerId::new(id),
        number: number(id),
        first_name: name(&format!("Ana {id}")),
        last_name: name("Quiroga"),
        email_key: email.clone(),
        email,
        phone: None,
        locale: "en".into(),
        disabled: has('d'),
        last_purchase_at: None,
        changed: ChangedHere::default(),
        account: state.map(|state| AccountRecord {
            customer_id: CustomerId::new(id),
            operator_id: OperatorId::new(1),
            state,
            password_hash: None,
            number_sign_in: true,
            sign_in_email: None,
            activated_at: None,
            password_changed_at: None,
            email_proved: has('p'),
            email_vouched_by: None,
            foreign_work: None,
        }),
    }
}

fn number(id: i64) -> CustomerNumber {
    CustomerNumber::from_draw(u32::try_from(id).unwrap())
}

#[test]
fn what_blocks_a_merge() {
    use MergeRefusal as R;
    for (one, other, objection, expected) in [
        ((1, ""), (2, ""), false, None),
        ((1, "a"), (2, "px"), false, None),
        ((1, "d"), (2, "d"), false, None),
        ((1, "n"), (2, "n"), false, None),
        ((1, ""), (1, ""), true, Some(R::Same)),
        ((1, "g"), (2, ""), false, Some(R::Deleted)),
        ((1, ""), (2, "gd"), true, Some(R::Deleted)),
        ((1, "d"), (2, ""), false, Some(R::DisabledDiffers)),
        ((1, "a"), (2, "ad"), true, Some(R::DisabledDiffers)),
        ((1, ""), (2, ""), true, Some(R::AddressChanged)),
    ] {
        let (first, second) = (side(one.0, one.1), side(other.0, other.1));
        for (first, second) in [(&first, &second), (&second, &first)] {
            let blocker = merge_blocker(first, second, objection);
            assert_eq!(blocker, expected, "{one:?}, {other:?}, {objection}");
        }
    }
}

#[test]
fn identities_join_only_if_both_customers_proved_the_same_mailbox() {
    for (one, other, expected) in [
        ("p", "p", true),
        ("p", "a", false),
        ("p", "px", false),
        ("pn", "pn", false),
        ("p", "i", false),
        ("p", "", false),
        ("", "", false),
    ] {
        let (one, other) = (side(1, one), side(2, other));
        assert_eq!(identities_join(&one, &other), expected, "{one:?}, {other:?}");
        assert_eq!(identities_join(&other, &one), expected, "{one:?}, {other:?}");
    }
}

#[test]
fn the_email_of_an_account_that_stays_cannot_be_chosen() {
    const ANA: Option<&str> = Some("ana@example.test");
    const X: Option<&str> = Some("x@example.test");
    // Survivor, absorbed, the chosen sign-in and email (0: no choice); whether the sign-in moves, and the email.
    for (survivor, absorbed, sign_in, email, expected) in [
        ("", "x", 0, 0, Ok((false, ANA))),
        ("", "x", 0, 2, Ok((false, X))),
        ("n", "x", 0, 0, Ok((false, X))),
        ("n", "x", 0, 1, Ok((false, X))),
        ("a", "x", 2, 2, Ok((false, ANA))),
        ("", "ax", 1, 1, Ok((true, X))),
        ("an", "x", 0, 2, Ok((false, None))),
        ("a", "ax", 0, 0, Err(MergeRefusal::SignInMissing)),
        ("a", "ax", 1, 2, Ok((false, ANA))),
        ("a", "ax", 2, 1, Ok((true, X))),
    ] {
        let case = (survivor, absorbed, sign_in, email);
        let (survivor, absorbed) = (side(1, survivor), side(2, absorbed));
        let pair = Pair { survivor: &survivor, absorbed: &absorbed };
        let chosen = |id: i64| if id == 0 { String::new() } else { number(id).to_string() };
        let form =
            MergeForm { sign_in: chosen(sign_in), email: chosen(email), ..MergeForm::default() };
        let plan = pair.plan(&form);
        let plan = plan.map(|plan| (plan.sign_in_moves, plan.kept.email));
        let expected = expected.map(|(moves, email)| (moves, email.map(str::to_owned)));
        assert_eq!(plan, expected, "{case:?}");
    }
}

#[test]
fn a_lost_address_can_be_restored_and_an_unproved_one_can_be_objected_to() {
    // Survivor, absorbed, the kept email; each change as customer, objection and whether it can be undone.
    for (survivor, absorbed, kept, expected) in [
        ("", "", "ana@example.test", &[][..]),
        ("", "n", "ana@example.test", &[]),
        ("", "x", "ana@example.test", &[(1, true, false), (2, false, true)]),
        ("", "x", "x@example.test", &[(1, true, true)]),
        ("a", "x", "ana@example.test", &[(1, false, false), (2, false, true)]),
        ("", "ax", "x@example.test", &[(1, false, true)]),
        ("a", "ax", "ana@example.test", &[(1, false, false), (2, false, true)]),
    ] {
        let case = (survivor, absorbed, kept);
        let (survivor, absorbed) = (side(1, survivor), side(2, absorbed));
        let pair = Pair { survivor: &survivor, absorbed: &absorbed };
        let kept = KeptData {
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some(kept.into()),
            email_key: Some(kept.into()),
            phone: None,
            locale: "en".into(),
        };
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let changes = pair.email_changes(&kept, OperatorId::new(1), MergeId::new(7), at);
        let changes = changes.map_or_else(Vec::new, |(stays, lost)| {
            stays.into_iter().chain([lost]).collect::<Vec<_>>()
        });
        assert!(changes.iter().all(|change| change.merge_id == Some(MergeId::new(7))), "{case:?}");
        let changes: Vec<_> = changes
            .iter()
            .map(|change| (change.customer_id.get(), change.objection, change.old_email.is_some()))
            .collect();
        assert_eq!(changes, expected, "{case:?}");
    }
}
