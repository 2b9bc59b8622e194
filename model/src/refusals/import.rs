//! Imports: why a file is not imported, and why a row of it is not.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Importing a file.
    ImportRefusal {
        FileMissing = "file-missing" @ "file",
        FileTooLarge = "file-too-large" @ "file",
        /// It has no header, or nothing below it.
        FileEmpty = "file-empty" @ "file",
        NotUtf8 = "not-utf-8" @ "file",
        TooManyColumns = "too-many-columns" @ "file",
        /// A row is longer than any customer or order: a quotation mark is missing, or it is another kind of file.
        RowTooLong = "row-too-long" @ "file",
        /// A required column is not chosen.
        ColumnMissing = "column-missing",
        /// One column of the file is chosen for two things.
        ColumnTwice = "column-twice",
        /// Another import of the operator is running.
        Running = "running",
        /// The uploaded file is no longer kept.
        FileGone = "file-gone",
        Unknown = "unknown",
    }
);

refusals!(
    /// A row of an import. The field is the column's name.
    ImportRowRefusal {
        /// It has more columns than the header.
        ColumnsDiffer = "columns-differ",
        /// The file ends in it: it was cut off, or a quotation mark is missing.
        RowCut = "row-cut",
        RowNotUtf8 = "row-not-utf-8",
        ExternalIdMissing = "external-id-missing" @ "external_id",
        ExternalIdInvalid = "external-id-invalid" @ "external_id",
        /// An earlier row of the file has the same id and says something else.
        Contradicts = "contradicts" @ "external_id",
        /// The customer was merged into another one.
        CustomerMerged = "customer-merged" @ "external_id",
        /// The customer deleted their account.
        CustomerDeleted = "customer-deleted" @ "external_id",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        AgentsAddress = "agents-address" @ "email",
        /// The customer has an account: only they, or an agent, change its address.
        AccountsEmail = "accounts-email" @ "email",
        /// With a password, it would be the sign-in of two customers.
        EmailTaken = "email-taken" @ "email",
        PhoneInvalid = "phone-invalid" @ "phone",
        LanguageInvalid = "language-invalid" @ "language",
        HashUnknown = "hash-unknown" @ "password_hash",
        HashMalformed = "hash-malformed" @ "password_hash",
        HashTooCostly = "hash-too-costly" @ "password_hash",
        CustomerMissing = "customer-missing" @ "customer_external_id",
        CustomerUnknown = "customer-unknown" @ "customer_external_id",
        NumberInvalid = "number-invalid" @ "number",
        NumberTaken = "number-taken" @ "number",
        /// The order was placed here, and holds places of a product.
        OrderPlacedHere = "order-placed-here" @ "external_id",
        ProductMissing = "product-missing" @ "product",
        ProductInvalid = "product-invalid" @ "product",
        TravellersInvalid = "travellers-invalid" @ "travellers",
        TotalInvalid = "total-invalid" @ "total",
        CurrencyInvalid = "currency-invalid" @ "currency",
        OrderedAtInvalid = "ordered-at-invalid" @ "ordered_at",
        TravelAtInvalid = "travel-at-invalid" @ "travel_at",
        StateInvalid = "state-invalid" @ "state",
        /// The order is paid or cancelled here already.
        StateBack = "state-back" @ "state",
        PaidAtInvalid = "paid-at-invalid" @ "paid_at",
        CancelledAtInvalid = "cancelled-at-invalid" @ "cancelled_at",
        RefundedInvalid = "refunded-invalid" @ "refunded",
    }
);
