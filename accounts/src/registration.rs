//! Registration (docs/behaviour.md, section 4). `confirm` has the confirmation, `owner` decides which customer gets the
//! account.

mod confirm;
mod form;
mod lookup;
mod mails;
mod owner;

pub use form::RegisterForm;

use form::read_form;
use owner::AccountOwner;

use crate::{
    Caller,
    groups::Registration,
    links::dead,
    store::{
        StoreError, Tx, query, read,
        rows::{LinkTarget, NewMail, NewRegistration, RegistrationRow},
        transaction, write,
    },
    throttle::{Quota, seconds},
    token::{Purpose, Secret, hash_of},
};
use chrono::TimeDelta;
use model::{
    Confirmation, Failure, Link, OperatorId, Pending, Portal, RegistrationId, ReturnPath,
    Timestamp,
    refusals::{RegisterRefusal, ResendRefusal},
};
use secrecy::ExposeSecret;

/// Minimum time between two confirmation mails of a registration.
const RESEND_AFTER: TimeDelta = TimeDelta::seconds(60);

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
        let valid = read_form(&form, &caller.portal)?;
        let operator = caller.portal.operator;
        let key = valid.email.key();
        let now = self.accounts.now();
        let (browser, form_key) = (Secret::random(), form.form_key());
        let (hash, known) = (browser.hash(), form_key.as_deref());
        if let Some(id) =
            read!(self.accounts.store(), form_keys::result_of(operator, known)).await?
        {
            let id = RegistrationId::new(id);
            write!(self.accounts.store(), registrations::recognise(operator, id, &hash)).await?;
            return Ok(browser);
        }
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("register", operator, &source),
            Quota::mails_to("register", operator, &key),
        ];
        self.accounts.take_quotas(&quotas).await?;
        let password_hash = self.accounts.0.hasher.hash(form.password.expose_secret()).await?;
        let owner = self.owner_of(operator, &key).await?;
        let taken = matches!(owner, AccountOwner::Taken(_));

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
            consent_text_id: valid.consent,
        };
        let (mail, link) =
            self.registration_mail(caller, &registration_view(&registration), &owner)?;
        if taken && caller.portal.settings.tell_when_email_is_registered {
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

    /// Returns the pending registration of a browser.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn pending(
        self,
        portal: &Portal,
        pending: &str,
    ) -> Result<Option<Pending>, StoreError> {
        let row = self.registration_of_browser(portal.operator, Some(pending)).await?;
        Ok(row.map(|row| Pending {
            resend_in: resend_wait(&row, self.accounts.now()).map_or(0, seconds),
            email: row.email,
        }))
    }

    /// Mails the confirmation again: for the registering browser, or for a client with one of its links.
    ///
    /// # Errors
    /// `NothingPending`, or the wait until the next mail.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn resend(
        self,
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
        let now = self.accounts.now();
        if let Some(wait) = resend_wait(&row, now) {
            return Err(Failure::Wait(seconds(wait)));
        }
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("resend", operator, &source),
            Quota::mails_to("register", operator, &row.email_key),
        ];
        self.accounts.take_quotas(&quotas).await?;
        let owner = self.owner_of(operator, &row.email_key).await?;
        let (mail, link) = self.registration_mail(caller, &row, &owner)?;
        let link = link.map(|link| LinkTarget { registration: Some(row.id), ..link });
        transaction!(self.accounts.store(), async |tx| {
            query!(tx, registrations::mark_mailed(operator, row.id, now)).await?;
            query!(tx, outbox::queue_with_link(&mail, link.as_ref())).await?;
            Ok(())
        })
        .await?;
        self.accounts.mail_queued();
        Ok(())
    }

    /// Returns the state of a confirmation link. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn confirmation(
        self,
        portal: &Portal,
        link: &str,
        pending: Option<&str>,
    ) -> Result<Link<Confirmation>, StoreError> {
        let state = self.accounts.link_state(portal.operator, link, &[Purpose::Confirm]).await?;
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
        created_at: new.created_at,
        mailed_at: new.mailed_at,
        consent_text_id: new.consent_text_id,
    }
}
