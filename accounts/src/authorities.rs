//! Additional certificate authorities.

use rustls::{
    RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::{fmt, path::Path};

/// Authorities trusted in addition to the system's.
#[derive(Clone, Default)]
pub struct Authorities(Vec<CertificateDer<'static>>);

impl Authorities {
    /// Reads the certificates of a PEM file.
    ///
    /// # Errors
    /// When the file cannot be read, has no certificate, or has one that cannot be a certificate authority's.
    pub fn read(path: &Path) -> Result<Self, String> {
        let named = |problem: &dyn fmt::Display| format!("{}: {problem}", path.display());
        let pem = std::fs::read(path).map_err(|error| named(&error))?;
        let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem)
            .collect::<Result<_, _>>()
            .map_err(|error| named(&format!("not a PEM file of certificates: {error}")))?;
        if certificates.is_empty() {
            return Err(named(&"there is no certificate in it"));
        }
        let mut store = RootCertStore::empty();
        for certificate in &certificates {
            store.add(certificate.clone()).map_err(|error| named(&error))?;
        }
        Ok(Self(certificates))
    }

    /// Returns whether there are no additional authorities.
    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns each certificate as DER.
    pub(crate) fn certificates(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(AsRef::as_ref)
    }
}

impl fmt::Debug for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authorities({})", self.0.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::STANDARD};

    /// Returns the self-signed certificate of the test servers as its authority.
    pub(crate) fn of_tests() -> Authorities {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("authority.pem");
        let der = STANDARD.encode(include_bytes!("sso/http/tests/self_signed.der"));
        let pem = format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n");
        std::fs::write(&path, pem).unwrap();
        Authorities::read(&path).unwrap()
    }

    #[test]
    fn a_file_without_a_certificate_is_refused_by_name() {
        assert_eq!(of_tests().certificates().count(), 1);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("authority.pem");
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        for text in ["", "no certificate", broken] {
            std::fs::write(&path, text).unwrap();
            let problem = Authorities::read(&path).unwrap_err();
            assert!(problem.contains("authority.pem"), "{problem}");
        }
        assert!(Authorities::read(&folder.path().join("missing.pem")).is_err());
    }
}
