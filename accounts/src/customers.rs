//! Customers as agents manage them: adding, search, details, activation, changes, locking. Every use case first checks
//! the permission of the agent's role, and only reads customers of the agent's own operator.

mod activation;
mod api_changes;
mod api_creation;
mod by_api;
mod change;
mod creation;
mod details;
mod duplicates;
mod list;
mod lock;
mod merge;
mod search;
mod steps;
mod unmerge;
mod version;

pub(crate) use activation::{Invitation, InvitationOutcome, invitation_mail, invite};
pub use api_changes::ListedActivation;
pub use api_creation::{CreatedCustomer, CreationRejection, CustomerCreation};
pub use by_api::ListedCustomer;
pub use change::{CustomerForm, CustomerPatch, ExternalIdChange};
pub use creation::NewCustomerForm;
pub(crate) use list::ListScope;
pub use merge::MergeForm;
pub(crate) use unmerge::{events_of_undo, unmerge};
