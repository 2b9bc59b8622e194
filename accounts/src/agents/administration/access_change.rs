//! Whether an agent's role may change, or the agent may be disabled: an operator must keep one active admin.

use crate::store::rows::AgentRow;
use model::Role;
use std::fmt;

/// An agent's permissions: those of the role, or none while disabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Access {
    role: Role,
    disabled: bool,
}

/// Condition of a change of access.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Requirement {
    /// Nothing changes.
    Unchanged,
    /// The change has no condition.
    Nothing,
    /// The operator has another admin who is enabled and has accepted the invitation.
    OtherAdmin,
}

impl Access {
    /// Returns the access that a stored agent has.
    pub const fn of(row: &AgentRow) -> Self {
        Self { role: row.role, disabled: row.disabled }
    }

    /// Creates the access of a role.
    pub const fn new(role: Role, disabled: bool) -> Self {
        Self { role, disabled }
    }

    fn is_admin(self) -> bool {
        self.role == Role::Admin && !self.disabled
    }

    /// Returns the condition of changing this access to `after`.
    pub fn requirement_of(self, after: Self) -> Requirement {
        if self == after {
            Requirement::Unchanged
        } else if after.is_admin() {
            Requirement::Nothing
        } else {
            Requirement::OtherAdmin
        }
    }
}

/// As the audit shows it.
impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let disabled = if self.disabled { ", disabled" } else { "" };
        write!(f, "{}{disabled}", self.role.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demoting_or_disabling_an_admin_requires_another_admin() {
        use Requirement::{Nothing, OtherAdmin, Unchanged};
        let access = |text: &'static str| {
            let (role, disabled) = text.split_once(", ").unwrap_or((text, ""));
            let role = Role::from_code(role).expect("a role");
            Access { role, disabled: disabled == "disabled" }
        };
        for (before, after, expected) in [
            ("agent", "agent", Unchanged),
            ("admin", "admin", Unchanged),
            ("admin, disabled", "admin, disabled", Unchanged),
            ("agent", "admin", Nothing),
            ("admin, disabled", "admin", Nothing),
            ("agent, disabled", "admin", Nothing),
            ("admin", "agent", OtherAdmin),
            ("admin", "admin, disabled", OtherAdmin),
            ("admin", "agent, disabled", OtherAdmin),
            ("agent", "agent, disabled", OtherAdmin),
            ("agent, disabled", "agent", OtherAdmin),
            ("agent", "admin, disabled", OtherAdmin),
        ] {
            let requirement = access(before).requirement_of(access(after));
            assert_eq!(requirement, expected, "{before} to {after}");
        }
    }

    #[test]
    fn the_audit_names_role_and_disabled() {
        assert_eq!(Access::new(Role::Admin, false).to_string(), "admin");
        assert_eq!(Access::new(Role::Agent, true).to_string(), "agent, disabled");
    }
}
