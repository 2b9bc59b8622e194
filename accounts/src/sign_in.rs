//! Signing in by email or customer number and password.

use crate::{
    Accounts, Caller,
    groups::Sessions,
    hash_renewal::PasswordOwner,
    instruments,
    session::{self, SignInMethod},
    store::{StoreError, query, read, rows::AccountRow, transaction, write},
    throttle::{self, AttemptCounters, Backoff},
    timeline::Event,
    token::Secret,
};
use model::{Failure, Identifier, Locale, OperatorId, refusals::SignInRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Input of the sign-in form.
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
    /// Seconds that the browser keeps the cookie. None means until it is closed.
    pub keep_seconds: Option<i64>,
    pub locale: Locale,
}

impl Sessions<'_> {
    /// Signs in by password. Failures that could reveal whether an account exists have the same answer and the same
    /// timing. Returns the session and the device.
    ///
    /// # Errors
    /// What is missing or malformed, `NoMatch`, or the wait after too many attempts.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn sign_in(
        self,
        caller: &Caller,
        form: SignInForm,
    ) -> Result<SignedIn, Failure<SignInRefusal>> {
        let method = if form.identifier.contains('@') { "email" } else { "number" };
        let outcome = self.sign_in_by_password(caller, &form).await;
        instruments::SIGN_INS.increment(&[method, instruments::result_of(&outcome)]);
        outcome
    }

    async fn sign_in_by_password(
        self,
        caller: &Caller,
        form: &SignInForm,
    ) -> Result<SignedIn, Failure<SignInRefusal>> {
        let identifier = read_form(form)?;
        self.accounts.0.hasher.ensure_room()?;
        let found = self.accounts.by_identifier(caller.portal.operator, &identifier).await?;
        let counters = self.sign_in_counters(caller, &identifier, found.as_ref()).await?;
        let hash = found
            .as_ref()
            .filter(|row| row.is_active())
            .and_then(|row| row.password_hash.as_deref());
        let password = form.password.expose_secret();
        let dearest = self.accounts.dearest_foreign(caller.portal.operator).await?;
        let right = self
            .accounts
            .verify_password_at_equal_cost(&counters, password, hash, &dearest)
            .await?;
        let Some(row) = found.as_ref().filter(|_| right) else {
            self.record_failure(caller, found.as_ref());
            return Err(SignInRefusal::NoMatch.into());
        };
        let owner = PasswordOwner::Customer(caller.portal.operator, row.customer);
        let old = row.password_hash.as_deref().unwrap_or_default();
        let hash = self.accounts.renew_hash(owner, old, &form.password).await?;
        self.begin_session(caller, row, &hash, form.remember, &counters).await
    }

    /// Creates the session, unless the password was changed or removed, or the customer disabled, during verification.
    async fn begin_session(
        self,
        caller: &Caller,
        row: &AccountRow,
        hash: &str,
        remember: bool,
        counters: &AttemptCounters,
    ) -> Result<SignedIn, Failure<SignInRefusal>> {
        let (operator, customer, now) = (caller.portal.operator, row.customer, self.accounts.now());
        let (new, session) =
            self.accounts.new_session(caller, customer, SignInMethod::Password, remember);
        let device = caller.device_or_new();
        let device_hash = device.hash();
        let event = Event::SignedIn.of(caller, customer, now);
        let begun = transaction!(self.accounts.store(), async |tx| {
            let current = query!(tx, customers::by_id(operator, customer)).await?;
            if !current.is_some_and(|row| signs_in_with(&row, hash)) {
                return Ok(false);
            }
            throttle::succeed(tx, counters, now).await?;
            session::open(tx, caller, &new, &device_hash, &event).await?;
            Ok(true)
        })
        .await?;
        if !begun {
            return Err(SignInRefusal::NoMatch.into());
        }
        instruments::SESSIONS_BEGUN.increment(&["password"]);
        Ok(SignedIn {
            session,
            device,
            keep_seconds: session::keep_seconds(caller, remember),
            locale: row.locale.parse().unwrap_or_default(),
        })
    }

    /// Returns the throttles of a sign-in. Unknown identifiers run the same queries and counts as known ones.
    async fn sign_in_counters(
        self,
        caller: &Caller,
        identifier: &Identifier,
        found: Option<&AccountRow>,
    ) -> Result<AttemptCounters, StoreError> {
        let operator = caller.portal.operator;
        let customer = found.map(|row| row.customer).unwrap_or_default();
        let counters = self.accounts.counters_of(caller, customer).await?;
        if counters.network.is_none() {
            return Ok(counters);
        }
        let typed = match identifier {
            Identifier::Email(email) => email.key(),
            Identifier::Number(number) => number.digits().to_owned(),
        };
        let (shared, siblings) = match found {
            Some(row) => (counters.subject, throttle::identifier_keys(operator, row)),
            None => (Backoff::unknown_device(operator, &typed), Vec::new()),
        };
        Ok(AttemptCounters {
            subject: Backoff::identifier(operator, &typed),
            shared: Some(shared),
            siblings,
            ..counters
        })
    }

    /// Records a failure asynchronously, so that the response time does not depend on whether the customer exists.
    pub(crate) fn record_failure(self, caller: &Caller, found: Option<&AccountRow>) {
        let Some(row) = found else { return };
        let event = Event::SignInFailed.of(caller, row.customer, self.accounts.now());
        let accounts = self.accounts.clone();
        tokio::spawn(async move {
            if let Err(error) = write!(accounts.store(), timeline::record(&event)).await {
                tracing::error!(%error, "timeline.record.failed");
            }
        });
    }
}

impl Accounts {
    /// Returns the customer who may sign in with that identifier.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn by_identifier(
        &self,
        operator: OperatorId,
        identifier: &Identifier,
    ) -> Result<Option<AccountRow>, StoreError> {
        match identifier {
            Identifier::Email(email) => {
                let key = email.key();
                read!(self.store(), customers::by_sign_in_email(operator, &key)).await
            }
            Identifier::Number(number) => {
                let row = read!(self.store(), customers::by_number(operator, number)).await?;
                Ok(row.filter(|row| row.number_sign_in == Some(true)))
            }
        }
    }
}

impl Caller {
    /// Returns the secret of the browser's device cookie, or a new one.
    pub(crate) fn device_or_new(&self) -> Secret {
        Secret::of_cookie_or_new(self.device.as_deref())
    }
}

/// Returns whether the customer still signs in with the password of that hash.
fn signs_in_with(row: &AccountRow, hash: &str) -> bool {
    row.is_active() && row.password_hash.as_deref() == Some(hash)
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
