//! The guarded HTTP client: public addresses by https, private ones that the configuration names; no redirects, short
//! timeouts, limited responses.

mod address_policy;
mod addresses;
mod client;
mod connector;
mod error;
mod lookup;
mod proxy;
mod questions;
mod tcp;
#[cfg(test)]
mod tests;

use super::SsoConfig;
use crate::{
    authorities::Authorities,
    instruments::{PROVIDER_DURATION, PROVIDER_REQUESTS, label_of},
};
use address_policy::AddressPolicy;
pub(crate) use addresses::is_private_network;
use client::Client;
use connector::{Connector, OPERATOR};
pub(crate) use error::HttpError;
use error::cause;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use lookup::{Guarded, System};
use model::{OperatorId, Protocol};
use openidconnect::{
    HttpRequest, HttpResponse,
    http::{self, HeaderValue, header},
};
pub use proxy::OutboundProxy;
use questions::Lookup;
use std::{
    net::IpAddr,
    time::{Duration, Instant},
};
use url::{Host, Url};

/// HTTP client. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Http {
    client: Client,
    policy: AddressPolicy,
    limits: Limits,
    /// What it is used for, as a label of its metrics.
    protocol: &'static str,
    /// Whose requests it sends.
    operator: Option<OperatorId>,
}

/// Time and size limits of responses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub connect: Duration,
    /// Timeout of one response.
    pub total: Duration,
    /// Timeout of all requests during one visit, so that our own response is sent within `total`.
    pub visit: Duration,
    pub bytes: usize,
}

/// How much of a response is read.
#[derive(Clone, Copy)]
enum AnswerPart {
    Whole,
    /// At most so many bytes.
    Beginning(usize),
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

impl Http {
    /// Creates a client for public addresses only, whichever networks and authorities the configuration names for
    /// providers. With the development option it also allows this machine, and http.
    ///
    /// # Panics
    /// When the operating system's certificates cannot be read, and so none could be verified.
    pub fn for_public(config: &SsoConfig) -> Self {
        Self::with(
            AddressPolicy::public(config.allow_loopback),
            &Authorities::default(),
            Limits::default(),
            System,
            config.proxy.clone(),
        )
    }

    /// Creates a client for providers, with the networks and authorities of the configuration.
    ///
    /// # Panics
    /// As [`for_public`](Self::for_public).
    pub fn for_providers(config: &SsoConfig) -> Self {
        Self::with(
            AddressPolicy::public(config.allow_loopback).with_networks(&config.networks),
            &config.authorities,
            Limits::default(),
            System,
            config.proxy.clone(),
        )
    }

    /// Creates a client without additional networks, authorities and proxy.
    #[cfg(test)]
    pub fn new(allow_loopback: bool) -> Self {
        Self::for_public(&SsoConfig { allow_loopback, ..SsoConfig::default() })
    }

    /// Creates a client that may reach this machine, with other limits.
    #[cfg(test)]
    pub fn with_limits(limits: Limits) -> Self {
        let policy = AddressPolicy::public(true);
        Self::with(policy, &Authorities::default(), limits, System, None)
    }

    /// Returns the client with other limits and name resolution.
    fn with(
        policy: AddressPolicy,
        authorities: &Authorities,
        limits: Limits,
        lookup: impl Lookup,
        proxy: Option<OutboundProxy>,
    ) -> Self {
        let guard = Guarded::new(policy.clone(), lookup);
        let connector = Connector::new(guard, proxy, limits.connect);
        Self {
            client: client::client(connector, authorities, !policy.allows_loopback()),
            policy,
            limits,
            protocol: "host",
            operator: None,
        }
    }

    /// Returns the client for the requests of an operator. It shares its connections with those of the others.
    pub fn of(&self, operator: OperatorId) -> Self {
        Self { operator: Some(operator), ..self.clone() }
    }

    /// Returns the client with its requests counted as those of a protocol.
    pub fn counted_as(self, protocol: Protocol) -> Self {
        Self { protocol: label_of(protocol), ..self }
    }

    /// Returns the limits.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Returns whether a URL may be requested and opened by browsers, as far as its text shows.
    pub fn allows(&self, url: &Url) -> bool {
        // Credentials in a URL would be revealed to every browser sent there.
        if !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        let (ip, is_local) = match url.host() {
            None => return false,
            Some(Host::Domain(name)) => (None, addresses::is_local(name)),
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

    /// Sends a request and reads the whole response, whatever its status.
    ///
    /// # Errors
    /// [`HttpError`].
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let started = Instant::now();
        let answer = self.answer(request, AnswerPart::Whole).await;
        PROVIDER_DURATION.record(started.elapsed(), &[self.protocol]);
        PROVIDER_REQUESTS.increment(&[self.protocol, result_of(&answer)]);
        answer
    }

    /// Sends a request and reads at most the first `bytes` of the response. It is not counted among the requests to
    /// providers.
    ///
    /// # Errors
    /// [`HttpError`], but not for a response that is longer.
    pub async fn send_for_beginning(
        &self,
        request: HttpRequest,
        bytes: usize,
    ) -> Result<HttpResponse, HttpError> {
        self.answer(request, AnswerPart::Beginning(bytes)).await
    }

    async fn answer(
        &self,
        request: HttpRequest,
        part: AnswerPart,
    ) -> Result<HttpResponse, HttpError> {
        let url: Url = request.uri().to_string().parse().map_err(|_| HttpError::Forbidden)?;
        if !self.allows(&url) {
            return Err(HttpError::Forbidden);
        }
        let (mut parts, body) = request.into_parts();
        // The URL in the spelling that was checked: a host has more than one.
        parts.uri = url.as_str().parse().map_err(|_| HttpError::Forbidden)?;
        for (name, value) in [(header::USER_AGENT, "guichet"), (header::ACCEPT, "*/*")] {
            let value = HeaderValue::from_static(value);
            parts.headers.entry(name).or_insert(value);
        }
        let request = http::Request::from_parts(parts, Full::from(body));
        let answer = async {
            let answer = OPERATOR.scope(self.operator, self.client.request(request)).await;
            let answer = answer.map_err(|error| cause(&error))?;
            match part {
                AnswerPart::Whole => self.read(answer).await,
                AnswerPart::Beginning(bytes) => Ok(beginning(answer, bytes).await),
            }
        };
        tokio::time::timeout(self.limits.total, answer).await.unwrap_or(Err(HttpError::TooSlow))
    }

    /// Requests a document.
    ///
    /// # Errors
    /// [`HttpError`] when the URL is not allowed, or there is no complete response within the limits.
    pub async fn get(&self, url: &Url, accept: &'static str) -> Result<HttpResponse, HttpError> {
        let request = http::Request::get(url.as_str())
            .header(http::header::ACCEPT, accept)
            .body(Vec::new())
            .map_err(|_| HttpError::Forbidden)?;
        self.send(request).await
    }

    async fn read(&self, answer: http::Response<Incoming>) -> Result<HttpResponse, HttpError> {
        let max_bytes = self.limits.bytes;
        let (parts, mut incoming) = answer.into_parts();
        // The announced length, if any.
        if incoming.size_hint().lower() > max_bytes as u64 {
            return Err(HttpError::TooBig);
        }
        let mut body = Vec::new();
        while let Some(frame) = incoming.frame().await {
            let frame = frame.map_err(|error| cause(&error))?;
            // Trailers are ignored.
            let Ok(chunk) = frame.into_data() else {
                continue;
            };
            if body.len() + chunk.len() > max_bytes {
                return Err(HttpError::TooBig);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(http::Response::from_parts(parts, body))
    }
}

/// Returns the response with at most the first `max_bytes` of its body. The rest is not read: the connection is closed.
async fn beginning(answer: http::Response<Incoming>, max_bytes: usize) -> HttpResponse {
    let (parts, mut incoming) = answer.into_parts();
    let mut body = Vec::new();
    while body.len() < max_bytes {
        // The status counts, however the body ends.
        let Some(Ok(frame)) = incoming.frame().await else { break };
        if let Ok(chunk) = frame.into_data() {
            let left = max_bytes - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(left)]);
        }
    }
    http::Response::from_parts(parts, body)
}

/// Returns the result of a request as a label.
fn result_of(answer: &Result<HttpResponse, HttpError>) -> &'static str {
    match answer {
        Ok(answer) if answer.status().is_server_error() => "server_error",
        Ok(answer) if answer.status().is_client_error() => "client_error",
        Ok(_) => "ok",
        Err(error) => error.label(),
    }
}
