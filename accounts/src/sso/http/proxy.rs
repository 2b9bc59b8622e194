//! Outbound proxy, for networks that allow no direct connections.

use super::tcp::{BoxError, Stream, oneshot, tcp};
use base64::{Engine, engine::general_purpose::STANDARD};
use hyper::{Uri, header::HeaderValue};
use hyper_util::client::legacy::connect::{dns::GaiResolver, proxy::Tunnel};
use model::percent;
use std::{error::Error, fmt, iter, net::SocketAddr, time::Duration};
use url::Url;

/// A proxy that tunnels to addresses (`CONNECT`, RFC 9110, section 9.3.6).
#[derive(Clone)]
pub struct OutboundProxy {
    address: Uri,
    /// `Proxy-Authorization`: a secret.
    authorization: Option<HeaderValue>,
}

/// The proxy made no tunnel.
#[derive(Debug, thiserror::Error)]
#[error("the proxy gives no way to the address")]
pub(super) struct ProxyFailed(#[source] BoxError);

impl OutboundProxy {
    /// Parses `http://[user:password@]proxy.example.com:3128`.
    ///
    /// # Errors
    /// What is wrong. The text is not repeated, as it may contain a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|_| other_form())?;
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let host = url.host_str().filter(|_| url.scheme() == "http" && is_bare);
        let host = host.ok_or_else(other_form)?;
        let port = url.port_or_known_default().ok_or_else(other_form)?;
        let address = format!("http://{host}:{port}/");
        Ok(Self {
            address: address.parse().map_err(|_| other_form())?,
            authorization: authorization(&url)?,
        })
    }

    /// Opens a tunnel. The proxy only sees the address, not the host name or the request.
    ///
    /// # Errors
    /// [`ProxyFailed`] when there is no tunnel within the limit.
    pub(super) async fn tunnel(
        &self,
        to: SocketAddr,
        limit: Duration,
    ) -> Result<Stream, ProxyFailed> {
        let destination = format!("https://{to}/").parse::<Uri>();
        let destination = destination.map_err(|error| ProxyFailed(error.into()))?;
        // The proxy's own name comes from the configuration: it may resolve to any address.
        let proxy = tcp(GaiResolver::new(), limit);
        let mut tunnel = Tunnel::new(self.address.clone(), proxy);
        if let Some(authorization) = &self.authorization {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        match tokio::time::timeout(limit, oneshot(tunnel, destination)).await {
            Ok(made) => made.map_err(|error| ProxyFailed(error.into())),
            Err(elapsed) => Err(ProxyFailed(elapsed.into())),
        }
    }
}

impl fmt::Debug for OutboundProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Without the credentials.
        write!(f, "OutboundProxy({})", self.address)
    }
}

impl ProxyFailed {
    /// Returns the proxy's failure, for the log.
    pub fn reason(&self) -> String {
        let deepest_last = iter::successors(self.source(), |&error| error.source());
        let texts: Vec<String> = deepest_last.map(ToString::to_string).collect();
        texts.join(": ")
    }
}

fn other_form() -> String {
    "not like http://proxy.example.com:3128 or http://user:password@proxy.example.com:3128"
        .to_owned()
}

/// Returns the URL's credentials as a header value (RFC 7617).
fn authorization(url: &Url) -> Result<Option<HeaderValue>, String> {
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let mut plain = percent::decode_bytes(url.username());
    if plain.contains(&b':') {
        return Err("no user name with a colon can be sent to a proxy".to_owned());
    }
    plain.push(b':');
    plain.extend(percent::decode_bytes(url.password().unwrap_or_default()));
    let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(plain)))
        .map_err(|_| other_form())?;
    value.set_sensitive(true);
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_an_http_url_with_optional_credentials() {
        let read = |text: &str| {
            let proxy = OutboundProxy::parse(text).expect(text);
            let authorization = proxy.authorization;
            let authorization = authorization.map(|value| value.to_str().unwrap().to_owned());
            (proxy.address.to_string(), authorization)
        };
        assert_eq!(
            read("http://proxy.example.com:3128"),
            ("http://proxy.example.com:3128/".to_owned(), None)
        );
        assert_eq!(read("http://[fd00::1]/"), ("http://[fd00::1]:80/".to_owned(), None));
        let (address, authorization) = read("http://ana:p%40ss%3A@10.0.0.1:8080");
        assert_eq!(address, "http://10.0.0.1:8080/");
        let plain = STANDARD.encode("ana:p@ss:");
        assert_eq!(authorization, Some(format!("Basic {plain}")));
    }

    #[test]
    fn anything_else_is_refused_and_not_repeated() {
        for text in [
            "",
            "proxy.example.com:3128",
            "https://ana:hush@proxy.example.com:3128",
            "socks5://ana:hush@proxy.example.com:1080",
            "http://ana:hush@",
            "http://ana:hush@proxy.example.com:3128/path",
            "http://ana:hush@proxy.example.com:3128?query",
            "http://ana:hush@proxy.example.com:3128#fragment",
            "http://ana%3A:hush@proxy.example.com:3128",
        ] {
            let problem = OutboundProxy::parse(text).expect_err(text);
            assert!(!problem.contains("hush"), "{problem}");
        }
        let proxy = OutboundProxy::parse("http://ana:hush@proxy.example.com:3128").unwrap();
        let shown = format!("{proxy:?}");
        assert!(shown.contains("proxy.example.com:3128"), "{shown}");
        let encoded = STANDARD.encode("ana:hush");
        for secret in ["ana", "hush", encoded.as_str()] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
