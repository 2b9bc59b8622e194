//! The caller: network address, browser and language, for throttles and the timeline.

use crate::state::AppState;
use accounts::Caller;
use app::ssr::cookies::{self, Name};
use axum::Extension;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;
use model::{Locale, Portal};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Once};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const MAX_USER_AGENT: usize = 300;

/// Adds the [`Caller`] to the request.
pub async fn describe(
    State(state): State<AppState>,
    Extension(portal): Extension<Arc<Portal>>,
    Extension(locale): Extension<Locale>,
    mut request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let caller = Caller {
        ip: client_of(&request, &state.trusted_proxies),
        user_agent: user_agent_of(headers),
        device: cookies::read(&portal, headers, Name::Device),
        session: cookies::read(&portal, headers, Name::Session),
        locale,
        portal,
    };
    request.extensions_mut().insert(caller);
    next.run(request).await
}

/// Returns the client's address, behind trusted proxies.
pub fn client_of(request: &Request, trusted: &[IpNet]) -> IpAddr {
    client(peer_of(request), request.headers(), trusted)
}

/// Returns whether a trusted proxy sent the request.
pub fn is_from_proxy(request: &Request, trusted: &[IpNet]) -> bool {
    let peer = peer_of(request).to_canonical();
    trusted.iter().any(|network| network.contains(&peer))
}

fn peer_of(request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |ConnectInfo(peer)| peer.ip())
}

/// Returns the browser's user agent, shortened.
pub fn user_agent_of(headers: &HeaderMap) -> String {
    let user_agent =
        headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    user_agent.chars().take(MAX_USER_AGENT).collect()
}

/// Returns the first address, from our side, that is not a trusted proxy: all before it can be forged.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: &IpAddr| trusted.iter().any(|network| network.contains(ip));
    let mut client = peer.to_canonical();
    let forwarded: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or("unreadable").split(','))
        .collect();
    if !forwarded.is_empty() && !is_trusted(&client) {
        warn_of_untrusted(client);
    }
    for hop in forwarded.into_iter().rev() {
        if !is_trusted(&client) {
            break;
        }
        match address(hop.trim()) {
            Some(ip) => client = ip,
            None => break,
        }
    }
    client
}

/// Logs once that `X-Forwarded-For` comes from an address that is not in `trusted_proxies`: if that is a proxy of the
/// deployment, all visitors behind it count as one. Once, since any client can send the header.
fn warn_of_untrusted(peer: IpAddr) {
    static WARNING: Once = Once::new();
    WARNING.call_once(|| {
        tracing::warn!(%peer, reason = "not in trusted_proxies", "proxy.untrusted");
    });
}

/// Some proxies add the port.
fn address(text: &str) -> Option<IpAddr> {
    let ip =
        text.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    ip.ok().map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, http::HeaderValue::from_static(value));
        }
        let trusted = ["10.0.0.0/8", "::1/128"].map(|text| text.parse().expect("a network"));
        client(peer.parse().expect("an address"), &headers, &trusted).to_string()
    }

    #[test]
    fn untrusted_peers_cannot_forge_an_address() {
        assert_eq!(seen("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1", "203.0.113.9, 10.2.2.2"]), "203.0.113.9");
    }

    #[test]
    fn trusted_proxies_are_skipped() {
        assert_eq!(seen("::ffff:10.0.0.1", &["203.0.113.9:4711"]), "203.0.113.9");
        assert_eq!(seen("::1", &["[2001:db8::1]:4711"]), "2001:db8::1");
        assert_eq!(seen("10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, unknown"]), "10.0.0.1");
    }
}
