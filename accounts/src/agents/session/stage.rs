//! Stages of an agent's session, and when it expires.

use chrono::TimeDelta;
use model::{AgentId, Timestamp};

const IDLE_TIMEOUT: TimeDelta = TimeDelta::minutes(30);

/// What a session has been authenticated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionStage {
    Password,
    /// The second factor is verified; no operator is chosen yet.
    Operator,
    /// The operator of the agent with that id is open.
    Open(AgentId),
}

impl SessionStage {
    /// Returns the stored name of the stage.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Operator => "operator",
            Self::Open(_) => "open",
        }
    }

    /// Returns the stage stored under that name, with that agent. None for unknown names.
    pub fn stored(text: &str, agent: Option<AgentId>) -> Option<Self> {
        match (text, agent) {
            ("password", _) => Some(Self::Password),
            ("operator", _) => Some(Self::Operator),
            ("open", Some(agent)) => Some(Self::Open(agent)),
            _ => None,
        }
    }

    /// Returns the stage after the second factor. `agents` are the ids of the person's agents: with a single one its
    /// operator opens at once.
    pub fn after_second_factor(mut agents: impl Iterator<Item = AgentId>) -> Self {
        match (agents.next(), agents.next()) {
            (Some(only), None) => Self::Open(only),
            _ => Self::Operator,
        }
    }

    /// Returns the id of the agent whose operator is open.
    pub const fn agent(self) -> Option<AgentId> {
        match self {
            Self::Open(agent) => Some(agent),
            Self::Password | Self::Operator => None,
        }
    }

    /// Returns whether the second factor was verified.
    pub fn is_proved(self) -> bool {
        self != Self::Password
    }
}

// Read as text: the agent of an open session is in another column, and a stage of a later release is no session.
model::stored_as_text!(SessionStage, as_str);

/// Returns whether a session has expired.
pub(super) fn is_over(expires_at: Timestamp, last_seen_at: Timestamp, now: Timestamp) -> bool {
    now >= expires_at || now >= last_seen_at + IDLE_TIMEOUT
}

#[cfg(test)]
mod tests {
    use super::*;
    use SessionStage::{Operator, Password};

    fn open(agent: i64) -> SessionStage {
        SessionStage::Open(AgentId::new(agent))
    }

    #[test]
    fn an_open_session_requires_its_agent_and_unknown_stages_are_ignored() {
        for (text, agent, expected) in [
            ("password", None, Some(Password)),
            ("password", Some(7), Some(Password)),
            ("operator", None, Some(Operator)),
            ("open", Some(7), Some(open(7))),
            ("open", None, None),
            ("", Some(7), None),
            ("Open", Some(7), None),
        ] {
            assert_eq!(
                SessionStage::stored(text, agent.map(AgentId::new)),
                expected,
                "{text} {agent:?}"
            );
        }
        for stage in [Password, Operator, open(7)] {
            assert_eq!(SessionStage::stored(stage.as_str(), stage.agent()), Some(stage));
        }
    }

    #[test]
    fn only_agents_of_several_operators_choose_one() {
        for (agents, expected) in
            [(&[7][..], open(7)), (&[7, 8], Operator), (&[7, 8, 9], Operator), (&[], Operator)]
        {
            let stage = SessionStage::after_second_factor(agents.iter().copied().map(AgentId::new));
            assert_eq!(stage, expected, "{agents:?}");
        }
    }

    #[test]
    fn a_session_ends_after_half_an_hour_without_use_and_at_its_end_in_any_case() {
        let at = |minutes| chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes);
        for (expires, seen, now, expected) in [
            (480, 0, 0, false),
            (480, 0, 29, false),
            (480, 0, 30, true),
            (480, 100, 129, false),
            (480, 100, 130, true),
            (480, 479, 479, false),
            (480, 479, 480, true),
        ] {
            assert_eq!(is_over(at(expires), at(seen), at(now)), expected, "{seen} {now}");
        }
    }
}
