//! "Activate from Email": a customer who signs in by number adds the email as a sign-in (docs/behaviour.md, section 4).

use super::{
    password::start_over,
    proof::{self, OwnerCheck, OwnerProof, ProofRefusals},
    taken::is_taken,
};
use crate::{
    Caller, StoreError,
    email_proof::EmailProof,
    groups::Profile,
    mail::Mail,
    outbox, passwords,
    session::ContinuedSession,
    store::{
        Tx, query,
        rows::{AccountRow, NewMail},
        transaction,
    },
    throttle::Quota,
    timeline::Event,
};
use model::{
    Customer, CustomerId, EmailAddress, Failure, Timestamp, password::normalise,
    refusals::ActivateEmailRefusal,
};
use secrecy::{ExposeSecret, SecretString};

/// Result of the activation.
enum Outcome {
    Active(ContinuedSession),
    /// The address is another customer's sign-in.
    Taken,
    /// The customer's proof no longer holds.
    Unproved(OwnerCheck),
    /// The provider that vouched for the address no longer does.
    AddressUnproved,
}

const UNPROVED: ProofRefusals<ActivateEmailRefusal> = ProofRefusals {
    missing: ActivateEmailRefusal::CurrentMissing,
    wrong: ActivateEmailRefusal::CurrentWrong,
    stale: ActivateEmailRefusal::SignInAgain,
};

impl Profile<'_> {
    /// Makes the proved address on file a sign-in besides the number, with a new password. Returns the session
    /// under its new token; all others end. `current` is the current password, if there is one; otherwise the session
    /// must be fresh.
    ///
    /// # Errors
    /// Why not. If the address is another customer's sign-in, that customer is notified by mail. The wait after too many
    /// attempts.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn activate_email(
        self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        new: &SecretString,
    ) -> Result<ContinuedSession, Failure<ActivateEmailRefusal>> {
        use ActivateEmailRefusal as R;
        let (operator, id) = (caller.portal.operator, customer.id);
        if !caller.portal.settings.password_sign_in() {
            return Err(R::PasswordsOff.into());
        }
        let Some(row) = self.accounts.customer_of(operator, Some(id)).await? else {
            return Err(Failure::Unavailable);
        };
        let email = address_to_activate(&row)?;
        check_form(caller, &row, current, new)?;
        let proof = self.prove_customer(caller, customer, &row, current, UNPROVED).await?;
        let quota = [Quota::password_changes_of(operator, id)];
        let hash = self.accounts.hash_within(&quota, new).await?;
        let (key, now) = (email.key(), self.accounts.now());
        let notice = notice(caller, &row, &email, now)?;
        let sign_in = (key.as_str(), hash.as_str());
        let outcome = transaction!(self.accounts.store(), async |tx| {
            turn_on(tx, caller, customer, proof, sign_in, &notice, now).await
        })
        .await?;
        match outcome {
            Outcome::Active(session) => {
                self.accounts.mail_queued();
                Ok(session)
            }
            Outcome::Unproved(checked) => {
                UNPROVED.refuse(checked)?;
                Err(Failure::Unavailable)
            }
            Outcome::AddressUnproved => Err(R::EmailUnproved.into()),
            Outcome::Taken => {
                self.notify_owner(caller, &email).await?;
                Err(R::EmailTaken.into())
            }
        }
    }
}

/// Makes the address with that key a sign-in, with the password of that hash. What proves the address stays the same:
/// one that a provider vouches for is proved as long as it does.
async fn turn_on(
    tx: &mut Tx,
    caller: &Caller,
    customer: &Customer,
    proof: OwnerProof<'_>,
    (key, hash): (&str, &str),
    notice: &NewMail,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let (operator, id) = (caller.portal.operator, customer.id);
    let checked = proof::check(tx, operator, id, proof).await?;
    if checked != OwnerCheck::Holds {
        return Ok(Outcome::Unproved(checked));
    }
    let proved_by = query!(tx, accounts::email_proof(operator, id)).await?;
    if proved_by == EmailProof::Unproved {
        return Ok(Outcome::AddressUnproved);
    }
    if is_taken(tx, operator, id, key).await? {
        return Ok(Outcome::Taken);
    }
    // In this order the password also turns the number on, since no email signs in yet.
    query!(tx, accounts::replace_password(operator, id, hash, now)).await?;
    query!(tx, accounts::set_sign_in_email(operator, id, Some(key), true)).await?;
    query!(tx, accounts::set_email_proof(operator, id, proved_by)).await?;
    let session = start_over(tx, caller, customer, now).await?;
    record(tx, caller, id, notice, now).await?;
    Ok(Outcome::Active(session))
}

/// Records the activation, and queues its notice.
async fn record(
    tx: &mut Tx,
    caller: &Caller,
    customer: CustomerId,
    notice: &NewMail,
    now: Timestamp,
) -> Result<(), StoreError> {
    let event = Event::EmailActivated.of(caller, customer, now);
    query!(tx, timeline::record(&event)).await?;
    query!(tx, outbox::queue(notice)).await?;
    Ok(())
}

/// Returns the notice of the new sign-in.
fn notice(
    caller: &Caller,
    row: &AccountRow,
    email: &EmailAddress,
    now: Timestamp,
) -> Result<NewMail, StoreError> {
    let mail = Mail::EmailSignInActivated {
        first_name: row.first_name.clone(),
        number: (row.number_sign_in == Some(true)).then(|| row.number.to_string()),
        sign_in_url: Some(format!("{}/sign-in", caller.portal.origin)),
        reset_url: format!("{}/forgot-password", caller.portal.origin),
    };
    let locale = row.locale.parse().unwrap_or_default();
    outbox::mail(&caller.portal, Some(row.customer), email.as_str(), locale, &mail, now)
}

fn address_to_activate(row: &AccountRow) -> Result<EmailAddress, ActivateEmailRefusal> {
    use ActivateEmailRefusal as R;
    if row.sign_in_email.is_some() {
        return Err(R::AlreadyOn);
    }
    let email = row.email.as_deref().and_then(|email| email.parse().ok());
    let email = email.ok_or(R::NoEmail)?;
    if row.email_proved == Some(true) { Ok(email) } else { Err(R::EmailUnproved) }
}

/// Checks that there is a current password if the customer has one, and the new password.
fn check_form(
    caller: &Caller,
    row: &AccountRow,
    current: Option<&SecretString>,
    new: &SecretString,
) -> Result<(), Failure<ActivateEmailRefusal>> {
    let mut problems = Vec::new();
    if proof::is_password_missing(caller, row, current) {
        problems.push(ActivateEmailRefusal::CurrentMissing);
    }
    problems.extend(check_new(caller, row, current, new).err());
    if problems.is_empty() { Ok(()) } else { Err(Failure::Refused(problems)) }
}

fn check_new(
    caller: &Caller,
    row: &AccountRow,
    current: Option<&SecretString>,
    new: &SecretString,
) -> Result<(), ActivateEmailRefusal> {
    passwords::check_customers(new.expose_secret(), &caller.portal, row)?;
    let same = |current: &SecretString| {
        normalise(current.expose_secret()) == normalise(new.expose_secret())
    };
    if current.is_some_and(same) {
        return Err(ActivateEmailRefusal::PasswordSame);
    }
    Ok(())
}
