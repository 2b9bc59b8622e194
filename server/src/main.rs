//! The binary `guichet`.

use clap::Parser;
use server::cli::Cli;
use std::process::ExitCode;
use std::time::Duration;
use tikv_jemallocator::Jemalloc;
use tokio::runtime::{Builder, Runtime};

/// A page takes a sixth less CPU time with it than with the C library's (`script/bench --pages`): rendering is thousands
/// of small texts, made by one thread and dropped by another. Threads of its own return memory that is not used any more to
/// the system (`script/bench --memory`).
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

/// How long a thread waits for another blocking call. Some of the calls that the server makes all the time reach each of
/// them, so that with tokio's ten seconds all threads of a storm stay, and with them the memory that each caches.
const BLOCKING_KEEP_ALIVE: Duration = Duration::from_secs(1);

/// How long to wait at the end for tasks that still run: a query to a database that does not answer never ends by
/// itself.
const RUNTIME_SHUTDOWN_TIMEOUT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let cli = Cli::parse();
    // Before the runtime starts its threads, which inherit the priority.
    if cli.can_wait() {
        accounts::step_back(accounts::Urgency::Background);
    }
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = runtime.block_on(server::cli::run(cli));
    runtime.shutdown_timeout(RUNTIME_SHUTDOWN_TIMEOUT);
    outcome.unwrap_or_else(|problem| fail(&*problem))
}

fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread().enable_all().thread_keep_alive(BLOCKING_KEEP_ALIVE).build()
}

fn fail(problem: &(dyn std::error::Error + 'static)) -> ExitCode {
    eprintln!("guichet: {}", accounts::causes(problem));
    ExitCode::FAILURE
}
