//! Why a file is not imported, and why a row of it is not.

use crate::texts::refusals::{Explain, email_invalid, explain, name_invalid, phone_invalid};
use model::refusals::{ImportRefusal, ImportRowRefusal};
use model::{ImportKind, Locale};

texts!("backoffice/import_refusals");

explain! { ImportRefusal(locale, minimum) {
    FileMissing => file_missing(locale);
    FileTooLarge => file_too_large(locale);
    FileEmpty => file_empty(locale);
    NotUtf8 => not_utf_8(locale);
    TooManyColumns => too_many_columns(locale);
    RowTooLong => row_too_long(locale);
    ColumnMissing => column_missing(locale);
    ColumnTwice => column_twice(locale);
    Running => running(locale);
    FileGone => file_gone(locale), go "/imports" super::imports::title(locale);
    Unknown => unknown(locale), go "/imports" super::imports::title(locale);
} }

/// Returns why a file of that kind is not imported, or not to its end.
pub fn problem_text(refusal: ImportRefusal, kind: ImportKind, locale: Locale) -> String {
    match refusal {
        ImportRefusal::ColumnMissing => missing_columns(kind, locale).to_owned(),
        _ => refusal.text(locale, 0),
    }
}

/// Returns which columns a file of that kind needs.
pub const fn missing_columns(kind: ImportKind, locale: Locale) -> &'static str {
    match kind {
        ImportKind::Customers => column_missing(locale),
        ImportKind::Purchases => purchase_column_missing(locale),
    }
}

/// Returns why a row is not imported.
pub const fn row_text(refusal: ImportRowRefusal, locale: Locale) -> &'static str {
    use ImportRowRefusal as R;
    match refusal {
        R::ColumnsDiffer => columns_differ(locale),
        R::RowCut => row_cut(locale),
        R::RowNotUtf8 => row_not_utf_8(locale),
        R::ExternalIdMissing => external_id_missing(locale),
        R::ExternalIdInvalid => external_id_invalid(locale),
        R::Contradicts => contradicts(locale),
        R::CustomerMerged => customer_merged(locale),
        R::CustomerDeleted => customer_deleted(locale),
        R::FirstNameMissing => first_name_missing(locale),
        R::LastNameMissing => last_name_missing(locale),
        R::FirstNameInvalid | R::LastNameInvalid => name_invalid(locale),
        R::EmailInvalid => email_invalid(locale),
        R::AgentsAddress => agents_address(locale),
        R::AccountsEmail => accounts_email(locale),
        R::EmailTaken => email_taken(locale),
        R::PhoneInvalid => phone_invalid(locale),
        R::LanguageInvalid => language_invalid(locale),
        R::HashUnknown => hash_unknown(locale),
        R::HashMalformed => hash_malformed(locale),
        R::HashTooCostly => hash_too_costly(locale),
        R::CustomerMissing => customer_missing(locale),
        R::CustomerUnknown => customer_unknown(locale),
        R::NumberInvalid => number_invalid(locale),
        R::NumberTaken => number_taken(locale),
        R::OrderPlacedHere => order_placed_here(locale),
        R::ProductMissing => product_missing(locale),
        R::ProductInvalid => product_invalid(locale),
        R::TravellersInvalid => travellers_invalid(locale),
        R::TotalInvalid => total_invalid(locale),
        R::CurrencyInvalid => currency_invalid(locale),
        R::OrderedAtInvalid | R::TravelAtInvalid | R::PaidAtInvalid | R::CancelledAtInvalid => {
            moment_invalid(locale)
        }
        R::StateInvalid => state_invalid(locale),
        R::StateBack => state_back(locale),
        R::RefundedInvalid => refunded_invalid(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_import_of_purchases_asks_for_their_customer() {
        let text = |kind| problem_text(ImportRefusal::ColumnMissing, kind, Locale::English);
        assert_eq!(text(ImportKind::Customers), "Choose every required column.");
        let purchases = "Choose every required column, and that of the customer’s ID or number.";
        assert_eq!(text(ImportKind::Purchases), purchases);
    }

    #[test]
    fn the_refusal_of_a_language_names_every_one_there_is() {
        for locale in Locale::ALL {
            let text = row_text(ImportRowRefusal::LanguageInvalid, locale);
            for one in Locale::ALL {
                assert!(text.contains(one.tag()), "{text}: {}", one.tag());
            }
        }
    }
}
