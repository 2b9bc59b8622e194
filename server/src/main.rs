//! The binary `guichet`.

use clap::Parser;
use server::cli::Cli;
use std::process::ExitCode;
use std::time::Duration;
use tokio::runtime::Runtime;

/// How long to wait at the end for tasks that still run: a query to a database that does not answer never ends by
/// itself.
const RUNTIME_SHUTDOWN_TIMEOUT: Duration = Duration::from_millis(500);

fn main() -> ExitCode {
    let cli = Cli::parse();
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
