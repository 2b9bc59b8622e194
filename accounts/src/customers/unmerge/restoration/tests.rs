use super::*;
use crate::store::rows::AccountRow;
use model::{CustomerId, CustomerNumber, OperatorId};

/// A customer with that name, email and an account.
fn side(id: i64, name: &str, email: Option<&str>, disabled: bool) -> SideRow {
    let email = email.map(|email| format!("{email}@example.test"));
    SideRow {
        id: CustomerId::new(id),
        number: CustomerNumber::from_draw(7),
        first_name: name.into(),
        last_name: "Quiroga".into(),
        email_key: email.clone(),
        email,
        phone: None,
        locale: "en".into(),
        disabled,
        last_purchase_at: None,
        changed: ChangedHere::default(),
        account: Some(AccountRecord {
            customer_id: CustomerId::new(id),
            operator_id: OperatorId::new(1),
            state: AccountRow::ACTIVE,
            password_hash: None,
            number_sign_in: true,
            sign_in_email: None,
            activated_at: None,
            password_changed_at: None,
            email_proved: true,
            email_vouched_by: None,
            foreign_work: None,
        }),
    }
}

/// Ana, with Berta merged into her; that name and email were kept.
fn record(sign_in_moved: bool, name: &str, email: &str) -> MergeRecord {
    let kept = side(1, name, Some(email), false);
    MergeRecord {
        survivor: side(1, "Ana", Some("ana"), false),
        absorbed: side(2, "Berta", Some("berta"), false),
        kept: KeptData {
            first_name: kept.first_name,
            last_name: kept.last_name,
            email: kept.email,
            email_key: kept.email_key,
            phone: None,
            locale: "en".into(),
        },
        sign_in_moved,
        ended: Vec::new(),
    }
}

#[test]
fn later_changes_stay_but_an_address_follows_its_account() {
    // The sign-in moved; the kept name and email, and the current ones; after the undo the survivor's name and
    // email, and the absorbed customer's email.
    for (moved, kept, current, survivor, absorbed) in [
        (false, ("Ana", "ana"), ("Ana", Some("ana")), ("Ana", Some("ana")), Some("berta")),
        (false, ("Berta", "berta"), ("Berta", Some("berta")), ("Ana", Some("ana")), Some("berta")),
        (false, ("Berta", "ana"), ("Carla", Some("ana")), ("Carla", Some("ana")), Some("berta")),
        (false, ("Ana", "ana"), ("Ana", Some("new")), ("Ana", Some("new")), Some("berta")),
        (false, ("Ana", "ana"), ("Ana", None), ("Ana", None), Some("berta")),
        (true, ("Ana", "berta"), ("Ana", Some("berta")), ("Ana", Some("ana")), Some("berta")),
        (true, ("Ana", "berta"), ("Ana", Some("new")), ("Ana", Some("ana")), Some("new")),
        (true, ("Ana", "berta"), ("Ana", None), ("Ana", Some("ana")), None),
    ] {
        let case = (moved, kept, current);
        let record = record(moved, kept.0, kept.1);
        let restored = restored(&record, &side(1, current.0, current.1, false));
        let address = |email: Option<&str>| email.map(|email| format!("{email}@example.test"));
        assert_eq!(restored.survivor.first_name, survivor.0, "{case:?}");
        assert_eq!(restored.survivor.email, address(survivor.1), "{case:?}");
        assert_eq!(restored.survivor.email_key, address(survivor.1), "{case:?}");
        assert_eq!(restored.email, address(absorbed), "{case:?}");
        assert_eq!(restored.email_key, address(absorbed), "{case:?}");
    }
}

#[test]
fn first_and_last_name_are_given_back_or_stay_together() {
    // The current name, where Berta Quiroga's was kept; the survivor's after the undo.
    for (current, survivor) in [
        (("Berta", "Quiroga"), ("Ana", "Paz")),
        (("Bertha", "Quiroga"), ("Bertha", "Quiroga")),
        (("Berta", "Quiroga Luna"), ("Berta", "Quiroga Luna")),
    ] {
        let mut record = record(false, "Berta", "ana");
        record.survivor.last_name = "Paz".into();
        let mut now = side(1, current.0, Some("ana"), false);
        now.last_name = current.1.into();
        let KeptData { first_name, last_name, .. } = restored(&record, &now).survivor;
        assert_eq!((&*first_name, &*last_name), survivor, "{current:?}");
    }
}

#[test]
fn another_spelling_of_an_address_is_the_same_address() {
    // The sign-in moved; the kept address and its current spelling; after the undo the survivor's address and the
    // absorbed customer's.
    let (ana, berta) = ("ana@example.test", "berta@example.test");
    for (moved, kept, spelling, survivor, absorbed) in [
        (false, "berta", "Berta@example.test", ana, berta),
        (true, "berta", "Berta@example.test", ana, "Berta@example.test"),
        (false, "ana", "Ana@example.test", "Ana@example.test", berta),
    ] {
        let record = record(moved, "Ana", kept);
        let mut current = side(1, "Ana", Some(kept), false);
        current.email = Some(spelling.into());
        let restored = restored(&record, &current);
        assert_eq!(restored.survivor.email.as_deref(), Some(survivor), "{moved}, {spelling}");
        assert_eq!(restored.survivor.email_key.as_deref(), Some(ana), "{moved}, {spelling}");
        assert_eq!(restored.email.as_deref(), Some(absorbed), "{moved}, {spelling}");
        assert_eq!(restored.email_key.as_deref(), Some(berta), "{moved}, {spelling}");
    }
}

#[test]
fn what_is_given_back_counts_as_changed_here_as_before_the_merge() {
    // The kept name and the current one; whether it counts as changed here before the merge, now, and after the
    // undo.
    for (kept, name, before, is_changed, expected) in [
        ("Berta", "Berta", false, true, false),
        ("Berta", "Berta", true, true, true),
        ("Berta", "Carla", false, true, true),
        ("Ana", "Ana", false, false, false),
        ("Ana", "Ana", false, true, true),
    ] {
        let mut record = record(false, kept, "ana");
        record.survivor.changed.name_changed = before;
        let mut current = side(1, name, Some("ana"), false);
        current.changed.name_changed = is_changed;
        let changed = restored(&record, &current).survivor_changed.name_changed;
        assert_eq!(changed, expected, "{kept}, {name}, {before}, {is_changed}");
    }
}

#[test]
fn an_address_that_follows_its_account_counts_as_changed_here() {
    for (email, expected) in [("berta", false), ("new", true)] {
        let record = record(true, "Ana", "berta");
        let mut current = side(1, "Ana", Some(email), false);
        current.changed.email_changed = true;
        let restored = restored(&record, &current);
        assert!(!restored.survivor_changed.email_changed, "{email}");
        assert_eq!(restored.absorbed_changed.email_changed, expected, "{email}");
    }
}

#[test]
fn customers_disabled_before_or_since_the_merge_are_disabled() {
    for (before, current, expected) in
        [(false, false, false), (true, false, true), (false, true, true), (true, true, true)]
    {
        let mut record = record(false, "Ana", "ana");
        record.absorbed.disabled = before;
        let restored = restored(&record, &side(1, "Ana", Some("ana"), current));
        assert_eq!(restored.disabled, expected, "{before}, {current}");
    }
}

#[test]
fn an_account_goes_if_it_moved_or_was_opened_by_the_absorbed_customers_address() {
    // The sign-in moved; the kept address; whether the survivor and the absorbed customer had an account, and whether
    // there is one now.
    for (moved, kept, survivor, absorbed, current, expected) in [
        (false, "berta", false, false, true, true),
        (false, "berta", false, false, false, false),
        (false, "ana", false, false, true, false),
        (false, "ana", true, false, true, false),
        (true, "berta", false, true, true, true),
        (true, "berta", true, true, false, true),
    ] {
        let case = (moved, kept, survivor, absorbed, current);
        let with = |side: SideRow, has_account: bool| SideRow {
            account: side.account.filter(|_| has_account),
            ..side
        };
        let record = record(moved, "Ana", kept);
        let record = MergeRecord {
            survivor: with(record.survivor, survivor),
            absorbed: with(record.absorbed, absorbed),
            ..record
        };
        let current = with(side(1, "Ana", Some(kept), false), current);
        assert_eq!(account_goes(&record, &current), expected, "{case:?}");
    }
}

#[test]
fn the_ended_account_is_restored() {
    for (account_goes, expected) in [(false, 2), (true, 1)] {
        let record = record(account_goes, "Ana", "ana");
        let ended = ended_account(&record, account_goes).map(|account| account.customer_id);
        assert_eq!(ended, Some(CustomerId::new(expected)), "{account_goes}");
    }
}
