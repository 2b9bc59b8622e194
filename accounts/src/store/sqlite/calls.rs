//! Where calls of SQLite run. They block, so the usual way hands each to another thread and waits for it, which takes
//! longer than most statements do: a sign-in has some twenty. The statements of a transaction run at once instead, where
//! the transaction is awaited, until they have taken longer than other tasks of that thread should wait.

use diesel_async::sync_connection_wrapper::SpawnBlocking;
use std::{
    cell::Cell,
    error::Error,
    future::{Future, poll_fn, ready},
    pin::{Pin, pin},
    task::{Context, Poll},
    time::{Duration, Instant},
};
use tokio::{
    runtime::Handle,
    task::{JoinError, JoinHandle, block_in_place},
};

/// How long the statements of a transaction may keep other tasks of the thread waiting, all together.
const ALLOWANCE: Duration = Duration::from_millis(1);

thread_local! {
    /// What is left of the allowance of the transaction that this thread runs; zero outside of one.
    static LEFT: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

/// Runs the statements between the beginning and the end of a transaction. These two may wait, for the lock or the disk,
/// and always run elsewhere.
pub async fn run<T>(body: impl Future<Output = T>) -> T {
    run_for(ALLOWANCE, body).await
}

async fn run_for<T>(allowance: Duration, body: impl Future<Output = T>) -> T {
    let mut body = pin!(body);
    let mut left = allowance;
    poll_fn(|context| {
        let running = Running { before: LEFT.replace(left) };
        let polled = body.as_mut().poll(context);
        left = LEFT.get();
        drop(running);
        polled
    })
    .await
}

/// Has the other statements of this transaction run elsewhere: the allowance is looked at between statements, and a
/// single one that may touch the rows of thousands would keep other tasks waiting beyond it.
pub fn long_statements_follow() {
    LEFT.set(Duration::ZERO);
}

/// Restores what was left before, also after a panic.
struct Running {
    before: Duration,
}

impl Drop for Running {
    fn drop(&mut self) {
        LEFT.set(self.before);
    }
}

/// The calls of a connection.
pub struct Calls;

impl SpawnBlocking for Calls {
    fn spawn_blocking<'a, R: Send + 'static>(
        &mut self,
        call: impl FnOnce() -> R + Send + 'static,
    ) -> Pin<Box<dyn Future<Output = Result<R, Box<dyn Error + Send + Sync>>> + Send + 'a>> {
        let left = LEFT.get();
        if left.is_zero() {
            let call = Elsewhere::begin(call);
            return Box::pin(async { call.await.map_err(Box::from) });
        }
        let began = Instant::now();
        let answer = call();
        LEFT.set(left.saturating_sub(began.elapsed()));
        Box::pin(ready(Ok(answer)))
    }

    fn get_runtime() -> Self {
        Self
    }
}

/// A call on another thread, which has ended when this is dropped: a cancelled request must leave no connection at work
/// that the pool no longer counts.
struct Elsewhere<R> {
    runtime: Handle,
    call: JoinHandle<R>,
}

impl<R: Send + 'static> Elsewhere<R> {
    fn begin(call: impl FnOnce() -> R + Send + 'static) -> Self {
        let runtime = Handle::current();
        let call = runtime.spawn_blocking(call);
        Self { runtime, call }
    }
}

impl<R> Future for Elsewhere<R> {
    type Output = Result<R, JoinError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.call).poll(context)
    }
}

impl<R> Drop for Elsewhere<R> {
    fn drop(&mut self) {
        if !self.call.is_finished() {
            block_in_place(|| self.runtime.block_on(&mut self.call).ok());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::{
            Arc,
            atomic::{AtomicBool, Ordering},
        },
        thread,
    };

    /// Returns whether a call that takes that long runs on this thread.
    async fn runs_here(duration: Duration) -> bool {
        let call = Calls.spawn_blocking(move || {
            let began = Instant::now();
            while began.elapsed() < duration {}
            thread::current().id()
        });
        let here = thread::current().id();
        call.await.unwrap() == here
    }

    #[tokio::test]
    async fn statements_of_a_transaction_run_where_it_is_awaited() {
        assert!(!runs_here(Duration::ZERO).await, "outside of one");
        // However long another thread keeps this one's core.
        let both = run_for(Duration::MAX, async {
            let first = runs_here(Duration::ZERO).await;
            tokio::task::yield_now().await;
            first && runs_here(Duration::ZERO).await
        });
        assert!(both.await);
        assert!(!runs_here(Duration::ZERO).await, "after it");
    }

    #[tokio::test]
    async fn a_transaction_that_takes_long_goes_on_elsewhere() {
        let here = run(async { (runs_here(ALLOWANCE).await, runs_here(Duration::ZERO).await) });
        assert_eq!(here.await, (true, false));
    }

    #[tokio::test]
    async fn long_statements_run_elsewhere_until_the_transaction_ends() {
        let both = run_for(Duration::MAX, async {
            let first = runs_here(Duration::ZERO).await;
            long_statements_follow();
            let second = runs_here(Duration::ZERO).await;
            tokio::task::yield_now().await;
            (first, second, runs_here(Duration::ZERO).await)
        });
        assert_eq!(both.await, (true, false, false));
        assert!(run_for(Duration::MAX, runs_here(Duration::ZERO)).await, "in another one");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_call_has_ended_when_nobody_waits_for_it_any_more() {
        let ended = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&ended);
        let call = Calls.spawn_blocking(move || {
            let began = Instant::now();
            while began.elapsed() < Duration::from_millis(20) {}
            seen.store(true, Ordering::SeqCst);
        });
        drop(call);
        assert!(ended.load(Ordering::SeqCst));
    }

    #[tokio::test]
    async fn a_panic_leaves_no_allowance_behind() {
        let panicking = tokio::spawn(run(async { panic!("of this test") }));
        assert!(panicking.await.is_err());
        assert!(!runs_here(Duration::ZERO).await);
    }
}
