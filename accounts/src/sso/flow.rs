//! The callback of a provider: which flow it is for, and whom the response vouches for.

use super::{
    CallbackOutcome, LoadedProvider, SsoFailed,
    protocol::{Assertion, FlowSecrets, ProtocolError, answered_state, is_same},
};
use crate::{
    Caller,
    groups::SingleSignOn,
    instruments, random,
    store::{StoreError, read, rows::FlowRow, write},
    token::hash_of,
};
use model::{Failure, Portal, Protocol, ProviderId, ReturnPath, refusals::SsoRefusal};

/// Characters of the state that distinguish the flows of one browser.
const KEY_LENGTH: usize = 12;

/// Purpose of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowPurpose {
    SignIn,
    Leave,
    /// An agent tests the provider.
    Test,
}

impl FlowPurpose {
    /// Returns the stored name of the purpose.
    const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Leave => "leave",
            Self::Test => "test",
        }
    }
}

model::stored_as_text!(FlowPurpose, as_str);

/// Returns the key of the flow that a response is for, if any. Responses can be forged: a flow is only accepted with
/// its cookie and the whole state.
pub fn flow_key(answer: &[(String, String)]) -> Option<&str> {
    key_of(answered_state(answer)?)
}

pub(super) fn key_of(state: &str) -> Option<&str> {
    let key = state.get(..KEY_LENGTH)?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    key.bytes().all(plain).then_some(key)
}

impl SingleSignOn<'_> {
    /// Handles a callback: uses the flow once, verifies the response, checks the access rule, and resolves the
    /// customer. `flow` is the cookie of the response's flow, and `answer` the decoded query of the callback. A
    /// response to another flow uses none. Returns the session, or what the user has to do first.
    ///
    /// # Errors
    /// Why the sign-in failed.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn handle_callback(
        self,
        caller: &Caller,
        provider: ProviderId,
        flow: Option<&str>,
        answer: &[(String, String)],
    ) -> Result<CallbackOutcome, SsoFailed> {
        let draw = random::u32();
        self.handle_callback_with(draw, caller, provider, flow, answer).await
    }

    /// Handles a callback, with the draw of a new customer's number. Returns its outcome.
    ///
    /// # Errors
    /// As [`handle_callback`](Self::handle_callback).
    pub(crate) async fn handle_callback_with(
        self,
        draw: u32,
        caller: &Caller,
        provider: ProviderId,
        flow: Option<&str>,
        answer: &[(String, String)],
    ) -> Result<CallbackOutcome, SsoFailed> {
        let failed = |failure| SsoFailed { failure, return_path: None, flow_spent: false };
        let row = self
            .spend_flow(&caller.portal, provider, flow, answer, FlowPurpose::SignIn)
            .await
            .map_err(|error| failed(error.into()))?;
        let Some(row) = row else {
            return Err(failed(SsoRefusal::FlowGone.into()));
        };
        let return_path = row.return_path.as_deref().and_then(|path| path.parse().ok());
        self.verify_callback(draw, caller, row, answer, return_path.as_ref())
            .await
            .map_err(|failure| SsoFailed { failure, return_path, flow_spent: true })
    }

    async fn verify_callback(
        self,
        draw: u32,
        caller: &Caller,
        row: FlowRow,
        answer: &[(String, String)],
        return_path: Option<&ReturnPath>,
    ) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
        if row.expires_at <= self.accounts.now() {
            return Err(SsoRefusal::FlowGone.into());
        }
        let Some(loaded) = self.load_provider(&caller.portal, row.provider_id).await? else {
            return Err(SsoRefusal::ProviderFailed.into());
        };
        let outcome = self.identify(draw, caller, &loaded, row, answer, return_path).await;
        let result = match &outcome {
            Ok(CallbackOutcome::MustProve(_)) => "unproved",
            Ok(CallbackOutcome::MustAgree(_)) => "unagreed",
            outcome => instruments::result_of(outcome),
        };
        let method = instruments::label_of(loaded.provider.protocol);
        instruments::SIGN_INS.increment(&[method, result]);
        outcome
    }

    async fn identify(
        self,
        draw: u32,
        caller: &Caller,
        loaded: &LoadedProvider,
        row: FlowRow,
        answer: &[(String, String)],
        return_path: Option<&ReturnPath>,
    ) -> Result<CallbackOutcome, Failure<SsoRefusal>> {
        let assertion = self.verified(caller, loaded, row, answer).await;
        let assertion = assertion.map_err(|error| refusal(loaded, &error))?;
        self.resolve_identity(draw, caller, loaded, &assertion, return_path).await
    }

    /// Verifies the response to a used flow. Returns the user it vouches for.
    pub(super) async fn verified(
        self,
        caller: &Caller,
        loaded: &LoadedProvider,
        row: FlowRow,
        answer: &[(String, String)],
    ) -> Result<Assertion, ProtocolError> {
        let secrets = FlowSecrets {
            state: row.state,
            nonce: row.nonce,
            verifier: row.verifier,
            login_after: row.fresh_login.then_some(row.created_at),
        };
        let client = loaded.client(&caller.portal.origin);
        let (sso, operator) = (&self.accounts.0.sso, caller.portal.operator);
        match loaded.provider.protocol {
            Protocol::Oidc => sso.oidc.of(operator).exchange(&client, &secrets, answer).await,
            Protocol::Cas => sso.cas.of(operator).validate(&client, &secrets, answer).await,
        }
    }

    /// Uses the flow of a response, also an expired one. `None`, with nothing used, when the cookie has no such flow,
    /// or the response has another state or comes from another provider. Returns the flow.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn spend_flow(
        self,
        portal: &Portal,
        provider: ProviderId,
        cookie: Option<&str>,
        answer: &[(String, String)],
        purpose: FlowPurpose,
    ) -> Result<Option<FlowRow>, StoreError> {
        let (Some(cookie), Some(state)) = (cookie, answered_state(answer)) else {
            return Ok(None);
        };
        let is_meant = |row: &FlowRow| provider == row.provider_id && is_same(state, &row.state);
        self.spend(portal, cookie, purpose, is_meant).await
    }

    /// Uses the flow of a cookie if it is the expected one. Succeeds for one of several concurrent callers. Returns the
    /// flow.
    pub(super) async fn spend(
        self,
        portal: &Portal,
        cookie: &str,
        purpose: FlowPurpose,
        is_meant: impl Fn(&FlowRow) -> bool,
    ) -> Result<Option<FlowRow>, StoreError> {
        let Some(hash) = hash_of(cookie) else {
            return Ok(None);
        };
        let operator = portal.operator;
        let row = read!(self.accounts.store(), sso::flow(operator, &hash, purpose)).await?;
        let Some(row) = row.filter(is_meant) else {
            return Ok(None);
        };
        let id = row.id;
        let spent = write!(self.accounts.store(), sso::end_flow(operator, id)).await?;
        Ok(spent.then_some(row))
    }
}

/// Returns what the visitor is shown; the log has the details.
pub(super) fn refusal(loaded: &LoadedProvider, error: &ProtocolError) -> Failure<SsoRefusal> {
    tracing::warn!(provider = loaded.id.get(), reason = ?error, "sso.callback.rejected");
    match error {
        ProtocolError::Denied(_) => SsoRefusal::Denied.into(),
        ProtocolError::WrongFlow => SsoRefusal::FlowGone.into(),
        ProtocolError::OldLogin(_) => SsoRefusal::OldLogin.into(),
        ProtocolError::Failed(_) => SsoRefusal::ProviderFailed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_its_flow_once_or_not_at_all() {
        let own = "aB3-_6789012345678901234567890123456789012";
        type Answered<'a> = (&'a [(&'a str, &'a str)], Option<&'a str>);
        let table: [Answered<'_>; 10] = [
            (&[("state", own), ("code", "x")], Some("aB3-_6789012")),
            (&[("ticket", "ST-1"), ("flow", own)], Some("aB3-_6789012")),
            (&[("flow", "another-flow"), ("state", own)], Some("aB3-_6789012")),
            (&[("code", "x")], None),
            (&[("state", "")], None),
            (&[("state", "aB3-_678901")], None),
            (&[("state", "aB3; Path=/; x=")], None),
            (&[("state", "ááááááááá")], None),
            (&[("state", own), ("state", own)], None),
            (&[("state", "x"), ("flow", own)], None),
        ];
        for (answer, key) in table {
            let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            let answer: Vec<_> = answer.iter().map(owned).collect();
            assert_eq!(flow_key(&answer), key, "{answer:?}");
        }
    }
}
