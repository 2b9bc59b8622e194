//! The invitation itself: its mail with the link, and what is recorded with it. Agents send one, campaigns many.

use super::super::steps::record_history;
use crate::{
    links,
    mail::Mail,
    outbox,
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, DetailsRow, LinkTarget, NewAudit, NewEvent, NewMail},
    },
    throttle::{self, Quota},
    token::Purpose,
};
use chrono::TimeDelta;
use model::{CustomerId, CustomerNumber, MailId, OperatorId, Portal, Timestamp};

/// An invitation to queue and record.
pub(crate) struct Invitation {
    pub quotas: Vec<Quota>,
    /// With the link.
    pub mail: NewMail,
    pub event: NewEvent,
    pub audit: Option<NewAudit>,
}

/// Result of an invitation.
pub(crate) enum InvitationOutcome {
    /// The mail is in the outbox.
    Sent(MailId),
    /// The customer was merged, disabled or activated, or got another address, in the meantime.
    Changed,
    Wait(TimeDelta),
}

/// Returns the mail of an invitation, with its link.
///
/// # Errors
/// [`StoreError`] when the mail cannot be stored as JSON.
pub(crate) fn invitation_mail(
    portal: &Portal,
    number: &CustomerNumber,
    (row, email): (&DetailsRow, &str),
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let mail = Mail::Activation {
        first_name: row.first_name.clone(),
        number: number.to_string(),
        hours: portal.settings.activation_hours.unsigned_abs(),
    };
    let link = LinkTarget { customer: Some(row.id), ..LinkTarget::of(Purpose::Activate) };
    let locale = row.locale.parse().unwrap_or_default();
    let mail = outbox::mail(portal, Some(row.id), email, locale, &mail, now)?;
    outbox::with_link(mail, &link)
}

/// Invites a customer who has not changed, unless a quota is exceeded. Revokes older activation links.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn invite(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    invitation: &Invitation,
    now: Timestamp,
) -> Result<InvitationOutcome, StoreError> {
    let Invitation { quotas, mail, event, audit } = invitation;
    let current = query!(tx, customers::by_id(operator, customer)).await?;
    if !current.is_some_and(|row| can_be_invited(&row, &mail.recipient)) {
        return Ok(InvitationOutcome::Changed);
    }
    if let Some(wait) = throttle::take(tx, quotas, now).await? {
        return Ok(InvitationOutcome::Wait(wait));
    }
    query!(tx, customer_changes::invite(operator, customer)).await?;
    links::replace_of_purpose(tx, operator, customer, Purpose::Activate, now).await?;
    let id = query!(tx, outbox::queue_for_id(mail)).await?;
    record_history(tx, std::slice::from_ref(event), audit.as_slice()).await?;
    Ok(InvitationOutcome::Sent(id))
}

/// Returns whether a customer without an active account still has that address, which merged ones have not.
fn can_be_invited(row: &AccountRow, email: &str) -> bool {
    !row.disabled && row.state != Some(AccountRow::ACTIVE) && row.email.as_deref() == Some(email)
}
