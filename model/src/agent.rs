//! Agents: who works in the backoffice, and what each role may do.

use crate::Locale;
use serde::{Deserialize, Serialize};

/// What an agent is for one operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everything, settings and agents included.
    Admin,
    /// Customers and their activation.
    Agent,
}

/// Something that may be done in the backoffice. The table of [`Role::may`] is the only word on who may do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    SeeCustomers,
    ChangeCustomers,
    ActivateCustomers,
    EndSessions,
    DisableCustomers,
    MergeCustomers,
    SeeMails,
    RetryMails,
    ChangeSettings,
    ManageProviders,
    ManagePortals,
    ManageCatalogue,
    RecordPayments,
    ManageAgents,
    SeeAudit,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Admin, Self::Agent];

    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::SeeCustomers
            | P::ChangeCustomers
            | P::ActivateCustomers
            | P::EndSessions
            | P::MergeCustomers
            | P::RecordPayments
            | P::SeeMails => true,
            P::DisableCustomers
            | P::RetryMails
            | P::ChangeSettings
            | P::ManageProviders
            | P::ManagePortals
            | P::ManageCatalogue
            | P::ManageAgents
            | P::SeeAudit => matches!(self, Self::Admin),
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Agent => "agent",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// An agent who is signed in, for one operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub id: i64,
    pub login: i64,
    pub session: i64,
    pub operator: i64,
    pub operator_name: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub locale: Locale,
    /// Whether the person works for other operators as well.
    pub has_others: bool,
    /// Whether the last code was shown a short while ago: sensitive acts ask for that.
    pub has_recent_code: bool,
}

impl Agent {
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.may(permission)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agents_see_and_activate_and_admins_decide() {
        for permission in [Permission::SeeCustomers, Permission::ActivateCustomers] {
            assert!(Role::ALL.iter().all(|role| role.may(permission)));
        }
        assert!(Role::Admin.may(Permission::ManageAgents));
        assert!(!Role::Agent.may(Permission::ManageAgents));
        assert_eq!(Role::from_name("admin"), Some(Role::Admin));
        assert_eq!(Role::from_name("root"), None);
    }
}
