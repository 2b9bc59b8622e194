//! Registration (docs/behaviour.md, section 4). `pending` is about registrations that wait, `confirm` has the
//! confirmation, `owner` decides which customer gets the account.

mod confirm;
mod mails;
mod owner;
mod pending;

use owner::AccountOwner;

use crate::{
    Caller, consents, even_time,
    groups::Registration,
    names,
    once::{FormSender, OneTimeKey},
    passwords,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, NewMail, NewRegistration},
        transaction, write,
    },
    throttle::Quota,
    token::{Purpose, Secret},
};
use model::{
    ConsentTextId, EmailAddress, Failure, OperatorId, PersonName, Portal, RegistrationId,
    ReturnPath, Timestamp, refusals::RegisterRefusal,
};
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
    fn form_key(&self) -> Option<Vec<u8>> {
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
struct Valid {
    email: EmailAddress,
    first_name: PersonName,
    last_name: PersonName,
    consent: Option<ConsentTextId>,
}

/// A newly active account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub email: String,
    pub return_path: Option<ReturnPath>,
}

impl Registration<'_> {
    /// Stores a registration and mails its link. Returns the secret that marks the registering browser. A repeated form
    /// sends no further mail, but gets a new secret, because the first one was lost with its answer.
    ///
    /// # Errors
    /// What is wrong with each field, `EmailTaken` where the operator lets the screen say so, or a wait.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn register(
        self,
        caller: &Caller,
        form: RegisterForm,
    ) -> Result<Secret, Failure<RegisterRefusal>> {
        even_time::in_steps(self.store_registration(caller, &form)).await
    }

    async fn store_registration(
        self,
        caller: &Caller,
        form: &RegisterForm,
    ) -> Result<Secret, Failure<RegisterRefusal>> {
        let valid = read_form(form, &caller.portal)?;
        let operator = caller.portal.operator;
        let key = valid.email.key();
        let now = self.accounts.now();
        let (browser, form_key) = (Secret::random(), form.form_key());
        let (hash, known) = (browser.hash(), form_key.as_deref());
        if self.recognize_repeated(operator, known, &hash).await? {
            return Ok(browser);
        }
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("register", operator, &source),
            Quota::mails_to("register", operator, &key),
        ];
        let password_hash = self.accounts.hash_within(&quotas, &form.password).await?;
        let owner = self.owner_of(operator, &key).await?;
        let registration = new_registration(caller, form, &valid, password_hash, hash, now);
        let (mail, link) = self.registration_mail(caller, &(&registration).into(), &owner)?;
        if matches!(owner, AccountOwner::Taken(_))
            && caller.portal.settings.tell_when_email_is_registered
        {
            write!(self.accounts.store(), outbox::queue(&mail)).await?;
            self.accounts.mail_queued();
            return Err(RegisterRefusal::EmailTaken.into());
        }
        transaction!(self.accounts.store(), async |tx| {
            record(tx, &registration, known, &mail, link.as_ref()).await
        })
        .await?;
        self.accounts.mail_queued();
        Ok(browser)
    }

    /// Lets the registration of a form that was sent before be confirmed in the browser that repeats it. Returns
    /// whether there is one.
    ///
    /// # Errors
    /// The wait when the form was repeated too often.
    async fn recognize_repeated(
        self,
        operator: OperatorId,
        form: Option<&[u8]>,
        browser: &[u8],
    ) -> Result<bool, Failure<RegisterRefusal>> {
        let found = read!(self.accounts.store(), form_keys::result_of(operator, form)).await?;
        let (Some(form), Some(id)) = (form, found) else {
            return Ok(false);
        };
        self.accounts.take_quotas(&[Quota::repetitions_of(form)]).await?;
        let id = RegistrationId::new(id);
        write!(self.accounts.store(), registrations::recognise(operator, id, browser)).await?;
        Ok(true)
    }

    /// Returns which customer would get the account of the address now.
    async fn owner_of(self, operator: OperatorId, key: &str) -> Result<AccountOwner, StoreError> {
        read!(self.accounts.store(), async |tx| {
            owner::find(tx, operator, key, self.accounts.now()).await
        })
        .await
    }
}

/// Stores a registration in place of an older one of the same address, whose links are revoked, and queues its mail,
/// unless the same form has already done so.
async fn record(
    tx: &mut Tx,
    registration: &NewRegistration,
    form: Option<&[u8]>,
    mail: &NewMail,
    link: Option<&LinkTarget>,
) -> Result<(), StoreError> {
    let NewRegistration {
        operator_id: operator,
        email_key: key,
        browser_hash,
        created_at: now,
        ..
    } = registration;
    if let Some(id) = query!(tx, form_keys::result_of(*operator, form)).await? {
        let id = RegistrationId::new(id);
        query!(tx, registrations::recognise(*operator, id, browser_hash)).await?;
        return Ok(());
    }
    query!(tx, registrations::delete_of_address(*operator, key)).await?;
    let purpose = Purpose::Confirm;
    query!(tx, tokens::replace_of_address(*operator, key, purpose, *now)).await?;
    let id = query!(tx, registrations::insert(registration)).await?;
    query!(tx, form_keys::keep(*operator, form, id.get(), *now)).await?;
    let link = link.map(|link| LinkTarget { registration: Some(id), ..link.clone() });
    query!(tx, outbox::queue_with_link(mail, link.as_ref())).await?;
    Ok(())
}

fn new_registration(
    caller: &Caller,
    form: &RegisterForm,
    valid: &Valid,
    password_hash: String,
    browser_hash: Vec<u8>,
    now: Timestamp,
) -> NewRegistration {
    NewRegistration {
        operator_id: caller.portal.operator,
        email: valid.email.as_str().to_owned(),
        email_key: valid.email.key(),
        first_name: valid.first_name.as_str().to_owned(),
        last_name: valid.last_name.as_str().to_owned(),
        password_hash,
        locale: caller.locale.tag().to_owned(),
        return_path: form.return_to.parse::<ReturnPath>().ok().map(String::from),
        browser_hash,
        created_at: now,
        mailed_at: now,
        consent_text_id: valid.consent,
    }
}

/// Returns the fields of the form, or what is wrong with each.
fn read_form(form: &RegisterForm, portal: &Portal) -> Result<Valid, Failure<RegisterRefusal>> {
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
    let consent = consents::agreed(portal, form.consent).unwrap_or_else(|why| {
        problems.push(why.into());
        None
    });
    match (email, first_name, last_name) {
        (Some(email), Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { email, first_name, last_name, consent })
        }
        _ => Err(Failure::Refused(problems)),
    }
}
