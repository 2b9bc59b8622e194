//! URL that ends a provider's session (OpenID Connect RP-Initiated Logout 1.0, section 2).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use url::Url;

/// Maximum bytes of the URL. Default limits of servers are low: Keycloak accepts a request line of 4,096 bytes.
const MAX_LENGTH: usize = 4_000;

/// Returns the URL, to be opened by GET: a cross-site POST sends no cookie unless the provider has allowed that, and
/// without its cookie there is no session to end. Omits an ID token that would make it too long, and sends its user as
/// a hint; the provider then asks for confirmation.
pub(super) fn url(endpoint: &Url, client_id: &str, id_token: Option<&str>, back: &str) -> String {
    let with = |hint: Option<(&str, &str)>| {
        let mut url = endpoint.clone();
        url.query_pairs_mut()
            .extend_pairs(hint)
            .append_pair("client_id", client_id)
            .append_pair("post_logout_redirect_uri", back);
        String::from(url)
    };
    let Some(token) = id_token else {
        return with(None);
    };
    let url = with(Some(("id_token_hint", token)));
    if url.len() <= MAX_LENGTH {
        return url;
    }
    let hint = logout_hint(token);
    let url = with(hint.as_deref().map(|hint| ("logout_hint", hint)));
    if url.len() <= MAX_LENGTH { url } else { with(None) }
}

/// Returns the user of a token as a hint: some providers have a claim for this purpose.
fn logout_hint(id_token: &str) -> Option<String> {
    let claims = payload(id_token)?;
    let text = |name| claims.get(name).and_then(Value::as_str);
    text("login_hint").or(text("sub")).map(str::to_owned)
}

/// Returns the claims of a token that was already verified.
fn payload(token: &str) -> Option<Map<String, Value>> {
    let payload = token.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    const BACK: &str = "https://tickets.example.test/signed-out";

    fn query(id_token: Option<&str>) -> BTreeMap<String, String> {
        let endpoint: Url = "https://id.example.test/end?of=session".parse().unwrap();
        let url = url(&endpoint, "guichet", id_token, BACK);
        assert!(url.len() <= MAX_LENGTH, "{}", url.len());
        let url: Url = url.parse().unwrap();
        let mut query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
        for (name, value) in
            [("of", "session"), ("client_id", "guichet"), ("post_logout_redirect_uri", BACK)]
        {
            assert_eq!(query.remove(name).as_deref(), Some(value));
        }
        query
    }

    fn token(claims: &Value) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn the_token_is_omitted_if_it_makes_the_url_too_long() {
        let short = token(&json!({ "sub": "ana" }));
        let one = |name: &str, value: &str| BTreeMap::from([(name.to_owned(), value.to_owned())]);
        assert_eq!(query(Some(&short)), one("id_token_hint", &short));
        assert_eq!(query(None), BTreeMap::new());
        let long = "x".repeat(4096);
        let groups: Vec<_> =
            (0..80).map(|n| format!("cn=group-{n},ou=people,dc=example,dc=test")).collect();
        for (claims, hint) in [
            (json!({ "sub": "ana", "note": long }), "ana"),
            (json!({ "sub": "ana", "groups": groups }), "ana"),
            (json!({ "sub": "ana", "login_hint": "O.abc", "note": long }), "O.abc"),
        ] {
            assert_eq!(query(Some(&token(&claims))), one("logout_hint", hint));
        }
        assert_eq!(query(Some(&token(&json!({ "note": long })))), BTreeMap::new());
        assert_eq!(query(Some(&token(&json!({ "sub": long })))), BTreeMap::new());
        assert_eq!(query(Some(&long)), BTreeMap::new());
    }
}
