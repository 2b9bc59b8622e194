//! Sign-out of sessions that a provider vouched for: ours, the provider's, and by the provider's notification.

use super::{
    LogoutRefused,
    cas::Cas,
    flow::FlowPurpose,
    id_token_purpose,
    protocol::{FlowSecrets, ProtocolError},
};
use crate::{
    StoreError,
    groups::SingleSignOn,
    instruments::SESSIONS_ENDED,
    store::{
        Tx, query, read,
        rows::{NewEvent, NewFlow, SessionRow},
        transaction,
    },
    timeline::Event,
    token::{Secret, sha256},
};
use model::{CustomerId, IdentityId, OperatorId, Portal, Protocol, ProviderId, Timestamp};

/// A provider's logout notification.
struct LogoutNotification<'a> {
    operator: OperatorId,
    provider: ProviderId,
    /// Display name of the provider, for the timeline.
    name: &'a str,
    /// The hash of the provider's session.
    session: Option<&'a [u8]>,
    /// Issuer and subject.
    user: Option<(&'a str, &'a str)>,
    /// Key of a notification that may be accepted only once, and until when it could be replayed.
    once: Option<(&'a [u8], Timestamp)>,
    at: Timestamp,
}

impl LogoutNotification<'_> {
    /// Returns a customer's timeline event. Without an IP address: the request came from the provider's server.
    fn event(&self, customer: CustomerId) -> NewEvent {
        NewEvent {
            operator_id: self.operator,
            customer_id: customer,
            event: Event::SignedOutByProvider,
            detail: Some(self.name.to_owned()),
            ip: None,
            at: self.at,
            agent_id: None,
            api_token: None,
        }
    }
}

impl SingleSignOn<'_> {
    /// Returns the flow that takes a browser to the provider of its session to sign out there, and the secret for its
    /// cookie. `None` if no provider of the portal vouched for the session.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn logout_flow(
        self,
        portal: &Portal,
        session: SessionRow,
    ) -> Result<Option<(NewFlow, Secret)>, StoreError> {
        let Some(identity) = session.identity_id else {
            return Ok(None);
        };
        let operator = portal.operator;
        let provider =
            read!(self.accounts.store(), identities::provider_of(operator, identity)).await?;
        let Some(provider) = provider.filter(|&id| portal.provider(id).is_some()) else {
            return Ok(None);
        };
        let secrets = FlowSecrets::random();
        let (flow, secret) = self.new_flow(portal, provider, FlowPurpose::Leave, secrets);
        let id_token = session.id_token;
        Ok(Some((NewFlow { id_token, ..flow }, secret)))
    }

    /// Uses the sign-out flow. Returns the URL at which the provider ends its own session.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn leave(self, portal: &Portal, flow: &str) -> Result<Option<String>, StoreError> {
        let row = self.spend(portal, flow, FlowPurpose::Leave, |_| true).await?;
        let Some(row) = row.filter(|row| row.expires_at > self.accounts.now()) else {
            return Ok(None);
        };
        let Some(loaded) = self.load_provider(portal, row.provider_id).await? else {
            return Ok(None);
        };
        let back = format!("{}/signed-out", portal.origin);
        let client = loaded.client(&portal.origin);
        let sso = &self.accounts.0.sso;
        Ok(match loaded.provider.protocol {
            Protocol::Cas => sso.cas.logout_url(&client, &back),
            Protocol::Oidc => {
                let id_token = row.id_token.as_deref().and_then(|sealed| {
                    let keys = &self.accounts.0.secret_keys;
                    let plain = keys.open(&id_token_purpose(portal.operator), sealed)?;
                    String::from_utf8(plain).ok()
                });
                let oidc = sso.oidc.of(portal.operator);
                oidc.end_session_url(&client, id_token.as_deref(), &back).await
            }
        })
    }

    /// Ends the sessions that an OpenID provider's logout token names (OpenID Connect Back-Channel Logout 1.0).
    ///
    /// # Errors
    /// [`LogoutRefused`] when the token is not valid, or was replayed.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn back_channel_logout(
        self,
        portal: &Portal,
        provider: ProviderId,
        logout_token: &str,
    ) -> Result<(), LogoutRefused> {
        let invalid = |why: &str| LogoutRefused::Invalid(why.to_owned());
        let loaded = self.load_provider(portal, provider).await;
        let loaded = loaded
            .map_err(LogoutRefused::Store)?
            .filter(|loaded| loaded.provider.protocol == Protocol::Oidc)
            .ok_or_else(|| invalid("no OpenID provider has that address"))?;
        let client = loaded.client(&portal.origin);
        let oidc = self.accounts.0.sso.oidc.of(portal.operator);
        let token = oidc.logout_token(&client, logout_token).await;
        let token = token.map_err(|error| match error {
            ProtocolError::Failed(why) | ProtocolError::Denied(why) => {
                LogoutRefused::Invalid(why.text)
            }
            ProtocolError::WrongFlow | ProtocolError::OldLogin(_) => invalid("not a logout token"),
        })?;
        let session = token.session.as_deref();
        let session = session.map(|session| loaded.session_hash(session));
        let key = sha256(format!("{}|{}|{}", loaded.id, token.issuer, token.id).as_bytes());
        let notification = LogoutNotification {
            operator: portal.operator,
            provider: loaded.id,
            name: &loaded.provider.name,
            session: session.as_deref(),
            user: token.subject.as_deref().map(|subject| (token.issuer.as_str(), subject)),
            once: Some((&key, token.expires_at)),
            at: self.accounts.now(),
        };
        match self.end_sessions(&notification).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(invalid("the token was played before")),
            Err(error) => Err(LogoutRefused::Store(error)),
        }
    }

    /// Ends the session of the ticket in a CAS server's logout request. Ignores anything else.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn single_logout(
        self,
        portal: &Portal,
        provider: ProviderId,
        request: &str,
    ) -> Result<(), StoreError> {
        let Some(ticket) = Cas::single_logout_ticket(request) else {
            return Ok(());
        };
        let loaded = self.load_provider(portal, provider).await?;
        let Some(loaded) = loaded.filter(|loaded| loaded.provider.protocol == Protocol::Cas) else {
            return Ok(());
        };
        let session = loaded.session_hash(&ticket);
        let notification = LogoutNotification {
            operator: portal.operator,
            provider: loaded.id,
            name: &loaded.provider.name,
            session: Some(&session),
            user: None,
            once: None,
            at: self.accounts.now(),
        };
        self.end_sessions(&notification).await.map(|_| ())
    }

    async fn end_sessions(self, ended: &LogoutNotification<'_>) -> Result<bool, StoreError> {
        let is_new =
            transaction!(self.accounts.store(), async |tx| { end_sessions(tx, ended).await })
                .await?;
        if is_new {
            SESSIONS_ENDED.increment(&["provider"]);
        }
        Ok(is_new)
    }
}

/// Ends the sessions that a notification names. Returns false when it was replayed.
async fn end_sessions(
    tx: &mut Tx,
    notification: &LogoutNotification<'_>,
) -> Result<bool, StoreError> {
    let operator = notification.operator;
    if let Some((key, until)) = notification.once
        && !query!(tx, sso::mark_seen(key, until)).await?
    {
        return Ok(false);
    }
    let mut customers = match notification.session {
        Some(session) => query!(tx, sso::end_of_provider_session(operator, session)).await?,
        None => Vec::new(),
    };
    if let Some((issuer, subject)) = notification.user {
        let provider = notification.provider;
        let linked = query!(tx, identities::find(operator, provider, issuer, subject)).await?;
        if let Some((identity, _)) = linked {
            customers.extend(end_of_user(tx, notification, identity).await?);
        }
    }
    for customer in customers {
        let event = notification.event(customer);
        query!(tx, timeline::record(&event)).await?;
    }
    Ok(true)
}

/// Ends the sessions of a notification's user. If it also names a session, ends only those that may belong to it: their
/// session at the provider is unknown.
async fn end_of_user(
    tx: &mut Tx,
    notification: &LogoutNotification<'_>,
    identity: IdentityId,
) -> Result<Vec<CustomerId>, StoreError> {
    let operator = notification.operator;
    let customers = match notification.session {
        Some(_) => query!(tx, sso::end_nameless_of_identity(operator, identity)).await?,
        None => query!(tx, sso::end_of_identity(operator, identity)).await?,
    };
    Ok(customers)
}
