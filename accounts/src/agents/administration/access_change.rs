//! Whether an agent may get another role, or be disabled: somebody has to be left who can give roles.

use crate::store::rows::AgentRow;
use model::Role;
use std::fmt;

/// What an agent may do: as their role says, or nothing while they are disabled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Access<'a> {
    role: &'a str,
    disabled: bool,
}

/// What a change of access needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Requirement {
    /// There is nothing to change.
    Unchanged,
    /// The change may be made as it is.
    Nothing,
    /// The operator has another admin, who is not disabled and has accepted the invitation.
    OtherAdmin,
}

impl<'a> Access<'a> {
    pub fn of(row: &'a AgentRow) -> Self {
        Self { role: &row.role, disabled: row.disabled }
    }

    pub const fn new(role: Role, disabled: bool) -> Self {
        Self { role: role.as_str(), disabled }
    }

    fn is_admin(self) -> bool {
        self.role == Role::Admin.as_str() && !self.disabled
    }

    /// Returns what it needs that this access becomes another one.
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

/// As the audit names it.
impl fmt::Display for Access<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let disabled = if self.disabled { ", disabled" } else { "" };
        write!(f, "{}{disabled}", self.role)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agent_who_is_no_admin_after_the_change_needs_another_one() {
        use Requirement::{Nothing, OtherAdmin, Unchanged};
        let access = |text: &'static str| {
            let (role, disabled) = text.split_once(", ").unwrap_or((text, ""));
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
