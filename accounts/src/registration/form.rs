//! The registration form.

use crate::{
    names,
    once::{FormSender, OneTimeKey},
    passwords,
};
use model::{ConsentTextId, EmailAddress, Failure, PersonName, Portal, refusals::RegisterRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Input of the registration form. A `return_to` outside the portal is ignored.
#[derive(Debug)]
pub struct RegisterForm {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub password: SecretString,
    pub return_to: String,
    /// The text next to the ticked box; `None` if the box was not ticked or there is none.
    pub consent: Option<ConsentTextId>,
    pub once: OneTimeKey,
}

impl RegisterForm {
    /// Returns the idempotency key of the form.
    pub(super) fn form_key(&self) -> Option<Vec<u8>> {
        let consent = self.consent.map(|id| id.to_string()).unwrap_or_default();
        let content = [
            self.email.as_str(),
            &self.first_name,
            &self.last_name,
            self.password.expose_secret(),
            &self.return_to,
            &consent,
        ];
        self.once.of("register", FormSender::Browser, &content)
    }
}

/// The validated registration form.
pub(super) struct Valid {
    pub email: EmailAddress,
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub consent: Option<ConsentTextId>,
}

/// Reads the form.
///
/// # Errors
/// What is wrong with each field.
pub(super) fn read_form(
    form: &RegisterForm,
    portal: &Portal,
) -> Result<Valid, Failure<RegisterRefusal>> {
    use RegisterRefusal as R;
    let mut problems = Vec::new();
    let email = form.email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok();
    let first_name =
        names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
    let last_name =
        names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
    let personal = [form.email.as_str(), &form.first_name, &form.last_name];
    if let Err(weakness) = passwords::check(form.password.expose_secret(), portal, &personal) {
        problems.push(weakness.into());
    }
    let consent = read_consent(form, portal).unwrap_or_else(|refusal| {
        problems.push(refusal);
        None
    });
    match (email, first_name, last_name) {
        (Some(email), Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { email, first_name, last_name, consent })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns the text that was agreed to; `None` where the portal demands nothing.
fn read_consent(
    form: &RegisterForm,
    portal: &Portal,
) -> Result<Option<ConsentTextId>, RegisterRefusal> {
    if portal.consent.is_empty() {
        return Ok(None);
    }
    let given = form.consent.ok_or(RegisterRefusal::ConsentMissing)?;
    let is_current = portal.consent.iter().any(|text| text.id == given);
    if is_current { Ok(Some(given)) } else { Err(RegisterRefusal::ConsentChanged) }
}
