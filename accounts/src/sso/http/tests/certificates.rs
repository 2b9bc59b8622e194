//! Untrusted certificates are distinguished from servers that do not answer.

use super::super::{Http, HttpError, Limits, cause};
use crate::{authorities, sso::SsoConfig};
use openidconnect::HttpResponse;
use rustls::{
    CertificateError, ServerConfig, ServerConnection, StreamOwned,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
};
use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener},
    sync::Arc,
    thread::JoinHandle,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_an_unknown_authority_is_named() {
    let http = Http::with_limits(Limits::default());
    assert_eq!(ask(&http).await.err(), Some(HttpError::UnknownAuthority));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_additional_authority_is_trusted_once_configured() {
    let http = Http::for_providers(&SsoConfig {
        allow_loopback: true,
        authorities: authorities::tests::of_tests(),
        ..SsoConfig::default()
    });
    let answer = ask(&http).await.expect("a trusted certificate");
    assert_eq!(answer.body(), b"hello");
}

/// Requests a server with a self-signed certificate.
async fn ask(http: &Http) -> Result<HttpResponse, HttpError> {
    let (address, server) = https_server();
    let url = format!("https://localhost:{}/", address.port());
    let outcome = http.get(&url.parse().unwrap(), "*/*").await;
    server.join().unwrap();
    outcome
}

/// Starts an https server that answers one connection, as `localhost` and as `sso.example.com`.
pub(super) fn https_server() -> (SocketAddr, JoinHandle<()>) {
    let certificate = CertificateDer::from(include_bytes!("self_signed.der").to_vec());
    let key = PrivatePkcs8KeyDer::from(include_bytes!("self_signed.key.der").to_vec());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(key))
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let connection = ServerConnection::new(Arc::new(config)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        // The client aborts the handshake, whatever the server sends.
        if !matches!(stream.read(&mut [0; 2048]), Ok(1..)) {
            return;
        }
        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\nhello";
        stream.write_all(answer).unwrap();
        stream.conn.send_close_notify();
        let _ = stream.flush();
    });
    (address, server)
}

#[test]
fn the_cause_is_found_beneath_every_layer() {
    let certificate = |reason| io::Error::other(rustls::Error::InvalidCertificate(reason));
    for (error, wanted) in [
        (certificate(CertificateError::UnknownIssuer), HttpError::UnknownAuthority),
        (certificate(CertificateError::Expired), HttpError::BadCertificate),
        (certificate(CertificateError::NotValidForName), HttpError::BadCertificate),
        (io::Error::other(rustls::Error::DecryptError), HttpError::Unreachable),
        (io::Error::from(io::ErrorKind::ConnectionRefused), HttpError::Unreachable),
    ] {
        assert_eq!(cause(&error), wanted, "{error:?}");
    }
}
