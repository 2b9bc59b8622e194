//! The order form.

use crate::{
    names,
    once::{FormSender, OneTimeKey},
};
use model::{Customer, EmailAddress, Failure, Money, PersonName, ProductId, refusals::BuyRefusal};

/// Input of the order form.
#[derive(Debug, Clone)]
pub struct BuyForm {
    pub product: ProductId,
    /// What a traveller costs by the page. Another price is refused; without one any is taken.
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
        let content =
            [product.as_str(), &self.travellers, &self.first_name, &self.last_name, &self.email];
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

/// Reads a form whose order may have so many travellers.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read_form(form: &BuyForm, most: i32) -> Result<Valid, Failure<BuyRefusal>> {
    use BuyRefusal as R;
    let mut problems = Vec::new();
    let travellers = form.travellers.trim().parse().ok();
    let travellers = travellers.filter(|count| (1..=most).contains(count));
    if travellers.is_none() {
        problems.push(R::TravellersInvalid);
    }
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = form.email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok();
    match (travellers, first_name, last_name, email) {
        (Some(travellers), Some(first_name), Some(last_name), Some(email)) => {
            Ok(Valid { travellers, first_name, last_name, email: Some(email) })
        }
        _ => Err(Failure::Refused(problems)),
    }
}
