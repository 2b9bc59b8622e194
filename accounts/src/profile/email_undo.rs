//! Taking an address back: by the link in the mail to whoever had it before it was changed, or lost it in a merge.

use super::email_change::RESET_MINUTES;
use crate::{
    Accounts, Caller, StoreError,
    customers::{UNDO_MERGE, merge_undone},
    mail::Mail,
    outbox,
    store::{
        read,
        rows::{AccountRow, AddressUndo, EmailChangeRow, LinkTarget, MergeRow, NewMail, Outcome},
        write,
    },
    timeline::Event,
    token::Purpose,
};
use model::{CustomerNumber, EmailAddress, Failure, Link, Portal, refusals::EmailLinkRefusal};

/// What an undo leaves the customer with, beside the old address and names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Restored {
    /// The account goes on, without its password. Otherwise it was opened since the change, and ends.
    pub keeps_account: bool,
    /// The old address signs in again.
    pub sign_in: bool,
    /// The mailbox was proved: its link was used.
    pub proved: bool,
    /// The old address gets a link to choose a new password.
    pub new_password: bool,
}

/// Returns what the undo of a change restores. `objection`: an earlier change stands, by which the old address itself was
/// given to the customer and can be objected to, so that its reader gets no way in.
pub(crate) const fn restored(change: &EmailChangeRow, objection: bool) -> Restored {
    let owner = change.was_active && !objection;
    Restored {
        keeps_account: change.was_active,
        sign_in: change.signed_in && owner,
        proved: owner,
        new_password: owner,
    }
}

impl Accounts {
    /// Gives the customer the old address and names back; returns the address. Whoever changed it may know the password, so
    /// that works no longer, everything that was opened since ends, and a link to choose a new password is mailed to the old
    /// address. What the customer was merged into since is taken apart first.
    ///
    /// # Errors
    /// `LinkDead`, or `EmailTaken` when the address has become another customer's sign-in. Nothing is changed then.
    pub async fn undo_email_change(
        &self,
        caller: &Caller,
        link: &str,
    ) -> Result<String, Failure<EmailLinkRefusal>> {
        use EmailLinkRefusal as R;
        let operator = caller.portal.operator;
        let state = self.link_state(operator, link, &[Purpose::UndoEmail]).await?;
        let Link::Ready(token) = state else {
            return Err(R::LinkDead.into());
        };
        let id = token.change_id.unwrap_or_default();
        let change = read!(self.store(), email_changes::open(operator, id)).await?;
        let email = change.and_then(|change| change.old_email).ok_or(R::LinkDead)?;
        let now = self.now();
        let merge_events = |merge: &MergeRow| {
            merge_undone(merge, |customer| Event::MergeUndone.of(caller, customer, now))
        };
        let new_password = |row: &AccountRow, email: &EmailAddress| {
            self.new_password_mail(&caller.portal, row, email)
                .inspect_err(|error| tracing::error!(%error, "mail.compose.failed"))
                .ok()
        };
        let undo = &AddressUndo {
            token: token.id,
            change: id,
            not_before: now - UNDO_MERGE,
            event: &Event::EmailChangeUndone.of(caller, 0, now),
            merge_events: &merge_events,
            new_password: &new_password,
        };
        match write!(self.store(), email_undo::undo(undo)).await? {
            Outcome::Done => {
                self.mail_queued();
                Ok(email)
            }
            Outcome::Dead | Outcome::Unproved(_) => Err(R::LinkDead.into()),
            Outcome::Taken => Err(R::EmailTaken.into()),
        }
    }

    /// The mail by which a new password is chosen, to the address that is the customer's again.
    fn new_password_mail(
        &self,
        portal: &Portal,
        row: &AccountRow,
        email: &EmailAddress,
    ) -> Result<(NewMail, LinkTarget), StoreError> {
        let number = row.number.parse::<CustomerNumber>().ok();
        let mail = Mail::ResetPassword {
            first_name: row.first_name.clone(),
            number: number
                .filter(|_| row.number_sign_in == Some(true))
                .map(|number| number.to_string()),
            minutes: RESET_MINUTES,
        };
        let link = LinkTarget {
            purpose: Purpose::Reset.as_str().to_owned(),
            customer: Some(row.customer),
            ..LinkTarget::default()
        };
        let (id, to) = (Some(row.customer), email.as_str());
        let locale = row.locale.parse().unwrap_or_default();
        let mail = outbox::mail(portal, id, to, locale, &mail, self.now())?;
        Ok((mail, link))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_depends_on_what_was_there_and_on_earlier_changes() {
        let nothing =
            Restored { keeps_account: false, sign_in: false, proved: false, new_password: false };
        let account = Restored { keeps_account: true, ..nothing };
        let owner = Restored { proved: true, new_password: true, ..account };
        let by_email = Restored { sign_in: true, ..owner };
        // Had an account, signed in by that address, an earlier change can be objected to.
        for (was_active, signed_in, objection, expected) in [
            (false, false, false, nothing),
            (false, false, true, nothing),
            (true, false, false, owner),
            (true, true, false, by_email),
            (true, false, true, account),
            (true, true, true, account),
        ] {
            let change = EmailChangeRow {
                id: 1,
                customer_id: 1,
                at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
                objection: true,
                merges_from: 1,
                old_email: Some("ana@example.test".into()),
                first_name: None,
                last_name: None,
                signed_in,
                was_active,
            };
            let case = (was_active, signed_in, objection);
            assert_eq!(restored(&change, objection), expected, "{case:?}");
        }
    }
}
