//! Duplicate customers and merges.

use crate::refusals::{MergeRefusal, UnmergeRefusal};
use crate::{CustomerDetails, CustomerId, CustomerNumber, CustomerSummary, Timestamp};
use serde::{Deserialize, Serialize};

/// What two customers have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchReason {
    Email,
    NameAndPhone,
    All,
}

impl MatchReason {
    /// Combines two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::All }
    }
}

/// Another customer who may be the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PossibleDuplicate {
    pub customer: CustomerSummary,
    pub match_reason: MatchReason,
}

/// A customer whom the agent may be about to add again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarCustomer {
    pub customer: CustomerSummary,
    /// Whether the email is the same; otherwise only the name is.
    pub same_email: bool,
}

/// Customers who may be one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateGroup {
    pub match_reason: MatchReason,
    /// The suggested survivor first.
    pub customers: Vec<CustomerSummary>,
    /// Whether there are more than these.
    pub more: bool,
    /// The position of the group in the list.
    pub id: CustomerId,
}

/// A customer who was merged into another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedCustomer {
    pub number: CustomerNumber,
    pub name: String,
    /// In UTC.
    pub at: Timestamp,
    /// In UTC.
    pub undo_until: Timestamp,
    pub can_undo: Result<(), UnmergeRefusal>,
}

/// The duplicates of a customer, as an agent sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates {
    pub matches: Vec<PossibleDuplicate>,
    /// Most recent first.
    pub merged: Vec<MergedCustomer>,
}

/// Whose sign-in the survivor of a merge has.
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

/// A part of a customer's data of which a merge keeps only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Differing {
    Name,
    Email,
    Phone,
    Language,
}

/// Two customers side by side, and the options of merging them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub sides: [CustomerDetails; 2],
    /// Another one after every change of one of them.
    pub version: String,
    /// The suggested survivor.
    pub preferred: CustomerNumber,
    pub sign_in: SignInThatStays,
    pub differing: Vec<Differing>,
    /// Whether the survivor gets the identities at providers of both: each has proved that they read the same mailbox.
    pub identities_join: bool,
    /// Why they cannot be merged now.
    pub merge_blocker: Option<MergeRefusal>,
}
