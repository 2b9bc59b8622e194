//! The end of a session that a provider vouched for: here, there, and when the provider says so.

use super::{
    LogoutRefused,
    cas::Cas,
    flow::Trip,
    id_token_purpose,
    protocol::{FlowSecrets, ProtocolError},
};
use crate::{
    Accounts, StoreError,
    store::{
        read,
        rows::{Ended, NewEvent, NewFlow, SessionRow},
        write,
    },
    timeline::Event,
    token::{Secret, sha256},
};
use model::{Portal, Protocol};

impl Accounts {
    /// The trip that takes a browser to the provider of its session, to end it there as well. None where no provider of
    /// the portal vouched for it.
    pub(crate) async fn leaving(
        &self,
        portal: &Portal,
        session: SessionRow,
    ) -> Result<Option<(NewFlow, Secret)>, StoreError> {
        let Some(identity) = session.identity_id else {
            return Ok(None);
        };
        let operator = portal.operator;
        let provider = read!(self.store(), identities::provider_of(operator, identity)).await?;
        let Some(provider) = provider.filter(|&id| portal.provider(id).is_some()) else {
            return Ok(None);
        };
        let secrets = FlowSecrets::random();
        let (flow, secret) = self.new_flow(portal, provider, Trip::Leave, secrets);
        let id_token = session.id_token;
        Ok(Some((NewFlow { id_token, ..flow }, secret)))
    }

    /// Where the provider ends its own session, after ours has ended; spends the flow that signing out began.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn leave(&self, portal: &Portal, flow: &str) -> Result<Option<String>, StoreError> {
        let row = self.spend(portal, flow, Trip::Leave, |_| true).await?;
        let Some(row) = row.filter(|row| row.expires_at > self.now()) else {
            return Ok(None);
        };
        let Some(known) = self.known(portal, row.provider_id).await? else {
            return Ok(None);
        };
        let back = format!("{}/signed-out", portal.origin);
        let client = known.client(&portal.origin);
        let sso = &self.0.sso;
        Ok(match known.provider.protocol {
            Protocol::Cas => sso.cas.logout_url(&client, &back),
            Protocol::Oidc => {
                let id_token = row.id_token.as_deref().and_then(|sealed| {
                    let plain = sso.keys.open(&id_token_purpose(portal.operator), sealed)?;
                    String::from_utf8(plain).ok()
                });
                sso.oidc.end_session_url(&client, id_token.as_deref(), &back).await
            }
        })
    }

    /// Ends the sessions that an OpenID provider says are over (OpenID Connect Back-Channel Logout 1.0).
    ///
    /// # Errors
    /// [`LogoutRefused`] when the token is not valid, or was played before.
    pub async fn back_channel_logout(
        &self,
        portal: &Portal,
        provider: i64,
        logout_token: &str,
    ) -> Result<(), LogoutRefused> {
        let invalid = |why: &str| LogoutRefused::Invalid(why.to_owned());
        let known = self.known(portal, provider).await;
        let known = known
            .map_err(LogoutRefused::Store)?
            .filter(|known| known.provider.protocol == Protocol::Oidc)
            .ok_or_else(|| invalid("no OpenID provider has that address"))?;
        let client = known.client(&portal.origin);
        let token = self.0.sso.oidc.logout_token(&client, logout_token).await;
        let token = token.map_err(|error| match error {
            ProtocolError::Failed(why) | ProtocolError::Denied(why) => {
                LogoutRefused::Invalid(why.text)
            }
            ProtocolError::WrongFlow | ProtocolError::OldLogin(_) => invalid("not a logout token"),
        })?;
        let session = token.session.as_deref();
        let session = session.map(|session| known.session_hash(session));
        let key = sha256(format!("{}|{}|{}", known.id, token.issuer, token.id).as_bytes());
        let over = Ended {
            provider: known.id,
            session: session.as_deref(),
            user: token.subject.as_deref().map(|subject| (token.issuer.as_str(), subject)),
            once: Some((&key, token.expires_at)),
            event: &self.over_event(portal, &known.provider.name),
        };
        match self.end_sessions(portal, &over).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(invalid("the token was played before")),
            Err(error) => Err(LogoutRefused::Store(error)),
        }
    }

    /// Ends the session of the ticket that a CAS server says is over. Anything else changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn single_logout(
        &self,
        portal: &Portal,
        provider: i64,
        request: &str,
    ) -> Result<(), StoreError> {
        let Some(ticket) = Cas::single_logout_ticket(request) else {
            return Ok(());
        };
        let known = self.known(portal, provider).await?;
        let Some(known) = known.filter(|known| known.provider.protocol == Protocol::Cas) else {
            return Ok(());
        };
        let session = known.session_hash(&ticket);
        let over = Ended {
            provider: known.id,
            session: Some(&session),
            user: None,
            once: None,
            event: &self.over_event(portal, &known.provider.name),
        };
        self.end_sessions(portal, &over).await.map(|_| ())
    }

    async fn end_sessions(&self, portal: &Portal, over: &Ended<'_>) -> Result<bool, StoreError> {
        let operator = portal.operator;
        write!(self.store(), sso::end_sessions(operator, over)).await
    }

    /// It is the provider's server that calls: there is no visitor whose address could be written down.
    fn over_event(&self, portal: &Portal, provider: &str) -> NewEvent {
        NewEvent {
            operator_id: portal.operator,
            customer_id: 0,
            event: Event::SignedOutByProvider.as_str(),
            detail: Some(provider.to_owned()),
            ip: None,
            at: self.now(),
            agent_id: None,
        }
    }
}
