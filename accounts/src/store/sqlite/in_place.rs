//! A transaction stays on one thread from its beginning to its end. To hand every statement to another thread and to wait
//! for it there takes longer than most statements do.

use diesel_async::sync_connection_wrapper::SpawnBlocking;
use std::{
    cell::Cell,
    error::Error,
    future::{Future, ready},
    pin::Pin,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::{block_in_place, spawn_blocking},
};

thread_local! {
    /// Whether this thread runs a transaction, and no other task waits for it.
    static MAY_BLOCK: Cell<bool> = const { Cell::new(false) };
}

/// Runs an attempt of a transaction on this thread, which waits for the database, while another one takes its tasks over.
/// In a runtime of a single thread nobody could: each statement is awaited there.
pub async fn run<T>(attempt: impl Future<Output = T>) -> T {
    let handle = Handle::current();
    if handle.runtime_flavor() == RuntimeFlavor::CurrentThread {
        return attempt.await;
    }
    block_in_place(|| {
        let _permission = Permission::grant();
        handle.block_on(attempt)
    })
}

/// Lets this thread wait for the database until it is dropped.
struct Permission {
    before: bool,
}

impl Permission {
    fn grant() -> Self {
        Self { before: MAY_BLOCK.replace(true) }
    }
}

impl Drop for Permission {
    fn drop(&mut self) {
        MAY_BLOCK.set(self.before);
    }
}

/// Where the calls of SQLite run.
pub struct Calls;

impl SpawnBlocking for Calls {
    fn spawn_blocking<'a, R: Send + 'static>(
        &mut self,
        call: impl FnOnce() -> R + Send + 'static,
    ) -> Pin<Box<dyn Future<Output = Result<R, Box<dyn Error + Send + Sync>>> + Send + 'a>> {
        if MAY_BLOCK.get() {
            return Box::pin(ready(Ok(call())));
        }
        let call = spawn_blocking(call);
        Box::pin(async { call.await.map_err(Box::from) })
    }

    fn get_runtime() -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::{self, ThreadId};

    async fn where_a_call_runs() -> ThreadId {
        Calls.spawn_blocking(|| thread::current().id()).await.unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_attempt_stays_on_its_thread() {
        let (begun, called) =
            run(async { (thread::current().id(), where_a_call_runs().await) }).await;
        assert_eq!(begun, called);
        assert_ne!(thread::current().id(), where_a_call_runs().await, "outside of an attempt");
    }

    #[tokio::test]
    async fn a_runtime_of_one_thread_is_never_kept_waiting() {
        let (begun, called) =
            run(async { (thread::current().id(), where_a_call_runs().await) }).await;
        assert_ne!(begun, called);
    }
}
