//! HTTP and TLS over the connections of the [`Connector`].

use super::connector::Connector;
use crate::authorities::Authorities;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy,
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{ClientConfig, RootCertStore, pki_types::CertificateDer};

/// HTTP/1.1 or HTTP/2, as negotiated. Follows no redirects.
pub(super) type Client = legacy::Client<HttpsConnector<Connector>, Full<Bytes>>;

/// Returns a client that trusts the system's and the given authorities. The certificate must match the host name in the
/// URL, whichever address the connector chose.
///
/// # Panics
/// When the operating system has no root certificates.
pub(super) fn client(connector: Connector, authorities: &Authorities, https_only: bool) -> Client {
    let builder = HttpsConnectorBuilder::new().with_tls_config(trusting(authorities));
    let builder = if https_only { builder.https_only() } else { builder.https_or_http() };
    let https = builder.enable_http1().enable_http2().wrap_connector(connector);
    legacy::Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(https)
}

fn trusting(authorities: &Authorities) -> ClientConfig {
    // Fails only if a provider is already installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let own = authorities.certificates();
    roots.add_parsable_certificates(own.map(CertificateDer::from));
    assert!(!roots.is_empty(), "the certificates of the system can be read");
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}
