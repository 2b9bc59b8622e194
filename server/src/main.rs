//! The binary `guichet`.

use clap::Parser;
use mimalloc::MiMalloc;
use server::cli::Cli;
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::Runtime;

/// A page takes a sixth less CPU time with it than with the C library's (`script/bench --pages`): rendering is thousands
/// of small texts, made by one thread and dropped by another.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How long to wait at the end for tasks that still run: a query to a database that does not answer never ends by
/// itself.
const RUNTIME_SHUTDOWN_TIMEOUT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let cli = Cli::parse();
    // Before the runtime starts its threads, which inherit the priority.
    if cli.can_wait() {
        accounts::step_back();
    }
    let runtime = match Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let outcome = runtime.block_on(server::cli::run(cli));
    runtime.shutdown_timeout(RUNTIME_SHUTDOWN_TIMEOUT);
    outcome.unwrap_or_else(|problem| fail(&*problem))
}

fn fail(problem: &(dyn std::error::Error + 'static)) -> ExitCode {
    eprintln!("guichet: {}", accounts::causes(problem));
    ExitCode::FAILURE
}
