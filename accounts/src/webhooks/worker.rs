//! The worker: publishes events and has deliveries sent. Each endpoint has its own task, so that one that is slow or dead
//! delays no other.

use super::delivery::Attempt;
use crate::{
    Accounts,
    groups::Webhooks,
    store::{StoreError, read, write},
};
use model::{OperatorId, WebhookEndpointId};
use std::{
    collections::BTreeSet,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    task::{JoinError, JoinHandle, JoinSet},
    time::timeout,
};

/// Maximum endpoints that are sent to at once, of all operators.
const MAX_ENDPOINTS: usize = 64;
/// Maximum endpoints that a round finds: more than have a turn at once, since some of them do.
const MAX_FOUND: usize = 2 * MAX_ENDPOINTS;
/// Before the first endpoint.
const BEGINNING: WebhookEndpointId = WebhookEndpointId::new(0);
/// Maximum deliveries that are sent to one endpoint at once, each of another customer.
const MAX_AT_ONCE: usize = 4;
/// Maximum deliveries of an endpoint in one turn, so that others get theirs.
const MAX_A_TURN: i64 = 40;
/// Time that deliveries being sent get when the server stops.
const STOP_GRACE: Duration = Duration::from_secs(5);
const RELEASE_TIMEOUT: Duration = Duration::from_secs(2);
/// Polling interval of the worker.
const POLL: Duration = Duration::from_secs(1);

/// An endpoint with due deliveries, and its operator.
type Due = (OperatorId, WebhookEndpointId);

/// The endpoints that have a task.
type BusyEndpoints = Arc<Mutex<BTreeSet<WebhookEndpointId>>>;

/// The turn of an endpoint, which ends when this is dropped: also by a panic.
struct Turn {
    busy: BusyEndpoints,
    endpoint: WebhookEndpointId,
}

impl Turn {
    /// Returns the turn of an endpoint, unless it has one.
    fn begin(busy: &BusyEndpoints, endpoint: WebhookEndpointId) -> Option<Self> {
        let is_new = busy.lock().unwrap_or_else(PoisonError::into_inner).insert(endpoint);
        is_new.then(|| Self { busy: Arc::clone(busy), endpoint })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.endpoint);
    }
}

impl Webhooks<'_> {
    /// Publishes events and sends webhooks until `shutdown` resolves. Deliveries being sent then get a few seconds; the
    /// others are released, for the next server to send at once. Returns its task.
    pub fn start_worker(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> JoinHandle<()> {
        let accounts = self.accounts.clone();
        tokio::spawn(async move {
            let mut shutdown = std::pin::pin!(shutdown);
            let (busy, mut turns) = (BusyEndpoints::default(), JoinSet::new());
            let mut after = BEGINNING;
            loop {
                // In a task of its own: a panic ends the round and not the worker.
                let (mut round, worker) = (JoinSet::new(), accounts.clone());
                round.spawn(async move { worker.webhooks().publish_and_find(after).await });
                let found = tokio::select! {
                    biased;
                    () = &mut shutdown => break,
                    found = round.join_next() => found,
                };
                let (found, mut seen) = (due(found), 0);
                for &(operator, endpoint) in &found {
                    if turns.len() >= MAX_ENDPOINTS {
                        break;
                    }
                    seen += 1;
                    if let Some(turn) = Turn::begin(&busy, endpoint) {
                        turns.spawn(send_all(accounts.clone(), operator, turn));
                    }
                }
                after = next_round(after, &found, seen);
                tokio::select! {
                    biased;
                    () = &mut shutdown => break,
                    Some(_) = turns.join_next() => {}
                    () = tokio::time::sleep(POLL) => {}
                }
            }
            let ended = async { while turns.join_next().await.is_some() {} };
            timeout(STOP_GRACE, ended).await.ok();
            turns.shutdown().await;
            accounts.webhooks().release_own_leases().await;
        })
    }

    /// Releases the leases of servers that no longer run, so that what they were sending does not wait. Only for the
    /// single server of a database, before it sends. Returns the number of deliveries.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn release_orphaned_leases(self) -> Result<usize, StoreError> {
        let now = self.accounts.now();
        write!(self.accounts.store(), webhook_deliveries::release_orphaned(now)).await
    }

    /// Publishes events and sends what is due, once. Returns how many attempts there were.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn send_due(self) -> Result<usize, StoreError> {
        let mut attempts = 0;
        for (operator, endpoint) in self.publish_and_find(BEGINNING).await? {
            attempts += self.send_to(operator, endpoint).await?;
        }
        Ok(attempts)
    }

    /// Publishes events. Returns endpoints with due deliveries, after that one.
    async fn publish_and_find(self, after: WebhookEndpointId) -> Result<Vec<Due>, StoreError> {
        self.accounts.events().publish().await?;
        let (limit, now) = (MAX_FOUND as i64, self.accounts.now());
        read!(self.accounts.store(), webhook_deliveries::endpoints_due(after, limit, now)).await
    }

    /// Sends what is due for an endpoint, until an attempt fails. One that failed before is tried with a single delivery.
    /// Returns how many attempts there were.
    async fn send_to(
        self,
        operator: OperatorId,
        endpoint: WebhookEndpointId,
    ) -> Result<usize, StoreError> {
        let now = self.accounts.now();
        let found = read!(self.accounts.store(), webhook_endpoints::by_id(operator, endpoint));
        let is_failing = found.await?.is_none_or(|row| row.failures > 0);
        let (limit, at_once) = if is_failing { (1, 1) } else { (MAX_A_TURN, MAX_AT_ONCE) };
        let due = read!(
            self.accounts.store(),
            webhook_deliveries::due_of(operator, endpoint, limit, now)
        );
        let mut due = due.await?.into_iter();
        let (mut attempts, mut is_stopped, mut problem) = (0, false, None);
        let mut sending = JoinSet::new();
        loop {
            while sending.len() < at_once && !is_stopped {
                let Some(delivery) = due.next() else { break };
                let accounts = self.accounts.clone();
                sending.spawn(async move { accounts.webhooks().deliver(delivery).await });
            }
            match sending.join_next().await {
                None => break,
                Some(Ok(Ok(Attempt::Skipped))) => {}
                Some(Ok(Ok(Attempt::Delivered))) => attempts += 1,
                Some(Ok(Ok(Attempt::Failed))) => {
                    attempts += 1;
                    is_stopped = true;
                }
                Some(Ok(Err(error))) => {
                    problem = Some(error);
                    is_stopped = true;
                }
                // A panic: the hook of the process has logged it.
                Some(Err(_)) => is_stopped = true,
            }
        }
        problem.map_or(Ok(attempts), Err)
    }

    async fn release_own_leases(self) {
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let release = write!(self.accounts.store(), webhook_deliveries::release(server, now));
        match timeout(RELEASE_TIMEOUT, release).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::error!(%error, "webhook.queue.failed"),
            // The leases end by themselves.
            Err(_) => tracing::warn!("webhook.leases.kept"),
        }
    }
}

/// Returns the endpoints that a round of the worker has found. Errors are logged.
fn due(round: Option<Result<Result<Vec<Due>, StoreError>, JoinError>>) -> Vec<Due> {
    match round {
        Some(Ok(Ok(due))) => due,
        Some(Ok(Err(error))) => {
            tracing::error!(%error, "webhook.queue.failed");
            Vec::new()
        }
        // A panic: the hook of the process has logged it.
        Some(Err(_)) | None => Vec::new(),
    }
}

/// Returns the endpoint that the next round begins after: the last one that this round came to, so that each has its
/// turn however many there are, or the beginning once it came to all. `seen` are those of `found` that it came to.
fn next_round(after: WebhookEndpointId, found: &[Due], seen: usize) -> WebhookEndpointId {
    if seen == found.len() && found.len() < MAX_FOUND {
        return BEGINNING;
    }
    let last = seen.checked_sub(1).and_then(|last| found.get(last));
    last.map_or(after, |(_, endpoint)| *endpoint)
}

/// Sends what is due for an endpoint, in its turn.
async fn send_all(accounts: Accounts, operator: OperatorId, turn: Turn) {
    if let Err(error) = accounts.webhooks().send_to(operator, turn.endpoint).await {
        tracing::error!(%error, operator = operator.get(), "webhook.queue.failed");
        // Its turn lasts a while longer: what cannot be sent is still due.
        tokio::time::sleep(POLL).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_has_one_turn_at_a_time() {
        let busy = BusyEndpoints::default();
        let (one, other) = (WebhookEndpointId::new(1), WebhookEndpointId::new(2));
        let turn = Turn::begin(&busy, one);
        assert!(turn.is_some() && Turn::begin(&busy, one).is_none());
        assert!(Turn::begin(&busy, other).is_some());
        drop(turn);
        assert!(Turn::begin(&busy, one).is_some());
    }

    #[test]
    fn a_round_goes_on_where_the_last_one_had_no_turns_left() {
        let id = WebhookEndpointId::new;
        let found: Vec<Due> = (1..=MAX_FOUND as i64).map(|n| (OperatorId::new(1), id(n))).collect();
        let few = &found[..3];
        assert_eq!(next_round(id(7), few, 3), BEGINNING, "all had their turn");
        assert_eq!(next_round(id(7), &[], 0), BEGINNING);
        assert_eq!(next_round(id(7), few, 2), id(2));
        assert_eq!(next_round(id(7), few, 0), id(7), "no turn was left");
        let last = id(MAX_FOUND as i64);
        assert_eq!(next_round(BEGINNING, &found, MAX_FOUND), last, "there may be more");
    }
}
