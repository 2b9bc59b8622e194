//! The order form, and what every order asks for.

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
    /// None only at the counter and by the API.
    pub email: Option<EmailAddress>,
}

/// What every order asks for, as it was entered.
pub(super) struct OrderFields<'a> {
    /// None if it is no number.
    pub travellers: Option<i32>,
    pub first_name: &'a str,
    pub last_name: &'a str,
    /// May be empty.
    pub email: &'a str,
}

impl OrderFields<'_> {
    /// Reads what was entered for an order of up to so many travellers. Returns `None` if a field is not valid, and adds
    /// what is wrong with each to `problems`.
    pub(super) fn read(
        &self,
        max_travellers: i32,
        problems: &mut Vec<BuyRefusal>,
    ) -> Option<Valid> {
        use BuyRefusal as R;
        let before = problems.len();
        let travellers = self.travellers.filter(|count| (1..=max_travellers).contains(count));
        if travellers.is_none() {
            problems.push(R::TravellersInvalid);
        }
        let first_name =
            names::read(self.first_name, R::FirstNameMissing, R::FirstNameInvalid, problems);
        let last_name =
            names::read(self.last_name, R::LastNameMissing, R::LastNameInvalid, problems);
        let email = names::read_email(self.email, R::EmailInvalid, problems);
        let (travellers, first_name, last_name) = (travellers?, first_name?, last_name?);
        let valid = Valid { travellers, first_name, last_name, email };
        (problems.len() == before).then_some(valid)
    }
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
    let fields = OrderFields {
        travellers: form.travellers.trim().parse().ok(),
        first_name: &form.first_name,
        last_name: &form.last_name,
        email: &form.email,
    };
    let valid = fields.read(max_travellers, &mut problems);
    if form.email.trim().is_empty() {
        problems.push(R::EmailInvalid);
    }
    match valid {
        Some(valid) if problems.is_empty() => Ok(valid),
        _ => Err(Failure::Refused(problems)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_is_not_valid_is_named() {
        use BuyRefusal as R;
        let long = "a".repeat(PersonName::MAX_CHARS + 1);
        for (travellers, first_name, last_name, email, expected) in [
            (Some(1), "Ana", "Paz", "ana@example.test", vec![]),
            (Some(9), "Ana", "Paz", " ", vec![]),
            (Some(10), "Ana", "Paz", "", vec![R::TravellersInvalid]),
            (Some(1), "Ana", "Paz", "ana", vec![R::EmailInvalid]),
            (
                None,
                "",
                &*long,
                "ana",
                vec![
                    R::TravellersInvalid,
                    R::FirstNameMissing,
                    R::LastNameInvalid,
                    R::EmailInvalid,
                ],
            ),
        ] {
            let fields = OrderFields { travellers, first_name, last_name, email };
            let mut problems = Vec::new();
            let valid = fields.read(9, &mut problems);
            assert_eq!(valid.is_some(), expected.is_empty(), "{expected:?}");
            assert_eq!(problems, expected);
        }
    }
}
