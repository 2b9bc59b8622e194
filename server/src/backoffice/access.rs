//! The access table of the backoffice: one line per address. An address without a line is served to no caller.

use crate::well_known::CHANGE_PASSWORD;
use model::Permission::{
    self, ActivateCustomers, ChangeCustomers, ChangeSettings, DisableCustomers, EndSessions,
    ExportData, ImportData, ManageAgents, ManageApiTokens, ManageCatalogue, ManageOrders,
    ManagePortals, ManageProviders, ManageWebhooks, MergeCustomers, RecordPayments, RetryMails,
    RunCampaigns, SeeAudit, SeeCustomers, SeeMails,
};
use model::{AccessRefusal, Stage};

/// What a request needs to be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing.
    Anyone,
    /// A correct password, while the code is still missing.
    Code,
    /// A correct password, while the second factor has to be set up.
    Enrolment,
    /// A correct password and code, before or after an operator was selected.
    Person,
    /// An agent of an operator, with any role.
    Agent,
    /// An agent of an operator with that permission.
    May(Permission),
    /// The same with a recent code, so that an unattended computer is no risk.
    Fresh(Permission),
}

use Access::{Agent, Anyone, Code, Enrolment, Fresh, May, Person};

/// Every page and mailed link, and what leads to a page.
pub const PAGES: [(&str, Access); 55] = [
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
    ("/reauthenticate", Agent),
    ("/customers", May(SeeCustomers)),
    ("/customers/new", May(ChangeCustomers)),
    ("/customers/{number}", May(SeeCustomers)),
    ("/customers/{number}/edit", May(ChangeCustomers)),
    ("/customers/{number}/merge/{other}", May(MergeCustomers)),
    ("/duplicates", May(MergeCustomers)),
    ("/orders", May(ManageOrders)),
    ("/orders/new", May(ManageOrders)),
    ("/orders/{number}", May(ManageOrders)),
    ("/mails", May(SeeMails)),
    ("/settings", May(ChangeSettings)),
    ("/confirm-sender", May(ManagePortals)),
    ("/confirm-sender/{token}", Anyone),
    ("/providers", May(ManageProviders)),
    ("/providers/new", May(ManageProviders)),
    ("/providers/{id}", May(ManageProviders)),
    ("/providers/{id}/test", May(ManageProviders)),
    ("/providers/{id}/test/back", May(ManageProviders)),
    ("/providers/{id}/tests/{test}", May(ManageProviders)),
    ("/portals", May(ManagePortals)),
    ("/portals/{id}", May(ManagePortals)),
    ("/products", May(ManageCatalogue)),
    ("/products/new", May(ManageCatalogue)),
    ("/products/{id}", May(ManageCatalogue)),
    ("/messages", May(ManagePortals)),
    ("/messages/{message}", May(ManagePortals)),
    ("/agents", May(ManageAgents)),
    ("/agents/{id}", May(ManageAgents)),
    ("/api-tokens", May(ManageApiTokens)),
    ("/webhooks", May(ManageWebhooks)),
    ("/webhooks/{id}", May(ManageWebhooks)),
    ("/audit", May(SeeAudit)),
    ("/campaigns", May(RunCampaigns)),
    ("/campaigns/new", May(RunCampaigns)),
    ("/campaigns/{id}", May(RunCampaigns)),
    ("/exports", May(ExportData)),
    ("/imports", May(ImportData)),
    ("/imports/{id}", May(ImportData)),
    ("/imports/{id}/report", May(ImportData)),
];

/// Every server function, and the five forms that other handlers take.
pub const FUNCTIONS: [(&str, Access); 75] = [
    ("/agents-api/sign-in", Anyone),
    ("/agents-api/sign-out", Anyone),
    ("/agents-api/forgot-password", Anyone),
    ("/agents-api/set-password", Anyone),
    ("/agents-api/second-factor", Code),
    ("/agents-api/confirm-enrolment", Enrolment),
    ("/agents-api/keep-recovery-codes", Person),
    ("/agents-api/choose-operator", Person),
    ("/agents-api/choose-language", Agent),
    ("/agents-api/reauthenticate", Agent),
    ("/agents-api/send-activation", May(ActivateCustomers)),
    ("/agents-api/add-customer", May(ChangeCustomers)),
    ("/agents-api/change-customer", May(ChangeCustomers)),
    ("/agents-api/end-sessions", May(EndSessions)),
    ("/agents-api/disable-customer", May(DisableCustomers)),
    ("/agents-api/enable-customer", May(DisableCustomers)),
    ("/agents-api/merge-customers", Fresh(MergeCustomers)),
    ("/agents-api/undo-merge", Fresh(MergeCustomers)),
    ("/agents-api/retry-mail", May(RetryMails)),
    ("/agents-api/retry-mails", May(RetryMails)),
    ("/agents-api/change-settings", Fresh(ChangeSettings)),
    ("/agents-api/change-limits", Fresh(ChangeSettings)),
    ("/agents-api/change-networks", Fresh(ChangeSettings)),
    ("/agents-api/change-time-zone", Fresh(ChangeSettings)),
    ("/agents-api/change-company", Fresh(ChangeSettings)),
    ("/agents-api/change-legal-pages", Fresh(ChangeSettings)),
    ("/agents-api/add-provider", Fresh(ManageProviders)),
    ("/agents-api/change-provider", Fresh(ManageProviders)),
    ("/agents-api/remove-provider", Fresh(ManageProviders)),
    ("/agents-api/test-provider", May(ManageProviders)),
    ("/agents-api/change-sender", Fresh(ManagePortals)),
    ("/agents-api/confirm-sender", Fresh(ManagePortals)),
    ("/agents-api/add-portal", Fresh(ManagePortals)),
    ("/agents-api/check-host", May(ManagePortals)),
    ("/agents-api/withdraw-host", May(ManagePortals)),
    ("/agents-api/change-portal", Fresh(ManagePortals)),
    ("/agents-api/change-accent", May(ManagePortals)),
    ("/agents-api/set-logo", May(ManagePortals)),
    ("/agents-api/remove-logo", May(ManagePortals)),
    ("/agents-api/change-languages", May(ManagePortals)),
    ("/agents-api/change-overrides", Fresh(ManagePortals)),
    ("/agents-api/change-message", May(ManagePortals)),
    ("/agents-api/add-product", Fresh(ManageCatalogue)),
    ("/agents-api/change-product", Fresh(ManageCatalogue)),
    ("/agents-api/move-product", May(ManageCatalogue)),
    ("/agents-api/retire-product", Fresh(ManageCatalogue)),
    ("/agents-api/restore-product", Fresh(ManageCatalogue)),
    ("/agents-api/record-payment", May(RecordPayments)),
    ("/agents-api/sell", May(ManageOrders)),
    ("/agents-api/cancel-order", May(ManageOrders)),
    ("/agents-api/resend-order-mail", May(ManageOrders)),
    ("/agents-api/correct-order", May(ManageOrders)),
    ("/agents-api/invite-agent", Fresh(ManageAgents)),
    ("/agents-api/change-agent", Fresh(ManageAgents)),
    ("/agents-api/reset-second-factor", Fresh(ManageAgents)),
    ("/agents-api/resend-invitation", May(ManageAgents)),
    ("/agents-api/create-api-token", Fresh(ManageApiTokens)),
    ("/agents-api/revoke-api-token", May(ManageApiTokens)),
    ("/agents-api/add-webhook", Fresh(ManageWebhooks)),
    ("/agents-api/change-webhook", Fresh(ManageWebhooks)),
    ("/agents-api/rotate-webhook", Fresh(ManageWebhooks)),
    ("/agents-api/disable-webhook", May(ManageWebhooks)),
    ("/agents-api/enable-webhook", May(ManageWebhooks)),
    ("/agents-api/remove-webhook", May(ManageWebhooks)),
    ("/agents-api/test-webhook", May(ManageWebhooks)),
    ("/agents-api/resend-webhook", May(ManageWebhooks)),
    ("/agents-api/create-campaign", Fresh(RunCampaigns)),
    ("/agents-api/start-campaign", Fresh(RunCampaigns)),
    ("/agents-api/pause-campaign", May(RunCampaigns)),
    ("/agents-api/resume-campaign", Fresh(RunCampaigns)),
    ("/agents-api/stop-campaign", May(RunCampaigns)),
    ("/agents-api/test-campaign", May(RunCampaigns)),
    ("/agents-api/export", Fresh(ExportData)),
    // Nothing is imported yet.
    ("/agents-api/upload-import", May(ImportData)),
    ("/agents-api/start-import", Fresh(ImportData)),
];

/// Returns what a route needs; `None` if the table has no such line.
pub fn of(route: &str) -> Option<Access> {
    let mut lines = PAGES.iter().chain(&FUNCTIONS);
    lines.find(|(address, _)| *address == route).map(|(_, access)| *access)
}

/// The decision on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    /// Another step of sign-in comes first: redirect to its page.
    First(&'static str),
    /// A code comes first; the request waits for it.
    Reauthenticate,
    /// The role lacks the permission.
    Forbidden,
}

/// Returns the decision for a session at that stage, or for no session.
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
        (May(permission), Some(Stage::Open(agent))) => return verdict(agent.allow(permission)),
        (Fresh(permission), Some(Stage::Open(agent))) => {
            let allowed = agent.allow(permission);
            return verdict(allowed.and_then(|()| agent.require_recent_code()));
        }
        (Anyone, _) | (Agent, Some(Stage::Open(_))) => true,
        (Code, _) => next == "/second-factor",
        (Enrolment, _) => next == "/enrol",
        (Person, _) => is_through,
        (Agent | May(_) | Fresh(_), _) => false,
    };
    if passes { Verdict::Pass } else { Verdict::First(next) }
}

/// Returns the decision on an agent who works for an operator.
fn verdict(allowed: Result<(), AccessRefusal>) -> Verdict {
    match allowed {
        Ok(()) => Verdict::Pass,
        Err(AccessRefusal::Role) => Verdict::Forbidden,
        Err(AccessRefusal::OldCode) => Verdict::Reauthenticate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Agent, AgentId, AgentSessionId, Locale, LoginId, OperatorId, Role};

    fn at_work(role: Role, has_recent_code: bool) -> Stage {
        Stage::Open(Agent {
            id: AgentId::new(1),
            login: LoginId::new(1),
            session: AgentSessionId::new(1),
            operator: OperatorId::new(1),
            operator_name: "Norte Lines".into(),
            name: "Laura Ibarra".into(),
            email: "laura@norte.example.test".into(),
            role,
            locale: Locale::English,
            language: None,
            time_zone: model::TimeZone::UNCHOSEN,
            has_others: false,
            has_recent_code,
        })
    }

    #[test]
    fn an_old_code_is_required_again_for_sensitive_actions_only() {
        let choosing = Stage::ChooseOperator(Vec::new());
        for (access, stage, verdict) in [
            (Fresh(ManageAgents), at_work(Role::Admin, true), Verdict::Pass),
            (Fresh(ManageAgents), at_work(Role::Admin, false), Verdict::Reauthenticate),
            (Fresh(ManageAgents), at_work(Role::Agent, true), Verdict::Forbidden),
            (Fresh(ManageAgents), at_work(Role::Agent, false), Verdict::Forbidden),
            (Fresh(MergeCustomers), at_work(Role::Agent, false), Verdict::Reauthenticate),
            (May(ManageAgents), at_work(Role::Admin, false), Verdict::Pass),
            (Access::Agent, at_work(Role::Agent, false), Verdict::Pass),
            (Fresh(ManageAgents), choosing, Verdict::First("/operators")),
        ] {
            assert_eq!(judge(access, Some(&stage)), verdict, "{access:?} {stage:?}");
        }
        assert_eq!(judge(Fresh(ManageAgents), None), Verdict::First("/sign-in"));
    }
}
