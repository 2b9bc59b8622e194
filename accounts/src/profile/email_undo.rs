//! Restoring an address: by the link mailed to its owner before it was changed, or when it was lost in a merge.

mod merges;
mod restoration;

use super::taken::is_taken;
use restoration::{UndoResult, restored};

use crate::{
    Caller, StoreError,
    clock::MAX_CLOCK_SKEW,
    customer_record,
    events::{self, Subject},
    groups::Profile,
    links::{self, Links},
    mail::Mail,
    objections, outbox, session,
    store::{
        Tx, query,
        rows::{AccountRow, EmailChangeRow, LinkTarget, NewEvent, NewMail, ProfileChange},
        transaction,
    },
    timeline::Event,
    token::Purpose,
};
use model::{
    CustomerId, EmailAddress, EmailChangeId, EventKind, Failure, Link, OperatorId, Portal,
    Timestamp, TokenId, refusals::EmailLinkRefusal,
};

/// Result of an undo.
enum Outcome {
    /// The restored address.
    Undone(String),
    Refused(EmailLinkRefusal),
}

impl Outcome {
    const LINK_DEAD: Self = Self::Refused(EmailLinkRefusal::LinkDead);
}

impl Profile<'_> {
    /// Restores the customer's old address and names; returns the address. An attacker may have made the change
    /// and know the password, so it is removed, all access gained since ends, and where the portal takes passwords a link
    /// to choose a new one is mailed to the old address. Later merges of the customer are undone first. The browser's
    /// session ends too.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid, or `EmailTaken` when the address has become another customer's sign-in.
    /// Nothing is changed then.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn undo_email_change(
        self,
        caller: &Caller,
        link: &str,
    ) -> Result<String, Failure<EmailLinkRefusal>> {
        use EmailLinkRefusal as R;
        let state =
            self.accounts.link_state(caller.portal.operator, link, &[Purpose::UndoEmail]).await?;
        let Link::Ready(token) = state else {
            return Err(R::LinkDead.into());
        };
        let change = token.change_id.ok_or(R::LinkDead)?;
        let now = self.accounts.now();
        let mut refused = None;
        let undone = transaction!(self.accounts.store(), async |tx| {
            match undo(tx, caller, token.id, change, now).await? {
                Outcome::Undone(email) => Ok(email),
                Outcome::Refused(why) => {
                    // Rolls back the merges that may have been undone before the refusal.
                    refused = Some(why);
                    Err(StoreError::RolledBack)
                }
            }
        })
        .await;
        match (undone, refused) {
            (Ok(email), _) => {
                self.accounts.mail_queued();
                Ok(email)
            }
            (Err(StoreError::RolledBack), Some(why)) => Err(why.into()),
            (Err(error), _) => Err(error.into()),
        }
    }
}

/// Uses the link and restores the old address and names. Undoes later merges first. Ends what may be an attacker's:
/// later changes with their links and mails, the password, sessions, devices and sign-ins linked since. On a refusal
/// the caller rolls back.
async fn undo(
    tx: &mut Tx,
    caller: &Caller,
    token: TokenId,
    change: EmailChangeId,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let operator = caller.portal.operator;
    let Some(change) = query!(tx, email_changes::open(operator, change)).await? else {
        return Ok(Outcome::LINK_DEAD);
    };
    let email: Option<EmailAddress> = change.old_email.as_deref().and_then(|old| old.parse().ok());
    let Some(email) = email else {
        return Ok(Outcome::LINK_DEAD);
    };
    if !query!(tx, tokens::spend(operator, token, now)).await? {
        return Ok(Outcome::LINK_DEAD);
    }
    if let Some(why) = merges::undo(tx, caller, &change, now).await? {
        return Ok(Outcome::Refused(why));
    }
    let customer = change.customer_id;
    let row = query!(tx, customers::by_id(operator, customer)).await?;
    let Some(row) = row.filter(|row| !row.disabled) else {
        return Ok(Outcome::LINK_DEAD);
    };
    close_changes(tx, operator, &change, now).await?;
    let objection = objections::left(tx, operator, customer, now).await?;
    let back = restored(&change, objection.is_some());
    let key = email.key();
    if back.sign_in && is_taken(tx, operator, customer, &key).await? {
        return Ok(Outcome::Refused(EmailLinkRefusal::EmailTaken));
    }
    let is_renamed = restore_address(tx, operator, &change, &row, &email).await?;
    query!(tx, bounces::clear(operator, &key)).await?;
    close_account(tx, operator, customer, &key, back).await?;
    end_what_followed(tx, caller, &change, now).await?;
    record_undo(tx, caller, &row, &email, is_renamed, now).await?;
    // Where single sign-on is the only way in, there is no page to choose one.
    if back.new_password && caller.portal.settings.password_sign_in() {
        queue_new_password(tx, &caller.portal, customer, &email, now).await?;
    }
    Ok(Outcome::Undone(change.old_email.unwrap_or_default()))
}

/// Closes the change and every later one of the customer, with the links and the queued mails that would undo them.
async fn close_changes(
    tx: &mut Tx,
    operator: OperatorId,
    change: &EmailChangeRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (customer, id) = (change.customer_id, change.id);
    let closed = query!(tx, email_changes::close_from(operator, customer, id, now)).await?;
    query!(tx, email_changes::replace_links(operator, &closed, now)).await?;
    links::cancel_mails(tx, operator, customer, Links::Undoing(&closed)).await
}

/// Restores the address and the names of before the change. Returns whether the names were others. Imports leave the
/// address, which its owner has chosen, and the names if they left them before.
async fn restore_address(
    tx: &mut Tx,
    operator: OperatorId,
    change: &EmailChangeRow,
    row: &AccountRow,
    email: &EmailAddress,
) -> Result<bool, StoreError> {
    let customer = row.customer;
    let profile = ProfileChange {
        first_name: change.first_name.as_deref().unwrap_or(&row.first_name),
        last_name: change.last_name.as_deref().unwrap_or(&row.last_name),
        phone: row.phone.as_deref(),
        locale: &row.locale,
    };
    customer_record::update_profile(tx, operator, customer, profile).await?;
    let key = email.key();
    let email = (email.as_str(), key.as_str());
    customer_record::set_email(tx, operator, customer, Some(email)).await?;
    let is_renamed = profile.first_name != row.first_name || profile.last_name != row.last_name;
    if is_renamed {
        let changed = change.name_changed;
        query!(tx, customer_changes::set_name_changed(operator, customer, changed)).await?;
    }
    Ok(is_renamed)
}

/// Ends an account opened since the change; removes the password of another one.
async fn close_account(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    key: &str,
    back: UndoResult,
) -> Result<(), StoreError> {
    if back.keeps_account {
        let (sign_in, proved) = (back.sign_in.then_some(key), back.proved);
        query!(tx, accounts::set_sign_in_email(operator, customer, sign_in, proved)).await?;
        query!(tx, accounts::remove_password(operator, customer)).await?;
    } else {
        query!(tx, accounts::delete_active(operator, customer)).await?;
    }
    Ok(())
}

/// Ends sessions, that of the browser too, pending links, and sign-ins linked since the change; deletes known devices.
async fn end_what_followed(
    tx: &mut Tx,
    caller: &Caller,
    change: &EmailChangeRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (operator, customer) = (caller.portal.operator, change.customer_id);
    // Those of another instance, whose clock was behind, too.
    let since = change.at - MAX_CLOCK_SKEW;
    query!(tx, accounts::unlink_since(operator, customer, since)).await?;
    links::replace_of_customer(tx, operator, customer, now).await?;
    query!(tx, sessions::end_all(operator, customer)).await?;
    session::end_current(tx, caller, customer, now).await?;
    query!(tx, sessions::forget_devices(operator, customer)).await?;
    Ok(())
}

/// Records the undo in the customer's timeline, and for other systems what has changed.
async fn record_undo(
    tx: &mut Tx,
    caller: &Caller,
    row: &AccountRow,
    email: &EmailAddress,
    is_renamed: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (operator, customer) = (caller.portal.operator, row.customer);
    let left = row.email.as_deref().unwrap_or_default();
    let event = NewEvent {
        detail: Some(format!("{left} → {email}")),
        ..Event::EmailChangeUndone.of(caller, customer, now)
    };
    query!(tx, timeline::record(&event)).await?;
    let subject = Subject::customer(customer);
    if is_renamed {
        events::record(tx, operator, EventKind::CustomerUpdated, subject, now).await?;
    }
    events::record(tx, operator, EventKind::CustomerEmailChanged, subject, now).await?;
    Ok(())
}

/// Queues the mail to choose a new password, with the restored names.
async fn queue_new_password(
    tx: &mut Tx,
    portal: &Portal,
    customer: CustomerId,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(row) = query!(tx, customers::by_id(portal.operator, customer)).await? {
        let mail = new_password_mail(portal, &row, email, now)?;
        query!(tx, outbox::queue(&mail)).await?;
    }
    Ok(())
}

/// Returns the mail to choose a new password, to the restored address.
fn new_password_mail(
    portal: &Portal,
    row: &AccountRow,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let mail = Mail::ResetPassword {
        first_name: row.first_name.clone(),
        number: (row.number_sign_in == Some(true)).then(|| row.number.to_string()),
        minutes: Purpose::Reset.minutes(),
    };
    let link = LinkTarget { customer: Some(row.customer), ..LinkTarget::of(Purpose::Reset) };
    let (id, to) = (Some(row.customer), email.as_str());
    let locale = row.locale.parse().unwrap_or_default();
    outbox::with_link(outbox::mail(portal, id, to, locale, &mail, now)?, &link)
}
