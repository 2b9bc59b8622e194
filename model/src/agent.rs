//! Agents of the backoffice, and the permissions of each role.

use crate::{
    AgentId, AgentSessionId, Locale, LoginId, OperatorId, TimeZone, Timestamp, codes::codes,
};
use serde::{Deserialize, Serialize};

codes!(
    /// The role of an agent at one operator.
    Role {
        /// All permissions, including settings and agents.
        Admin = "admin",
        /// Customers and their activation only.
        Agent = "agent",
    }
);

crate::stored_as_text!(Role, code, Role::from_code);

/// A permission in the backoffice. [`Role::may`] is the only place that assigns them.
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
    /// Finding orders, cancelling them, and correcting their names.
    ManageOrders,
    ManageAgents,
    ManageApiTokens,
    ManageWebhooks,
    SeeAudit,
    ExportData,
    ImportData,
    /// Activation mails to many customers.
    RunCampaigns,
}

impl Role {
    /// Returns whether the role has the permission.
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::SeeCustomers
            | P::ChangeCustomers
            | P::ActivateCustomers
            | P::EndSessions
            | P::MergeCustomers
            | P::RecordPayments
            | P::ManageOrders
            | P::SeeMails => true,
            P::DisableCustomers
            | P::RetryMails
            | P::ChangeSettings
            | P::ManageProviders
            | P::ManagePortals
            | P::ManageCatalogue
            | P::ManageAgents
            | P::ManageApiTokens
            | P::ManageWebhooks
            | P::SeeAudit
            | P::ExportData
            | P::ImportData
            | P::RunCampaigns => matches!(self, Self::Admin),
        }
    }
}

/// Why an agent may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessRefusal {
    /// The role lacks the permission.
    Role,
    /// The last code of the second factor is too old for a sensitive action.
    OldCode,
}

impl AccessRefusal {
    /// Returns the reason as the log has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::OldCode => "old code",
        }
    }
}

/// An agent who is signed in to one operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub id: AgentId,
    /// The id of the login, which the person's agents at other operators share.
    pub login: LoginId,
    /// The id of the session.
    pub session: AgentSessionId,
    pub operator: OperatorId,
    pub operator_name: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// The operator's default.
    pub locale: Locale,
    /// The language that the person chose for the backoffice.
    pub language: Option<Locale>,
    /// The operator's.
    pub time_zone: TimeZone,
    /// Whether the person is an agent of other operators as well.
    pub has_others: bool,
    /// Whether a code of the second factor was entered recently, as sensitive actions require.
    pub has_recent_code: bool,
}

impl Agent {
    /// Returns whether the agent's role has the permission.
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.may(permission)
    }

    /// Checks that the agent's role has the permission.
    ///
    /// # Errors
    /// [`AccessRefusal::Role`].
    pub const fn allow(&self, permission: Permission) -> Result<(), AccessRefusal> {
        if self.may(permission) { Ok(()) } else { Err(AccessRefusal::Role) }
    }

    /// Checks that a code was entered recently, as sensitive actions require.
    ///
    /// # Errors
    /// [`AccessRefusal::OldCode`].
    pub const fn require_recent_code(&self) -> Result<(), AccessRefusal> {
        if self.has_recent_code { Ok(()) } else { Err(AccessRefusal::OldCode) }
    }
}

/// An agent in the list of an operator's agents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentSummary {
    pub id: AgentId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    /// Whether the invitation is still open.
    pub invited: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// In UTC.
    pub last_seen_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agents_see_and_activate_customers_and_admins_do_everything() {
        for permission in [Permission::SeeCustomers, Permission::ActivateCustomers] {
            assert!(Role::ALL.iter().all(|role| role.may(permission)));
        }
        assert!(Role::Admin.may(Permission::ManageAgents));
        assert!(!Role::Agent.may(Permission::ManageAgents));
        assert_eq!(Role::from_code("admin"), Some(Role::Admin));
        assert_eq!(Role::from_code("root"), None);
    }
}
