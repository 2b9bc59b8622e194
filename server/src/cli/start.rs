//! Starting the server, with the demo or without.

use crate::config::{Config, DEFAULT_LOG_LEVEL};
use crate::{serve, telemetry, version};
use accounts::causes;
use std::error::Error;
use std::process::ExitCode;

/// Starts the server. Errors from here on are logged, since the terminal may not be watched.
pub(super) async fn start(config: Config) -> Result<ExitCode, Box<dyn Error>> {
    let traces = match telemetry::start(&config) {
        Ok(traces) => traces,
        Err(problem) => {
            telemetry::start_at(config.log_format, DEFAULT_LOG_LEVEL)?;
            return Ok(not_started(problem.as_str()));
        }
    };
    tracing::info!(version = version::VERSION, "server.starting");
    let code = match serve::serve(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => not_started(&*causes(&*error)),
    };
    traces.finish();
    Ok(code)
}

pub(super) fn not_started(reason: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    tracing::error!(%reason, "server.failed");
    ExitCode::FAILURE
}
