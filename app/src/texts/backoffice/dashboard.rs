//! The dashboard: what needs attention, and recent activity of customers.

use model::{Locale, TaskCount, TaskKind};

texts!("backoffice/dashboard");

/// Returns what a number of tasks is a number of.
pub fn task(task: TaskCount, locale: Locale) -> String {
    match task.kind {
        TaskKind::OrdersDueToday => orders_due(locale, task.count),
        TaskKind::FailedMails => failed_mails(locale, task.count),
        TaskKind::UnopenedInvitations => unopened_invitations(locale, task.count),
        TaskKind::Duplicates => possible_duplicates(locale, task.count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_task_is_singular() {
        let of = |count| TaskCount { kind: TaskKind::Duplicates, count, has_more: false };
        assert_eq!(task(of(1), Locale::English), "possible duplicate");
        assert_eq!(task(of(2), Locale::English), "possible duplicates");
    }
}
