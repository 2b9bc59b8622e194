//! The order form.

use crate::{
    names,
    once::{FormSender, OneTimeKey},
};
use model::{
    Customer, EmailAddress, Failure, Money, PersonName, ProductDateId, ProductId,
    refusals::BuyRefusal,
};

/// Input of the order form.
#[derive(Debug, Clone)]
pub struct BuyForm {
    pub product: ProductId,
    /// Of a product with dates.
    pub date: Option<ProductDateId>,
    /// The price for a traveller that the page showed. If the price is another one now, the order is refused; without
    /// one any is accepted.
    pub price: Option<Money>,
    pub travellers: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub once: OneTimeKey,
}

impl BuyForm {
    /// Returns the idempotency key of the form.
    pub(super) fn form_key(&self, customer: Option<&Customer>) -> Option<Vec<u8>> {
        let sender =
            customer.map_or(FormSender::Browser, |customer| FormSender::Customer(customer.id));
        let product = self.product.to_string();
        let date = self.date.map(|date| date.to_string()).unwrap_or_default();
        let content = [
            product.as_str(),
            &date,
            &self.travellers,
            &self.first_name,
            &self.last_name,
            &self.email,
        ];
        self.once.of("buy", sender, &content)
    }
}

/// The validated form.
#[derive(Debug)]
pub(super) struct Valid {
    pub travellers: i32,
    pub first_name: PersonName,
    pub last_name: PersonName,
    /// None only at the counter.
    pub email: Option<EmailAddress>,
}

/// Returns how many travellers a form names; `None` if it is no number of up to `max`.
pub(super) fn read_travellers(text: &str, max: i32) -> Option<i32> {
    text.trim().parse().ok().filter(|count| (1..=max).contains(count))
}

/// Reads a form whose order may have so many travellers, and may need a date.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read_form(
    form: &BuyForm,
    max_travellers: i32,
    needs_date: bool,
) -> Result<Valid, Failure<BuyRefusal>> {
    use BuyRefusal as R;
    let mut problems = Vec::new();
    if needs_date && form.date.is_none() {
        problems.push(R::DateMissing);
    }
    let travellers = read_travellers(&form.travellers, max_travellers);
    if travellers.is_none() {
        problems.push(R::TravellersInvalid);
    }
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = form.email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok();
    match (travellers, first_name, last_name, email) {
        (Some(travellers), Some(first_name), Some(last_name), Some(email))
            if problems.is_empty() =>
        {
            Ok(Valid { travellers, first_name, last_name, email: Some(email) })
        }
        _ => Err(Failure::Refused(problems)),
    }
}
