//! Setting up the second factor, confirmed by the authenticator's first code.

use super::verification::proved;
use crate::{
    Secret,
    agents::{
        AgentCaller,
        session::{ActiveSession, Rotation, rotate},
        totp::{self, Typed},
    },
    groups::Agents,
    store::{StoreError, Tx, query, rows::NewAgentSession, transaction},
};
use model::{AuditAction, Enrolment, Failure, LoginId, Timestamp, refusals::SecondFactorRefusal};

/// A second factor that a code has confirmed.
struct ConfirmedSecret<'a> {
    sealed: &'a [u8],
    /// The time step of that code, which is used up by confirming.
    step: i64,
    /// The hashes of the recovery codes.
    recovery: &'a [Vec<u8>],
}

impl Agents<'_> {
    /// Returns the TOTP secret for the authenticator. The same for the lifetime of the session.
    ///
    /// # Errors
    /// `SignedOut` when the session has ended, `AlreadyEnrolled`, or `NoKey` without an encryption key.
    #[tracing::instrument(skip_all)]
    pub async fn enrolment(self, token: &str) -> Result<Enrolment, Failure<SecondFactorRefusal>> {
        let active = self.without_second_factor(token).await?;
        let (session, login) = (active.row.id, active.login.id);
        let sealed = match active.row.pending_totp {
            Some(sealed) => sealed,
            None => {
                let fresh =
                    self.seal_totp(login, &totp::secret()).ok_or(SecondFactorRefusal::NoKey)?;
                let kept = transaction!(self.accounts.store(), async |tx| {
                    query!(tx, agent_sessions::keep_pending_totp(session, &fresh)).await?;
                    // Another tab may have started the enrolment.
                    Ok(query!(tx, agent_sessions::pending_totp(session)).await?)
                })
                .await?;
                kept.ok_or(SecondFactorRefusal::SignedOut)?
            }
        };
        let secret = self.open_totp(login, &sealed)?;
        totp::enrolment(&secret, &active.login.email).ok_or(Failure::Unavailable)
    }

    /// Enables the second factor once a code confirms that the authenticator has the secret. The session token is
    /// rotated, and the session has [recovery codes](Self::recovery_codes) to show. Returns the new token.
    ///
    /// # Errors
    /// What is wrong with the code, or as for [`enrolment`](Self::enrolment).
    #[tracing::instrument(skip_all)]
    pub async fn confirm_enrolment(
        self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let active = self.without_second_factor(token).await?;
        let login = active.login.id;
        let sealed = active.row.pending_totp.as_deref().ok_or(SecondFactorRefusal::CodeWrong)?;
        let secret = self.open_totp(login, sealed)?;
        let now = self.accounts.now();
        let step = first_step(&secret, code, now)?;
        let codes = totp::recovery_codes();
        let hashes: Vec<Vec<u8>> =
            codes.iter().map(|code| totp::recovery_hash(login, code)).collect();
        // Encrypted anew: the key of the session's copy may be about to be removed.
        let sealed = self.seal_totp(login, &secret).ok_or(SecondFactorRefusal::NoKey)?;
        let (records, stage) = proved(&active, caller, Some(AuditAction::SecondFactorSet), now);
        let (session, cookie) = active.rotated(caller, stage, now);
        let to =
            NewAgentSession { recovery_codes: self.seal_recovery_codes(login, &codes), ..session };
        let rotation = Rotation { from: active.row.id, to, records };
        let confirmed = ConfirmedSecret { sealed: &sealed, step, recovery: &hashes };
        let is_enrolled = transaction!(self.accounts.store(), async |tx| {
            enrol(tx, login, &confirmed, &rotation, now).await
        })
        .await?;
        if is_enrolled { Ok(cookie) } else { Err(SecondFactorRefusal::SignedOut.into()) }
    }

    async fn without_second_factor(
        self,
        token: &str,
    ) -> Result<ActiveSession, Failure<SecondFactorRefusal>> {
        let active = self.awaiting_second_factor(token).await?;
        if active.login.totp_secret.is_some() {
            return Err(SecondFactorRefusal::AlreadyEnrolled.into());
        }
        Ok(active)
    }
}

/// Returns the time step of the code that confirms a secret. Recovery codes do not.
fn first_step(secret: &[u8], code: &str, now: Timestamp) -> Result<i64, SecondFactorRefusal> {
    let Typed::Code(code) = totp::read(code).ok_or(SecondFactorRefusal::CodeMissing)? else {
        return Err(SecondFactorRefusal::CodeWrong);
    };
    totp::step(secret, &code, now).ok_or(SecondFactorRefusal::CodeWrong)
}

/// Stores the second factor and its recovery codes. Returns false, with nothing changed, when there already is one or
/// the session has ended.
async fn enrol(
    tx: &mut Tx,
    login: LoginId,
    confirmed: &ConfirmedSecret<'_>,
    rotation: &Rotation,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let &ConfirmedSecret { sealed, step, recovery } = confirmed;
    if !query!(tx, agent_sessions::exists(rotation.from)).await?
        || !query!(tx, agent_logins::set_second_factor(login, sealed, step)).await?
    {
        return Ok(false);
    }
    query!(tx, agent_logins::forget_recovery_codes(login)).await?;
    for hash in recovery {
        query!(tx, agent_logins::add_recovery_code(login, hash)).await?;
    }
    rotate(tx, rotation, now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn a_secret_is_confirmed_by_a_code_of_its_own() {
        use SecondFactorRefusal::{CodeMissing, CodeWrong};
        let now = chrono::DateTime::from_timestamp(1_234_567_890, 0).unwrap().naive_utc();
        // RFC 6238, appendix B.
        let step = 1_234_567_890 / 30;
        for (code, expected) in [
            ("005924", Ok(step)),
            (" 005 924 ", Ok(step)),
            ("", Err(CodeMissing)),
            (" - ", Err(CodeMissing)),
            ("005925", Err(CodeWrong)),
            ("GEZD-GNBV-GY3T-QOJQ", Err(CodeWrong)),
        ] {
            assert_eq!(first_step(SECRET, code, now), expected, "{code}");
        }
    }
}
