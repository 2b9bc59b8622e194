//! Imports as the backoffice shows them: the list, the progress of each, and the outcomes of its rows.

use super::{
    claim::progress_of,
    command::{counts, percent},
    report,
};
use crate::{
    AccessError, StoreError,
    access::allow,
    groups::Imports,
    store::{read, rows::ImportRow},
};
use model::{
    Agent, ImportDetails, ImportId, ImportMapping, ImportState, ImportSummary, OperatorId, Page,
    Permission, Refusal, RefusedRow, Timestamp, refusals::ImportRefusal,
};

const PAGE: usize = 20;
/// Maximum refused rows that the page of an import shows.
const MAX_REFUSED_SHOWN: usize = 100;

impl Imports<'_> {
    /// Returns the operator's imports, latest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(
        self,
        agent: &Agent,
        before: Option<i64>,
    ) -> Result<Page<ImportSummary>, AccessError> {
        allow(agent, Permission::ImportData)?;
        let (operator, limit) = (agent.operator, PAGE as i64 + 1);
        let rows = read!(self.accounts.store(), imports::before(operator, before, limit)).await?;
        let now = self.accounts.now();
        let page = Page::of(rows, PAGE, |(row, _)| row.id.get());
        let items = page.items.into_iter().map(|(row, agent)| summary(&row, agent, now));
        Ok(Page { items: items.collect(), next: page.next })
    }

    /// Returns one import. None if the operator has no such import.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn details(
        self,
        agent: &Agent,
        id: ImportId,
    ) -> Result<Option<ImportDetails>, AccessError> {
        allow(agent, Permission::ImportData)?;
        let operator = agent.operator;
        let Some(row) = read!(self.accounts.store(), imports::by_id(operator, id)).await? else {
            return Ok(None);
        };
        let starter = match row.agent_id {
            Some(id) => read!(self.accounts.store(), agents::by_id(operator, id)).await?,
            None => None,
        };
        let refused = self.refused_rows(operator, id).await?;
        let summary = summary(&row, starter.map(|agent| agent.name), self.accounts.now());
        Ok(Some(ImportDetails {
            header: serde_json::from_str(&row.header).unwrap_or_default(),
            mapping: ImportMapping::read(summary.kind, &row.mapping),
            refused,
            has_file: row.file.is_some(),
            summary,
        }))
    }

    /// Returns the first rows of an import that were refused.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn refused_rows(
        self,
        operator: OperatorId,
        id: ImportId,
    ) -> Result<Vec<RefusedRow>, StoreError> {
        let limit = MAX_REFUSED_SHOWN as i64;
        let reports = read!(self.accounts.store(), imports::refused_reports(operator, id, limit));
        let reports = reports.await?;
        let lines = reports.iter().flat_map(|text| text.lines());
        Ok(lines.filter_map(report::refused).take(MAX_REFUSED_SHOWN).collect())
    }
}

/// Returns an import as its page shows it.
fn summary(row: &ImportRow, agent: Option<String>, now: Timestamp) -> ImportSummary {
    let is_running = row.lease_until.is_some_and(|until| until > now);
    let state = match row.state {
        ImportState::Running if !is_running => ImportState::Stopped,
        state => state,
    };
    let problem = row.problem.as_deref().and_then(ImportRefusal::from_code);
    let is_done = state == ImportState::Finished;
    ImportSummary {
        id: row.id,
        kind: row.kind,
        dry_run: row.dry_run,
        file_name: row.file_name.clone(),
        state,
        counts: counts(progress_of(row)),
        percent: if is_done { 100 } else { percent(row.position, row.size) },
        agent,
        started_at: row.started_at,
        finished_at: row.finished_at,
        problem: problem.map(|problem| (problem, row.problem_line)),
    }
}
