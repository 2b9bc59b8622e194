//! The second step of signing in, and the code before a sensitive action. No code is accepted twice.

use crate::{
    Secret,
    agents::{
        AgentCaller,
        session::{ActiveSession, Rotation, SessionStage, rotate},
        totp::{self, Typed},
    },
    groups::Agents,
    store::{StoreError, Tx, query, rows::NewAudit, transaction},
    throttle::{self, AttemptCounters, Backoff, Network},
};
use model::{AuditAction, Failure, LoginId, Timestamp, refusals::SecondFactorRefusal};

/// A factor to be accepted if it has not been used before.
enum Factor {
    /// A TOTP code, by its time step.
    Step(i64),
    /// A recovery code, by its hash.
    Recovery(Vec<u8>),
}

impl Agents<'_> {
    /// Verifies the second factor: a TOTP code or a recovery code. No code is accepted twice. The session token is
    /// rotated. Returns the new token.
    ///
    /// # Errors
    /// What is wrong with the code, `SignedOut` when the session has ended, `NoKey` without an encryption key, or the
    /// wait after too many attempts.
    #[tracing::instrument(skip_all)]
    pub async fn second_factor(
        self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let active = self.awaiting_second_factor(token).await?;
        self.rotate_by_code(caller, &active, code, |used, now| proved(&active, caller, used, now))
            .await
    }

    /// Verifies a code and rotates the session token. `goes_on` returns the audit records and the next stage, given
    /// what the audit says about the code.
    pub(in crate::agents) async fn rotate_by_code(
        self,
        caller: &AgentCaller,
        active: &ActiveSession,
        code: &str,
        goes_on: impl FnOnce(Option<AuditAction>, Timestamp) -> (Vec<NewAudit>, SessionStage),
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let login = active.login.id;
        let sealed = active.login.totp_secret.as_deref().ok_or(SecondFactorRefusal::SignedOut)?;
        let typed = totp::read(code).ok_or(SecondFactorRefusal::CodeMissing)?;
        let counters = AttemptCounters::on_unknown_device(
            Backoff::agent_code(login),
            Network::of_agents("code", caller.ip),
        );
        let now = self.accounts.now();
        self.accounts.begin_attempt(&counters).await?;

        let (records, stage) = goes_on(audit_action(&typed), now);
        let (to, cookie) = active.rotated(caller, stage, now);
        let rotation = Rotation { from: active.row.id, to, records };
        let passed = match self.factor(login, &typed, sealed, now)? {
            Some(factor) => self.passes(&rotation, &counters, &factor, now).await?,
            None => false,
        };
        if passed {
            Ok(cookie)
        } else {
            self.accounts.record_failed_attempt(&counters).await?;
            tracing::warn!(login = login.get(), ip = %caller.ip, "agent.second_factor.failed");
            Err(SecondFactorRefusal::CodeWrong.into())
        }
    }

    /// Returns the factor of a typed code. None if it is not a valid TOTP code now.
    fn factor(
        self,
        login: LoginId,
        typed: &Typed,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<Option<Factor>, Failure<SecondFactorRefusal>> {
        Ok(match typed {
            Typed::Recovery(code) => Some(Factor::Recovery(totp::recovery_hash(login, code))),
            Typed::Code(code) => {
                totp::step(&self.open_totp(login, sealed)?, code, now).map(Factor::Step)
            }
        })
    }

    /// Uses the factor up and rotates the session. Returns false, with nothing changed, when it was already used or the
    /// session has ended.
    async fn passes(
        self,
        rotation: &Rotation,
        counters: &AttemptCounters,
        factor: &Factor,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        transaction!(self.accounts.store(), async |tx| {
            if !query!(tx, agent_sessions::exists(rotation.from)).await?
                || !use_up(tx, rotation.to.login_id, factor).await?
            {
                return Ok(false);
            }
            throttle::succeed(tx, counters, now).await?;
            rotate(tx, rotation, now).await
        })
        .await
    }
}

/// Uses a factor up. Returns whether it was unused.
async fn use_up(tx: &mut Tx, login: LoginId, factor: &Factor) -> Result<bool, StoreError> {
    Ok(match factor {
        Factor::Step(step) => query!(tx, agent_logins::use_step(login, *step)).await?,
        Factor::Recovery(hash) => query!(tx, agent_logins::use_recovery_code(login, hash)).await?,
    })
}

/// Returns the audit action that every operator sees for a code, such as the use of a recovery code.
fn audit_action(typed: &Typed) -> Option<AuditAction> {
    matches!(typed, Typed::Recovery(_)).then_some(AuditAction::RecoveryCodeUsed)
}

/// Returns the audit records after the second factor, and the next stage: every operator sees the sign-in, the one that
/// opens also sees that it was opened.
pub(super) fn proved(
    active: &ActiveSession,
    caller: &AgentCaller,
    happened: Option<AuditAction>,
    now: Timestamp,
) -> (Vec<NewAudit>, SessionStage) {
    let agents = active.memberships.iter().map(|membership| membership.agent);
    let stage = SessionStage::after_second_factor(agents);
    let mut records = active.for_every_operator(caller, happened, now);
    records.extend(active.opening(caller, stage, now));
    (records, stage)
}
