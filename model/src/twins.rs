//! Customers who may be one person, and what becomes of two that are.

use crate::refusals::{MergeRefusal, UnmergeRefusal};
use crate::{CustomerDetails, CustomerNumber, CustomerSummary, Timestamp};
use serde::{Deserialize, Serialize};

/// What two customers have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    Email,
    NameAndPhone,
    All,
}

impl Likeness {
    /// Both are true.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::All }
    }
}

/// Another customer who may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twin {
    pub customer: CustomerSummary,
    pub likeness: Likeness,
}

/// Customers who may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwinGroup {
    pub likeness: Likeness,
    /// The one to keep first.
    pub customers: Vec<CustomerSummary>,
    /// There are more than these.
    pub more: bool,
    /// The place of the group in the list.
    pub id: i64,
}

/// A customer who became part of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedCustomer {
    pub number: CustomerNumber,
    pub name: String,
    pub at: Timestamp,
    pub undo_until: Timestamp,
    pub can_undo: Result<(), UnmergeRefusal>,
}

/// What an agent is told about a customer's duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Twins {
    pub alike: Vec<Twin>,
    /// The latest first.
    pub merged: Vec<MergedCustomer>,
}

/// Whose sign-in stays when two customers become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignInThatStays {
    /// Neither has an active account.
    None,
    /// Only that customer has one.
    Of(CustomerNumber),
    /// Both have one: the agent chooses.
    Choose,
}

/// A part of a customer's data of which only one can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differing {
    Name,
    Email,
    Phone,
    Language,
}

/// Two customers side by side, and what can be decided about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub sides: [CustomerDetails; 2],
    /// The one to keep, if nothing speaks against it.
    pub preferred: CustomerNumber,
    pub sign_in: SignInThatStays,
    pub differing: Vec<Differing>,
    /// The sign-ins at providers of both lead to the one customer: both have proved to read the same mailbox.
    pub identities_join: bool,
    /// Why they cannot become one now.
    pub obstacle: Option<MergeRefusal>,
}
