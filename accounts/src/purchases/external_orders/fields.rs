//! The fields of an order of the API, and what they are refused for.

use super::ExternalOrder;
use crate::purchases::form::{OrderFields, Valid};
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
    let fields = OrderFields {
        travellers: Some(order.travellers),
        first_name: &order.first_name,
        last_name: &order.last_name,
        email: &order.email,
    };
    let mut problems = Vec::new();
    let valid = fields.read(MAX_TRAVELLERS_LIMIT, &mut problems);
    valid.ok_or_else(|| Failure::Refused(problems.into_iter().map(refusal_of).collect()))
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
