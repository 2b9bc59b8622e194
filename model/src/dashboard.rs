//! What the backoffice opens with: what needs attention, and recent activity of customers.

use crate::Permission;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The highest number that is shown exactly.
pub const MAX_COUNTED: usize = 1_000;

/// Something that waits for an agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskKind {
    /// Orders whose time to pay ends today.
    OrdersDueToday,
    /// Mails that were given up.
    FailedMails,
    /// Customers whose invitation was not opened.
    UnopenedInvitations,
    /// Groups of customers who may be one person.
    Duplicates,
}

impl TaskKind {
    /// All kinds, the most urgent first.
    pub const ALL: [Self; 4] =
        [Self::OrdersDueToday, Self::FailedMails, Self::UnopenedInvitations, Self::Duplicates];

    /// Returns what an agent needs to open the list.
    pub const fn permission(self) -> Permission {
        match self {
            Self::OrdersDueToday => Permission::ManageOrders,
            Self::FailedMails => Permission::SeeMails,
            Self::UnopenedInvitations => Permission::SeeCustomers,
            Self::Duplicates => Permission::MergeCustomers,
        }
    }
}

/// How many of a kind there are, up to [`MAX_COUNTED`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskCount {
    pub kind: TaskKind,
    /// At least one.
    pub count: usize,
    /// Whether there are more than `count`.
    pub has_more: bool,
}

impl TaskCount {
    /// Returns the count of what was found, which is one more than [`MAX_COUNTED`] at most; `None` if there is nothing.
    pub fn of(kind: TaskKind, found: usize) -> Option<Self> {
        let has_more = found > MAX_COUNTED;
        (found > 0).then_some(Self { kind, count: found.min(MAX_COUNTED), has_more })
    }
}

/// What customers did on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayActivity {
    /// In the operator's time zone.
    pub day: NaiveDate,
    pub sign_ins: i64,
    pub registrations: i64,
}

/// Everything on the dashboard that an agent may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dashboard {
    /// The most urgent first. Empty if nothing waits.
    pub tasks: Vec<TaskCount>,
    /// The last 30 days, today last; empty for an agent who may not see customers.
    pub activity: Vec<DayActivity>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_number_is_cut_and_none_is_no_task() {
        let of = |found| TaskCount::of(TaskKind::FailedMails, found);
        assert_eq!(of(0), None);
        for (found, count, has_more) in [(1, 1, false), (1_000, 1_000, false), (1_001, 1_000, true)]
        {
            let expected = TaskCount { kind: TaskKind::FailedMails, count, has_more };
            assert_eq!(of(found), Some(expected), "{found}");
        }
    }
}
