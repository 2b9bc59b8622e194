//! Registrations that wait for their confirmation: found by browser or link, shown, and mailed again.

use crate::{
    Caller, even_time,
    groups::Registration,
    links::dead,
    store::{
        StoreError, query, read,
        rows::{LinkTarget, RegistrationRow, TokenRow},
        transaction,
    },
    throttle::{Quota, seconds},
    token::{Purpose, hash_of},
};
use chrono::TimeDelta;
use model::{
    Confirmation, Failure, Link, OperatorId, PendingRegistration, Portal, ReturnPath, Timestamp,
    refusals::ResendRefusal,
};

/// Minimum time between two confirmation mails of a registration.
const RESEND_AFTER: TimeDelta = TimeDelta::seconds(60);

impl Registration<'_> {
    /// Returns the pending registration of a browser.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn pending(
        self,
        portal: &Portal,
        pending: &str,
    ) -> Result<Option<PendingRegistration>, StoreError> {
        let row = self.registration_of_browser(portal.operator, Some(pending)).await?;
        Ok(row.map(|row| PendingRegistration {
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
        even_time::in_steps(self.mail_again(caller, pending, link)).await
    }

    async fn mail_again(
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
        let (mail, link) = self.registration_mail(caller, &(&row).into(), &owner)?;
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

    /// Returns the page that was asked for before registering, as a confirmation link has it, whether the link still works
    /// or not: one that is opened again leads there, too.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn page_of_link(
        self,
        portal: &Portal,
        link: &str,
    ) -> Result<Option<ReturnPath>, StoreError> {
        let Some(hash) = hash_of(link) else {
            return Ok(None);
        };
        let token = read!(self.accounts.store(), tokens::by_hash(portal.operator, &hash)).await?;
        let token = token.filter(|token| token.purpose == Purpose::Confirm);
        Ok(token.and_then(|token| token.return_path?.parse().ok()))
    }

    async fn registration_of_browser(
        self,
        operator: OperatorId,
        pending: Option<&str>,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        let Some(hash) = pending.and_then(hash_of) else {
            return Ok(None);
        };
        read!(self.accounts.store(), registrations::by_browser(operator, &hash)).await
    }

    /// Returns the registration of a link, also of an expired one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn registration_of_link(
        self,
        operator: OperatorId,
        link: Option<&str>,
    ) -> Result<Option<(TokenRow, RegistrationRow)>, StoreError> {
        let Some(hash) = link.and_then(hash_of) else {
            return Ok(None);
        };
        let Some(token) = read!(self.accounts.store(), tokens::by_hash(operator, &hash)).await?
        else {
            return Ok(None);
        };
        let row = self.registration_of_token(operator, &token).await?;
        Ok(row.map(|row| (token, row)))
    }

    async fn registration_of_token(
        self,
        operator: OperatorId,
        token: &TokenRow,
    ) -> Result<Option<RegistrationRow>, StoreError> {
        match token.registration_id {
            Some(id) => read!(self.accounts.store(), registrations::by_id(operator, id)).await,
            None => Ok(None),
        }
    }
}

/// Returns whether the browser with that secret registered.
pub(super) fn is_same_browser(row: &RegistrationRow, pending: Option<&str>) -> bool {
    pending.and_then(hash_of).is_some_and(|hash| hash == row.browser_hash)
}

/// Returns the time until the confirmation may be mailed again. None if it may be now.
fn resend_wait(row: &RegistrationRow, now: Timestamp) -> Option<TimeDelta> {
    let wait = row.mailed_at + RESEND_AFTER - now;
    (wait > TimeDelta::zero()).then_some(wait)
}
