//! Beginning an import, or resuming a stopped one. Only one import of an operator runs at a time.

use super::LEASE_TTL;
use crate::{
    AgentCaller, StoreError, audit,
    groups::Imports,
    store::{
        Tx, query,
        rows::{ImportLease, ImportProgress, ImportRow, NewAudit, NewImport},
        transaction,
    },
    token::Secret,
};
use model::{Agent, AuditAction, ImportId, Timestamp};

/// Maximum stopped imports that are searched for one to resume.
const MAX_UNFINISHED: i64 = 50;

/// A run's request for an import.
struct ImportClaim<'a> {
    new: NewImport,
    lease: ImportLease,
    agent: Option<&'a (Agent, AgentCaller)>,
    now: Timestamp,
}

/// Result of a claim.
#[derive(Debug)]
pub(super) enum Claimed {
    Import {
        id: ImportId,
        progress: ImportProgress,
    },
    /// Another run works on an import of the operator, for that many seconds at least.
    Running(i64),
}

impl Imports<'_> {
    /// Begins an import, or resumes the stopped one of the same file. Returns the result, and the hash that holds the
    /// lease.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn claim(
        self,
        new: NewImport,
        agent: Option<&(Agent, AgentCaller)>,
    ) -> Result<(Claimed, Vec<u8>), StoreError> {
        let (holder, now) = (Secret::random().hash(), new.started_at);
        let lease = ImportLease { holder: holder.clone(), until: now + LEASE_TTL };
        let claim = ImportClaim { new, lease, agent, now };
        let claimed = transaction!(self.accounts.store(), async |tx| { claim.make(tx).await });
        Ok((claimed.await?, holder))
    }
}

impl ImportClaim<'_> {
    async fn make(&self, tx: &mut Tx) -> Result<Claimed, StoreError> {
        let Self { new, lease, agent, now } = self;
        let operator = new.operator_id;
        let unfinished = query!(tx, imports::unfinished(operator, MAX_UNFINISHED)).await?;
        let leases = unfinished.iter().filter_map(|row| row.lease_until);
        if let Some(until) = leases.filter(|until| until > now).max() {
            return Ok(Claimed::Running((until - *now).num_seconds() + 1));
        }
        let stopped = unfinished.iter().find(|row| self.is_same(row));
        let (id, progress) = match stopped {
            Some(row) => (row.id, progress_of(row)),
            None => (query!(tx, imports::insert(new)).await?, ImportProgress::default()),
        };
        query!(tx, imports::take(operator, id, lease, new.file.as_deref())).await?;
        if let Some((agent, caller)) = agent {
            let subject = format!("{}: {}", new.kind.code(), new.file_name);
            let record = NewAudit {
                after: Some(format!("dry run: {}", if new.dry_run { "yes" } else { "no" })),
                ..audit::new_record(AuditAction::ImportStarted, agent, caller, &subject, *now)
            };
            query!(tx, audit::record(&record)).await?;
        }
        Ok(Claimed::Import { id, progress })
    }

    /// Returns whether the import is of the same file, read in the same way.
    fn is_same(&self, row: &ImportRow) -> bool {
        let new = &self.new;
        row.file_hash == new.file_hash
            && row.kind == new.kind
            && row.mapping == new.mapping
            && row.dry_run == new.dry_run
            && row.portal_id == new.portal_id
    }
}

/// Returns the progress of an import.
pub(super) fn progress_of(row: &ImportRow) -> ImportProgress {
    ImportProgress {
        records: row.records,
        position: row.position,
        created: row.created,
        updated: row.updated,
        unchanged: row.unchanged,
        refused: row.refused,
    }
}
