//! Agents' sessions: idle for 30 minutes at most, and over after 8 hours. Roles are read anew at every request.

use super::{AgentCaller, reauthentication::is_recent};
use crate::{
    Accounts, Secret, StoreError,
    store::{
        read,
        rows::{Advance, AgentSessionRow, LoginRow, MembershipRow, NewAgentSession, NewAudit},
        write,
    },
    token::hash_of,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditAction, Failure, Membership, Role, Stage, Timestamp, refusals::SessionRefusal,
};

const IDLE: TimeDelta = TimeDelta::minutes(30);
const LASTS: TimeDelta = TimeDelta::hours(8);
/// Use is written down this often at most, so that looking at pages costs no write each.
const TOUCH_EVERY: TimeDelta = TimeDelta::seconds(60);

/// What a session has proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    Password,
    /// The second factor as well; no operator is chosen.
    Operator,
    Open(i64),
}

impl Progress {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Operator => "operator",
            Self::Open(_) => "open",
        }
    }

    fn of(row: &AgentSessionRow) -> Option<Self> {
        match (row.stage.as_str(), row.agent_id) {
            ("password", _) => Some(Self::Password),
            ("operator", _) => Some(Self::Operator),
            ("open", Some(agent)) => Some(Self::Open(agent)),
            _ => None,
        }
    }

    /// After the second factor: there is nothing to choose for who works for one operator.
    pub(super) fn proved(works: &[Works]) -> Self {
        match works {
            [only] => Self::Open(only.row.agent),
            _ => Self::Operator,
        }
    }
}

/// A session that lasts.
pub(super) struct Live {
    pub session: AgentSessionRow,
    pub login: LoginRow,
    pub progress: Progress,
    /// What the person is for whom, now. Never empty.
    pub works: Vec<Works>,
}

/// What a person is for one operator.
pub(super) struct Works {
    pub row: MembershipRow,
    role: Role,
}

impl Works {
    /// Something the person did that this operator is to know.
    pub fn act(
        &self,
        action: AuditAction,
        caller: &AgentCaller,
        email: &str,
        at: Timestamp,
    ) -> NewAudit {
        NewAudit {
            operator_id: self.row.operator,
            agent_id: self.row.agent,
            action: action.code(),
            subject: format!("{} <{email}>", self.row.name),
            customer_id: None,
            was: None,
            became: None,
            ip: caller.ip.to_string(),
            at,
        }
    }
}

impl Live {
    /// Returns the session as it goes on after a code was shown, with the secret for its cookie. It does not last any
    /// longer for it.
    pub fn onward(
        &self,
        caller: &AgentCaller,
        progress: Progress,
        now: Timestamp,
    ) -> (NewAgentSession, Secret) {
        let (session, secret) = new_session(caller, self.login.id, progress, now);
        let session = NewAgentSession {
            created_at: self.session.created_at,
            expires_at: self.session.expires_at,
            ..session
        };
        (session, secret)
    }

    /// What is written down when an operator is opened.
    pub fn opening(
        &self,
        caller: &AgentCaller,
        progress: Progress,
        now: Timestamp,
    ) -> Option<NewAudit> {
        let works = self.works.iter();
        works
            .filter(|works| progress == Progress::Open(works.row.agent))
            .map(|works| works.act(AuditAction::SignedIn, caller, &self.login.email, now))
            .next()
    }

    fn stage(self, now: Timestamp) -> Option<Stage> {
        match self.progress {
            Progress::Password => Some(Stage::SecondFactor {
                email: self.login.email,
                enrolled: self.login.totp_secret.is_some(),
            }),
            Progress::Operator => Some(Stage::ChooseOperator(self.memberships())),
            Progress::Open(agent) => self.agent(agent, now).map(Stage::Open),
        }
    }

    fn memberships(self) -> Vec<Membership> {
        let works = self.works.into_iter();
        let memberships = works.map(|Works { row, role }| Membership {
            agent: row.agent,
            operator_name: row.operator_name,
            role,
        });
        memberships.collect()
    }

    fn agent(self, agent: i64, now: Timestamp) -> Option<Agent> {
        let has_recent_code = is_recent(self.session.authenticated_at, now);
        let has_others = self.works.len() > 1;
        let mut works = self.works.into_iter();
        let Works { row, role } = works.find(|works| works.row.agent == agent)?;
        Some(Agent {
            id: row.agent,
            login: self.login.id,
            session: self.session.id,
            operator: row.operator,
            operator_name: row.operator_name,
            name: row.name,
            email: self.login.email,
            role,
            locale: row.locale.parse().unwrap_or_default(),
            has_others,
            has_recent_code,
        })
    }
}

impl Accounts {
    /// How far the session of that cookie has come, while it lasts. Anything else is nobody, and so is who was disabled.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn agent_stage(&self, token: &str) -> Result<Option<Stage>, StoreError> {
        let Some(live) = self.agent_session(token).await? else {
            return Ok(None);
        };
        let now = self.now();
        let (session, seen) = (live.session.id, live.session.last_seen_at);
        let agent = live.session.agent_id;
        let stage = live.stage(now);
        if stage.is_some() && now - seen >= TOUCH_EVERY {
            write!(self.store(), agent_sessions::touch(session, agent, now)).await?;
        }
        Ok(stage)
    }

    /// Whom the person of a session may work for, once the second factor was shown.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn agent_memberships(&self, token: &str) -> Result<Vec<Membership>, StoreError> {
        let live = self.agent_session(token).await?;
        let live = live.filter(|live| live.progress != Progress::Password);
        Ok(live.map(Live::memberships).unwrap_or_default())
    }

    /// Opens one of the operators that the person works for; also from an open session, to change to another one. The
    /// session goes on under a new secret.
    ///
    /// # Errors
    /// `SignedOut` when the session is over, or the agent is none of theirs.
    pub async fn choose_operator(
        &self,
        caller: &AgentCaller,
        token: &str,
        agent: i64,
    ) -> Result<Secret, Failure<SessionRefusal>> {
        let now = self.now();
        let live = self
            .agent_session(token)
            .await?
            .filter(|live| live.progress != Progress::Password)
            .ok_or(SessionRefusal::SignedOut)?;
        let progress = Progress::Open(agent);
        let opening = live.opening(caller, progress, now).ok_or(SessionRefusal::SignedOut)?;
        let (session, secret) = live.onward(caller, progress, now);
        // No code was shown for it.
        let session =
            NewAgentSession { authenticated_at: live.session.authenticated_at, ..session };
        let advance = Advance { from: live.session.id, to: &session, acts: &[opening] };
        if write!(self.store(), agent_sessions::advance(&advance, now)).await? {
            Ok(secret)
        } else {
            Err(SessionRefusal::SignedOut.into())
        }
    }

    /// The session of that cookie, while it lasts and its person works for anybody.
    pub(super) async fn agent_session(&self, token: &str) -> Result<Option<Live>, StoreError> {
        let Some(hash) = hash_of(token) else {
            return Ok(None);
        };
        let found = read!(self.store(), agent_sessions::by_hash(&hash)).await?;
        let now = self.now();
        let Some((session, login)) = found.filter(|(session, _)| !is_over(session, now)) else {
            return Ok(None);
        };
        let Some(progress) = Progress::of(&session) else {
            return Ok(None);
        };
        let works = self.memberships(login.id).await?;
        Ok((!works.is_empty()).then_some(Live { session, login, progress, works }))
    }

    /// What a person is for whom, where they are not disabled.
    pub(super) async fn memberships(&self, login: i64) -> Result<Vec<Works>, StoreError> {
        let rows = read!(self.store(), agents::memberships(login)).await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let role = Role::from_name(&row.role)?;
                Some(Works { row, role })
            })
            .collect())
    }
}

/// A session to be kept, and the secret for its cookie.
pub(super) fn new_session(
    caller: &AgentCaller,
    login: i64,
    progress: Progress,
    now: Timestamp,
) -> (NewAgentSession, Secret) {
    let secret = Secret::random();
    let session = NewAgentSession {
        login_id: login,
        agent_id: match progress {
            Progress::Open(agent) => Some(agent),
            Progress::Password | Progress::Operator => None,
        },
        hash: secret.hash(),
        stage: progress.as_str(),
        user_agent: caller.user_agent.chars().filter(|c| !c.is_control()).take(200).collect(),
        created_at: now,
        last_seen_at: now,
        authenticated_at: now,
        expires_at: now + LASTS,
        recovery_codes: None,
    };
    (session, secret)
}

fn is_over(session: &AgentSessionRow, now: Timestamp) -> bool {
    now >= session.expires_at || now >= session.last_seen_at + IDLE
}
