//! What agents type about a new customer.

use crate::{
    customers::change::Valid,
    names::{self, read_email, read_phone},
    once::{FormSender, OneTimeKey},
};
use model::{Agent, CustomerNumber, Failure, Locale, refusals::NewCustomerRefusal};

/// Input of an agent's form for a new customer. An empty email or phone means none.
#[derive(Debug, Clone, Default)]
pub struct NewCustomerForm {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    /// The tag of the customer's language; empty for the operator's default one.
    pub language: String,
    /// The numbers of the possible duplicates that the agent has seen, separated by commas.
    pub seen: String,
    pub once: OneTimeKey,
}

impl NewCustomerForm {
    /// Returns the hash that identifies the form when it arrives again. Which duplicates were seen makes no other form.
    pub(super) fn form_key(&self, agent: &Agent) -> Option<Vec<u8>> {
        let content =
            [self.first_name.as_str(), &self.last_name, &self.email, &self.phone, &self.language];
        self.once.of("add-customer", FormSender::Agent(agent.id), &content)
    }

    /// Returns the numbers that the agent has seen.
    pub(super) fn seen(&self) -> Vec<CustomerNumber> {
        self.seen.split(',').filter_map(|text| text.parse().ok()).collect()
    }
}

/// Returns what was typed, and the customer's language.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read_form(
    form: &NewCustomerForm,
    default_locale: Locale,
) -> Result<(Valid, Locale), Failure<NewCustomerRefusal>> {
    use NewCustomerRefusal as R;
    let mut problems = Vec::new();
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let email = read_email(&form.email, R::EmailInvalid, &mut problems);
    let phone = read_phone(&form.phone, R::PhoneInvalid, &mut problems);
    let locale = match form.language.as_str() {
        "" => Some(default_locale),
        tag => tag.parse().map_err(|_| problems.push(R::LanguageInvalid)).ok(),
    };
    match (first_name, last_name, locale) {
        (Some(first_name), Some(last_name), Some(locale)) if problems.is_empty() => {
            Ok((Valid { first_name, last_name, email, phone }, locale))
        }
        _ => Err(Failure::Refused(problems)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customers::creation::new_customer;
    use model::{OperatorId, Timestamp};

    #[test]
    fn every_problem_is_named_and_a_language_is_optional() {
        use NewCustomerRefusal as R;
        let form = NewCustomerForm {
            first_name: " ".into(),
            last_name: "Qui\u{7}roga".into(),
            email: "ana@".into(),
            phone: "12".into(),
            language: "xx".into(),
            ..NewCustomerForm::default()
        };
        let all = vec![
            R::FirstNameMissing,
            R::LastNameInvalid,
            R::EmailInvalid,
            R::PhoneInvalid,
            R::LanguageInvalid,
        ];
        assert_eq!(read_form(&form, Locale::French).err(), Some(Failure::Refused(all)));
        let form = NewCustomerForm {
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            ..NewCustomerForm::default()
        };
        let Ok((valid, locale)) = read_form(&form, Locale::French) else {
            panic!("names are enough")
        };
        assert_eq!(locale, Locale::French);
        let customer = new_customer(OperatorId::new(1), &valid, locale, Timestamp::default());
        assert_eq!((customer.email, customer.phone), (None, None));
    }

    #[test]
    fn seen_numbers_are_read_in_any_spelling() {
        let number = CustomerNumber::from_draw(7);
        let seen = format!("{number},,no number,{}", number.digits());
        let form = NewCustomerForm { seen, ..NewCustomerForm::default() };
        assert_eq!(form.seen(), [number.clone(), number]);
    }
}
