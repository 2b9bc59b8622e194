//! Imports of customers and orders from other systems. A thread reads the file and hands over batches of rows. Each
//! batch is planned and written in one transaction, together with the progress of the import, so that it continues
//! there after a stop. A dry run does the same without writing what it planned.

mod addresses;
mod claim;
mod command;
mod customer_row;
mod customers;
mod file;
mod imported_order;
mod kept;
mod old_files;
mod pages;
mod passwords;
mod purchase_row;
mod purchases;
mod reader;
mod report;
mod rows;
mod run;
mod seen;
mod start;

pub use command::{ImportCommand, ImportError, Imported};
pub use report::ReportPart;
pub use start::ImportForm;

use crate::AgentCaller;
use chrono::TimeDelta;
use model::{Agent, Locale, OperatorId, PortalId, TimeZone, Timestamp};

/// Time for which a run holds its import after the last batch. One that was killed can be resumed after it.
const LEASE_TTL: TimeDelta = TimeDelta::seconds(60);

/// Whose data is imported, and by whom.
struct Context {
    operator: OperatorId,
    /// Of imported orders.
    portal: PortalId,
    /// Of customers whose row names no language.
    locale: Locale,
    /// Of times without an offset: the portal's.
    zone: TimeZone,
    /// None for the command.
    agent: Option<(Agent, AgentCaller)>,
}

/// What a batch is planned and written with.
struct Batching<'a> {
    context: &'a Context,
    /// Start of the draws of numbers.
    draw: u64,
    now: Timestamp,
}
