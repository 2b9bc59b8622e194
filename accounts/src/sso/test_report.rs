//! Reports of provider tests, for admins.

use super::{
    LoadedProvider, access_rule,
    external_user::ExternalUser,
    protocol::{Assertion, ProtocolError, Reason},
};
use crate::{Caller, StoreError, groups::ProviderTests};
use model::{
    Attribute, EmailAddress, EmailVerdict, Mapped, Received, TestReport, TestVerdict, one_line,
};

/// Maximum attributes shown.
const MAX_ATTRIBUTES: usize = 100;

/// Returns a report of a test without a verified user.
pub(super) fn without_user(verdict: TestVerdict, detail: &str) -> TestReport {
    TestReport { verdict, detail: one_line(detail), finding: None, received: None }
}

pub(super) fn failed(error: &ProtocolError) -> TestReport {
    match error {
        ProtocolError::Denied(reason) => because(TestVerdict::Denied, reason),
        ProtocolError::WrongFlow => without_user(TestVerdict::Late, ""),
        ProtocolError::OldLogin(reason) => without_user(TestVerdict::Failed, reason),
        ProtocolError::Failed(reason) => because(TestVerdict::Failed, reason),
    }
}

/// Prefers the explanation for admins to the log's text.
fn because(verdict: TestVerdict, reason: &Reason) -> TestReport {
    match &reason.finding {
        None => without_user(verdict, &reason.text),
        Some(finding) => TestReport { finding: Some(finding.clone()), ..without_user(verdict, "") },
    }
}

impl ProviderTests<'_> {
    /// Returns the report about a verified user: the resulting customer data, and whether the access rule admits them.
    /// Nothing else of them is stored.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn report_on(
        self,
        caller: &Caller,
        loaded: &LoadedProvider,
        assertion: &Assertion,
    ) -> Result<TestReport, StoreError> {
        let user = self.accounts.sso().external_user(caller, loaded, assertion).await?;
        let admitted = access_rule::admits(&loaded.provider, &assertion.attributes);
        let attributes = assertion.attributes.listed();
        Ok(TestReport {
            verdict: if admitted { TestVerdict::Admitted } else { TestVerdict::NotAllowed },
            detail: String::new(),
            finding: None,
            received: Some(Received {
                subject: one_line(&assertion.subject),
                more: attributes.len().saturating_sub(MAX_ATTRIBUTES),
                attributes: attributes
                    .iter()
                    .take(MAX_ATTRIBUTES)
                    .map(|(name, values)| Attribute::shown(name, values))
                    .collect(),
                mapped: mapped(loaded, assertion, user),
                ignored: assertion.ignored.clone(),
            }),
        })
    }
}

fn mapped(loaded: &LoadedProvider, assertion: &Assertion, user: ExternalUser) -> Mapped {
    let email = assertion.attributes.first(&loaded.provider.mapping.email);
    Mapped {
        email: email.map(one_line).unwrap_or_default(),
        email_verdict: email_verdict(loaded, assertion, email, user.email.is_some()),
        first_name: user.first_name,
        last_name: user.last_name,
        external_id: user.external_id.unwrap_or_default(),
    }
}

fn email_verdict(
    loaded: &LoadedProvider,
    assertion: &Assertion,
    email: Option<&str>,
    counts: bool,
) -> EmailVerdict {
    match email {
        None => EmailVerdict::Missing,
        Some(email) if email.parse::<EmailAddress>().is_err() => EmailVerdict::Invalid,
        Some(_) if counts && assertion.email_verified => EmailVerdict::Verified,
        Some(_) if counts => EmailVerdict::Trusted,
        Some(_) if assertion.email_verified || loaded.provider.trust_emails => EmailVerdict::Agents,
        Some(_) => EmailVerdict::Unverified,
    }
}
