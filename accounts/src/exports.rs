//! Exports of an operator's data, for agents. A task reads one part after the other, each in its own short statement,
//! and waits until it is sent: memory stays flat however large the operator is.

pub(crate) mod encoding;
mod parts;

use crate::{
    Accounts, AgentCaller, StoreError,
    access::{allow, require_recent_code},
    audit, causes,
    groups::Exports,
    store::{read, rows::NewAudit, write},
    time_zones,
};
use model::{
    Agent, AuditAction, AuditQuery, CustomerFilter, ExportFormat, ExportKind, Failure, OrderQuery,
    Permission, refusals::ExportRefusal,
};
use std::io;
use tokio::sync::mpsc;
use tracing::{Instrument, Span};

/// Parts that are read ahead of sending.
const PARTS_AHEAD: usize = 1;

/// Input of an agent's form for an export.
#[derive(Debug, Clone, Default)]
pub struct ExportForm {
    pub kind: String,
    pub format: String,
    /// Which customers; only for those.
    pub filter: CustomerFilter,
    /// Only mails that were given up; only for mails.
    pub only_failed: bool,
    /// Which entries of the audit log; only for those.
    pub audit: AuditQuery,
    /// Which orders; only for those.
    pub orders: OrderQuery,
}

/// What is exported.
#[derive(Debug, Clone)]
struct Selection {
    kind: ExportKind,
    format: ExportFormat,
    filter: CustomerFilter,
    only_failed: bool,
    audit: AuditQuery,
    orders: OrderQuery,
}

/// A file that is being sent.
#[derive(Debug)]
pub struct Export {
    pub file_name: String,
    pub content_type: &'static str,
    /// The file, part by part. It is whole only if no part is an error.
    pub parts: mpsc::Receiver<Result<Vec<u8>, ExportInterrupted>>,
}

/// The file is not whole. The log has the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the export was interrupted")]
pub struct ExportInterrupted;

/// Why an export ended early.
#[derive(Debug, thiserror::Error)]
enum Interruption {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Encoding(#[from] io::Error),
    #[error("the agent's role no longer allows it")]
    Forbidden,
    #[error("the browser closed the connection")]
    Abandoned,
}

/// A running export.
struct Task {
    accounts: Accounts,
    agent: Agent,
    caller: AgentCaller,
    selection: Selection,
}

impl Exports<'_> {
    /// Begins an export. The audit records its beginning, and at its end the number of rows sent. Returns the name of the
    /// file, and its parts as they are made.
    ///
    /// # Errors
    /// `Unknown` when there is no such kind or format.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn begin(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        form: &ExportForm,
    ) -> Result<Export, Failure<ExportRefusal>> {
        allow(agent, Permission::ExportData)?;
        require_recent_code(agent)?;
        let selection = read_form(form).ok_or(ExportRefusal::Unknown)?;
        let (kind, format) = (selection.kind, selection.format);
        let task = Task {
            accounts: self.accounts.clone(),
            agent: agent.clone(),
            caller: caller.clone(),
            selection,
        };
        let begun = task.record(AuditAction::ExportBegun, task.selection.described());
        write!(self.accounts.store(), audit::record(&begun)).await?;
        let (sender, parts) = mpsc::channel(PARTS_AHEAD);
        tokio::spawn(task.run(sender).instrument(Span::current()));
        let day = time_zones::local(self.accounts.now(), &agent.time_zone).0.date();
        Ok(Export {
            file_name: format!("{}-{day}.{}", kind.code(), format.code()),
            content_type: format.content_type(),
            parts,
        })
    }
}

impl Task {
    /// Sends the file, then records in the audit how it ended. The channel closes last.
    async fn run(self, parts: mpsc::Sender<Result<Vec<u8>, ExportInterrupted>>) {
        let operator = self.agent.operator;
        let mut rows = 0;
        let ended = self.send(&parts, &mut rows).await;
        let complete = if ended.is_ok() { "yes" } else { "no" };
        let outcome = format!("rows: {rows}\ncomplete: {complete}");
        let record = self.record(AuditAction::ExportEnded, outcome);
        if let Err(error) = write!(self.accounts.store(), audit::record(&record)).await {
            tracing::error!(
                error = causes(&error),
                operator = operator.get(),
                rows,
                "export.not_recorded"
            );
        }
        if let Err(error) = ended {
            tracing::warn!(
                error = causes(&error),
                operator = operator.get(),
                rows,
                "export.interrupted"
            );
            parts.send(Err(ExportInterrupted)).await.ok();
        }
    }

    async fn send(
        &self,
        parts: &mpsc::Sender<Result<Vec<u8>, ExportInterrupted>>,
        rows: &mut usize,
    ) -> Result<(), Interruption> {
        let Selection { kind, format, .. } = self.selection;
        let mut bytes = encoding::header(format, kind.columns())?;
        let mut place = None;
        loop {
            if !self.may_go_on().await? {
                return Err(Interruption::Forbidden);
            }
            let part =
                self.accounts.exports().part(&self.agent, &self.selection, place.as_ref()).await?;
            bytes.extend(encoding::lines(format, kind.columns(), &part.rows)?);
            if !bytes.is_empty() {
                let sent = parts.send(Ok(std::mem::take(&mut bytes))).await;
                sent.map_err(|_| Interruption::Abandoned)?;
            }
            *rows += part.rows.len();
            place = part.next;
            if place.is_none() {
                return Ok(());
            }
        }
    }

    /// Returns whether the agent may still export. The role may change meanwhile.
    async fn may_go_on(&self) -> Result<bool, StoreError> {
        let (operator, id) = (self.agent.operator, self.agent.id);
        let row = read!(self.accounts.store(), agents::by_id(operator, id)).await?;
        let row = row.filter(|row| !row.disabled);
        Ok(row.is_some_and(|row| row.role.may(Permission::ExportData)))
    }

    fn record(&self, action: AuditAction, after: String) -> NewAudit {
        let Selection { kind, format, .. } = self.selection;
        let subject = format!("{} ({})", kind.code(), format.code());
        let now = self.accounts.now();
        NewAudit {
            after: Some(after),
            ..audit::new_record(action, &self.agent, &self.caller, &subject, now)
        }
    }
}

impl Selection {
    /// Returns the filter as the audit shows it.
    fn described(&self) -> String {
        let filter = match self.kind {
            ExportKind::Customers => self.filter.query(),
            ExportKind::Mails if self.only_failed => "failed=1".to_owned(),
            ExportKind::Audit => self.audit.query(),
            ExportKind::Orders => self.orders.query(),
            ExportKind::Mails => String::new(),
        };
        format!("filter: {}", if filter.is_empty() { "none" } else { &filter })
    }
}

fn read_form(form: &ExportForm) -> Option<Selection> {
    Some(Selection {
        kind: ExportKind::from_code(&form.kind)?,
        format: ExportFormat::from_code(&form.format)?,
        filter: form.filter.clone(),
        only_failed: form.only_failed,
        audit: form.audit.clone(),
        orders: form.orders.clone(),
    })
}
