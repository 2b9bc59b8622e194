//! Purposes of links mailed to agents, and when they are still needed.

use crate::{
    store::rows::{AgentRow, LinkTarget},
    token::Purpose,
};
use model::AgentId;

/// Returns the target that a queued mail stores for its link.
pub(super) fn target(purpose: Purpose, agent: AgentId) -> LinkTarget {
    LinkTarget { agent: Some(agent), ..LinkTarget::of(purpose) }
}

/// Returns whether a link of that purpose is still needed: an invitation until it is accepted, a password reset after
/// that, and neither once the agent is disabled.
pub(crate) fn is_due(agent: &AgentRow, purpose: Purpose) -> bool {
    let is_invitation = purpose == Purpose::Invite;
    !agent.disabled && agent.login_id.is_none() == is_invitation
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{LoginId, OperatorId, Role};

    #[test]
    fn invitations_are_for_pending_agents_and_password_resets_for_accepted_ones() {
        for (login_id, disabled, purpose, expected) in [
            (None, false, Purpose::Invite, true),
            (None, false, Purpose::AgentReset, false),
            (Some(1), false, Purpose::Invite, false),
            (Some(1), false, Purpose::AgentReset, true),
            (None, true, Purpose::Invite, false),
            (Some(1), true, Purpose::AgentReset, false),
        ] {
            let agent = AgentRow {
                id: AgentId::new(7),
                operator_id: OperatorId::new(1),
                name: "Laura Ibarra".into(),
                email: "laura@norte.test".into(),
                email_key: "laura@norte.test".into(),
                role: Role::Agent,
                login_id: login_id.map(LoginId::new),
                disabled,
                last_seen_at: None,
            };
            let case = format!("{login_id:?} {disabled} {purpose:?}");
            assert_eq!(is_due(&agent, purpose), expected, "{case}");
        }
    }
}
