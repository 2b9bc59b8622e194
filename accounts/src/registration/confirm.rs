//! Confirming a registration by its mailed link: makes the account active, for the customer that `owner` chooses.

use super::{AccountOwner, Confirmed, owner, pending::is_same_browser};
use crate::{
    Caller, consents, customer_record,
    events::{self, Subject},
    groups::Registration,
    links, random,
    store::{
        StoreError, Tx, query,
        rows::{NewCustomer, ProfileChange, RegistrationRow, TokenRow},
        transaction,
    },
    throttle::{self, AttemptCounters, Backoff, Network},
    timeline::Event,
};
use model::{CustomerId, EventKind, Failure, OperatorId, Timestamp, refusals::ConfirmRefusal};

/// Result of a confirmation.
enum Outcome {
    Active,
    /// The link was used, replaced or expired in the meantime.
    LinkDead,
    /// The address became another customer's sign-in in the meantime.
    Taken,
    /// A mail says why.
    Refused,
}

impl Registration<'_> {
    /// Makes the account active. In a browser other than the registering one the password is required: mail scanners
    /// open links and press buttons. Returns the address that signs in now, and the page to return to.
    ///
    /// # Errors
    /// `LinkDead`, `EmailTaken`, what is wrong with the password, a wait, or `SeeMail` where only the mail says why not.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn confirm(
        self,
        caller: &Caller,
        link: &str,
        pending: Option<&str>,
        password: Option<&str>,
    ) -> Result<Confirmed, Failure<ConfirmRefusal>> {
        let draw = random::u32();
        self.confirm_with(draw, caller, link, pending, password).await
    }

    /// Confirms, with the draw of a new customer's number.
    ///
    /// # Errors
    /// As [`confirm`](Self::confirm).
    pub(crate) async fn confirm_with(
        self,
        draw: u32,
        caller: &Caller,
        link: &str,
        pending: Option<&str>,
        password: Option<&str>,
    ) -> Result<Confirmed, Failure<ConfirmRefusal>> {
        let operator = caller.portal.operator;
        let Some((token, row)) = self.registration_of_link(operator, Some(link)).await? else {
            return Err(ConfirmRefusal::LinkDead.into());
        };
        if !is_same_browser(&row, pending) {
            self.prove_password(caller, &row, password.unwrap_or_default()).await?;
        }
        let outcome = transaction!(self.accounts.store(), async |tx| {
            self.open_account_of(tx, caller, &token, &row, draw).await
        })
        .await?;
        self.accounts.mail_queued();
        match outcome {
            Outcome::Active => Ok(Confirmed {
                email: row.email,
                return_path: row.return_path.and_then(|path| path.parse().ok()),
            }),
            Outcome::LinkDead => Err(ConfirmRefusal::LinkDead.into()),
            Outcome::Taken => Err(ConfirmRefusal::EmailTaken.into()),
            Outcome::Refused => Err(ConfirmRefusal::SeeMail.into()),
        }
    }

    async fn prove_password(
        self,
        caller: &Caller,
        row: &RegistrationRow,
        password: &str,
    ) -> Result<(), Failure<ConfirmRefusal>> {
        if password.is_empty() {
            return Err(ConfirmRefusal::PasswordMissing.into());
        }
        let operator = caller.portal.operator;
        let subject = Backoff::unknown_device(operator, &format!("registration {}", row.id));
        let counters = AttemptCounters::on_unknown_device(subject, Network::of(caller));
        let hash = Some(row.password_hash.as_str());
        if !self.accounts.verify_password_throttled(&counters, password, hash).await? {
            return Err(ConfirmRefusal::PasswordWrong.into());
        }
        self.accounts.record_correct_password(&counters).await?;
        Ok(())
    }

    /// Uses the link and makes the account active for its customer, or mails why not.
    async fn open_account_of(
        self,
        tx: &mut Tx,
        caller: &Caller,
        token: &TokenRow,
        registration: &RegistrationRow,
        draw: u32,
    ) -> Result<Outcome, StoreError> {
        let (operator, now) = (caller.portal.operator, self.accounts.now());
        let key = registration.email_key.as_str();
        let known = query!(tx, registrations::by_id(operator, registration.id)).await?;
        if known.is_none() || !query!(tx, tokens::spend(operator, token.id, now)).await? {
            return Ok(Outcome::LinkDead);
        }
        query!(tx, bounces::clear(operator, key)).await?;
        let owner = owner::find(tx, operator, key, now).await?;
        if let Some(mail) = self.confirmed_mail(caller, &registration.email, &owner)? {
            query!(tx, outbox::queue(&mail)).await?;
        }
        let customer = match owner {
            AccountOwner::Taken(_) => return Ok(Outcome::Taken),
            AccountOwner::Blocked(_) | AccountOwner::Several(_) => {
                end_registration(tx, operator, registration, now).await?;
                return Ok(Outcome::Refused);
            }
            AccountOwner::Active(row) => {
                let (customer, hash) = (row.customer, &registration.password_hash);
                if row.signs_in_unproved() {
                    // Linked while nothing proved the mailbox, perhaps by another person.
                    query!(tx, account_deletion::delete_identities(operator, customer)).await?;
                }
                query!(tx, accounts::add_password(operator, customer, hash, key, now)).await?;
                throttle::reset_failures(tx, operator, customer).await?;
                customer
            }
            AccountOwner::Guest(row) => {
                activate(tx, operator, row.customer, registration, now).await?;
                row.customer
            }
            AccountOwner::New => {
                let customer = new_customer(operator, registration, now);
                let (id, _) = customer_record::create(tx, &customer, draw).await?;
                activate(tx, operator, id, registration, now).await?;
                id
            }
        };
        complete(tx, caller, customer, registration, now).await?;
        Ok(Outcome::Active)
    }
}

/// Completes the registration of a customer whose account is active: consent, the end of older links and sessions,
/// timeline and event.
async fn complete(
    tx: &mut Tx,
    caller: &Caller,
    customer: CustomerId,
    registration: &RegistrationRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let operator = caller.portal.operator;
    let (consent, at) = (registration.consent_text_id, registration.created_at);
    consents::record(tx, operator, customer, consent, at).await?;
    end_registration(tx, operator, registration, now).await?;
    links::replace_of_customer(tx, operator, customer, now).await?;
    query!(tx, sessions::end_all(operator, customer)).await?;
    let event = Event::Registered.of(caller, customer, now);
    query!(tx, timeline::record(&event)).await?;
    let subject = Subject::customer(customer);
    events::record(tx, operator, EventKind::CustomerRegistered, subject, now).await
}

/// Creates the registered account for a customer without one.
async fn activate(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    registration: &RegistrationRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    take_over(tx, operator, customer, registration, now).await?;
    let (hash, key) = (&registration.password_hash, registration.email_key.as_str());
    query!(tx, accounts::activate(operator, customer, hash, Some(key), now)).await?;
    Ok(())
}

/// Updates the customer with the registered names and data. Those of a guest may be others.
async fn take_over(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    registration: &RegistrationRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let known = query!(tx, customers::by_id(operator, customer)).await?;
    let phone = known.as_ref().and_then(|row| row.phone.as_deref());
    let change = ProfileChange {
        first_name: &registration.first_name,
        last_name: &registration.last_name,
        phone,
        locale: &registration.locale,
    };
    customer_record::update_profile(tx, operator, customer, change).await?;
    let email = (registration.email.as_str(), registration.email_key.as_str());
    customer_record::set_email(tx, operator, customer, Some(email)).await?;
    let is_updated = known.is_some_and(|row| {
        row.first_name != registration.first_name
            || row.last_name != registration.last_name
            || row.locale != registration.locale
    });
    if is_updated {
        let subject = Subject::customer(customer);
        events::record(tx, operator, EventKind::CustomerUpdated, subject, now).await?;
    }
    Ok(())
}

/// Closes a registration and revokes its other links.
async fn end_registration(
    tx: &mut Tx,
    operator: OperatorId,
    registration: &RegistrationRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    query!(tx, registrations::delete(operator, registration.id)).await?;
    let key = &registration.email_key;
    query!(tx, tokens::spend_siblings(operator, key, now)).await?;
    Ok(())
}

fn new_customer(
    operator: OperatorId,
    registration: &RegistrationRow,
    now: Timestamp,
) -> NewCustomer {
    NewCustomer {
        operator_id: operator,
        first_name: registration.first_name.clone(),
        last_name: registration.last_name.clone(),
        email: Some(registration.email.clone()),
        email_key: Some(registration.email_key.clone()),
        phone: None,
        locale: registration.locale.clone(),
        disabled: false,
        last_purchase_at: None,
        created_at: now,
    }
}
