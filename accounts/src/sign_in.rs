//! Signing in by email or customer number and password.

use crate::{
    Accounts, Caller,
    password_hasher::PasswordHasher,
    session::{self, SignInMethod},
    store::{StoreError, query, rows::AccountRow, transaction, write},
    throttle::{Backoff, Tries},
    timeline::Event,
    token::{Secret, hash_of},
};
use model::{Failure, Identifier, Locale, refusals::SignInRefusal};
use secrecy::{ExposeSecret, SecretString};

/// What the sign-in form brings.
#[derive(Debug)]
pub struct SignInForm {
    pub identifier: String,
    pub password: SecretString,
    pub remember: bool,
}

/// A sign-in that succeeded.
#[derive(Debug)]
pub struct SignedIn {
    pub session: Secret,
    pub device: Secret,
    /// How long the browser keeps the cookie; none: until it is closed.
    pub keep_seconds: Option<i64>,
    pub locale: Locale,
}

impl Accounts {
    /// Begins a session for the right password. Every failure that could tell people apart has the same answer after the same
    /// work.
    ///
    /// # Errors
    /// What is missing or malformed, `NoMatch`, or a wait when there were too many tries.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator))]
    pub async fn sign_in(
        &self,
        caller: &Caller,
        form: SignInForm,
    ) -> Result<SignedIn, Failure<SignInRefusal>> {
        let identifier = read_form(&form)?;
        let found = self.by_identifier(caller.portal.operator, &identifier).await?;
        let tries = self.sign_in_tries(caller, &identifier, found.as_ref()).await?;
        let hash = found
            .as_ref()
            .filter(|row| row.is_active())
            .and_then(|row| row.password_hash.as_deref());
        let password = form.password.expose_secret();
        let right = self.verify_password_throttled(&tries, password, hash).await?;
        let Some(row) = found.as_ref().filter(|_| right) else {
            self.note_failure(caller, found.as_ref());
            return Err(SignInRefusal::NoMatch.into());
        };
        let hash = self.renew_hash(caller, row, &form.password).await?;
        self.begin_session(caller, row, &hash, form.remember, &tries).await
    }

    /// Hashes a password that has just proved right anew, where its hash was made at another cost than today's; returns the
    /// hash it has.
    async fn renew_hash(
        &self,
        caller: &Caller,
        row: &AccountRow,
        password: &SecretString,
    ) -> Result<String, Failure<SignInRefusal>> {
        let old = row.password_hash.as_deref().unwrap_or_default();
        if !PasswordHasher::is_outdated(old) {
            return Ok(old.to_owned());
        }
        let new = self.0.hasher.hash(password.expose_secret()).await?;
        let (operator, customer) = (caller.portal.operator, row.customer);
        write!(self.store(), accounts::renew_hash(operator, customer, old, &new)).await?;
        Ok(new)
    }

    /// Begins the session, unless the password was changed or taken away while it was verified.
    async fn begin_session(
        &self,
        caller: &Caller,
        row: &AccountRow,
        hash: &str,
        remember: bool,
        tries: &Tries,
    ) -> Result<SignedIn, Failure<SignInRefusal>> {
        let (operator, customer, now) = (caller.portal.operator, row.customer, self.now());
        let (new, session) = self.new_session(caller, customer, SignInMethod::Password, remember);
        let device = caller.device_or_new();
        let device_hash = device.hash();
        let event = Event::SignedIn.of(caller, customer, now);
        let begun = transaction!(self.store(), async |tx| {
            if !query!(tx, owner_proofs::has_password_hash(operator, customer, hash)).await? {
                return Ok(false);
            }
            query!(tx, throttles::succeed(tries, now)).await?;
            session::open(tx, caller, &new, &device_hash, &event).await?;
            Ok(true)
        })
        .await?;
        if !begun {
            return Err(SignInRefusal::NoMatch.into());
        }
        let keep = i64::from(caller.portal.settings.remember_me_minutes) * 60;
        Ok(SignedIn {
            session,
            device,
            keep_seconds: remember.then_some(keep),
            locale: row.locale.parse().unwrap_or_default(),
        })
    }

    /// Returns what a sign-in counts against. Of an unknown identifier as much is asked and counted as of a known one.
    async fn sign_in_tries(
        &self,
        caller: &Caller,
        identifier: &Identifier,
        found: Option<&AccountRow>,
    ) -> Result<Tries, StoreError> {
        let operator = caller.portal.operator;
        let customer = found.map_or(0, |row| row.customer);
        let tries = self.tries_of(caller, customer).await?;
        if tries.network.is_none() {
            return Ok(tries);
        }
        let typed = match identifier {
            Identifier::Email(email) => email.key(),
            Identifier::Number(number) => number.digits().to_owned(),
        };
        let (shared, siblings) = match found {
            Some(row) => (tries.subject, identifier_keys(operator, row)),
            None => (Backoff::unknown_device(operator, &typed), Vec::new()),
        };
        Ok(Tries {
            subject: Backoff::identifier(operator, &typed),
            shared: Some(shared),
            siblings,
            ..tries
        })
    }

    /// Writes a failure down beside the answer, so that a known customer's takes no longer than an unknown one's.
    pub(crate) fn note_failure(&self, caller: &Caller, found: Option<&AccountRow>) {
        let Some(row) = found else { return };
        let event = Event::SignInFailed.of(caller, row.customer, self.now());
        let accounts = self.clone();
        tokio::spawn(async move {
            if let Err(error) = write!(accounts.store(), timeline::record(&event)).await {
                tracing::error!(%error, "timeline.record.failed");
            }
        });
    }
}

impl Caller {
    /// The secret of the browser's device cookie: the one it has, or a new one.
    pub(crate) fn device_or_new(&self) -> Secret {
        match &self.device {
            Some(text) if hash_of(text).is_some() => Secret::from_cookie(text),
            _ => Secret::random(),
        }
    }
}

/// The counters of everything that signs a customer in.
fn identifier_keys(operator: i64, row: &AccountRow) -> Vec<Vec<u8>> {
    let typed = std::iter::once(&row.number).chain(&row.sign_in_email);
    typed.map(|typed| Backoff::identifier(operator, typed).key).collect()
}

fn read_form(form: &SignInForm) -> Result<Identifier, Failure<SignInRefusal>> {
    let mut problems = Vec::new();
    let identifier = form.identifier.parse();
    if form.identifier.trim().is_empty() {
        problems.push(SignInRefusal::IdentifierMissing);
    } else if identifier.is_err() {
        problems.push(SignInRefusal::IdentifierInvalid);
    }
    if form.password.expose_secret().is_empty() {
        problems.push(SignInRefusal::PasswordMissing);
    }
    match identifier {
        Ok(identifier) if problems.is_empty() => Ok(identifier),
        _ => Err(Failure::Refused(problems)),
    }
}
