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

/// Returns a whole number as a reader of that language writes it.
pub fn number(number: u64, locale: Locale) -> String {
    let digits = number.to_string();
    let mark = match locale {
        Locale::English => ",",
        // Four digits stand together in Spanish.
        Locale::Spanish if digits.len() < 5 => "",
        Locale::Spanish => ".",
        Locale::French => "\u{202f}",
    };
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        for (value, english, spanish, french) in [
            (0, "0", "0", "0"),
            (999, "999", "999", "999"),
            (1_000, "1,000", "1000", "1\u{202f}000"),
            (1_234_567, "1,234,567", "1.234.567", "1\u{202f}234\u{202f}567"),
        ] {
            assert_eq!(number(value, Locale::English), english);
            assert_eq!(number(value, Locale::Spanish), spanish);
            assert_eq!(number(value, Locale::French), french);
        }
    }

    #[test]
    fn one_task_is_singular() {
        let of = |count| TaskCount { kind: TaskKind::Duplicates, count, has_more: false };
        assert_eq!(task(of(1), Locale::English), "possible duplicate");
        assert_eq!(task(of(2), Locale::English), "possible duplicates");
    }
}
