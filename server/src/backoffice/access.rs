//! Who may see or do what in the backoffice: one line for each address. An address without a line is served to nobody.

use crate::well_known::CHANGE_PASSWORD;
use model::Permission::{
    self, ActivateCustomers, ChangeCustomers, ChangeSettings, DisableCustomers, EndSessions,
    ManageAgents, ManagePortals, ManageProviders, MergeCustomers, RetryMails, SeeAudit,
    SeeCustomers, SeeMails,
};
use model::Stage;

/// What a request must bring along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Anyone,
    /// A right password, while a code has to follow.
    Code,
    /// A right password, while the second factor has to be set up.
    Enrolment,
    /// A right password and code, before or after an operator was chosen.
    Person,
    /// An operator's agent, whatever their role.
    Agent,
    /// An operator's agent who has that permission.
    May(Permission),
}

use Access::{Agent, Anyone, Code, Enrolment, May, Person};

/// Every page and mailed link, and what leads to a page.
pub const PAGES: [(&str, Access); 35] = [
    (CHANGE_PASSWORD, Anyone),
    ("/sign-in", Anyone),
    ("/signed-out", Anyone),
    ("/forgot-password", Anyone),
    ("/forgot-password/sent", Anyone),
    ("/invitation", Anyone),
    ("/invitation/{token}", Anyone),
    ("/reset", Anyone),
    ("/reset/{token}", Anyone),
    ("/second-factor", Code),
    ("/enrol", Enrolment),
    ("/recovery-codes", Person),
    ("/operators", Person),
    ("/", Agent),
    ("/account", Agent),
    ("/customers", May(SeeCustomers)),
    ("/customers/{number}", May(SeeCustomers)),
    ("/customers/{number}/edit", May(ChangeCustomers)),
    ("/customers/{number}/merge/{other}", May(MergeCustomers)),
    ("/duplicates", May(MergeCustomers)),
    ("/mails", May(SeeMails)),
    ("/settings", May(ChangeSettings)),
    ("/providers", May(ManageProviders)),
    ("/providers/new", May(ManageProviders)),
    ("/providers/{id}", May(ManageProviders)),
    ("/providers/{id}/test", May(ManageProviders)),
    ("/providers/{id}/test/back", May(ManageProviders)),
    ("/providers/{id}/tests/{test}", May(ManageProviders)),
    ("/portals", May(ManagePortals)),
    ("/portals/{id}", May(ManagePortals)),
    ("/messages", May(ManagePortals)),
    ("/messages/{message}", May(ManagePortals)),
    ("/agents", May(ManageAgents)),
    ("/agents/{id}", May(ManageAgents)),
    ("/audit", May(SeeAudit)),
];

/// Every server function, and the one form that is none.
pub const FUNCTIONS: [(&str, Access); 35] = [
    ("/agents-api/sign-in", Anyone),
    ("/agents-api/sign-out", Anyone),
    ("/agents-api/forgot-password", Anyone),
    ("/agents-api/set-password", Anyone),
    ("/agents-api/second-factor", Code),
    ("/agents-api/confirm-enrolment", Enrolment),
    ("/agents-api/keep-recovery-codes", Person),
    ("/agents-api/choose-operator", Person),
    ("/agents-api/send-activation", May(ActivateCustomers)),
    ("/agents-api/change-customer", May(ChangeCustomers)),
    ("/agents-api/end-sessions", May(EndSessions)),
    ("/agents-api/disable-customer", May(DisableCustomers)),
    ("/agents-api/enable-customer", May(DisableCustomers)),
    ("/agents-api/merge-customers", May(MergeCustomers)),
    ("/agents-api/undo-merge", May(MergeCustomers)),
    ("/agents-api/retry-mail", May(RetryMails)),
    ("/agents-api/change-settings", May(ChangeSettings)),
    ("/agents-api/change-limits", May(ChangeSettings)),
    ("/agents-api/add-provider", May(ManageProviders)),
    ("/agents-api/change-provider", May(ManageProviders)),
    ("/agents-api/remove-provider", May(ManageProviders)),
    ("/agents-api/test-provider", May(ManageProviders)),
    ("/agents-api/change-sender", May(ManagePortals)),
    ("/agents-api/add-portal", May(ManagePortals)),
    ("/agents-api/change-portal", May(ManagePortals)),
    ("/agents-api/change-accent", May(ManagePortals)),
    ("/agents-api/set-logo", May(ManagePortals)),
    ("/agents-api/remove-logo", May(ManagePortals)),
    ("/agents-api/change-languages", May(ManagePortals)),
    ("/agents-api/change-overrides", May(ManagePortals)),
    ("/agents-api/change-message", May(ManagePortals)),
    ("/agents-api/invite-agent", May(ManageAgents)),
    ("/agents-api/change-agent", May(ManageAgents)),
    ("/agents-api/reset-second-factor", May(ManageAgents)),
    ("/agents-api/resend-invitation", May(ManageAgents)),
];

/// What that address asks for, by its route.
pub fn of(route: &str) -> Option<Access> {
    let mut lines = PAGES.iter().chain(&FUNCTIONS);
    lines
        .find(|(address, _)| *address == route)
        .map(|(_, access)| *access)
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    /// The way in comes first: the page of the step that is next.
    First(&'static str),
    /// Not with this role.
    Forbidden,
}

/// Whether somebody at that stage, or without a session, may pass.
pub fn judge(access: Access, stage: Option<&Stage>) -> Verdict {
    let next = match stage {
        None => "/sign-in",
        Some(Stage::SecondFactor { enrolled: true, .. }) => "/second-factor",
        Some(Stage::SecondFactor { .. }) => "/enrol",
        Some(Stage::ChooseOperator(_)) => "/operators",
        Some(Stage::Open(_)) => "/",
    };
    let is_through = matches!(stage, Some(Stage::ChooseOperator(_) | Stage::Open(_)));
    let passes = match (access, stage) {
        (May(permission), Some(Stage::Open(agent))) if !agent.may(permission) => {
            return Verdict::Forbidden;
        }
        (Anyone, _) | (Agent | May(_), Some(Stage::Open(_))) => true,
        (Code, _) => next == "/second-factor",
        (Enrolment, _) => next == "/enrol",
        (Person, _) => is_through,
        (Agent | May(_), _) => false,
    };
    if passes {
        Verdict::Pass
    } else {
        Verdict::First(next)
    }
}
