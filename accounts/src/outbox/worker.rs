//! The worker: leases due mails and has them sent, fairly among operators.

use crate::{
    groups::Mails,
    mail::Priority,
    store::{StoreError, Tx, query, read, write},
};
use chrono::TimeDelta;
use model::{MailId, Timestamp};
use std::{future::Future, sync::atomic::Ordering, time::Duration};
use tokio::{
    task::{JoinError, JoinHandle, JoinSet},
    time::timeout,
};

const LEASE: TimeDelta = TimeDelta::seconds(60);
const BATCH: i64 = 20;
/// Time that mails being sent get when the server stops.
const STOP_GRACE: Duration = Duration::from_secs(5);
const RELEASE_TIMEOUT: Duration = Duration::from_secs(2);
/// Polling interval of the worker when it is not notified.
const POLL: Duration = Duration::from_secs(2);

impl Mails<'_> {
    /// Sends queued mails until `shutdown` resolves. Mails being sent then get a few seconds; those that the mail
    /// server has not accepted by then are released, for the next server to send at once. Returns its task.
    pub fn start_worker(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> JoinHandle<()> {
        let accounts = self.accounts.clone();
        tokio::spawn(async move {
            let mut shutdown = std::pin::pin!(shutdown);
            loop {
                // In a task of its own: a panic ends the round and not the worker.
                let (mut round, sender) = (JoinSet::new(), accounts.clone());
                round.spawn(async move { sender.mails().send_due().await });
                let ended = tokio::select! {
                    biased;
                    () = &mut shutdown => {
                        accounts.0.mails_stopped.store(true, Ordering::SeqCst);
                        timeout(STOP_GRACE, round.join_next()).await.ok();
                        round.shutdown().await;
                        break;
                    }
                    ended = round.join_next() => ended,
                };
                let more = attempted(ended);
                let pause = if more > 0 { Duration::ZERO } else { POLL };
                tokio::select! {
                    biased;
                    () = &mut shutdown => break,
                    () = accounts.0.mail_queued.notified() => {}
                    () = tokio::time::sleep(pause) => {}
                }
            }
            accounts.mails().release_own_leases().await;
        })
    }

    /// Releases the leases of servers that no longer run, so that their mails do not wait. Only for the single server
    /// of a database, before it sends. Returns the number of mails.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all)]
    pub async fn release_orphaned_leases(self) -> Result<usize, StoreError> {
        let now = self.accounts.now();
        write!(self.accounts.store(), outbox::release_orphaned(now)).await
    }

    async fn release_own_leases(self) {
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let released = async { write!(self.accounts.store(), outbox::release(server, now)).await };
        match timeout(RELEASE_TIMEOUT, released).await {
            Ok(Ok(0)) => {}
            Ok(Ok(mails)) => tracing::info!(mails, "mail.leases.released"),
            Ok(Err(error)) => tracing::warn!(%error, "mail.leases.kept"),
            Err(error) => tracing::warn!(%error, "mail.leases.kept"),
        }
    }

    /// Sends one batch of due mails. Returns how many were attempted. Each is leased when its turn comes and marked
    /// once the mail server has accepted it, so that a killed server only leaves the few mails it was sending.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; unmarked mails are retried after their lease.
    #[tracing::instrument(skip_all)]
    pub async fn send_due(self) -> Result<usize, StoreError> {
        let now = self.accounts.now();
        // This many may be delivered twice when the server is killed.
        let max_sending = self.accounts.0.capacity.mails;
        let batch = BATCH.max(i64::from(max_sending));
        let due = read!(self.accounts.store(), async |tx| { due(tx, batch, now).await });
        let mut due = due.await?.into_iter();
        let (mut tried, mut sending) = (0, JoinSet::new());
        let mut problem = None;
        loop {
            while sending.len() < max_sending as usize && problem.is_none() {
                let Some(mail) = due.next() else { break };
                let accounts = self.accounts.clone();
                sending.spawn(async move { accounts.mails().send_leased(mail).await });
            }
            match sending.join_next().await {
                None => break,
                Some(Ok(Ok(was_ours))) => tried += usize::from(was_ours),
                Some(Ok(Err(error))) => problem = Some(error),
                // A panic: the hook of the process has logged it.
                Some(Err(_)) => {}
            }
        }
        problem.map_or(Ok(tried), Err)
    }

    /// Sends a mail unless another worker does. Returns whether this one did.
    async fn send_leased(self, mail: MailId) -> Result<bool, StoreError> {
        if self.accounts.0.mails_stopped.load(Ordering::SeqCst) {
            return Ok(false);
        }
        let (server, now) = (self.accounts.0.server.expose(), self.accounts.now());
        let until = now + LEASE;
        let leased = write!(self.accounts.store(), outbox::lease(server, mail, now, until)).await?;
        let Some(mail) = leased else {
            return Ok(false);
        };
        let outcome = self.send(&mail).await?;
        self.mark(&mail, outcome).await?;
        Ok(true)
    }
}

/// Returns how many mails a round of the worker has attempted. What went wrong is logged.
fn attempted(round: Option<Result<Result<usize, StoreError>, JoinError>>) -> usize {
    match round {
        Some(Ok(Ok(mails))) => mails,
        Some(Ok(Err(error))) => {
            tracing::error!(%error, "mail.outbox.failed");
            0
        }
        // A panic: the hook of the process has logged it.
        Some(Err(_)) | None => 0,
    }
}

/// Returns the due mails in sending order: urgent ones first, then the usual ones, and a few of campaigns in what is
/// left. Within each priority equally many of every operator, so that no operator delays another one.
async fn due(tx: &mut Tx, batch: i64, now: Timestamp) -> Result<Vec<MailId>, StoreError> {
    let mut due = due_of_each(tx, Priority::Urgent, max_urgent(batch), now).await?;
    let left = batch - i64::try_from(due.len()).unwrap_or(batch);
    due.extend(due_of_each(tx, Priority::Normal, left, now).await?);
    let left = batch - i64::try_from(due.len()).unwrap_or(batch);
    let slow = left.min(max_slow(batch));
    if slow > 0 {
        due.extend(due_of_each(tx, Priority::Slow, slow, now).await?);
    }
    Ok(due)
}

/// Returns due mails of the operators that have waited longest, equally many of each.
async fn due_of_each(
    tx: &mut Tx,
    priority: Priority,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<MailId>, StoreError> {
    let operators = query!(tx, outbox::operators_waiting(priority, limit, now)).await?;
    let share = share_of(limit, operators.len());
    let mut due = Vec::new();
    for operator in operators {
        due.extend(query!(tx, outbox::due_of(operator, priority, share, now)).await?);
    }
    Ok(due)
}

/// Returns the maximum of urgent mails in a batch, so that the others also make progress.
const fn max_urgent(batch: i64) -> i64 {
    batch - batch / 5
}

/// Returns the maximum of campaigns' mails in a batch: what becomes due meanwhile waits for the end of the batch.
const fn max_slow(batch: i64) -> i64 {
    if batch > 0 && batch < 5 { 1 } else { batch / 5 }
}

/// Returns each operator's share of a number of mails.
fn share_of(mails: i64, operators: usize) -> i64 {
    mails / i64::try_from(operators).unwrap_or(mails).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urgent_mails_leave_a_fifth_of_a_batch_and_operators_share_it() {
        for (batch, urgent, slow) in [(20, 16, 4), (64, 52, 12), (4, 4, 1), (1, 1, 1), (0, 0, 0)] {
            assert_eq!(max_urgent(batch), urgent, "{batch}");
            assert_eq!(max_slow(batch), slow, "{batch}");
        }
        for (mails, operators, each) in [(16, 1, 16), (16, 3, 5), (16, 16, 1), (16, 0, 16)] {
            assert_eq!(share_of(mails, operators), each, "{mails} of {operators}");
        }
    }
}
