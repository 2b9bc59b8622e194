//! What a provider says about itself (OpenID Connect Discovery 1.0), and the client that this makes.

use crate::sso::{
    http::{Http, HttpError},
    protocol::{Client, ProtocolError, failed},
};
use model::ClientAuthentication;
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, JsonWebKeySet, JwsSigningAlgorithm, ProviderMetadata, RedirectUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod,
        CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType, CoreTokenResponse,
    },
};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use url::Url;

pub(super) type Metadata = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;
pub(super) type Tokens = CoreTokenResponse;

/// What other specifications add to discovery: RP-initiated logout, RFC 9207, RFC 8414.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Extra {
    pub end_session_endpoint: Option<String>,
    pub authorization_response_iss_parameter_supported: Option<bool>,
    pub code_challenge_methods_supported: Option<Vec<String>>,
}

impl AdditionalProviderMetadata for Extra {}

/// Why there is no metadata.
#[derive(Debug, thiserror::Error)]
pub(super) enum MetadataError {
    #[error("its address is not one of an issuer")]
    Address,
    #[error("its discovery document cannot be had: {0}")]
    Http(#[from] HttpError),
    #[error("there is no discovery document: the answer's status is {0}")]
    Status(u16),
    #[error("its discovery document is not one of an OpenID provider")]
    Document,
    #[error("it calls itself {0}: its address must be the same, to the letter")]
    Issuer(Url),
    #[error("its keys cannot be had")]
    Keys,
}

/// Asks a provider for its metadata and keys.
///
/// # Errors
/// [`MetadataError`].
pub(super) async fn fetch(http: &Http, issuer: &str) -> Result<Metadata, MetadataError> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|_| MetadataError::Address)?;
    let address = issuer
        .join(".well-known/openid-configuration")
        .map_err(|_| MetadataError::Address)?;
    let answer = http.get(&address, "application/json").await?;
    if answer.status() != 200 {
        return Err(MetadataError::Status(answer.status().as_u16()));
    }
    let metadata: Metadata =
        serde_json::from_slice(answer.body()).map_err(|_| MetadataError::Document)?;
    if *metadata.issuer() != issuer {
        return Err(MetadataError::Issuer(metadata.issuer().url().clone()));
    }
    let keys = JsonWebKeySet::fetch_async(metadata.jwks_uri(), http)
        .await
        .map_err(|_| MetadataError::Keys)?;
    Ok(metadata.set_jwks(keys))
}

/// The algorithms that may sign tokens: the provider's, but never none, and never our own secret, which we share with it
/// and which proves nothing to a public client.
pub(super) fn algorithms(metadata: &Metadata) -> Vec<CoreJwsSigningAlgorithm> {
    metadata
        .id_token_signing_alg_values_supported()
        .iter()
        .filter(|algorithm| algorithm.key_type().is_some() && !algorithm.uses_shared_secret())
        .cloned()
        .collect()
}

/// The client of the OpenID library.
pub(super) struct OidcClient(
    pub  CoreClient<
        EndpointSet,
        EndpointNotSet,
        EndpointNotSet,
        EndpointNotSet,
        EndpointMaybeSet,
        EndpointMaybeSet,
    >,
);

impl OidcClient {
    /// # Errors
    /// When our own address is none.
    pub fn of(metadata: &Metadata, client: &Client<'_>) -> Result<Self, ProtocolError> {
        let provider = client.provider;
        let secret = match provider.authentication {
            ClientAuthentication::None => None,
            ClientAuthentication::Basic | ClientAuthentication::Post => client.secret,
        };
        let auth_type = match provider.authentication {
            ClientAuthentication::Basic => AuthType::BasicAuth,
            ClientAuthentication::Post | ClientAuthentication::None => AuthType::RequestBody,
        };
        let redirect_uri = RedirectUrl::new(client.redirect_uri.clone())
            .map_err(|_| failed("our own address is none"))?;
        let client = CoreClient::from_provider_metadata(
            metadata.clone(),
            ClientId::new(provider.client_id.clone()),
            secret.map(|secret| ClientSecret::new(secret.expose_secret().to_owned())),
        );
        Ok(Self(
            client
                .set_auth_type(auth_type)
                .set_redirect_uri(redirect_uri),
        ))
    }
}
