//! The texts of refusals about products and orders.

use crate::texts::backoffice::{catalogue, customers, orders, providers};
use crate::texts::refusals::{Explain, email_invalid, explain, name_invalid};
use model::Locale;
use model::refusals::{
    CancelOrderRefusal, OrderMailRefusal, OrderNameRefusal, PaymentRefusal, ProductRefusal,
    SaleRefusal,
};

explain! { ProductRefusal(locale, minimum) {
    TitleEnMissing => catalogue::title_missing(locale);
    TitleEnInvalid => catalogue::title_invalid(locale);
    DescriptionEnInvalid => catalogue::description_invalid(locale);
    TitleEsMissing => catalogue::title_missing(locale);
    TitleEsInvalid => catalogue::title_invalid(locale);
    DescriptionEsInvalid => catalogue::description_invalid(locale);
    TitleFrMissing => catalogue::title_missing(locale);
    TitleFrInvalid => catalogue::title_invalid(locale);
    DescriptionFrInvalid => catalogue::description_invalid(locale);
    TitlePtBrMissing => catalogue::title_missing(locale);
    TitlePtBrInvalid => catalogue::title_invalid(locale);
    DescriptionPtBrInvalid => catalogue::description_invalid(locale);
    CurrencyInvalid => catalogue::currency_invalid(locale);
    PriceInvalid => catalogue::price_invalid(locale);
    PortalsMissing => catalogue::portals_missing(locale);
    FromInvalid => catalogue::moment_invalid(locale);
    FromSkipped => catalogue::moment_skipped(locale);
    UntilInvalid => catalogue::moment_invalid(locale);
    UntilSkipped => catalogue::moment_skipped(locale);
    UntilBeforeFrom => catalogue::until_before_from(locale);
    CapacityInvalid => catalogue::capacity_invalid(locale);
    TravellersInvalid => catalogue::max_travellers_invalid(locale);
    DatesInvalid => catalogue::dates_invalid(locale);
    DatesSkipped => catalogue::dates_skipped(locale);
    DatesTwice => catalogue::dates_twice(locale);
    DatesTooMany => catalogue::dates_too_many(locale);
    DatesPast => catalogue::dates_past(locale);
    PaymentHoursInvalid => catalogue::payment_hours_invalid(locale);
    TooMany => catalogue::too_many(locale), go "/products" catalogue::products(locale);
    ChangedMeanwhile => providers::changed_meanwhile(locale);
    Unknown => catalogue::unknown(locale), go "/products" catalogue::products(locale);
} }

explain! { PaymentRefusal(locale, minimum) {
    Expired => catalogue::payment_expired(locale);
    Cancelled => orders::payment_cancelled(locale);
    Unknown => catalogue::purchase_unknown(locale);
} }

explain! { SaleRefusal(locale, minimum) {
    OfferMissing => orders::offer_missing(locale);
    ProductGone => orders::offer_gone(locale);
    SoldOut => orders::offer_sold_out(locale);
    DateGone => orders::date_gone(locale);
    DateSoldOut => orders::date_sold_out(locale);
    PriceChanged => orders::price_changed(locale);
    TravellersInvalid => orders::travellers_invalid(locale, model::product::MAX_TRAVELLERS);
    TooFewPlaces => orders::too_few_places(locale);
    FirstNameMissing => customers::first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => customers::last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    EmailInvalid => email_invalid(locale);
    CustomerUnknown => orders::customer_unknown(locale);
} }

explain! { CancelOrderRefusal(locale, minimum) {
    RefundMissing => orders::refund_missing(locale);
    ReasonMissing => orders::reason_missing(locale);
    ReasonInvalid => orders::reason_invalid(locale);
    Expired => orders::expired_already(locale);
    Unknown => catalogue::purchase_unknown(locale);
} }

explain! { OrderMailRefusal(locale, minimum) {
    NoEmail => orders::no_email(locale);
    Over => orders::nothing_to_confirm(locale);
    Unknown => catalogue::purchase_unknown(locale);
} }

explain! { OrderNameRefusal(locale, minimum) {
    FirstNameMissing => customers::first_name_missing(locale);
    FirstNameInvalid => name_invalid(locale);
    LastNameMissing => customers::last_name_missing(locale);
    LastNameInvalid => name_invalid(locale);
    Unknown => catalogue::purchase_unknown(locale);
} }
