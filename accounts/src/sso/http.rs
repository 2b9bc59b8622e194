//! The one client for providers: it reaches public addresses by https, and private ones that the configuration names,
//! follows nobody, waits a few seconds and reads a little.

mod address_policy;
mod addresses;
mod lookup;
#[cfg(test)]
mod tests;

use super::SsoConfig;
use crate::authorities::Authorities;
use address_policy::AddressPolicy;
pub(crate) use addresses::is_private_network;
use lookup::{Guarded, Lookup, NotPublic, System};
use model::{Finding, Found};
use openidconnect::{HttpRequest, HttpResponse, http};
use reqwest::redirect;
use std::{error::Error, io, net::IpAddr, sync::Arc, time::Duration};
use url::{Host, Url};

/// Asks providers. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Http {
    client: reqwest::Client,
    policy: AddressPolicy,
    limits: Limits,
}

/// How long a provider may take, and how much it may say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub connect: Duration,
    /// For one answer.
    pub total: Duration,
    /// For all that one visitor waits for, so that an answer of ours is there within `total`.
    pub visit: Duration,
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(2),
            total: Duration::from_secs(5),
            visit: Duration::from_millis(4_500),
            bytes: 256 * 1024,
        }
    }
}

/// Why there is no answer. Tells nothing of what was asked or answered.
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
    #[error("the provider takes too long")]
    TooSlow,
    #[error("the provider says too much")]
    TooBig,
}

impl Http {
    /// Asks public addresses only. `allow_loopback` lets them be on this machine, by http as well: for development.
    ///
    /// # Panics
    /// When the operating system's certificates cannot be read: nobody could be trusted then.
    pub fn new(allow_loopback: bool) -> Self {
        let policy = AddressPolicy::public(allow_loopback);
        Self::with(policy, &Authorities::default(), Limits::default(), System)
    }

    /// Asks providers, also where and by whose certificates the configuration says.
    ///
    /// # Panics
    /// As [`new`](Self::new).
    pub fn for_providers(config: &SsoConfig) -> Self {
        let policy = AddressPolicy::public(config.allow_loopback).with_networks(&config.networks);
        Self::with(policy, &config.authorities, Limits::default(), System)
    }

    /// One that may talk to this machine, with other limits.
    #[cfg(test)]
    pub fn with_limits(limits: Limits) -> Self {
        let policy = AddressPolicy::public(true);
        Self::with(policy, &Authorities::default(), limits, System)
    }

    /// The same with other limits and names.
    fn with(
        policy: AddressPolicy,
        authorities: &Authorities,
        limits: Limits,
        lookup: impl Lookup,
    ) -> Self {
        // An error says that there is a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(limits.connect)
            .timeout(limits.total)
            .redirect(redirect::Policy::none())
            .https_only(!policy.allows_loopback())
            .no_proxy()
            .referer(false)
            .user_agent("guichet")
            .tls_certs_merge(authorities.certificates().filter_map(|der| {
                // What was read as a certificate is one.
                reqwest::Certificate::from_der(der).ok()
            }))
            .dns_resolver(Arc::new(Guarded::new(policy.clone(), lookup)))
            .build()
            .expect("the certificates of the system can be read");
        Self {
            client,
            policy,
            limits,
        }
    }

    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Whether a browser may be sent there, and we may ask there as far as its address alone tells.
    pub fn allows(&self, url: &Url) -> bool {
        // A name and a password in an address would be ours to keep secret, and are shown to whoever is sent there.
        if !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        let (ip, is_local) = match url.host() {
            None => return false,
            Some(Host::Domain(name)) => (None, lookup::is_local(name)),
            Some(Host::Ipv4(ip)) => (Some(IpAddr::V4(ip)), ip.is_loopback()),
            Some(Host::Ipv6(ip)) => (Some(IpAddr::V6(ip)), ip.is_loopback()),
        };
        let local_by_leave = self.policy.allows_loopback() && is_local;
        match url.scheme() {
            "http" => local_by_leave,
            "https" => local_by_leave || (!is_local && ip.is_none_or(|ip| self.policy.allows(ip))),
            _ => false,
        }
    }

    /// Asks, and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// [`HttpError`].
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let url: Url = request
            .uri()
            .to_string()
            .parse()
            .map_err(|_| HttpError::Forbidden)?;
        if !self.allows(&url) {
            return Err(HttpError::Forbidden);
        }
        let (parts, body) = request.into_parts();
        let answer = self
            .client
            .request(parts.method, url)
            .headers(parts.headers)
            .body(body)
            .send()
            .await
            .map_err(|error| HttpError::from(&error))?;
        self.read(answer).await
    }

    /// Asks for a document.
    ///
    /// # Errors
    /// [`HttpError`].
    pub async fn get(&self, url: &Url, accept: &'static str) -> Result<HttpResponse, HttpError> {
        let request = http::Request::get(url.as_str())
            .header(http::header::ACCEPT, accept)
            .body(Vec::new())
            .map_err(|_| HttpError::Forbidden)?;
        self.send(request).await
    }

    async fn read(&self, mut answer: reqwest::Response) -> Result<HttpResponse, HttpError> {
        let most = self.limits.bytes;
        if answer
            .content_length()
            .is_some_and(|length| length > most as u64)
        {
            return Err(HttpError::TooBig);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer
            .chunk()
            .await
            .map_err(|error| HttpError::from(&error))?
        {
            if body.len() + chunk.len() > most {
                return Err(HttpError::TooBig);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}

impl HttpError {
    /// Returns the same for an admin.
    pub fn finding(self) -> Finding {
        Finding::bad(match self {
            Self::Forbidden => Found::AddressForbidden,
            Self::Private => Found::PrivateAddress,
            Self::UnknownAuthority => Found::UnknownAuthority,
            Self::BadCertificate => Found::BadCertificate,
            Self::Unreachable => Found::Unreachable,
            Self::TooSlow => Found::TooSlow,
            Self::TooBig => Found::TooBig,
        })
    }
}

impl From<&reqwest::Error> for HttpError {
    fn from(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::TooSlow
        } else {
            cause(error)
        }
    }
}

/// Looks for what went wrong beneath: the layers above only say that they could not connect.
fn cause(error: &(dyn Error + 'static)) -> HttpError {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<NotPublic>() {
            return HttpError::Private;
        }
        let tls = error.downcast_ref::<rustls::Error>();
        if let Some(rustls::Error::InvalidCertificate(reason)) = tls {
            return match reason {
                // A trusted authority may have the name of the one that signed, and another key.
                rustls::CertificateError::UnknownIssuer
                | rustls::CertificateError::BadSignature
                | rustls::CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext {
                    ..
                } => HttpError::UnknownAuthority,
                _ => HttpError::BadCertificate,
            };
        }
        // What an I/O error carries is not among its sources, and may be an I/O error again.
        let carried = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = match carried {
            Some(carried) => Some(carried),
            None => error.source(),
        };
    }
    HttpError::Unreachable
}
