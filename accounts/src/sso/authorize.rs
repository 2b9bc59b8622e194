//! The redirect to a provider, which begins a flow.

use super::{
    AuthorizationRequest, LoadedProvider,
    flow::{FlowPurpose, key_of, refusal},
    protocol::{FlowSecrets, ProtocolError},
};
use crate::{
    Caller,
    groups::SingleSignOn,
    store::{rows::NewFlow, write},
    throttle::Quota,
    token::Secret,
};
use chrono::TimeDelta;
use model::{Failure, Portal, Protocol, ProviderId, ReturnPath, refusals::SsoRefusal};

pub(super) const FLOW_TTL: TimeDelta = TimeDelta::minutes(10);

impl SingleSignOn<'_> {
    /// Begins an authorization. `ask_again` makes the provider show its login even to a user who is signed in there.
    /// Returns the provider's URL, and the cookie of the flow.
    ///
    /// # Errors
    /// `ProviderFailed` when the provider cannot be reached or is not enabled on the portal, or the wait when a quota
    /// is exceeded.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn begin_authorization(
        self,
        caller: &Caller,
        provider: ProviderId,
        return_to: &str,
        ask_again: bool,
    ) -> Result<AuthorizationRequest, Failure<SsoRefusal>> {
        let portal = &caller.portal;
        let Some(loaded) = self.load_provider(portal, provider).await? else {
            return Err(SsoRefusal::ProviderFailed.into());
        };
        let source = self.accounts.source(caller, None).await?;
        let quota = [Quota::sso_starts(portal.operator, &source)];
        self.accounts.take_quotas(&quota).await?;
        let secrets = FlowSecrets::random();
        let url = self.login_url(caller, &loaded, &secrets, ask_again).await;
        let url = url.map_err(|error| refusal(&loaded, &error))?;
        let return_path = return_to.parse::<ReturnPath>().ok().map(String::from);
        let (row, flow) = self.new_flow(portal, loaded.id, FlowPurpose::SignIn, secrets);
        let row = NewFlow { return_path, fresh_login: ask_again, ..row };
        write!(self.accounts.store(), sso::begin_flow(&row)).await?;
        Ok(AuthorizationRequest::new(url, flow, &row))
    }

    /// Returns the URL of the provider's login.
    pub(super) async fn login_url(
        self,
        caller: &Caller,
        loaded: &LoadedProvider,
        secrets: &FlowSecrets,
        ask_again: bool,
    ) -> Result<String, ProtocolError> {
        let client = loaded.client(&caller.portal.origin);
        let sso = &self.accounts.0.sso;
        match loaded.provider.protocol {
            Protocol::Oidc => {
                let oidc = sso.oidc.of(caller.portal.operator);
                oidc.authorize_url(&client, secrets, ask_again, caller.locale).await
            }
            Protocol::Cas => sso.cas.login_url(&client, secrets, ask_again),
        }
    }

    /// Returns a flow to insert, and the secret for its cookie.
    pub(super) fn new_flow(
        self,
        portal: &Portal,
        provider: ProviderId,
        purpose: FlowPurpose,
        secrets: FlowSecrets,
    ) -> (NewFlow, Secret) {
        let secret = Secret::random();
        let now = self.accounts.now();
        let flow = NewFlow {
            operator_id: portal.operator,
            provider_id: provider,
            hash: secret.hash(),
            purpose,
            state: secrets.state,
            nonce: secrets.nonce,
            verifier: secrets.verifier,
            id_token: None,
            return_path: None,
            created_at: now,
            expires_at: now + FLOW_TTL,
            test_id: None,
            fresh_login: false,
        };
        (flow, secret)
    }
}

impl AuthorizationRequest {
    pub(super) fn new(url: String, flow: Secret, row: &NewFlow) -> Self {
        Self { url, flow, key: key_of(&row.state).unwrap_or_default().to_owned() }
    }
}
