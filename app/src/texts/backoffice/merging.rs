//! Duplicates: comparing customers, merging them and undoing a merge.

use super::customers::unknown_customer;
use crate::texts::refusals::{Explain, explain};
use model::Locale;
use model::refusals::{MergeRefusal, UnmergeRefusal};

texts!("backoffice/merging");

explain! { MergeRefusal(locale, minimum) {
    Unknown => unknown_customer(locale), go "/customers" super::customers(locale);
    Same => same(locale);
    SurvivorMissing => survivor_missing(locale);
    SignInMissing => sign_in_missing(locale);
    DisabledDiffers => disabled_differs(locale);
    Deleted => deleted(locale);
    AddressChanged => address_changed(locale);
    ChangedMeanwhile => changed_meanwhile(locale);
} }

explain! { UnmergeRefusal(locale, minimum) {
    Unknown => unknown_customer(locale), go "/customers" super::customers(locale);
    TooLate => too_late(locale);
    SurvivorDeleted => survivor_deleted(locale);
    SurvivorMerged => survivor_merged(locale);
    LaterMerge => later_merge(locale);
    EmailTaken => email_taken(locale);
} }
