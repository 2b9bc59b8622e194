//! The fields of an order of the API, and what they are refused for.

use super::ExternalOrder;
use crate::{names, purchases::form::Valid};
use model::{
    Failure,
    product::MAX_TRAVELLERS_LIMIT,
    refusals::{BuyRefusal, ExternalOrderRefusal},
};

/// Reads the fields.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read(order: &ExternalOrder) -> Result<Valid, Failure<ExternalOrderRefusal>> {
    use ExternalOrderRefusal as R;
    let mut problems = Vec::new();
    let travellers = order.travellers;
    if !(1..=MAX_TRAVELLERS_LIMIT).contains(&travellers) {
        problems.push(R::TravellersInvalid);
    }
    let first_name =
        names::read(&order.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&order.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = names::read_email(&order.email, R::EmailInvalid, &mut problems);
    match (first_name, last_name) {
        (Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { travellers, first_name, last_name, email })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns the refusal of an order in the terms of the API.
pub(super) const fn refusal_of(refusal: BuyRefusal) -> ExternalOrderRefusal {
    use ExternalOrderRefusal as R;
    match refusal {
        BuyRefusal::EmailInvalid => R::EmailInvalid,
        BuyRefusal::FirstNameMissing => R::FirstNameMissing,
        BuyRefusal::FirstNameInvalid => R::FirstNameInvalid,
        BuyRefusal::LastNameMissing => R::LastNameMissing,
        BuyRefusal::LastNameInvalid => R::LastNameInvalid,
        BuyRefusal::TravellersInvalid => R::TravellersInvalid,
        // The API names no price, so none has changed.
        BuyRefusal::ProductGone | BuyRefusal::PriceChanged => R::ProductGone,
        BuyRefusal::SoldOut => R::SoldOut,
        BuyRefusal::DateMissing => R::DateMissing,
        BuyRefusal::DateGone => R::DateGone,
        BuyRefusal::DateSoldOut => R::DateSoldOut,
        BuyRefusal::TooFewPlaces => R::TooFewPlaces,
    }
}
