//! Sensitive actions require a recent code (security rule R6).

use super::AccessError;
use chrono::TimeDelta;
use model::{Agent, Timestamp};

/// How long a code covers sensitive actions.
const CODE_COVERS: TimeDelta = TimeDelta::minutes(10);

/// Returns whether a code entered at that time still covers sensitive actions. One from the future does not: the clock
/// was set back.
pub(super) fn is_recent(authenticated_at: Timestamp, now: Timestamp) -> bool {
    (TimeDelta::zero()..CODE_COVERS).contains(&(now - authenticated_at))
}

/// Checks that the agent's last code is recent. Every sensitive use case calls this after the permission check,
/// although the server has already asked for the code.
///
/// # Errors
/// [`AccessError::Forbidden`] when it is not.
pub(crate) fn require_recent_code(agent: &Agent) -> Result<(), AccessError> {
    if agent.has_recent_code {
        Ok(())
    } else {
        let (agent, operator) = (agent.id, agent.operator);
        tracing::warn!(
            agent = agent.get(),
            operator = operator.get(),
            reason = "old code",
            "access.refused"
        );
        Err(AccessError::Forbidden)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn a_code_covers_ten_minutes_to_the_second() {
        let shown = DateTime::UNIX_EPOCH.naive_utc();
        for (seconds, recent) in
            [(0, true), (599, true), (600, false), (86_400, false), (-1, false)]
        {
            let now = shown + TimeDelta::seconds(seconds);
            assert_eq!(is_recent(shown, now), recent, "{seconds} s later");
        }
    }
}
