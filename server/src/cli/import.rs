//! The command that imports customers and orders from a file.

use super::output::say;
use accounts::{Accounts, ImportCommand, ImportError, Imported};
use app::texts::backoffice::import_refusals::{problem_text, row_text};
use clap::{Args, ValueEnum};
use model::refusals::ImportRefusal;
use model::{ImportCounts, ImportKind, Locale};
use std::error::Error;
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What each row of the file is
    kind: Kind,
    /// A CSV file in UTF-8; docs/import.md lists its columns
    file: PathBuf,
    /// The host name of one of the operator's portals; imported orders belong to that portal
    #[arg(long, value_parser = super::values::parse_host)]
    host: String,
    /// Reports what the import would do, and changes nothing
    #[arg(long)]
    dry_run: bool,
    /// Writes what became of each row to a CSV file, in place of an earlier one
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Customers,
    Purchases,
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Customers => Self::Customers,
            Kind::Purchases => Self::Purchases,
        }
    }
}

/// Imports a file; fails if it cannot be read to its end. Refused rows are no failure: the report names them.
///
/// # Errors
/// Returns what went wrong, as a message for the terminal.
pub async fn run(accounts: &Accounts, args: ImportArgs) -> Result<ExitCode, Box<dyn Error>> {
    // Before anything is imported: a report that cannot be written is noticed now.
    let report = args.report.as_deref().map(|path| created(path, &args.file)).transpose()?;
    let command = ImportCommand {
        host: args.host,
        kind: args.kind.into(),
        file: args.file,
        dry_run: args.dry_run,
    };
    let shows_progress = std::io::stderr().is_terminal();
    let progress = move |percent: u8, counts: ImportCounts| {
        if shows_progress {
            eprint!("\r{percent:>3} %  {} rows", counts.total());
        }
    };
    let imported = accounts.imports().run(&command, progress).await;
    if shows_progress {
        eprintln!();
    }
    let imported = imported.map_err(|error| explained(error, &command))?;
    print(&command, &imported);
    let refused = imported.counts.refused > 0;
    match report {
        Some(file) => write_report(accounts, &imported, file).await?,
        None if refused => show_refused(accounts, &imported).await?,
        None => {}
    }
    Ok(if imported.problem.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Returns the error as a message for the terminal, with the file that it is about.
fn explained(error: ImportError, command: &ImportCommand) -> Box<dyn Error> {
    let file = command.file.display();
    match error {
        ImportError::Refused { refusal: ImportRefusal::ColumnMissing, line } => {
            format!("{file}, line {line}: {}", required_columns(command.kind)).into()
        }
        ImportError::Refused { refusal, line } => {
            let why = problem_text(refusal, command.kind, Locale::English);
            format!("{file}, line {line}: {why}").into()
        }
        ImportError::ColumnRepeated(_) => format!("{file}, line 1: {error}").into(),
        ImportError::Io(error) => format!("{file}: {error}").into(),
        error => error.into(),
    }
}

/// Says which columns a file has to name in its first line; the text of the page speaks of choosing them there.
fn required_columns(kind: ImportKind) -> String {
    let required = kind.columns().iter().filter(|column| column.is_required(kind));
    let names: Vec<&str> = required.map(|column| column.as_str()).collect();
    let customer = match kind {
        ImportKind::Customers => "",
        ImportKind::Purchases => ", and one of customer_external_id and customer_number",
    };
    format!("the file must have the columns {}{customer}", names.join(", "))
}

/// Creates the file of the report. It replaces an earlier one, but never the file that is imported.
fn created(path: &Path, imported: &Path) -> Result<File, String> {
    let is_imported = match (path.canonicalize(), imported.canonicalize()) {
        (Ok(path), Ok(imported)) => path == imported,
        // There is no such file yet.
        _ => false,
    };
    if is_imported {
        return Err(format!("{}: the report would replace the imported file", path.display()));
    }
    File::create(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn print(command: &ImportCommand, imported: &Imported) {
    let ImportCounts { created, updated, unchanged, refused } = imported.counts;
    if imported.resumed_after > 0 {
        say!("Resumed after {} rows of an earlier run.", imported.resumed_after);
    }
    let dry = if command.dry_run { "Dry run, nothing was changed: " } else { "" };
    say!("{dry}created {created}, updated {updated}, unchanged {unchanged}, refused {refused}.");
    if let Some((refusal, line)) = imported.problem {
        let why = problem_text(refusal, command.kind, Locale::English);
        say!("Stopped at line {line}: {why}");
    }
}

async fn write_report(
    accounts: &Accounts,
    imported: &Imported,
    mut file: File,
) -> Result<(), Box<dyn Error>> {
    let mut after = 0;
    loop {
        let part = accounts.imports().report_part(imported.operator, imported.id, after).await?;
        file.write_all(&part.csv)?;
        match part.next {
            Some(next) => after = next,
            None => return Ok(file.sync_all()?),
        }
    }
}

/// Prints the first rows that were refused.
async fn show_refused(accounts: &Accounts, imported: &Imported) -> Result<(), Box<dyn Error>> {
    let (operator, id) = (imported.operator, imported.id);
    for row in accounts.imports().refused_rows(operator, id).await? {
        let why = row_text(row.refusal, Locale::English);
        say!("line {} ({}): {why}", row.line, row.external_id);
    }
    say!("--report FILE writes the outcome of every row to a file.");
    Ok(())
}
