//! Customers as agents manage them: search, details, activation, changes, locking. Every use case first checks the
//! permission of the agent's role, and only reads customers of the agent's own operator.

mod activation;
mod change;
mod details;
mod duplicates;
mod lock;
mod merge;
mod search;
mod steps;
mod unmerge;

pub use change::CustomerForm;
pub use merge::MergeForm;
pub(crate) use unmerge::{merge_undone, unmerge};
