//! A run: from the first batch that is not done yet to the end of the file.

use super::{
    Batching, Context, LEASE_TTL,
    customer_row::ParsedCustomer,
    customers,
    file::FileProblem,
    purchase_row::ParsedPurchase,
    purchases,
    reader::{self, Reading},
    rows::{Batch, Cells, FileRow, Outcomes},
};
use crate::{
    Accounts, StoreError, causes, random,
    store::{
        Tx, query,
        rows::{ImportEnd, ImportLease, ImportProgress, NewImportReport},
        transaction, write,
    },
};
use model::{ImportId, ImportKind, ImportState, Refusal, refusals::ImportRefusal};
use std::{
    io,
    time::{Duration, Instant},
};

/// How many times as long as a batch took an import rests before the next one: others write then, and pages have the
/// cores. SQLite imports more than twice as fast, and pages notice it more, as their own process works on the same file.
const REST_ON_SQLITE: f32 = 3.0;
const REST_ON_POSTGRES: f32 = 1.5;

/// Maximum rest, also after a batch that waited for others: the lease has to outlast it, with the batches before and
/// after it.
const MAX_REST: Duration = Duration::from_secs(15);

/// After how many batches the tables are analyzed.
const ANALYZED_AFTER: [u32; 3] = [10, 100, 1_000];

/// An import that this process works on.
pub(super) struct Run {
    pub accounts: Accounts,
    pub context: Context,
    pub import: ImportId,
    pub kind: ImportKind,
    pub dry_run: bool,
    /// The hash that the lease is held by.
    pub holder: Vec<u8>,
    pub progress: ImportProgress,
    pub reading: Reading,
}

/// Why a run ended before the end of the file.
#[derive(Debug, thiserror::Error)]
pub(super) enum ImportInterruption {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("another run has taken the import over")]
    Lost,
}

/// Result of a run.
pub(super) struct RunResult {
    pub progress: ImportProgress,
    /// What is wrong with the file, and in which line.
    pub problem: Option<(ImportRefusal, i64)>,
}

/// The parsed rows of a batch.
enum Parsed {
    Customers(Vec<FileRow<ParsedCustomer>>),
    Purchases(Vec<FileRow<ParsedPurchase>>),
}

impl Run {
    /// Imports the rest of the file. `report` is called after every batch.
    ///
    /// # Errors
    /// [`ImportInterruption`]; the import can be resumed where it stopped.
    pub(super) async fn finish(
        mut self,
        mut report: impl FnMut(ImportProgress) + Send,
    ) -> Result<RunResult, ImportInterruption> {
        let ended = self.read_on(&mut report).await;
        let end = match &ended {
            Ok(RunResult { problem: None, .. }) => self.end_as(ImportState::Finished, None),
            Ok(RunResult { problem: Some(problem), .. }) => {
                self.end_as(ImportState::Failed, Some(*problem))
            }
            Err(_) => self.end_as(ImportState::Stopped, None),
        };
        let (operator, lease) = (self.context.operator, self.lease());
        let ending =
            write!(self.accounts.store(), imports::end(operator, self.import, &lease, end)).await;
        if let Err(error) = &ending {
            tracing::error!(
                error = causes(error),
                operator = operator.get(),
                import = self.import.get(),
                "import.not_ended"
            );
        }
        let ended = ended?;
        ending?;
        Ok(ended)
    }

    async fn read_on(
        &mut self,
        report: &mut (impl FnMut(ImportProgress) + Send),
    ) -> Result<RunResult, ImportInterruption> {
        let Reading { path, mapping, done } = &self.reading;
        let reading = Reading { path: path.clone(), mapping: mapping.clone(), done: *done };
        let mut batches = reader::start(reading);
        let has_server = self.accounts.has_database_server();
        let (mut count, mut rest) = (0, Duration::ZERO);
        while let Some(batch) = batches.recv().await {
            match batch {
                Ok(batch) => {
                    tokio::time::sleep(rest).await;
                    let began = Instant::now();
                    self.progress = self.import_batch(&batch).await?;
                    report(self.progress);
                    count += 1;
                    self.refresh_plans(count).await;
                    rest = rest_after(began.elapsed(), has_server);
                }
                Err(FileProblem::Refused(refusal, line)) => {
                    return Ok(RunResult {
                        progress: self.progress,
                        problem: Some((refusal, line)),
                    });
                }
                Err(FileProblem::Io(error)) => return Err(error.into()),
            }
        }
        Ok(RunResult { progress: self.progress, problem: None })
    }

    /// Updates the statistics of the database as the tables grow. A failure does not stop the import.
    async fn refresh_plans(&self, batches: u32) {
        let is_due = ANALYZED_AFTER.contains(&batches) && self.accounts.has_database_server();
        if !is_due || self.dry_run {
            return;
        }
        if let Err(error) = write!(self.accounts.store(), imports::analyze()).await {
            let operator = self.context.operator;
            tracing::warn!(
                error = causes(&error),
                operator = operator.get(),
                "import.statistics.failed"
            );
        }
    }

    /// Plans a batch, writes it unless it is a dry run, and stores the progress. Returns the progress.
    async fn import_batch(&self, batch: &Batch) -> Result<ImportProgress, ImportInterruption> {
        let parsed = self.parse(&batch.rows);
        let batching =
            Batching { context: &self.context, draw: random::u64(), now: self.accounts.now() };
        let lease = self.lease();
        let written = transaction!(self.accounts.store(), async |tx| {
            self.write(tx, &batching, &parsed, batch.position, &lease).await
        });
        match written.await {
            Err(StoreError::RolledBack) => Err(ImportInterruption::Lost),
            written => Ok(written?),
        }
    }

    fn parse(&self, rows: &[FileRow<Cells>]) -> Parsed {
        let zone = &self.context.zone;
        match self.kind {
            ImportKind::Customers => {
                Parsed::Customers(rows.iter().map(|row| row.parse(ParsedCustomer::read)).collect())
            }
            ImportKind::Purchases => {
                let read = |row: &FileRow<Cells>| {
                    row.parse(|external_id, cells| ParsedPurchase::read(external_id, cells, zone))
                };
                Parsed::Purchases(rows.iter().map(read).collect())
            }
        }
    }

    /// Returns the progress after the batch. Rolls back if another run has taken the import over.
    async fn write(
        &self,
        tx: &mut Tx,
        batching: &Batching<'_>,
        parsed: &Parsed,
        position: i64,
        lease: &ImportLease,
    ) -> Result<ImportProgress, StoreError> {
        let Outcomes { counts, text } = match parsed {
            Parsed::Customers(rows) => {
                let (plan, outcomes) = customers::plan(tx, batching, rows).await?;
                if !self.dry_run {
                    customers::write(tx, batching, &plan).await?;
                }
                outcomes
            }
            Parsed::Purchases(rows) => {
                let (plan, outcomes) = purchases::plan(tx, batching, rows).await?;
                if !self.dry_run {
                    purchases::write(tx, batching, &plan).await?;
                }
                outcomes
            }
        };
        let before = self.progress;
        let after = ImportProgress {
            records: before.records + counts.total(),
            position,
            created: before.created + counts.created,
            updated: before.updated + counts.updated,
            unchanged: before.unchanged + counts.unchanged,
            refused: before.refused + counts.refused,
        };
        let (operator, import) = (self.context.operator, self.import);
        if !query!(tx, imports::advance(operator, import, lease, after)).await? {
            // Nothing of the batch stays.
            return Err(StoreError::RolledBack);
        }
        let report = NewImportReport {
            operator_id: operator,
            import_id: import,
            outcomes: text,
            refused: counts.refused,
            at: batching.now,
        };
        query!(tx, imports::keep_report(&report)).await?;
        Ok(after)
    }

    fn lease(&self) -> ImportLease {
        ImportLease { holder: self.holder.clone(), until: self.accounts.now() + LEASE_TTL }
    }

    fn end_as(&self, state: ImportState, problem: Option<(ImportRefusal, i64)>) -> ImportEnd {
        ImportEnd {
            state,
            problem: problem.map(|(refusal, _)| refusal.code()),
            problem_line: problem.map(|(_, line)| line),
            at: (state != ImportState::Stopped).then(|| self.accounts.now()),
        }
    }
}

/// Returns how long an import rests after a batch that took so long, unless it was the last one.
fn rest_after(batch: Duration, has_server: bool) -> Duration {
    let times = if has_server { REST_ON_POSTGRES } else { REST_ON_SQLITE };
    batch.mul_f32(times).min(MAX_REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_rests_longer_than_a_batch_takes_and_its_lease_outlasts_the_rest() {
        for (batch, has_server, rest) in
            [(2, false, 6), (2, true, 3), (5, false, 15), (20, false, 15), (20, true, 15)]
        {
            let after = rest_after(Duration::from_secs(batch), has_server);
            assert_eq!(after, Duration::from_secs(rest), "{batch}, {has_server}");
            let held = 2 * batch + rest;
            assert!(i64::try_from(held).unwrap() < LEASE_TTL.num_seconds(), "{batch}");
        }
    }
}
