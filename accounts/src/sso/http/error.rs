//! Errors of requests to providers.

use super::{lookup::NotPublic, proxy::ProxyFailed};
use model::{Finding, FindingCode};
use std::{error::Error, io};

/// Why there is no response. Contains nothing of the request or the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HttpError {
    #[error("the address is not a public one by https")]
    Forbidden,
    #[error("the name leads to a private address")]
    Private,
    #[error("no authority that this machine trusts has signed the certificate")]
    UnknownAuthority,
    #[error("the certificate is not valid for the address")]
    BadCertificate,
    #[error("the provider cannot be reached")]
    Unreachable,
    #[error("the proxy cannot be reached, or gives no way to the provider")]
    Proxy,
    #[error("the provider takes too long")]
    TooSlow,
    #[error("the provider says too much")]
    TooBig,
}

impl HttpError {
    /// Returns the error as a label.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Forbidden | Self::Private => "forbidden",
            Self::UnknownAuthority | Self::BadCertificate => "tls",
            Self::Unreachable => "unreachable",
            Self::Proxy => "proxy",
            Self::TooSlow => "slow",
            Self::TooBig => "large",
        }
    }

    /// Returns the error as an admin sees it.
    pub fn finding(self) -> Finding {
        Finding::bad(match self {
            Self::Forbidden => FindingCode::AddressForbidden,
            Self::Private => FindingCode::PrivateAddress,
            Self::UnknownAuthority => FindingCode::UnknownAuthority,
            Self::BadCertificate => FindingCode::BadCertificate,
            Self::Unreachable => FindingCode::Unreachable,
            Self::Proxy => FindingCode::ProxyFailed,
            Self::TooSlow => FindingCode::TooSlow,
            Self::TooBig => FindingCode::TooBig,
        })
    }
}

/// Returns the underlying cause: the outer layers only say that they could not connect.
pub(super) fn cause(error: &(dyn Error + 'static)) -> HttpError {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<NotPublic>() {
            return HttpError::Private;
        }
        // Its causes are the proxy's as well.
        if error.is::<ProxyFailed>() {
            return HttpError::Proxy;
        }
        if let Some(rustls::Error::InvalidCertificate(reason)) =
            error.downcast_ref::<rustls::Error>()
        {
            return distrust(reason);
        }
        let failed = error.downcast_ref::<io::Error>();
        if failed.is_some_and(|failed| failed.kind() == io::ErrorKind::TimedOut) {
            return HttpError::TooSlow;
        }
        // An I/O error's inner error is not among its sources, and may be an I/O error again.
        next = match failed.and_then(io::Error::get_ref) {
            Some(carried) => Some(carried),
            None => error.source(),
        };
    }
    HttpError::Unreachable
}

fn distrust(reason: &rustls::CertificateError) -> HttpError {
    match reason {
        // A trusted authority may have the signer's name and another key.
        rustls::CertificateError::UnknownIssuer
        | rustls::CertificateError::BadSignature
        | rustls::CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            HttpError::UnknownAuthority
        }
        _ => HttpError::BadCertificate,
    }
}
