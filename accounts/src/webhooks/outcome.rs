//! The consequence of an attempt: the delivery ended, it is retried later, or its endpoint is disabled.

use super::RETRY_TTL;
use crate::{
    groups::Webhooks,
    instruments::WEBHOOK_DELIVERIES,
    mail::Mail,
    outbox,
    retry::{max_pause, retry_in},
    store::{
        StoreError, Tx, query,
        rows::{DeliveryAnswer, DeliveryRow, EndpointRow},
        transaction,
    },
};
use chrono::TimeDelta;
use model::{DeliveryProblem, DeliveryState, Portal, Timestamp, WebhookState};
use url::Url;

/// Attempts before a delivery is given up or its endpoint is disabled, however long they took: no server may have run for
/// three days, or the clock may have jumped.
const MIN_ATTEMPTS: i32 = 10;
const MAX_RETRY_SECONDS: i64 = 3600;
/// Longest time to the next attempt; an endpoint pauses no longer either.
pub(crate) const MAX_PAUSE: TimeDelta = max_pause(MAX_RETRY_SECONDS);

/// The status of an endpoint that wants no more events.
const GONE: i32 = 410;

/// An endpoint's response.
pub(super) struct Answered {
    answer: DeliveryAnswer,
    /// How long it asks to be left alone.
    retry_after: Option<TimeDelta>,
}

impl Answered {
    pub(super) const fn new(answer: DeliveryAnswer, retry_after: Option<TimeDelta>) -> Self {
        Self { answer, retry_after }
    }

    /// No response, for that reason.
    pub(super) fn error(problem: DeliveryProblem) -> Self {
        let error = Some(problem.code().to_owned());
        Self::new(DeliveryAnswer { error, ..DeliveryAnswer::default() }, None)
    }

    /// Returns whether the endpoint accepted the event. A redirect does not count: it is not followed.
    pub(super) fn is_taken(&self) -> bool {
        self.answer.status.is_some_and(|status| (200..300).contains(&status))
    }

    /// Returns the time to the next attempt: no shorter than after so many attempts, and as long as the endpoint asks, an
    /// hour at most.
    fn pause(&self, attempts: i32) -> TimeDelta {
        let asked = self.retry_after.unwrap_or_default().min(TimeDelta::seconds(MAX_RETRY_SECONDS));
        retry_in(attempts, MAX_RETRY_SECONDS).max(asked)
    }
}

/// Result of recording an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Recorded {
    /// Its lease has ended meanwhile: another attempt decides.
    LeaseLost,
    Delivered,
    Retried,
    /// The delivery is given up; the endpoint stays active.
    GivenUp,
    /// The endpoint accepted nothing for three days, or wants no more events.
    EndpointDisabled,
}

impl Recorded {
    /// Returns the result as a label.
    const fn label(self) -> Option<&'static str> {
        match self {
            Self::LeaseLost => None,
            Self::Delivered => Some("delivered"),
            Self::Retried => Some("retried"),
            Self::GivenUp => Some("failed"),
            Self::EndpointDisabled => Some("disabled"),
        }
    }
}

impl Webhooks<'_> {
    /// Records the outcome of an attempt.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; the attempt is repeated when its lease ends.
    pub(super) async fn record(
        self,
        row: &DeliveryRow,
        answer: Answered,
    ) -> Result<(), StoreError> {
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let recorded = if answer.is_taken() {
            let answer = &answer.answer;
            transaction!(self.accounts.store(), async |tx| {
                take(tx, (row, server), answer, now).await
            })
            .await?
        } else {
            let portal = self.accounts.customers_portal(row.operator_id).await?;
            let (answer, portal) = (&answer, portal.as_ref());
            transaction!(self.accounts.store(), async |tx| {
                self.fail(tx, (row, server), answer, portal, now).await
            })
            .await?
        };
        if let Some(label) = recorded.label() {
            WEBHOOK_DELIVERIES.increment(&[label]);
        }
        report(row, &answer.answer, recorded);
        if recorded == Recorded::EndpointDisabled {
            self.accounts.mail_queued();
            self.cancel_open(row.operator_id, row.endpoint_id).await?;
        }
        Ok(())
    }

    /// Records a failed attempt.
    async fn fail(
        self,
        tx: &mut Tx,
        (row, server): (&DeliveryRow, &str),
        answered: &Answered,
        portal: Option<&Portal>,
        now: Timestamp,
    ) -> Result<Recorded, StoreError> {
        let (operator, id, answer) = (row.operator_id, row.endpoint_id, &answered.answer);
        let found = query!(tx, webhook_endpoints::by_id(operator, id)).await?;
        // One that was disabled meanwhile has its queue cancelled.
        let Some(endpoint) = found.filter(|row| row.state == WebhookState::Active) else {
            return Ok(Recorded::LeaseLost);
        };
        let since = endpoint.failing_since.unwrap_or(now);
        let is_over = has_failed_for_good(row.first_tried_at.unwrap_or(now), row.attempts, now);
        let is_gone = answer.status == Some(GONE);
        let disables = is_gone || has_failed_for_good(since, endpoint.failures + 1, now);
        let is_ours = if is_over || disables {
            let state = DeliveryState::Failed;
            query!(tx, webhook_deliveries::end(row, server, state, answer, now)).await?
        } else {
            let times = (now, now + answered.pause(row.attempts));
            query!(tx, webhook_deliveries::retry(row, server, answer, times)).await?
        };
        if !is_ours {
            return Ok(Recorded::LeaseLost);
        }
        if disables {
            self.disable_failed(tx, (&endpoint, is_gone), portal, now).await?;
            return Ok(Recorded::EndpointDisabled);
        }
        let pause = (since, now + answered.pause(endpoint.failures + 1));
        query!(tx, webhook_endpoints::record_failure(operator, id, pause)).await?;
        if is_over {
            queue_next(tx, row, now).await?;
            // The next attempt may be weeks away: it begins another three days.
            if query!(tx, webhook_endpoints::is_idle(operator, id)).await? {
                query!(tx, webhook_endpoints::forget_failures(operator, id, now)).await?;
            }
            return Ok(Recorded::GivenUp);
        }
        Ok(Recorded::Retried)
    }

    /// Disables an endpoint that accepted nothing for three days, or that is gone, and mails the admins.
    async fn disable_failed(
        self,
        tx: &mut Tx,
        (endpoint, is_gone): (&EndpointRow, bool),
        portal: Option<&Portal>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (operator, id) = (endpoint.operator_id, endpoint.id);
        let state = if is_gone { WebhookState::Gone } else { WebhookState::Failed };
        query!(tx, webhook_endpoints::set_state(operator, id, state, now)).await?;
        let Some(portal) = portal else { return Ok(()) };
        for admin in query!(tx, agents::admins(operator)).await? {
            let origin = self.accounts.0.backoffice_origin.as_deref();
            let mail = Mail::WebhookDisabled {
                name: admin.name,
                host: host_of(&endpoint.url),
                webhooks_url: origin.map(|origin| format!("{origin}/webhooks/{id}")),
                is_gone,
            };
            let locale = admin.locale.and_then(|tag| tag.parse().ok());
            let locale = locale.unwrap_or(portal.default_locale);
            let mail = outbox::mail(portal, None, &admin.email, locale, &mail, now)?;
            query!(tx, outbox::queue(&mail)).await?;
        }
        Ok(())
    }
}

/// Records that the endpoint accepted the event.
async fn take(
    tx: &mut Tx,
    (row, server): (&DeliveryRow, &str),
    answer: &DeliveryAnswer,
    now: Timestamp,
) -> Result<Recorded, StoreError> {
    let state = DeliveryState::Delivered;
    if !query!(tx, webhook_deliveries::end(row, server, state, answer, now)).await? {
        return Ok(Recorded::LeaseLost);
    }
    let (operator, endpoint) = (row.operator_id, row.endpoint_id);
    query!(tx, webhook_endpoints::forget_failures(operator, endpoint, now)).await?;
    queue_next(tx, row, now).await?;
    Ok(Recorded::Delivered)
}

/// Makes the next delivery of the customer due, if one waits for the one that ended.
async fn queue_next(tx: &mut Tx, ended: &DeliveryRow, now: Timestamp) -> Result<(), StoreError> {
    let (operator, endpoint) = (ended.operator_id, ended.endpoint_id);
    let Some(customer) = ended.customer_id else { return Ok(()) };
    let next = query!(tx, webhook_deliveries::next_waiting(operator, endpoint, customer)).await?;
    if let Some(next) = next {
        query!(tx, webhook_deliveries::set_queued(operator, next, now)).await?;
    }
    Ok(())
}

/// Returns whether that many attempts since that time, all in vain, are enough.
fn has_failed_for_good(since: Timestamp, attempts: i32, now: Timestamp) -> bool {
    now - since >= RETRY_TTL && attempts >= MIN_ATTEMPTS
}

fn report(row: &DeliveryRow, answer: &DeliveryAnswer, recorded: Recorded) {
    let (operator, endpoint) = (row.operator_id.get(), row.endpoint_id.get());
    let (delivery, attempt) = (row.id.get(), row.attempts);
    match recorded {
        Recorded::Delivered => {}
        Recorded::LeaseLost => {
            tracing::warn!(operator, endpoint, delivery, attempt, "webhook.lease.lost");
        }
        Recorded::Retried | Recorded::GivenUp => {
            let gives_up = recorded == Recorded::GivenUp;
            let (status, error) = (answer.status, answer.error.as_deref());
            tracing::warn!(
                operator,
                endpoint,
                delivery,
                attempt,
                gives_up,
                status,
                error,
                "webhook.delivery.failed"
            );
        }
        Recorded::EndpointDisabled => {
            tracing::warn!(operator, endpoint, delivery, attempt, "webhook.endpoint.disabled");
        }
    }
}

/// Returns the host of an address: the rest of it may be a secret of the other system.
fn host_of(url: &str) -> String {
    let url = url.parse::<Url>().ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_days_and_ten_attempts_are_enough() {
        let since = chrono::DateTime::UNIX_EPOCH.naive_utc();
        for (hours, attempts, expected) in
            [(72, 10, true), (500, 9, false), (71, 99, false), (-24, 99, false)]
        {
            let now = since + TimeDelta::hours(hours);
            assert_eq!(has_failed_for_good(since, attempts, now), expected, "{hours} {attempts}");
        }
    }

    #[test]
    fn only_a_status_of_success_is_taken() {
        for (status, is_taken) in
            [(None, false), (Some(200), true), (Some(204), true), (Some(302), false)]
        {
            let answer = DeliveryAnswer { status, ..DeliveryAnswer::default() };
            let answer = Answered::new(answer, None);
            assert_eq!(answer.is_taken(), is_taken, "{status:?}");
        }
        assert!(!Answered::error(DeliveryProblem::Unreachable).is_taken());
    }

    #[test]
    fn a_mail_names_the_host_alone() {
        assert_eq!(host_of("https://erp.example.com:8443/hooks/s3cret?a=b"), "erp.example.com");
        assert_eq!(host_of("none"), "");
    }
}
