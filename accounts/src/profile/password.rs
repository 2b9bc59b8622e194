//! Changing the password in the profile.

use super::proof::{self, OwnerCheck, OwnerProof, ProofRefusals};
use crate::{
    Caller,
    groups::Profile,
    links, passwords,
    session::{self, ContinuedSession},
    store::{StoreError, Tx, query, rows::AccountRow, transaction},
    throttle::{self, Quota},
    timeline::Event,
};
use model::{Customer, Failure, Timestamp, refusals::PasswordRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Result of a change.
enum Outcome {
    Changed(ContinuedSession),
    /// The customer's proof no longer holds.
    Unproved(OwnerCheck),
}

const UNPROVED: ProofRefusals<PasswordRefusal> = ProofRefusals {
    missing: PasswordRefusal::CurrentMissing,
    wrong: PasswordRefusal::CurrentWrong,
    stale: PasswordRefusal::SignInAgain,
};

impl Profile<'_> {
    /// Changes the password. Returns the session under its new token; all others end.
    ///
    /// # Errors
    /// What is wrong with the current or the new password, or the wait after too many attempts.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn change_password(
        self,
        caller: &Caller,
        customer: &Customer,
        current: &SecretString,
        new: &SecretString,
    ) -> Result<ContinuedSession, Failure<PasswordRefusal>> {
        let (operator, id) = (caller.portal.operator, customer.id);
        let Some(row) = self.accounts.customer_of(operator, Some(id)).await? else {
            return Err(Failure::Unavailable);
        };
        check_form(caller, &row, current, new)?;
        let (missing, wrong) = (UNPROVED.missing, UNPROVED.wrong);
        self.prove_own_password(caller, &row, Some(current), missing, wrong).await?;
        let now = self.accounts.now();
        let quota = [Quota::password_changes_of(operator, id)];
        let hash = self.accounts.hash_within(&quota, new).await?;
        let proof = OwnerProof {
            session: Some(customer.session),
            password_hash: row.password_hash.as_deref(),
        };
        let event = Event::PasswordChanged.of(caller, id, now);
        let notice = passwords::changed_notice(&caller.portal, &row, now)?;
        let outcome = transaction!(self.accounts.store(), async |tx| {
            let checked = proof::check(tx, operator, id, proof).await?;
            if checked != OwnerCheck::Holds {
                return Ok(Outcome::Unproved(checked));
            }
            query!(tx, accounts::replace_password(operator, id, &hash, now)).await?;
            let session = start_over(tx, caller, customer, now).await?;
            query!(tx, timeline::record(&event)).await?;
            if let Some(notice) = &notice {
                query!(tx, outbox::queue(notice)).await?;
            }
            Ok(Outcome::Changed(session))
        })
        .await?;
        match outcome {
            Outcome::Changed(session) => {
                self.accounts.mail_queued();
                Ok(session)
            }
            Outcome::Unproved(checked) => {
                UNPROVED.refuse(checked)?;
                Err(Failure::Unavailable)
            }
        }
    }
}

/// Checks that there is a current password, and the new one.
fn check_form(
    caller: &Caller,
    row: &AccountRow,
    current: &SecretString,
    new: &SecretString,
) -> Result<(), Failure<PasswordRefusal>> {
    let mut problems = Vec::new();
    if current.expose_secret().is_empty() {
        problems.push(PasswordRefusal::CurrentMissing);
    }
    if let Err(weakness) = passwords::check_customers(new.expose_secret(), &caller.portal, row) {
        problems.push(weakness.into());
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems)) }
}

/// Revokes pending links and ends all sessions. The current one continues under a new token, which is returned, and
/// failed attempts are reset.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn start_over(
    tx: &mut Tx,
    caller: &Caller,
    customer: &Customer,
    now: Timestamp,
) -> Result<ContinuedSession, StoreError> {
    let (operator, id) = (caller.portal.operator, customer.id);
    links::replace_of_customer(tx, operator, id, now).await?;
    let session = session::rotate(tx, caller, customer, now).await?;
    throttle::reset_failures(tx, operator, id).await?;
    Ok(session)
}
