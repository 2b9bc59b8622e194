//! Requesting a new email: mails a link to its mailbox.

use crate::{
    Caller, StoreError, even_time,
    groups::Profile,
    links,
    mail::Mail,
    outbox,
    profile::{
        proof::{self, OwnerCheck, OwnerProof, ProofRefusals},
        taken::wanted_notice,
    },
    store::{
        query, read,
        rows::{AccountRow, LinkTarget, NewEvent, NewMail},
        transaction,
    },
    throttle::Quota,
    timeline::Event,
    token::Purpose,
};
use model::{
    Customer, CustomerId, EmailAddress, Failure, Portal, Timestamp, refusals::EmailChangeRefusal,
};
use secrecy::SecretString;

impl Profile<'_> {
    /// Mails a link to the new address; nothing changes until it is confirmed. Replaces an older request. `current` is
    /// the password, if there is one; otherwise the session must be fresh.
    ///
    /// # Errors
    /// What is wrong with the password or the address, or the wait after too many attempts. If the operator does not
    /// let the page reveal that an address is taken, only its owner is notified.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn request_email_change(
        self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        email: &str,
    ) -> Result<(), Failure<EmailChangeRefusal>> {
        even_time::in_steps(self.mail_new_address(caller, customer, current, email)).await
    }

    async fn mail_new_address(
        self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        email: &str,
    ) -> Result<(), Failure<EmailChangeRefusal>> {
        use EmailChangeRefusal as R;
        let operator = caller.portal.operator;
        let Some(row) = self.accounts.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        let mut problems = Vec::new();
        let email: Option<EmailAddress> =
            email.parse().map_err(|_| problems.push(R::EmailInvalid)).ok();
        if proof::is_password_missing(caller, &row, current) {
            problems.push(R::CurrentMissing);
        }
        let email = match email {
            Some(email) if problems.is_empty() => email,
            _ => return Err(Failure::Refused(problems)),
        };
        if row.email.as_deref() == Some(email.as_str()) && row.email_proved == Some(true) {
            return Err(R::EmailSame.into());
        }
        let unproved = ProofRefusals {
            missing: R::CurrentMissing,
            wrong: R::CurrentWrong,
            stale: R::SignInAgain,
        };
        let proof = self.prove_customer(caller, customer, &row, current, unproved).await?;
        let (key, now) = (email.key(), self.accounts.now());
        let source = self.accounts.source(caller, Some(customer.id)).await?;
        let quotas = [
            Quota::requests_of("email-change", operator, &source),
            Quota::mails_to("email-change", operator, &key),
        ];
        self.accounts.take_quotas(&quotas).await?;
        let owner =
            read!(self.accounts.store(), customers::by_sign_in_email(operator, &key)).await?;
        let owner = owner.filter(|owner| owner.customer != customer.id);
        if owner.is_some() && caller.portal.settings.tell_when_email_is_registered {
            self.notify_owner(caller, &email).await?;
            return Err(R::EmailTaken.into());
        }
        let mail = match &owner {
            Some(owner) => wanted_notice(&caller.portal, owner, &email, now)?,
            None => confirmation(&caller.portal, &row, &email, now)?,
        };
        let checked = self.mail_confirmation(caller, customer.id, proof, &mail, &email).await?;
        unproved.refuse(checked)
    }

    /// Queues the mail to the new mailbox, or to its owner if it is another customer's sign-in. Both cases look the
    /// same to the customer: the older link is revoked, and the timeline has the same event.
    async fn mail_confirmation(
        self,
        caller: &Caller,
        customer: CustomerId,
        proof: OwnerProof<'_>,
        mail: &NewMail,
        email: &EmailAddress,
    ) -> Result<OwnerCheck, StoreError> {
        let (operator, now) = (caller.portal.operator, self.accounts.now());
        let event = NewEvent {
            detail: Some(email.to_string()),
            ..Event::EmailChangeAsked.of(caller, customer, now)
        };
        let purpose = Purpose::ConfirmEmail;
        let checked = transaction!(self.accounts.store(), async |tx| {
            let checked = proof::check(tx, operator, customer, proof).await?;
            if checked == OwnerCheck::Holds {
                links::replace_of_purpose(tx, operator, customer, purpose, now).await?;
                query!(tx, outbox::queue(mail)).await?;
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(checked)
        })
        .await?;
        self.accounts.mail_queued();
        Ok(checked)
    }
}

/// Returns the mail with the confirmation link.
fn confirmation(
    portal: &Portal,
    row: &AccountRow,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let mail = Mail::ConfirmEmailChange {
        first_name: row.first_name.clone(),
        minutes: Purpose::ConfirmEmail.minutes(),
    };
    let locale = row.locale.parse().unwrap_or_default();
    let id = Some(row.customer);
    let link = LinkTarget {
        customer: id,
        email: Some(email.to_string()),
        ..LinkTarget::of(Purpose::ConfirmEmail)
    };
    outbox::with_link(outbox::mail(portal, id, email.as_str(), locale, &mail, now)?, &link)
}
