//! Reauthentication of a customer: by the password, or by a fresh session if there is none that the portal takes.

use crate::{
    Caller,
    groups::Profile,
    session,
    store::{StoreError, Tx, query, read, rows::AccountRow},
};
use model::{Customer, CustomerId, Failure, OperatorId, Refusal, SessionId};
use secrecy::{ExposeSecret, SecretString};

/// Proof of a customer who changes their account. It must still hold in the transaction of the change.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnerProof<'a> {
    /// The current session; none if the password alone is the proof.
    pub session: Option<SessionId>,
    /// Hash of the verified password; none if the session alone is the proof.
    pub password_hash: Option<&'a str>,
}

/// Whether an [`OwnerProof`] still holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnerCheck {
    Holds,
    PasswordChanged,
    SessionEnded,
}

/// Returns whether the proof still holds: another browser may have changed the password, or ended the session, while
/// the password was being verified. If not, the transaction changes nothing.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn check(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    proof: OwnerProof<'_>,
) -> Result<OwnerCheck, StoreError> {
    if let Some(hash) = proof.password_hash
        && !query!(tx, owner_proofs::has_password_hash(operator, customer, hash)).await?
    {
        return Ok(OwnerCheck::PasswordChanged);
    }
    if let Some(session) = proof.session
        && !query!(tx, owner_proofs::has_session(operator, customer, session)).await?
    {
        return Ok(OwnerCheck::SessionEnded);
    }
    Ok(OwnerCheck::Holds)
}

/// The form's refusals for each failed proof.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProofRefusals<R> {
    pub missing: R,
    pub wrong: R,
    /// There is no password that the portal takes, and the session is not fresh.
    pub stale: R,
}

impl<R: Refusal> ProofRefusals<R> {
    /// Converts a proof that no longer holds into the form's refusal.
    ///
    /// # Errors
    /// `wrong` or `stale`.
    pub fn refuse(self, check: OwnerCheck) -> Result<(), Failure<R>> {
        match check {
            OwnerCheck::Holds => Ok(()),
            OwnerCheck::PasswordChanged => Err(self.wrong.into()),
            OwnerCheck::SessionEnded => Err(self.stale.into()),
        }
    }
}

/// Returns the hash of the customer's password, if the portal takes it. Where single sign-on is the only way in, one
/// from before proves nothing, and could not be reset if it was forgotten.
pub(super) fn taken_hash<'a>(caller: &Caller, row: &'a AccountRow) -> Option<&'a str> {
    let is_taken = caller.portal.settings.password_sign_in();
    row.password_hash.as_deref().filter(|_| is_taken)
}

/// Returns whether the form lacks the current password of a customer who has one that the portal takes.
pub(super) fn is_password_missing(
    caller: &Caller,
    row: &AccountRow,
    current: Option<&SecretString>,
) -> bool {
    let is_empty = current.is_none_or(|current| current.expose_secret().is_empty());
    taken_hash(caller, row).is_some() && is_empty
}

impl Profile<'_> {
    /// Returns the proof, to be checked again in the transaction: the password, if the customer has one that the portal
    /// takes, or else a fresh session.
    ///
    /// # Errors
    /// The form's refusal of a missing or wrong proof, or the wait after too many attempts.
    pub(super) async fn prove_customer<'a, R: Refusal>(
        self,
        caller: &Caller,
        customer: &Customer,
        row: &'a AccountRow,
        current: Option<&SecretString>,
        unproved: ProofRefusals<R>,
    ) -> Result<OwnerProof<'a>, Failure<R>> {
        let password_hash = taken_hash(caller, row);
        let proof = OwnerProof { session: Some(customer.session), password_hash };
        if password_hash.is_some() {
            self.prove_own_password(caller, row, current, unproved.missing, unproved.wrong).await?;
        } else if !self.is_fresh(caller, customer).await? {
            return Err(unproved.stale.into());
        }
        Ok(proof)
    }

    /// Verifies the customer's password; failures count like failed sign-ins.
    ///
    /// # Errors
    /// `missing`, `wrong`, or the wait after too many attempts.
    pub(super) async fn prove_own_password<R>(
        self,
        caller: &Caller,
        row: &AccountRow,
        password: Option<&SecretString>,
        missing: R,
        wrong: R,
    ) -> Result<(), Failure<R>> {
        let password = password.map_or("", |password| password.expose_secret());
        if password.is_empty() {
            return Err(Failure::Refused(vec![missing]));
        }
        let counters = self.accounts.counters_of(caller, row.customer).await?;
        let hash = row.password_hash.as_deref();
        if !self.accounts.verify_password_throttled(&counters, password, hash).await? {
            return Err(Failure::Refused(vec![wrong]));
        }
        self.accounts.record_correct_password(&counters).await?;
        Ok(())
    }

    async fn is_fresh(self, caller: &Caller, customer: &Customer) -> Result<bool, StoreError> {
        let (operator, id) = (caller.portal.operator, customer.id);
        let sessions = read!(self.accounts.store(), sessions::of_customer(operator, id)).await?;
        Ok(session::is_fresh(&sessions, customer.session, self.accounts.now()))
    }
}
