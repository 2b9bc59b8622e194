//! Cache of issuers' metadata and keys: fresh for an hour, usable for a day if the issuer fails, one concurrent request
//! each.

use super::metadata::{self, Metadata};
use crate::{
    clock::Clock,
    sso::{
        http::{Http, HttpError},
        protocol::{ProtocolError, Reason},
    },
};
use chrono::TimeDelta;
use model::{OperatorId, Timestamp};
use moka::future::Cache;
use std::sync::Arc;
use url::Url;

const FRESH: TimeDelta = TimeDelta::hours(1);
const STALE_IF_ERROR: TimeDelta = TimeDelta::hours(24);
/// Minimum time between requests after a failure, and between two requests for keys.
const MIN_REFETCH_INTERVAL: TimeDelta = TimeDelta::seconds(60);
const MAX_ISSUERS: u64 = 1_000;

/// Cache of all issuers. Cheap to clone.
#[derive(Clone)]
pub(super) struct Directory {
    http: Http,
    clock: Arc<dyn Clock>,
    cached: Cache<String, Arc<CachedIssuer>>,
    /// Requests under way, shared by all waiting callers.
    asking: Cache<String, Arc<CachedIssuer>>,
    asking_for_keys: Cache<String, Arc<CachedIssuer>>,
}

/// Returns the key of an issuer: what was typed may lack the slash after the host, which the issuer's own name has.
fn cache_key(issuer: &str) -> String {
    issuer.parse::<Url>().map_or_else(|_| issuer.to_owned(), String::from)
}

/// Cached data of one issuer.
#[derive(Debug, Clone)]
pub(super) struct CachedIssuer {
    pub metadata: Metadata,
    fetched_at: Timestamp,
    fresh_until: Timestamp,
    keys_asked_at: Option<Timestamp>,
}

impl Directory {
    /// Creates an empty cache.
    pub fn new(http: Http, clock: Arc<dyn Clock>) -> Self {
        // Removed as soon as it completes; if the caller was cancelled by then, it expires.
        let shared =
            || Cache::builder().max_capacity(MAX_ISSUERS).time_to_live(http.limits().total).build();
        Self {
            cached: Cache::new(MAX_ISSUERS),
            asking: shared(),
            asking_for_keys: shared(),
            http,
            clock,
        }
    }

    /// Returns the same cache, which sends the requests of an operator.
    pub fn of(&self, operator: OperatorId) -> Self {
        Self { http: self.http.of(operator), ..self.clone() }
    }

    /// Returns the issuer's data, from the cache or the provider.
    ///
    /// # Errors
    /// When the provider fails, and nothing newer than a day is cached.
    pub async fn get(&self, issuer: &str) -> Result<Arc<CachedIssuer>, ProtocolError> {
        let (key, now) = (cache_key(issuer), self.clock.now());
        let issuer = key.as_str();
        if let Some(cached) = self.cached.get(issuer).await
            && (cached.fetched_at..cached.fresh_until).contains(&now)
        {
            return Ok(cached);
        }
        let found = self.asking.try_get_with_by_ref(issuer, self.refresh(issuer)).await;
        self.asking.invalidate(issuer).await;
        found.map_err(|reason| ProtocolError::Failed((*reason).clone()))
    }

    /// Returns the data with possibly newer keys. Fetches them once a minute at most, whatever the tokens.
    pub async fn with_newer_keys(&self, cached: Arc<CachedIssuer>) -> Arc<CachedIssuer> {
        let issuer = cache_key(&cached.metadata.issuer);
        let newer =
            self.asking_for_keys.get_with_by_ref(&issuer, self.refresh_keys(&issuer, cached)).await;
        self.asking_for_keys.invalidate(&issuer).await;
        newer
    }

    async fn refresh(&self, issuer: &str) -> Result<Arc<CachedIssuer>, Reason> {
        let old = self.cached.get(issuer).await;
        let now = self.clock.now();
        let usable = old
            .as_ref()
            .filter(|old| (old.fetched_at..old.fetched_at + STALE_IF_ERROR).contains(&now));
        // With a stale answer at hand, a fresh one is not worth a long wait.
        let limits = self.http.limits();
        let timeout = if usable.is_some() { limits.connect } else { limits.total };
        let fetching = metadata::fetch(&self.http, issuer);
        let found = match tokio::time::timeout(timeout, fetching).await {
            Ok(found) => {
                found.map_err(|error| Reason::explained(error.to_string(), error.finding()))
            }
            Err(_) => Err(HttpError::TooSlow.into()),
        };
        let cached = match (found, usable) {
            (Ok(metadata), _) => CachedIssuer {
                metadata,
                fetched_at: now,
                fresh_until: now + FRESH,
                keys_asked_at: old.as_ref().and_then(|old| old.keys_asked_at),
            },
            (Err(reason), Some(old)) => {
                tracing::warn!(issuer, ?reason, "provider.metadata.stale");
                CachedIssuer { fresh_until: now + MIN_REFETCH_INTERVAL, ..(**old).clone() }
            }
            (Err(reason), None) => return Err(reason),
        };
        let cached = Arc::new(cached);
        self.cached.insert(issuer.to_owned(), Arc::clone(&cached)).await;
        Ok(cached)
    }

    async fn refresh_keys(&self, issuer: &str, seen: Arc<CachedIssuer>) -> Arc<CachedIssuer> {
        let cached = self.cached.get(issuer).await.unwrap_or(seen);
        let now = self.clock.now();
        if cached.keys_asked_at.is_some_and(|at| (at..at + MIN_REFETCH_INTERVAL).contains(&now)) {
            return cached;
        }
        let mut newer = CachedIssuer { keys_asked_at: Some(now), ..(*cached).clone() };
        // Stored before the response, so that failures and cancelled requests count as well.
        self.cached.insert(issuer.to_owned(), Arc::new(newer.clone())).await;
        match metadata::fetch_keys(&self.http, &newer.metadata.jwks_uri).await {
            Ok(keys) => newer.metadata.keys = keys,
            Err(error) => tracing::warn!(issuer, reason = %error, "provider.keys.stale"),
        }
        let newer = Arc::new(newer);
        self.cached.insert(issuer.to_owned(), Arc::clone(&newer)).await;
        newer
    }
}
