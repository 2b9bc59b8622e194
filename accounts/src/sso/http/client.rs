//! What speaks HTTP and TLS with providers, over the connections of the [`Connector`].

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

/// Asks by HTTP/1.1 or HTTP/2, as the server wants it. Follows no redirect.
pub(super) type Client = legacy::Client<HttpsConnector<Connector>, Full<Bytes>>;

/// Returns a client for those whom the system or one of the authorities trusts. A server shows a certificate for the name
/// in the URL, whichever address the connector has chosen for it.
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
    // An error says that there is a provider already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let own = authorities.certificates();
    roots.add_parsable_certificates(own.map(CertificateDer::from));
    assert!(!roots.is_empty(), "the certificates of the system can be read");
    ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()
}
