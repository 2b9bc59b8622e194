//! TLS: how the server's certificate is verified, and which client certificate is presented. `sslmode`, `sslrootcert`,
//! `sslcert` and `sslkey` have the meaning of PostgreSQL's own clients.

mod verify;

use crate::Authorities;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::path::{Path, PathBuf};

/// The value of `sslrootcert` for the system's certificate authorities.
const SYSTEM: &str = "system";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Disable,
    Require,
    VerifyCa,
    VerifyFull,
}

/// The files named in an address.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Files {
    pub(super) roots: Option<PathBuf>,
    pub(super) certificate: Option<PathBuf>,
    pub(super) key: Option<PathBuf>,
}

impl Files {
    /// Returns whether the trusted authority comes from a file rather than from the system.
    fn has_own_roots(&self) -> bool {
        self.roots.as_deref().is_some_and(|file| file != Path::new(SYSTEM))
    }
}

impl Mode {
    /// Returns the given mode; by default full verification, or plain text on this machine.
    ///
    /// # Errors
    /// A message when the mode is unknown, or falls back to plain text when the server refuses TLS.
    pub(super) fn choose(written: Option<&str>, is_local: bool) -> Result<Self, String> {
        match written {
            None if is_local => Ok(Self::Disable),
            None | Some("verify-full") => Ok(Self::VerifyFull),
            Some("disable") => Ok(Self::Disable),
            Some("require") => Ok(Self::Require),
            Some("verify-ca") => Ok(Self::VerifyCa),
            Some(mode @ ("prefer" | "allow")) => Err(format!(
                "sslmode={mode} gives up encryption as soon as somebody on the way asks for it: use disable, require, \
                 verify-ca or verify-full"
            )),
            Some(mode) => Err(format!(
                "sslmode={mode} is not one of disable, require, verify-ca, verify-full"
            )),
        }
    }
}

/// Returns the TLS configuration of a client; `None` for plain text.
///
/// # Errors
/// Which file cannot be used, and why.
pub(super) fn client(mode: Mode, files: &Files) -> Result<Option<ClientConfig>, String> {
    let roots = || trusted(files);
    // An error means that a provider is installed already, which is fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = ClientConfig::builder();
    let builder = match mode {
        Mode::Disable => return Ok(None),
        Mode::VerifyFull => builder.with_root_certificates(roots()?),
        Mode::Require if files.roots.is_none() => {
            builder.dangerous().with_custom_certificate_verifier(verify::any_certificate())
        }
        Mode::VerifyCa | Mode::Require if !files.has_own_roots() => {
            return Err(
                "sslmode=require with sslrootcert=system and sslmode=verify-ca need a sslrootcert of your own: any web site has \
                 a certificate of the system's authorities. Use verify-full"
                    .to_owned(),
            );
        }
        // As in PostgreSQL's own clients, a given authority is used even by `require`.
        Mode::VerifyCa | Mode::Require => {
            builder.dangerous().with_custom_certificate_verifier(verify::any_name(roots()?)?)
        }
    };
    match (&files.certificate, &files.key) {
        (None, None) => Ok(Some(builder.with_no_client_auth())),
        (Some(certificate), Some(key)) => {
            let own = certificates("sslcert", certificate)?;
            let key = PrivateKeyDer::from_pem_file(key)
                .map_err(|error| format!("sslkey: {}: {error}", key.display()))?;
            let config = builder.with_client_auth_cert(own, key);
            config
                .map(Some)
                .map_err(|error| format!("sslcert and sslkey do not fit together: {error}"))
        }
        _ => Err("sslcert and sslkey need each other".to_owned()),
    }
}

/// Returns the authorities of the file, or those of the system.
fn trusted(files: &Files) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    match files.roots.as_deref().filter(|_| files.has_own_roots()) {
        Some(file) => {
            let own = Authorities::read(file).map_err(|error| format!("sslrootcert: {error}"))?;
            roots.add_parsable_certificates(
                own.certificates().map(|der| CertificateDer::from(der.to_vec())),
            );
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() {
        return Err("sslrootcert: there is no authority to trust".to_owned());
    }
    Ok(roots)
}

fn certificates(setting: &str, file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let read = CertificateDer::pem_file_iter(file).and_then(Iterator::collect);
    read.map_err(|error| format!("{setting}: {}: {error}", file.display()))
}
