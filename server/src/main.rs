//! The binary `guichet`.

use clap::Parser;
use server::cli::Cli;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match server::cli::run(Cli::parse()).await {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("guichet: {problem}");
            ExitCode::FAILURE
        }
    }
}
