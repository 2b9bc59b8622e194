//! Customers as agents work with them: finding, seeing, activating, changing, locking out. Every use case asks first
//! whether the agent's role allows it, and sees the customers of the agent's own operator only.

mod activation;
mod acts;
mod change;
mod details;
mod merge;
mod search;
mod steps;
mod twins;
mod unmerge;

pub use change::CustomerForm;
pub use merge::MergeForm;
pub(crate) use unmerge::{merge_undone, unmerge};
