//! Registration (docs/behaviour.md, section 4). `confirm` has the confirmation, `owner` decides which customer gets the
//! account.

mod confirm;
mod mails;
mod owner;

pub(crate) use crate::links::dead;

use owner::Owner;

use crate::{
    Accounts, Caller, names,
    once::{OneTimeKey, Sender},
    passwords,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, NewMail, NewRegistration, RegistrationRow, TokenRow},
        transaction, write,
    },
    throttle::{Quota, pass, seconds},
    token::{Purpose, Secret, hash_of},
};
use chrono::TimeDelta;
use model::{
    EmailAddress, Failure, Link, OperatorId, PersonName, Portal, RegistrationId, ReturnPath,
    Timestamp,
    refusals::{RegisterRefusal, ResendRefusal},
};
use secrecy::{ExposeSecret, SecretString};

/// Minimum time between two confirmation mails of a registration.
const RESEND_AFTER: TimeDelta = TimeDelta::seconds(60);

/// Input of the registration form. A `return_to` outside the portal is ignored.
#[derive(Debug)]
pub struct RegisterForm {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub password: SecretString,
    pub return_to: String,
    pub once: OneTimeKey,
}

impl RegisterForm {
    /// Returns the idempotency key of the form.
    fn known_by(&self) -> Option<Vec<u8>> {
        let content = [
            self.email.as_str(),
            &self.first_name,
            &self.last_name,
            self.password.expose_secret(),
            &self.return_to,
        ];
        self.once.of("register", Sender::Browser, &content)
    }
}

/// A registration whose mailbox is yet to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub email: String,
    /// Seconds until the mail can be sent again.
    pub resend_in: u32,
}

/// State of a confirmation link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub email: String,
    /// Opened in the browser that registered: no password is required.
    pub same_browser: bool,
}

/// A newly active account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    pub email: String,
    pub return_path: Option<ReturnPath>,
}

/// The validated registration form.
struct Valid {
    email: EmailAddress,
    first_name: PersonName,
    last_name: PersonName,
}

impl Accounts {
    /// Stores a registration and mails its link. Returns the secret that marks the registering browser. A repeated form
    /// sends no further mail, but gets a new secret, because the first one was lost with its answer.
    ///
    /// # Errors
    /// What is wrong with each field, `EmailTaken` where the operator lets the screen say so, or a wait.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn register(
        &self,
        caller: &Caller,
        form: RegisterForm,
    ) -> Result<Secret, Failure<RegisterRefusal>> {
        let valid = read_form(&form, &caller.portal)?;
        let operator = caller.portal.operator;
        let key = valid.email.key();
        let now = self.now();
        let (browser, form_key) = (Secret::random(), form.known_by());
        let (hash, known) = (browser.hash(), form_key.as_deref());
        if let Some(id) = read!(self.store(), form_keys::result_of(operator, known)).await? {
            let id = RegistrationId::new(id);
            write!(self.store(), registrations::recognise(operator, id, &hash)).await?;
            return Ok(browser);
        }
        let source = self.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("register", operator, &source),
            Quota::mails_to("register", operator, &key),
        ];
        pass(write!(self.store(), throttles::take(&quotas, now)).await)?;
        let password_hash = self.0.hasher.hash(form.password.expose_secret()).await?;
        let owner = self.owner_of(operator, &key).await?;
        let taken = matches!(owner, Owner::Taken(_));

        let registration = NewRegistration {
            operator_id: operator,
            email: valid.email.as_str().to_owned(),
            email_key: key,
            first_name: valid.first_name.as_str().to_owned(),
            last_name: valid.last_name.as_str().to_owned(),
            password_hash,
            locale: caller.locale.tag().to_owned(),
            return_path: form.return_to.parse::<ReturnPath>().ok().map(String::from),
            browser_hash: hash,
            created_at: now,
            mailed_at: now,
        };
        let (mail, link) =
            self.registration_mail(caller, &registration_view(&registration), &owner)?;
        if taken && caller.portal.settings.tell_when_email_is_registered {
            write!(self.store(), outbox::queue(&mail)).await?;
            self.mail_queued();
            return Err(RegisterRefusal::EmailTaken.into());
        }
        transaction!(self.store(), async |tx| {
            record(tx, &registration, known, &mail, link.as_ref()).await
        })
        .await?;
        self.mail_queued();
        Ok(browser)
    }

    /// Returns the pending registration of a browser.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn pending(
        &self,
        portal: &Portal,
        pending: &str,
    ) -> Result<Option<Pending>, StoreError> {
        let row = self.registration_of_browser(portal.operator, Some(pending)).await?;
        Ok(row.map(|row| Pending {
            resend_in: resend_wait(&row, self.now()).map_or(0, seconds),
            email: row.email,
        }))
    }

    /// Mails the confirmation again: for the registering browser, or for a client with one of its links.
    ///
    /// # Errors
    /// `NothingPending`, or the wait until the next mail.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn resend_confirmation(
        &self,
        caller: &Caller,
        pending: Option<&str>,
        link: Option<&str>,
    ) -> Result<(), Failure<ResendRefusal>> {
        let operator = caller.portal.operator;
        let row = match self.registration_of_browser(operator, pending).await? {
            Some(row) => Some(row),
            None => self.registration_of_link(operator, link).await?.map(|(_, row)| row),
        };
        let Some(row) = row else {
            return Err(ResendRefusal::NothingPending.into());
        };
        let now = self.now();
        if let Some(wait) = resend_wait(&row, now) {
            return Err(Failure::Wait(seconds(wait)));
        }
        let source = self.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("resend", operator, &source),
            Quota::mails_to("register", operator, &row.email_key),
        ];
        pass(write!(self.store(), throttles::take(&quotas, now)).await)?;
        let owner = self.owner_of(operator, &row.email_key).await?;
        let (mail, link) = self.registration_mail(caller, &row, &owner)?;
        let link = link.map(|link| LinkTarget { registration: Some(row.id), ..link });
        transaction!(self.store(), async |tx| {
            query!(tx, registrations::note_mailed(operator, row.id, now)).await?;
            query!(tx, outbox::queue_with_link(&mail, link.as_ref())).await?;
            Ok(())
        })
        .await?;
        self.mail_queued();
        Ok(())
    }

    /// Returns the state of a confirmation link. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn confirmation(
        &self,
        portal: &Portal,
        link: &str,
        pending: Option<&str>,
    ) -> Result<Link<Confirmation>, StoreError> {
        let state = self.link_state(portal.operator, link, &[Purpose::Confirm]).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        Ok(match self.registration_of_token(portal.operator, &token).await? {
            Some(row) => Link::Ready(Confirmation {
                same_browser: is_same_browser(&row, pending),
                email: row.email,
            }),
            None => Link::Replaced,
        })
    }

    /// Returns which customer would get the account of the address now.
    async fn owner_of(&self, operator: OperatorId, key: &str) -> Result<Owner, StoreError> {
        read!(self.store(), async |tx| { owner::find(tx, operator, key, self.now()).await }).await
    }

    async fn registration_of_browser(
        &self,
        operator: OperatorId,
        pending: Option<&str>,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        let Some(hash) = pending.and_then(hash_of) else {
            return Ok(None);
        };
        read!(self.store(), registrations::by_browser(operator, &hash)).await
    }

    /// Returns the registration of a link, also of an expired one.
    async fn registration_of_link(
        &self,
        operator: OperatorId,
        link: Option<&str>,
    ) -> Result<Option<(TokenRow, RegistrationRow)>, StoreError> {
        let Some(hash) = link.and_then(hash_of) else {
            return Ok(None);
        };
        let Some(token) = read!(self.store(), tokens::by_hash(operator, &hash)).await? else {
            return Ok(None);
        };
        let row = self.registration_of_token(operator, &token).await?;
        Ok(row.map(|row| (token, row)))
    }

    async fn registration_of_token(
        &self,
        operator: OperatorId,
        token: &TokenRow,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        match token.registration_id {
            Some(id) => read!(self.store(), registrations::by_id(operator, id)).await,
            None => Ok(None),
        }
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
    let purpose = Purpose::Confirm.as_str();
    query!(tx, tokens::replace_of_address(*operator, key, purpose, *now)).await?;
    let id = query!(tx, registrations::insert(registration)).await?;
    query!(tx, form_keys::keep(*operator, form, id.get(), *now)).await?;
    let link = link.map(|link| LinkTarget { registration: Some(id), ..link.clone() });
    query!(tx, outbox::queue_with_link(mail, link.as_ref())).await?;
    Ok(())
}

fn is_same_browser(row: &RegistrationRow, pending: Option<&str>) -> bool {
    pending.and_then(hash_of).is_some_and(|hash| hash == row.browser_hash)
}

fn resend_wait(row: &RegistrationRow, now: Timestamp) -> Option<TimeDelta> {
    let wait = row.mailed_at + RESEND_AFTER - now;
    (wait > TimeDelta::zero()).then_some(wait)
}

fn registration_view(new: &NewRegistration) -> RegistrationRow {
    RegistrationRow {
        id: RegistrationId::default(),
        email: new.email.clone(),
        email_key: new.email_key.clone(),
        first_name: new.first_name.clone(),
        last_name: new.last_name.clone(),
        password_hash: String::new(),
        locale: new.locale.clone(),
        return_path: new.return_path.clone(),
        browser_hash: Vec::new(),
        mailed_at: new.mailed_at,
    }
}

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
    match (email, first_name, last_name) {
        (Some(email), Some(first_name), Some(last_name)) if problems.is_empty() => {
            Ok(Valid { email, first_name, last_name })
        }
        _ => Err(Failure::Refused(problems)),
    }
}
