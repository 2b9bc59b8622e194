//! What agents do with orders.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Recording that an order was paid.
    PaymentRefusal {
        /// Its time was over, and its places went to others.
        Expired = "expired",
        Cancelled = "cancelled",
        Unknown = "unknown",
    }
);

refusals!(
    /// Selling at the counter.
    SaleRefusal {
        OfferMissing = "offer-missing" @ "offer",
        ProductGone = "product-gone" @ "offer",
        SoldOut = "sold-out" @ "offer",
        /// It has begun, or was withdrawn.
        DateGone = "date-gone" @ "offer",
        DateSoldOut = "date-sold-out" @ "offer",
        /// It costs something else than the page said.
        PriceChanged = "price-changed" @ "offer",
        TravellersInvalid = "travellers-invalid" @ "travellers",
        TooFewPlaces = "too-few-places" @ "travellers",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        /// There is no such customer, or they deleted their account.
        CustomerUnknown = "customer-unknown",
    }
);

refusals!(
    /// Placing an order by the API.
    ExternalOrderRefusal {
        ProductGone = "product-gone" @ "product",
        DateMissing = "date-missing" @ "date",
        /// It has begun, or was withdrawn.
        DateGone = "date-gone" @ "date",
        TravellersInvalid = "travellers-invalid" @ "travellers",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        /// There is no such customer, or they deleted their account.
        CustomerUnknown = "customer-unknown" @ "customer",
        ExternalCustomerUnknown = "external-customer-unknown" @ "customer_external_id",
        SoldOut = "sold-out",
        DateSoldOut = "date-sold-out",
        TooFewPlaces = "too-few-places",
        /// The order of this id differs, or is another customer's.
        Differs = "differs",
    }
);

refusals!(
    /// Cancelling an order.
    CancelOrderRefusal {
        /// It was paid, and nothing says whether the money was given back.
        RefundMissing = "refund-missing" @ "refunded",
        ReasonMissing = "reason-missing" @ "reason",
        ReasonInvalid = "reason-invalid" @ "reason",
        /// Its time was over already.
        Expired = "expired",
        Unknown = "unknown",
    }
);

refusals!(
    /// Sending the confirmation of an order again.
    OrderMailRefusal {
        NoEmail = "no-email",
        /// Cancelled and expired orders have nothing to confirm.
        Over = "over",
        Unknown = "unknown",
    }
);

refusals!(
    /// Correcting the name on an order.
    OrderNameRefusal {
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        Unknown = "unknown",
    }
);
