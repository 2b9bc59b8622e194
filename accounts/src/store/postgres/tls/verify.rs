//! Certificate verification below `verify-full`. The handshake signature is always verified, so that the server has the
//! key of its certificate.

use rustls::{
    CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use std::sync::Arc;

/// Accepts any certificate (`require`), or any of a trusted authority regardless of its name (`verify-ca`).
#[derive(Debug)]
struct Lenient {
    authority: Option<Arc<WebPkiServerVerifier>>,
    algorithms: WebPkiSupportedAlgorithms,
}

/// Accepts every certificate: encryption without authentication.
pub(super) fn any_certificate() -> Arc<dyn ServerCertVerifier> {
    lenient(None)
}

/// Accepts every certificate of the authorities, regardless of its name.
pub(super) fn any_name(roots: RootCertStore) -> Result<Arc<dyn ServerCertVerifier>, String> {
    let authority = WebPkiServerVerifier::builder(Arc::new(roots)).build();
    Ok(lenient(Some(authority.map_err(|error| error.to_string())?)))
}

fn lenient(authority: Option<Arc<WebPkiServerVerifier>>) -> Arc<dyn ServerCertVerifier> {
    Arc::new(Lenient {
        authority,
        algorithms: ring::default_provider().signature_verification_algorithms,
    })
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(authority) = &self.authority else {
            return Ok(ServerCertVerified::assertion());
        };
        // The name is verified last: an error about it alone means that the authority is trusted.
        match authority.verify_server_cert(certificate, intermediates, name, ocsp, now) {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            verified => verified,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
