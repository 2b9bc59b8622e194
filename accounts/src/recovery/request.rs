//! Requesting a new password, or the customer numbers. The answer is the same for any identifier.

use super::recipients;
use crate::{
    Caller, even_time,
    groups::Recovery,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, LinkTarget, NewMail},
        transaction,
    },
    throttle::{self, Quota, ensure_allowed},
    token::Purpose,
};
use model::{
    EmailAddress, Failure, Identifier, OperatorId, ReturnPath, Timestamp, refusals::RecoveryRefusal,
};

impl Recovery<'_> {
    /// Mails a link to set a new password, or resends the activation to invited customers. The answer is the same for
    /// any identifier.
    ///
    /// # Errors
    /// What is wrong with the identifier, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn forgot_password(
        self,
        caller: &Caller,
        identifier: &str,
        return_to: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        even_time::in_steps(self.mail_password_links(caller, identifier, return_to)).await
    }

    async fn mail_password_links(
        self,
        caller: &Caller,
        identifier: &str,
        return_to: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        if identifier.trim().is_empty() {
            return Err(RecoveryRefusal::IdentifierMissing.into());
        }
        let identifier: Identifier =
            identifier.parse().map_err(|_| RecoveryRefusal::IdentifierInvalid)?;
        let (operator, now) = (caller.portal.operator, self.accounts.now());
        let subject = match &identifier {
            Identifier::Email(email) => email.key(),
            Identifier::Number(number) => number.digits().to_owned(),
        };
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("reset", operator, &source),
            Quota::mails_to("reset", operator, &subject),
        ];
        let wait = transaction!(self.accounts.store(), async |tx| {
            let wait = throttle::take(tx, &quotas, now).await?;
            if wait.is_none() {
                let people = recipients_of(tx, operator, &identifier, now).await?;
                for mail in self.recovery_mails(caller, &people, return_to)? {
                    query!(tx, outbox::queue(&mail)).await?;
                }
            }
            Ok(wait)
        });
        ensure_allowed(wait.await)?;
        self.accounts.mail_queued();
        Ok(())
    }

    /// Mails a new link to the address on file of the customer whose link to set a password has expired. It leads to the
    /// same page. The answer is the same for any link.
    ///
    /// # Errors
    /// The wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn renew_link(
        self,
        caller: &Caller,
        link: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        even_time::in_steps(self.mail_link_again(caller, link)).await
    }

    async fn mail_link_again(
        self,
        caller: &Caller,
        link: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        let operator = caller.portal.operator;
        let Some(token) = self.accounts.expired_password_link(operator, link).await? else {
            return Ok(());
        };
        let return_to = token.return_path.as_deref().unwrap_or_default();
        match self.accounts.customer_of(operator, token.customer_id).await? {
            None => Ok(()),
            Some(row) => self.mail_password_links(caller, &row.number.to_string(), return_to).await,
        }
    }

    /// Mails all customer numbers of an address to it. The answer is the same for any address.
    ///
    /// # Errors
    /// What is wrong with the address, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn forgot_number(
        self,
        caller: &Caller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        even_time::in_steps(self.mail_numbers(caller, email)).await
    }

    async fn mail_numbers(
        self,
        caller: &Caller,
        email: &str,
    ) -> Result<(), Failure<RecoveryRefusal>> {
        let email: EmailAddress = email.parse().map_err(|_| RecoveryRefusal::EmailInvalid)?;
        let (operator, now) = (caller.portal.operator, self.accounts.now());
        let source = self.accounts.source(caller, None).await?;
        let quotas = [
            Quota::requests_of("number", operator, &source),
            Quota::mails_to("number", operator, &email.key()),
        ];
        let wait = transaction!(self.accounts.store(), async |tx| {
            let wait = throttle::take(tx, &quotas, now).await?;
            if wait.is_none() {
                let people = recipients::by_email(tx, operator, &email, now).await?;
                if let Some(mail) = self.reminder(caller, &email, &people)? {
                    query!(tx, outbox::queue(&mail)).await?;
                }
            }
            Ok(wait)
        });
        ensure_allowed(wait.await)?;
        self.accounts.mail_queued();
        Ok(())
    }

    /// Returns the mails with a link to set a password.
    fn recovery_mails(
        self,
        caller: &Caller,
        people: &[AccountRow],
        return_to: &str,
    ) -> Result<Vec<NewMail>, StoreError> {
        let mut mails = Vec::new();
        for (row, purpose) in recipients::links(people) {
            mails.extend(self.recovery_mail(caller, row, purpose, return_to)?);
        }
        Ok(mails)
    }

    /// Returns the mail with a link to set a password. None without an address.
    fn recovery_mail(
        self,
        caller: &Caller,
        row: &AccountRow,
        purpose: Purpose,
        return_to: &str,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(email) = &row.email else {
            return Ok(None);
        };
        let (first_name, number) = (row.first_name.clone(), row.number.to_string());
        let mail = if purpose == Purpose::Activate {
            let hours = caller.portal.settings.activation_hours.unsigned_abs();
            Mail::Activation { first_name, number, hours }
        } else {
            // Without an email that signs in, the new password turns the number on.
            let number =
                (row.number_sign_in == Some(true) || row.sign_in_email.is_none()).then_some(number);
            Mail::ResetPassword { first_name, number, minutes: Purpose::Reset.minutes() }
        };
        let link = LinkTarget {
            customer: Some(row.customer),
            return_path: return_to.parse::<ReturnPath>().ok().map(String::from),
            ..LinkTarget::of(purpose)
        };
        let locale = row.locale.parse().unwrap_or_default();
        let (portal, id) = (&caller.portal, Some(row.customer));
        let mail = outbox::mail(portal, id, email, locale, &mail, self.accounts.now())?;
        outbox::with_link(mail, &link).map(Some)
    }

    /// Returns the mail with the customer numbers of an address. None if there are none.
    fn reminder(
        self,
        caller: &Caller,
        email: &EmailAddress,
        people: &[AccountRow],
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(first) = people.first() else {
            return Ok(None);
        };
        let number_of = |row: &AccountRow| row.number.to_string();
        let signs_in = |row: &&AccountRow| row.is_active() && row.number_sign_in == Some(true);
        let signing_in = people.iter().filter(signs_in).map(number_of);
        let mail = Mail::CustomerNumberReminder {
            numbers: people.iter().map(number_of).collect(),
            signing_in: Some(signing_in.collect()),
            email_signs_in: people.iter().any(|row| row.is_active() && row.sign_in_email.is_some()),
            sign_in_url: format!("{}/sign-in", caller.portal.origin),
        };
        let to = first.email.as_deref().unwrap_or(email.as_str());
        let locale = first.locale.parse().unwrap_or_default();
        let id = Some(first.customer);
        outbox::mail(&caller.portal, id, to, locale, &mail, self.accounts.now()).map(Some)
    }
}

/// Returns the customers who may recover by that identifier. In the transaction that queues their mails: a change of the
/// address revokes earlier mails, and a later one must not go to the former mailbox.
async fn recipients_of(
    tx: &mut Tx,
    operator: OperatorId,
    identifier: &Identifier,
    now: Timestamp,
) -> Result<Vec<AccountRow>, StoreError> {
    match identifier {
        Identifier::Email(email) => recipients::by_email(tx, operator, email, now).await,
        Identifier::Number(number) => recipients::by_number(tx, operator, number, now).await,
    }
}
