//! One attempt to deliver an event: a lease, a signed request, and its outcome.

use super::{outcome::Answered, retry_after, secret_purpose, signing};
use crate::{
    groups::Webhooks,
    instruments::WEBHOOK_DURATION,
    sso::HttpError,
    store::{
        StoreError, read,
        rows::{DeliveryAnswer, DeliveryRow, EndpointRow},
        write,
    },
};
use chrono::TimeDelta;
use hyper::{Request, header};
use model::{DeliveryProblem, WebhookDeliveryId, WebhookState};
use std::time::Instant;

/// Time for which other servers do not send a leased delivery: longer than the longest attempt.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// Maximum bytes of a response that are read and stored.
const MAX_ANSWER: usize = 1024;

/// Result of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    /// Another server delivers it, or it has ended.
    Skipped,
    Delivered,
    Failed,
}

impl Webhooks<'_> {
    /// Delivers an event unless another server does.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what the endpoint answered is recorded.
    pub(super) async fn deliver(self, delivery: WebhookDeliveryId) -> Result<Attempt, StoreError> {
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let times = (now, now + LEASE);
        let leased =
            write!(self.accounts.store(), webhook_deliveries::lease(server, delivery, times));
        let Some(row) = leased.await? else {
            return Ok(Attempt::Skipped);
        };
        let (operator, id) = (row.operator_id, row.endpoint_id);
        let found = read!(self.accounts.store(), webhook_endpoints::by_id(operator, id)).await?;
        let Some(endpoint) = found.filter(|row| row.state == WebhookState::Active) else {
            return Ok(Attempt::Skipped);
        };
        let answered = self.attempt(&row, &endpoint).await;
        let is_taken = answered.is_taken();
        self.record(&row, answered).await?;
        Ok(if is_taken { Attempt::Delivered } else { Attempt::Failed })
    }

    /// Sends the request. Its address is resolved and checked again at each attempt.
    async fn attempt(self, row: &DeliveryRow, endpoint: &EndpointRow) -> Answered {
        let Some(secrets) = self.secrets(endpoint) else {
            let (operator, endpoint) = (endpoint.operator_id, endpoint.id);
            tracing::error!(
                operator = operator.get(),
                endpoint = endpoint.get(),
                "webhook.secret.unreadable"
            );
            return Answered::error(DeliveryProblem::SecretUnreadable);
        };
        let timestamp = self.accounts.now().and_utc().timestamp();
        let id = row.message_id.as_str();
        let signatures = signing::signatures(&secrets, id, timestamp, &row.payload);
        let request = Request::post(endpoint.url.as_str())
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", signatures)
            .body(row.payload.clone().into_bytes());
        let Ok(request) = request else {
            return Answered::error(DeliveryProblem::AddressInvalid);
        };
        let started = Instant::now();
        let http = self.accounts.0.sso.public_http().of(endpoint.operator_id);
        let answer = http.send_for_beginning(request, MAX_ANSWER).await;
        WEBHOOK_DURATION.record(started.elapsed(), &[]);
        match answer {
            Ok(answer) => {
                let wait = retry_after::read(answer.headers(), self.accounts.now());
                let answer = DeliveryAnswer {
                    status: Some(answer.status().as_u16().into()),
                    body: Some(text_of(answer.body())),
                    error: None,
                };
                Answered::new(answer, wait)
            }
            Err(error) => Answered::error(problem(error)),
        }
    }

    /// Returns the secrets to sign with: the current one, and for a day the previous ones. None if one of them cannot be
    /// decrypted.
    fn secrets(self, endpoint: &EndpointRow) -> Option<Vec<Vec<u8>>> {
        let purpose = secret_purpose(endpoint.operator_id);
        let keys = &self.accounts.0.secret_keys;
        let now = self.accounts.now();
        let mut secrets = vec![keys.open(&purpose, &endpoint.secret)?];
        let signs = endpoint.old_secret_until.is_some_and(|until| now < until);
        if let Some(old) = endpoint.old_secret.as_ref().filter(|_| signs) {
            secrets.extend(signing::split(&keys.open(&purpose, old)?));
        }
        Some(secrets)
    }
}

/// Returns the beginning of an answer as text. PostgreSQL's texts cannot contain NUL.
fn text_of(body: &[u8]) -> String {
    String::from_utf8_lossy(body).replace('\0', "\u{fffd}")
}

/// Returns why there was no answer.
const fn problem(error: HttpError) -> DeliveryProblem {
    match error {
        HttpError::Forbidden | HttpError::Private => DeliveryProblem::AddressForbidden,
        HttpError::UnknownAuthority => DeliveryProblem::UnknownAuthority,
        HttpError::BadCertificate => DeliveryProblem::BadCertificate,
        HttpError::Unreachable => DeliveryProblem::Unreachable,
        HttpError::Proxy => DeliveryProblem::ProxyFailed,
        HttpError::TooSlow => DeliveryProblem::TooSlow,
        HttpError::TooBig => DeliveryProblem::TooBig,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_text_that_both_databases_keep() {
        assert_eq!(text_of(b"ok"), "ok");
        assert_eq!(text_of(b"a\0b\xff"), "a\u{fffd}b\u{fffd}");
    }
}
