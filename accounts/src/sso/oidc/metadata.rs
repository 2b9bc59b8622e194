//! Provider metadata (OpenID Connect Discovery 1.0). Strict on everything that authentication depends on, lenient on
//! the rest.

use crate::sso::http::{Http, HttpError};
use model::{Finding, FindingCode, one_line};
use openidconnect::{
    JsonWebKeySet, JwsSigningAlgorithm,
    core::{CoreJsonWebKey, CoreJsonWebKeySet, CoreJwsSigningAlgorithm},
};
use serde_json::{Map, Value};
use url::Url;

/// Default of the specification without a list (Discovery 1.0, section 3; Core, section 2).
const DEFAULT_ALGORITHM: &str = "RS256";
/// Boolean fields.
const SWITCHES: &[&str] = &[
    ISS_PARAMETER,
    PUSHED_ONLY,
    "claims_parameter_supported",
    "request_parameter_supported",
    "request_uri_parameter_supported",
    "require_request_uri_registration",
    "backchannel_logout_supported",
    "backchannel_logout_session_supported",
];
const ISS_PARAMETER: &str = "authorization_response_iss_parameter_supported";
const PUSHED_ONLY: &str = "require_pushed_authorization_requests";

/// A provider's discovery document and keys.
#[derive(Debug, Clone)]
pub(super) struct Metadata {
    /// In the document's spelling.
    pub issuer: String,
    pub authorization_endpoint: Url,
    pub token_endpoint: Option<Url>,
    pub userinfo_endpoint: Option<Url>,
    pub end_session_endpoint: Option<Url>,
    pub jwks_uri: Url,
    pub keys: CoreJsonWebKeySet,
    /// What the provider supports. None if the document does not say.
    pub response_types: Option<Vec<String>>,
    pub response_modes: Option<Vec<String>>,
    pub grant_types: Option<Vec<String>>,
    pub client_authentications: Option<Vec<String>>,
    pub code_challenge_methods: Option<Vec<String>>,
    pub claims: Option<Vec<String>>,
    /// In the provider's spelling.
    pub signing_algorithms: Vec<String>,
    /// Whether responses contain the issuer (RFC 9207).
    pub iss_parameter: bool,
    /// Whether requests must be pushed (RFC 9126).
    pub pushed_only: bool,
    /// Malformed fields that were ignored or guessed.
    pub ignored: Vec<String>,
}

/// Why there is no metadata.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum MetadataError {
    #[error("its address is not one of an issuer")]
    Address,
    #[error("{0}")]
    Http(HttpError, Url),
    #[error("there is no discovery document: the answer's status is {0}")]
    Status(u16),
    #[error("its discovery document is not a JSON object")]
    NotJson,
    #[error("the field {0} of its discovery document is missing or unusable")]
    Field(&'static str),
    #[error("its address is {ours}, and it calls itself {theirs}")]
    Issuer { ours: String, theirs: String },
    #[error("its keys cannot be read")]
    Keys(Url),
}

impl MetadataError {
    /// Returns the error as an admin sees it.
    pub fn finding(&self) -> Finding {
        match self {
            Self::Address => Finding::bad(FindingCode::IssuerInvalid),
            Self::Http(error, url) => error.finding().because(url),
            Self::Status(status) => Finding::bad(FindingCode::NoDocument).because(status),
            Self::NotJson => Finding::bad(FindingCode::DocumentNotJson),
            Self::Field(name) => Finding::bad(FindingCode::DocumentField).because(name),
            Self::Issuer { ours, theirs } => {
                Finding::bad(FindingCode::IssuerDiffers).because(format!("{ours} ≠ {theirs}"))
            }
            Self::Keys(url) => Finding::bad(FindingCode::KeysUnreadable).because(url),
        }
    }
}

/// Fetches a provider's metadata and keys.
///
/// # Errors
/// [`MetadataError`] when the document or the keys cannot be fetched or are not valid.
pub(super) async fn fetch(http: &Http, issuer: &str) -> Result<Metadata, MetadataError> {
    let address = address_of(issuer).ok_or(MetadataError::Address)?;
    let answer = http.get(&address, "application/json").await;
    let answer = answer.map_err(|error| MetadataError::Http(error, address))?;
    if answer.status() != 200 {
        return Err(MetadataError::Status(answer.status().as_u16()));
    }
    let document = serde_json::from_slice(answer.body()).map_err(|_| MetadataError::NotJson)?;
    let mut metadata = read(&document, issuer)?;
    metadata.keys = fetch_keys(http, &metadata.jwks_uri).await?;
    Ok(metadata)
}

/// Fetches a provider's keys. Skips unsupported ones.
///
/// # Errors
/// [`MetadataError`] when the keys cannot be fetched or are not valid.
pub(super) async fn fetch_keys(http: &Http, url: &Url) -> Result<CoreJsonWebKeySet, MetadataError> {
    let answer = http.get(url, "application/json").await;
    let answer = answer.map_err(|error| MetadataError::Http(error, url.clone()))?;
    let unreadable = || MetadataError::Keys(url.clone());
    if answer.status() != 200 {
        return Err(unreadable());
    }
    let document: Value = serde_json::from_slice(answer.body()).map_err(|_| unreadable())?;
    let keys = document.get("keys").and_then(Value::as_array).ok_or_else(unreadable)?;
    Ok(JsonWebKeySet::new(keys.iter().filter_map(key).collect()))
}

fn key(key: &Value) -> Option<CoreJsonWebKey> {
    let mut key = key.clone();
    if let Some(name) = key.get("alg").and_then(Value::as_str) {
        key["alg"] = common_name(name).into();
    }
    serde_json::from_value(key).ok()
}

/// Returns the common name of an algorithm: RFC 9864 has another one for EdDSA with this curve.
fn common_name(algorithm: &str) -> &str {
    if algorithm == "Ed25519" { "EdDSA" } else { algorithm }
}

/// Returns the algorithm of that name, if it proves the provider's signature: neither `none` nor one of our shared
/// secret, which proves nothing for a public client.
pub(super) fn algorithm(name: &str) -> Option<CoreJwsSigningAlgorithm> {
    let algorithm: CoreJwsSigningAlgorithm =
        serde_json::from_value(common_name(name).into()).ok()?;
    (algorithm.key_type().is_some() && !algorithm.uses_shared_secret()).then_some(algorithm)
}

/// Returns whether tokens of that algorithm are signed with the client's secret.
pub(super) fn is_shared_secret(name: &str) -> bool {
    matches!(name, "HS256" | "HS384" | "HS512")
}

impl Metadata {
    /// Returns the algorithms accepted for tokens.
    pub fn algorithms(&self) -> Vec<CoreJwsSigningAlgorithm> {
        self.signing_algorithms.iter().filter_map(|name| algorithm(name)).collect()
    }
}

fn address_of(issuer: &str) -> Option<Url> {
    let url: Url = issuer.parse().ok()?;
    if url.cannot_be_a_base() || url.query().is_some() || url.fragment().is_some() {
        return None;
    }
    let base = issuer.trim_end_matches('/');
    format!("{base}/.well-known/openid-configuration").parse().ok()
}

/// Parses a discovery document, without its keys.
///
/// # Errors
/// Which field is wrong.
fn read(document: &Map<String, Value>, ours: &str) -> Result<Metadata, MetadataError> {
    let mut reader = Reader { document, ignored: Vec::new() };
    let issuer =
        document.get("issuer").and_then(Value::as_str).ok_or(MetadataError::Field("issuer"))?;
    if !is_same_address(issuer, ours) {
        let (ours, theirs) = (one_line(ours), one_line(issuer));
        return Err(MetadataError::Issuer { ours, theirs });
    }
    let needed = MetadataError::Field;
    let token_endpoint = match document.get("token_endpoint") {
        None | Some(Value::Null) => None,
        Some(_) => Some(reader.url("token_endpoint").ok_or(needed("token_endpoint"))?),
    };
    let metadata = Metadata {
        issuer: issuer.to_owned(),
        authorization_endpoint: reader
            .url("authorization_endpoint")
            .ok_or(needed("authorization_endpoint"))?,
        token_endpoint,
        userinfo_endpoint: reader.url("userinfo_endpoint"),
        end_session_endpoint: reader.url("end_session_endpoint"),
        jwks_uri: reader.url("jwks_uri").ok_or(needed("jwks_uri"))?,
        keys: JsonWebKeySet::new(Vec::new()),
        response_types: reader.list("response_types_supported"),
        response_modes: reader.list("response_modes_supported"),
        grant_types: reader.list("grant_types_supported"),
        client_authentications: reader.list("token_endpoint_auth_methods_supported"),
        code_challenge_methods: reader.list("code_challenge_methods_supported"),
        claims: reader.list("claims_supported"),
        signing_algorithms: reader
            .list("id_token_signing_alg_values_supported")
            .unwrap_or_else(|| vec![DEFAULT_ALGORITHM.to_owned()]),
        iss_parameter: reader.switch(ISS_PARAMETER),
        pushed_only: reader.switch(PUSHED_ONLY),
        ignored: Vec::new(),
    };
    Ok(Metadata { ignored: reader.unusual(), ..metadata })
}

/// Returns whether both issuers are the same: ours was typed by a person, who may have omitted the slash after the
/// host.
fn is_same_address(theirs: &str, ours: &str) -> bool {
    let url = |text: &str| text.parse::<Url>().ok();
    theirs == ours || (url(theirs).is_some() && url(theirs) == url(ours))
}

struct Reader<'d> {
    document: &'d Map<String, Value>,
    ignored: Vec<String>,
}

impl Reader<'_> {
    fn url(&self, name: &str) -> Option<Url> {
        self.document.get(name)?.as_str()?.parse().ok()
    }

    /// Returns a list; a single text is a list of one.
    fn list(&mut self, name: &str) -> Option<Vec<String>> {
        let texts =
            |all: &Vec<Value>| all.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let (read, is_usual) = match self.document.get(name)? {
            Value::Null => return None,
            Value::Array(all) => (Some(texts(all)), all.iter().all(Value::is_string)),
            Value::String(one) => (Some(vec![one.clone()]), false),
            _ => (None, false),
        };
        if !is_usual {
            self.ignored.push(name.to_owned());
        }
        read
    }

    fn switch(&self, name: &str) -> bool {
        match self.document.get(name) {
            Some(Value::Bool(is_on)) => *is_on,
            Some(Value::String(word)) => word.eq_ignore_ascii_case("true"),
            _ => false,
        }
    }

    /// Returns every malformed field.
    fn unusual(mut self) -> Vec<String> {
        let mut fields: Vec<_> = self.document.iter().collect();
        fields.retain(|(name, value)| {
            let is_address = name.ends_with("_uri") || name.ends_with("_endpoint");
            let is_switch = SWITCHES.contains(&name.as_str());
            !value.is_null()
                && ((is_address && self.url(name).is_none()) || (is_switch && !value.is_boolean()))
        });
        self.ignored.extend(fields.into_iter().map(|(name, _)| one_line(name)));
        self.ignored
    }
}

#[cfg(test)]
mod tests;
