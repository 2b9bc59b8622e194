//! Confirming a new email by the link to its mailbox.

use super::OpenedLink;
use crate::{
    Caller, StoreError, customer_record,
    events::{self, Subject},
    groups::Profile,
    links,
    mail::Mail,
    objections, outbox,
    profile::{
        proof::{self, OwnerCheck, OwnerProof},
        taken::is_taken,
    },
    store::{
        Tx, query,
        rows::{AccountRow, LinkTarget, NewEmailChange, NewEvent, NewMail},
        transaction,
    },
    timeline::Event,
    token::Purpose,
    undo_notice::{masked, undo_link},
};
use model::{
    Customer, EmailAddress, EventKind, Failure, Link, Portal, Timestamp, refusals::EmailLinkRefusal,
};
use secrecy::SecretString;

/// An address that was changed.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangedEmail {
    pub email: String,
    /// Whether the browser is signed in as the customer whose address it is: others may be signed in where the mailbox is
    /// read.
    pub signed_in: bool,
}

/// Result of a change.
enum Outcome {
    Changed,
    /// The link was used, replaced or expired in the meantime.
    LinkDead,
    /// The address is another customer's sign-in.
    Taken,
    /// The customer's proof no longer holds.
    Unproved(OwnerCheck),
}

impl Profile<'_> {
    /// Changes the address. Ends all other sessions, revokes all pending links, and mails the old
    /// address a link that undoes the change within 7 days. In a browser that is not signed in as the customer the
    /// password is required: a mistyped address is another person's mailbox.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid, `EmailTaken`, what is wrong with the password, or the wait after too many
    /// attempts.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn confirm_email_change(
        self,
        caller: &Caller,
        customer: Option<&Customer>,
        link: &str,
        password: Option<&SecretString>,
    ) -> Result<ChangedEmail, Failure<EmailLinkRefusal>> {
        use EmailLinkRefusal as R;
        let operator = caller.portal.operator;
        let opened = self.open_email_link(operator, link, &[Purpose::ConfirmEmail]).await?;
        let Link::Ready(opened) = opened else {
            return Err(R::LinkDead.into());
        };
        let row = &opened.row;
        let session = opened.signed_in(customer).map(|customer| customer.session);
        if session.is_none() {
            if proof::taken_hash(caller, row).is_none() {
                return Err(R::SignInFirst.into());
            }
            self.prove_own_password(caller, row, password, R::PasswordMissing, R::PasswordWrong)
                .await?;
        }
        let password_hash = row.password_hash.as_deref().filter(|_| session.is_none());
        let proof = OwnerProof { session, password_hash };
        let now = self.accounts.now();
        let notice = notice(&caller.portal, row, &opened.email, now)?;
        let old = row.email.as_deref().unwrap_or_default();
        let event = NewEvent {
            detail: Some(format!("{old} → {}", opened.email)),
            ..Event::EmailChanged.of(caller, row.customer, now)
        };
        let outcome = transaction!(self.accounts.store(), async |tx| {
            change(tx, &opened, proof, &event, notice.as_ref()).await
        })
        .await?;
        match outcome {
            Outcome::Changed => {
                self.accounts.mail_queued();
                Ok(ChangedEmail { email: opened.email.into(), signed_in: session.is_some() })
            }
            Outcome::LinkDead => Err(R::LinkDead.into()),
            Outcome::Taken => Err(R::EmailTaken.into()),
            Outcome::Unproved(OwnerCheck::SessionEnded) => Err(R::SignInFirst.into()),
            Outcome::Unproved(_) => Err(R::PasswordWrong.into()),
        }
    }
}

/// Uses the link and changes the address; if the old one was a sign-in, the new one becomes it. The proving session
/// continues, all others end.
async fn change(
    tx: &mut Tx,
    opened: &OpenedLink,
    proof: OwnerProof<'_>,
    event: &NewEvent,
    notice: Option<&NewMail>,
) -> Result<Outcome, StoreError> {
    let (operator, customer, now) = (event.operator_id, event.customer_id, event.at);
    let checked = proof::check(tx, operator, customer, proof).await?;
    if checked != OwnerCheck::Holds {
        return Ok(Outcome::Unproved(checked));
    }
    let key = opened.email.key();
    if is_taken(tx, operator, customer, &key).await? {
        return Ok(Outcome::Taken);
    }
    let Some(row) = query!(tx, customers::by_id(operator, customer)).await? else {
        return Ok(Outcome::LinkDead);
    };
    if !query!(tx, tokens::spend(operator, opened.token.id, now)).await? {
        return Ok(Outcome::LinkDead);
    }
    query!(tx, bounces::clear(operator, &key)).await?;
    let record = NewEmailChange::of(operator, &row, false, now);
    let id = objections::record(tx, &record).await?;
    let email = (opened.email.as_str(), key.as_str());
    customer_record::set_email(tx, operator, customer, Some(email)).await?;
    let sign_in = record.signed_in.then_some(key.as_str());
    query!(tx, accounts::set_sign_in_email(operator, customer, sign_in, true)).await?;
    links::replace_of_customer(tx, operator, customer, now).await?;
    match proof.session {
        Some(session) => {
            query!(tx, sessions::end_others(operator, customer, session)).await?;
        }
        None => query!(tx, sessions::end_all(operator, customer)).await?,
    }
    query!(tx, timeline::record(event)).await?;
    let subject = Subject::customer(customer);
    events::record(tx, operator, EventKind::CustomerEmailChanged, subject, now).await?;
    if let Some(mail) = notice {
        let link = undo_link(customer, &mail.recipient);
        let link = LinkTarget { change: Some(id), ..link };
        query!(tx, outbox::queue_with_link(mail, Some(&link))).await?;
    }
    Ok(Outcome::Changed)
}

/// Returns the notice to the old address. None if there was none or it is the same mailbox.
fn notice(
    portal: &Portal,
    row: &AccountRow,
    new: &EmailAddress,
    now: Timestamp,
) -> Result<Option<NewMail>, StoreError> {
    let old: Option<EmailAddress> = row.email.as_deref().and_then(|old| old.parse().ok());
    let Some(old) = old.filter(|old| old.key() != new.key()) else {
        return Ok(None);
    };
    let mail = Mail::EmailChanged {
        first_name: row.first_name.clone(),
        email: Some(masked(new.as_str())),
        days: Purpose::UndoEmail.days(),
    };
    let locale = row.locale.parse().unwrap_or_default();
    let id = Some(row.customer);
    outbox::mail(portal, id, old.as_str(), locale, &mail, now).map(Some)
}
