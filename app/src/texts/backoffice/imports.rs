//! Imports of customers and orders: the pages. What is wrong with a file or a row is in `import_refusals`.

use model::{ImportColumn, ImportCounts, ImportKind, ImportState, Locale};

texts!("backoffice/imports");

/// Returns the name of what a file has rows of.
pub const fn kind(kind: ImportKind, locale: Locale) -> &'static str {
    match kind {
        ImportKind::Customers => customers(locale),
        ImportKind::Purchases => purchases(locale),
    }
}

/// Returns the name of a state.
pub const fn state_name(state: ImportState, locale: Locale) -> &'static str {
    match state {
        ImportState::Uploaded => state_uploaded(locale),
        ImportState::Running => state_running(locale),
        ImportState::Stopped => state_stopped(locale),
        ImportState::Failed => state_failed(locale),
        ImportState::Finished => state_finished(locale),
    }
}

/// Returns the name of a column.
pub const fn column(column: ImportColumn, locale: Locale) -> &'static str {
    match column {
        ImportColumn::ExternalId => external_id(locale),
        ImportColumn::FirstName => first_name(locale),
        ImportColumn::LastName => last_name(locale),
        ImportColumn::Email => email(locale),
        ImportColumn::Phone => phone(locale),
        ImportColumn::Language => language(locale),
        ImportColumn::PasswordHash => password_hash(locale),
        ImportColumn::CustomerExternalId => customer_external_id(locale),
        ImportColumn::CustomerNumber => customer_number(locale),
        ImportColumn::Number => number(locale),
        ImportColumn::Product => product(locale),
        ImportColumn::Travellers => travellers(locale),
        ImportColumn::Total => total(locale),
        ImportColumn::Currency => currency(locale),
        ImportColumn::OrderedAt => ordered_at(locale),
        ImportColumn::TravelAt => travel_at(locale),
        ImportColumn::State => state(locale),
        ImportColumn::PaidAt => paid_at(locale),
        ImportColumn::CancelledAt => cancelled_at(locale),
        ImportColumn::Refunded => refunded_column(locale),
    }
}

/// Returns the outcomes and how many rows had each.
pub const fn outcomes(counts: ImportCounts, locale: Locale) -> [(&'static str, i64); 4] {
    [
        (created(locale), counts.created),
        (updated(locale), counts.updated),
        (unchanged(locale), counts.unchanged),
        (refused(locale), counts.refused),
    ]
}
