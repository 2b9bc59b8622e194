//! The second factor of agents: codes of an authenticator (RFC 6238), or a recovery code once each.

use super::{
    AgentCaller,
    session::{Live, Progress},
    totp::{self, Typed},
};
use crate::{
    Accounts, Secret,
    store::{
        rows::{Advance, NewAgentSession, NewAudit, SecondFactor},
        write,
    },
    throttle::{Backoff, Network, Tries},
};
use model::{AuditAction, Enrolment, Failure, Timestamp, refusals::SecondFactorRefusal};

impl Accounts {
    /// What an authenticator needs to be set up. The same for as long as the session lasts.
    ///
    /// # Errors
    /// `SignedOut`, `AlreadyEnrolled`, or `NoKey`: nothing can be kept secret.
    pub async fn enrolment(&self, token: &str) -> Result<Enrolment, Failure<SecondFactorRefusal>> {
        let live = self.without_second_factor(token).await?;
        let (session, login) = (live.session.id, live.login.id);
        let sealed = match live.session.pending_totp {
            Some(sealed) => sealed,
            None => {
                let fresh =
                    self.seal_totp(login, &totp::secret()).ok_or(SecondFactorRefusal::NoKey)?;
                write!(self.store(), agent_sessions::pending(session, &fresh))
                    .await?
                    .ok_or(SecondFactorRefusal::SignedOut)?
            }
        };
        let secret = self.open_totp(login, &sealed)?;
        totp::enrolment(&secret, &live.login.email).ok_or(Failure::Unavailable)
    }

    /// Sets the second factor, once a code shows that the authenticator has it. The session goes on under a new secret, and
    /// has [recovery codes](Self::recovery_codes) to show.
    ///
    /// # Errors
    /// What is wrong with the code, or as for [`enrolment`](Self::enrolment).
    pub async fn confirm_enrolment(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let live = self.without_second_factor(token).await?;
        let login = live.login.id;
        let sealed = live.session.pending_totp.as_deref().ok_or(SecondFactorRefusal::CodeWrong)?;
        let secret = self.open_totp(login, sealed)?;
        let now = self.now();
        let Typed::Code(code) = totp::read(code).ok_or(SecondFactorRefusal::CodeMissing)? else {
            return Err(SecondFactorRefusal::CodeWrong.into());
        };
        let step = totp::step(&secret, &code, now).ok_or(SecondFactorRefusal::CodeWrong)?;

        let codes = totp::recovery_codes();
        let hashes: Vec<Vec<u8>> =
            codes.iter().map(|code| totp::recovery_hash(login, code)).collect();
        // Not as the session has it: its key may be on its way out.
        let sealed = &self.seal_totp(login, &secret).ok_or(SecondFactorRefusal::NoKey)?;
        let (acts, progress) = proved(&live, caller, Some(AuditAction::SecondFactorSet), now);
        let (session, cookie) = live.onward(caller, progress, now);
        let session =
            NewAgentSession { recovery_codes: self.seal_recovery_codes(login, &codes), ..session };
        let advance = Advance { from: live.session.id, to: &session, acts: &acts };
        let enrolled =
            write!(self.store(), agent_sessions::enrol(&advance, sealed, step, &hashes, now))
                .await?;
        if enrolled { Ok(cookie) } else { Err(SecondFactorRefusal::SignedOut.into()) }
    }

    /// Takes the second step, by a code of the authenticator or a recovery code. No code counts twice. The session goes on
    /// under a new secret.
    ///
    /// # Errors
    /// What is wrong with the code, `SignedOut`, `NoKey`, or a wait when there were too many tries.
    pub async fn second_factor(
        &self,
        caller: &AgentCaller,
        token: &str,
        code: &str,
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let live = self.half_signed_in(token).await?;
        self.advance_by_code(caller, &live, code, |used, now| proved(&live, caller, used, now))
            .await
    }

    /// Takes a code of the person of a session. `goes_on` tells what is written down and where the session goes on, from
    /// what the code was besides a code.
    pub(super) async fn advance_by_code(
        &self,
        caller: &AgentCaller,
        live: &Live,
        code: &str,
        goes_on: impl FnOnce(Option<AuditAction>, Timestamp) -> (Vec<NewAudit>, Progress),
    ) -> Result<Secret, Failure<SecondFactorRefusal>> {
        let login = live.login.id;
        let sealed = live.login.totp_secret.as_deref().ok_or(SecondFactorRefusal::SignedOut)?;
        let typed = totp::read(code).ok_or(SecondFactorRefusal::CodeMissing)?;
        let tries = Tries::on_unknown_device(
            Backoff::agent_code(login),
            Network::of_agents("code", caller.ip),
        );
        let now = self.now();
        self.begin_try(&tries).await?;

        let used = matches!(typed, Typed::Recovery(_)).then_some(AuditAction::RecoveryCodeUsed);
        let (acts, progress) = goes_on(used, now);
        let (session, cookie) = live.onward(caller, progress, now);
        let factor = SecondFactor {
            advance: &Advance { from: live.session.id, to: &session, acts: &acts },
            tries: &tries,
        };
        if self.passes(&factor, &typed, sealed, now).await? {
            Ok(cookie)
        } else {
            write!(self.store(), throttles::fail(&tries, now)).await?;
            tracing::warn!(login, ip = %caller.ip, "an agent's second factor was wrong");
            Err(SecondFactorRefusal::CodeWrong.into())
        }
    }

    async fn passes(
        &self,
        factor: &SecondFactor<'_>,
        typed: &Typed,
        sealed: &[u8],
        now: Timestamp,
    ) -> Result<bool, Failure<SecondFactorRefusal>> {
        let login = factor.advance.to.login_id;
        let store = self.store();
        Ok(match typed {
            Typed::Recovery(code) => {
                let hash = totp::recovery_hash(login, code);
                write!(store, agent_sessions::pass_recovery(factor, &hash, now)).await?
            }
            Typed::Code(code) => match totp::step(&self.open_totp(login, sealed)?, code, now) {
                Some(step) => write!(store, agent_sessions::pass_code(factor, step, now)).await?,
                None => false,
            },
        })
    }

    async fn half_signed_in(&self, token: &str) -> Result<Live, Failure<SecondFactorRefusal>> {
        self.agent_session(token)
            .await?
            .filter(|live| live.progress == Progress::Password)
            .ok_or_else(|| SecondFactorRefusal::SignedOut.into())
    }

    async fn without_second_factor(
        &self,
        token: &str,
    ) -> Result<Live, Failure<SecondFactorRefusal>> {
        let live = self.half_signed_in(token).await?;
        if live.login.totp_secret.is_some() {
            return Err(SecondFactorRefusal::AlreadyEnrolled.into());
        }
        Ok(live)
    }

    /// The secret of a person's second factor as the database keeps it; nothing without a key.
    pub(crate) fn seal_totp(&self, login: i64, secret: &[u8]) -> Option<Vec<u8>> {
        self.0.sso.keys().seal(&purpose(login), secret)
    }

    fn open_totp(
        &self,
        login: i64,
        sealed: &[u8],
    ) -> Result<Vec<u8>, Failure<SecondFactorRefusal>> {
        self.0.sso.keys().open(&purpose(login), sealed).ok_or_else(|| {
            tracing::error!(login, "no key of secret_keys opens the second factor");
            SecondFactorRefusal::NoKey.into()
        })
    }
}

/// What a secret is sealed for, so that it cannot become another person's.
pub(crate) fn purpose(login: i64) -> String {
    format!("agent-totp|{login}")
}

/// Where the session goes on once the second factor is proved, and what is written down: for every operator what
/// happened to the sign-in, for the one that opens that it does.
fn proved(
    live: &Live,
    caller: &AgentCaller,
    happened: Option<AuditAction>,
    now: Timestamp,
) -> (Vec<NewAudit>, Progress) {
    let progress = Progress::proved(&live.works);
    let for_all = for_every_operator(live, caller, happened, now);
    let acts = for_all.chain(live.opening(caller, progress, now)).collect();
    (acts, progress)
}

/// What is written down for every operator that the person works for.
pub(super) fn for_every_operator<'a>(
    live: &'a Live,
    caller: &'a AgentCaller,
    happened: Option<AuditAction>,
    now: Timestamp,
) -> impl Iterator<Item = NewAudit> + 'a {
    happened.into_iter().flat_map(move |action| {
        live.works.iter().map(move |works| works.act(action, caller, &live.login.email, now))
    })
}
