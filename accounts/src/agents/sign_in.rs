//! Agents' sign-in by email and password, which a second factor always follows.

use super::{
    AgentCaller,
    session::{SessionStage, new_session},
};
use crate::{
    Secret, StoreError,
    groups::Agents,
    hash_renewal::PasswordOwner,
    instruments,
    store::{Tx, query, read, transaction, write},
    throttle::{self, AttemptCounters, Backoff, Network, Quota},
    token::hash_of,
};
use model::{EmailAddress, Failure, LoginId, refusals::AgentSignInRefusal};
use secrecy::{ExposeSecret, SecretString};

/// Maximum sessions of one person.
const MAX_SESSIONS: i64 = 20;

impl Agents<'_> {
    /// Verifies the password. Returns a session that can only continue to the second factor, and the device token.
    /// Failures that could reveal whether an account exists have the same answer and the same timing.
    ///
    /// # Errors
    /// What is missing or malformed, `NoMatch`, or the wait after too many attempts.
    #[tracing::instrument(skip_all)]
    pub async fn sign_in(
        self,
        caller: &AgentCaller,
        email: &str,
        password: &SecretString,
    ) -> Result<(Secret, Secret), Failure<AgentSignInRefusal>> {
        let outcome = self.agent_sign_in_by_password(caller, email, password).await;
        instruments::SIGN_INS.increment(&["agent", instruments::result_of(&outcome)]);
        outcome
    }

    async fn agent_sign_in_by_password(
        self,
        caller: &AgentCaller,
        email: &str,
        password: &SecretString,
    ) -> Result<(Secret, Secret), Failure<AgentSignInRefusal>> {
        let key = read_form(email, password)?.key();
        let found = read!(self.accounts.store(), agent_logins::by_email(&key)).await?;
        // Also queried for unknown addresses, so that response times do not differ.
        let login = found.as_ref().map(|row| row.id).unwrap_or_default();
        let works = !self.memberships(login).await?.is_empty();
        let person = found.as_ref().map_or_else(|| key.clone(), |row| Backoff::login(row.id));
        let counters = self.agent_counters(caller, login, &person).await?;
        let hash = found.as_ref().filter(|_| works).and_then(|row| row.password_hash.as_deref());
        let right = self
            .accounts
            .verify_password_throttled(&counters, password.expose_secret(), hash)
            .await?;
        let Some(row) = found.as_ref().filter(|_| right) else {
            tracing::warn!(login = login.get(), ip = %caller.ip, "agent.sign_in.failed");
            return Err(AgentSignInRefusal::NoMatch.into());
        };
        let old = row.password_hash.as_deref().unwrap_or_default();
        let hash = self.accounts.renew_hash(PasswordOwner::Login(row.id), old, password).await?;
        let (login, now) = (row.id, self.accounts.now());
        let (session, secret) = new_session(caller, login, SessionStage::Password, now);
        let replaced = caller.session.as_deref().and_then(hash_of);
        let device = Secret::of_cookie_or_new(caller.device.as_deref());
        let device_hash = device.hash();
        let begun = transaction!(self.accounts.store(), async |tx| {
            // A password that was changed during verification has ended all sessions: this one must not follow.
            if !query!(tx, agent_logins::has_password_hash(login, &hash)).await? {
                return Ok(false);
            }
            throttle::succeed(tx, &counters, now).await?;
            query!(tx, agent_sessions::remember_device(login, &device_hash, now)).await?;
            if let Some(replaced) = &replaced {
                query!(tx, agent_sessions::end(replaced)).await?;
            }
            query!(tx, agent_sessions::insert(&session)).await?;
            end_oldest(tx, login).await?;
            Ok(true)
        })
        .await?;
        if !begun {
            return Err(AgentSignInRefusal::NoMatch.into());
        }
        Ok((secret, device))
    }

    /// Returns the throttles of an agent's sign-in. On a device of the agent's own other clients' failures do not
    /// count, so that they cannot lock the agent out.
    async fn agent_counters(
        self,
        caller: &AgentCaller,
        login: LoginId,
        person: &str,
    ) -> Result<AttemptCounters, StoreError> {
        let device = caller.device.as_deref().and_then(hash_of);
        let known = match &device {
            Some(device) => {
                read!(self.accounts.store(), agent_sessions::is_known_device(login, device)).await?
            }
            None => false,
        };
        let counters = match device.filter(|_| known) {
            Some(device) => AttemptCounters::on_known_device(Backoff::agent_device(login, &device)),
            None => AttemptCounters::on_unknown_device(
                Backoff::agent(person),
                Network::of_agents("sign-in", caller.ip),
            ),
        };
        Ok(AttemptCounters {
            successes: Some(Quota::correct_passwords_of_agent(login)),
            ..counters
        })
    }

    /// Ends the session of a cookie, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the session is then still valid.
    #[tracing::instrument(skip_all)]
    pub async fn sign_out(self, token: &str) -> Result<(), StoreError> {
        match hash_of(token) {
            Some(hash) => write!(self.accounts.store(), agent_sessions::end(&hash)).await,
            None => Ok(()),
        }
    }
}

/// Ends the least recently used sessions beyond the maximum.
async fn end_oldest(tx: &mut Tx, login: LoginId) -> Result<(), StoreError> {
    let beyond = query!(tx, agent_sessions::all_but_latest(login, MAX_SESSIONS)).await?;
    if !beyond.is_empty() {
        query!(tx, agent_sessions::delete_all(&beyond)).await?;
    }
    Ok(())
}

fn read_form(
    email: &str,
    password: &SecretString,
) -> Result<EmailAddress, Failure<AgentSignInRefusal>> {
    let mut problems = Vec::new();
    let parsed = email.parse();
    if email.trim().is_empty() {
        problems.push(AgentSignInRefusal::EmailMissing);
    } else if parsed.is_err() {
        problems.push(AgentSignInRefusal::EmailInvalid);
    }
    if password.expose_secret().is_empty() {
        problems.push(AgentSignInRefusal::PasswordMissing);
    }
    match parsed {
        Ok(email) if problems.is_empty() => Ok(email),
        _ => Err(Failure::Refused(problems)),
    }
}
