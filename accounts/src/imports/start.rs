//! Uploading a file in the backoffice, and starting its import.

use super::{
    Context,
    claim::Claimed,
    file::{FileProblem, examine, shown_name},
    old_files::remove,
    reader::Reading,
    run::Run,
};
use crate::{
    AgentCaller, StoreError,
    access::{allow, require_recent_code},
    causes,
    groups::Imports,
    store::{
        read,
        rows::{ImportRow, NewImport},
        write,
    },
};
use model::{
    Agent, Failure, ImportColumn, ImportId, ImportKind, ImportMapping, ImportState, OperatorId,
    Permission, Portal, refusals::ImportRefusal,
};
use std::{io, path::Path};
use tracing::{Instrument, Span};

/// Maximum files of an operator that are kept: they are on the disk that all operators share.
const MAX_FILES: i64 = 10;
/// Maximum files that one upload replaces.
const MAX_REPLACED: i64 = 20;

/// Input of an agent's form that starts an import.
#[derive(Debug, Clone, Default)]
pub struct ImportForm {
    pub id: ImportId,
    pub dry_run: bool,
    /// The name of each column that is imported, and its place in the file. Nothing if the columns were chosen before.
    pub columns: Vec<(String, String)>,
}

impl Imports<'_> {
    /// Adds an uploaded file, which is in the folder under the name `file`. A file that cannot be imported is removed.
    /// Returns the id of its import.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn add_upload(
        self,
        agent: &Agent,
        kind: ImportKind,
        file_name: &str,
        folder: &Path,
        file: &str,
    ) -> Result<ImportId, Failure<ImportRefusal>> {
        allow(agent, Permission::ImportData)?;
        let added = self.add_file(agent, kind, file_name, folder, file).await;
        if added.is_err() {
            remove(&folder.join(file));
        }
        self.remove_surplus(agent.operator, folder).await?;
        added
    }

    /// Removes the oldest files of an operator that has more than are kept.
    async fn remove_surplus(self, operator: OperatorId, folder: &Path) -> Result<(), StoreError> {
        let surplus =
            read!(self.accounts.store(), imports::files_beyond(operator, MAX_FILES, MAX_REPLACED));
        for (id, file) in surplus.await? {
            if let Some(file) = file {
                remove(&folder.join(file));
            }
            write!(self.accounts.store(), imports::forget_file(operator, id)).await?;
        }
        Ok(())
    }

    async fn add_file(
        self,
        agent: &Agent,
        kind: ImportKind,
        file_name: &str,
        folder: &Path,
        file: &str,
    ) -> Result<ImportId, Failure<ImportRefusal>> {
        let examined = examine(folder.join(file)).await.map_err(refused)?;
        let portal = self.accounts.first_portal(agent.operator).await?;
        let portal = portal.ok_or(ImportRefusal::Unknown)?;
        let mapping = ImportMapping::of_header(&examined.header, kind.columns_of_page());
        let new = NewImport {
            operator_id: agent.operator,
            portal_id: portal.id,
            agent_id: Some(agent.id),
            kind,
            dry_run: true,
            file_name: shown_name(file_name),
            file: Some(file.to_owned()),
            file_hash: examined.hash,
            size: examined.size,
            header: serde_json::to_string(&examined.header).map_err(StoreError::from)?,
            mapping: mapping.to_string(),
            state: ImportState::Uploaded,
            started_at: self.accounts.now(),
        };
        Ok(write!(self.accounts.store(), imports::insert(&new)).await?)
    }

    /// Starts an import, or resumes a stopped one. It runs until the file is done; its page shows the progress. Returns
    /// its id.
    ///
    /// # Errors
    /// What is wrong with the choice of columns; `Running` while another import of the operator runs; `FileGone`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn start(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        folder: &Path,
        form: &ImportForm,
    ) -> Result<ImportId, Failure<ImportRefusal>> {
        allow(agent, Permission::ImportData)?;
        require_recent_code(agent)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), imports::by_id(operator, form.id)).await?;
        let row = row.ok_or(ImportRefusal::Unknown)?;
        let kind = row.kind;
        let portal = self.accounts.portal_by_id(operator, row.portal_id).await?;
        let portal = portal.ok_or(ImportRefusal::Unknown)?;
        let file = row.file.clone().ok_or(ImportRefusal::FileGone)?;
        let examined = examine(folder.join(&file)).await.map_err(refused)?;
        let mapping = chosen(kind, &row, form);
        mapping.check(kind, examined.header.len())?;
        let new = NewImport {
            agent_id: Some(agent.id),
            dry_run: form.dry_run,
            mapping: mapping.to_string(),
            state: ImportState::Running,
            started_at: self.accounts.now(),
            ..copy(&row)
        };
        let by = (agent.clone(), caller.clone());
        let (claimed, holder) = self.claim(new, Some(&by)).await?;
        let Claimed::Import { id, progress } = claimed else {
            return Err(ImportRefusal::Running.into());
        };
        if id != row.id {
            self.drop_upload(operator, row.id).await?;
        }
        let run = Run {
            accounts: self.accounts.clone(),
            context: context(portal, by),
            import: id,
            kind,
            dry_run: form.dry_run,
            holder,
            progress,
            reading: Reading { path: examined.path, mapping, done: progress.records },
        };
        tokio::spawn(finish(run).instrument(Span::current()));
        Ok(id)
    }

    /// Forgets an upload where the stopped import of the same file goes on, which takes the file.
    async fn drop_upload(self, operator: OperatorId, upload: ImportId) -> Result<(), StoreError> {
        write!(self.accounts.store(), imports::delete_upload(operator, upload)).await?;
        write!(self.accounts.store(), imports::forget_file(operator, upload)).await?;
        Ok(())
    }
}

/// Returns the context of an import that an agent starts.
fn context(portal: Portal, by: (Agent, AgentCaller)) -> Context {
    Context {
        operator: portal.operator,
        portal: portal.id,
        // As by the command, whichever language the agent reads.
        locale: portal.default_locale,
        zone: portal.settings.time_zone,
        agent: Some(by),
    }
}

/// Runs an import to its end, and removes its file if it is done. The page shows how it ended.
async fn finish(run: Run) {
    let (accounts, operator, import) = (run.accounts.clone(), run.context.operator, run.import);
    let (path, is_dry_run) = (run.reading.path.clone(), run.dry_run);
    match run.finish(|_| {}).await {
        Ok(ended) if ended.problem.is_none() && !is_dry_run => {
            remove(&path);
            let forgotten = write!(accounts.store(), imports::forget_file(operator, import)).await;
            if let Err(error) = forgotten {
                tracing::warn!(error = causes(&error), import = import.get(), "import.file.kept");
            }
        }
        Ok(_) => {}
        Err(error) => {
            tracing::warn!(
                error = causes(&error),
                operator = operator.get(),
                import = import.get(),
                "import.stopped"
            );
        }
    }
}

/// Returns the columns that a form has chosen, or those that were chosen before.
fn chosen(kind: ImportKind, row: &ImportRow, form: &ImportForm) -> ImportMapping {
    if form.columns.is_empty() {
        return ImportMapping::read(kind, &row.mapping);
    }
    let place = |column: ImportColumn| {
        let mut chosen = form.columns.iter();
        let chosen = chosen.find(|(name, _)| name == column.as_str());
        (column, chosen.and_then(|(_, place)| place.parse().ok()))
    };
    ImportMapping::of_choices(kind.columns_of_page().map(place))
}

/// Returns the same file as a new row.
fn copy(row: &ImportRow) -> NewImport {
    NewImport {
        operator_id: row.operator_id,
        portal_id: row.portal_id,
        agent_id: row.agent_id,
        kind: row.kind,
        dry_run: row.dry_run,
        file_name: row.file_name.clone(),
        file: row.file.clone(),
        file_hash: row.file_hash.clone(),
        size: row.size,
        header: row.header.clone(),
        mapping: row.mapping.clone(),
        state: ImportState::Uploaded,
        started_at: row.started_at,
    }
}

fn refused(problem: FileProblem) -> Failure<ImportRefusal> {
    match problem {
        FileProblem::Refused(refusal, _) => refusal.into(),
        FileProblem::Io(error) if error.kind() == io::ErrorKind::NotFound => {
            ImportRefusal::FileGone.into()
        }
        FileProblem::Io(error) => {
            tracing::error!(error = causes(&error), "import.file.unreadable");
            Failure::Unavailable
        }
    }
}
