//! Purchases missing from an account because they were made with another address.

use super::common;
use super::refusals::{Explain, email_invalid, explain, link_dead};
use model::Locale;
use model::refusals::{AddPurchaseRefusal, MissingPurchaseRefusal};

texts!("missing_purchase");

explain! { MissingPurchaseRefusal(locale, minimum) {
    NumberMissing => number_missing(locale);
    NumberInvalid => number_invalid(locale);
    EmailInvalid => email_invalid(locale);
} }

explain! { AddPurchaseRefusal(locale, minimum) {
    LinkDead => link_dead(locale), go "/account/missing-purchase" title(locale);
    OtherCustomer => other_customer(locale), go "/account/purchases" common::my_purchases(locale);
    NotFree => not_free(locale), go "/account/purchases" common::my_purchases(locale);
} }
