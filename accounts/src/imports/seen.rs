//! The contents of earlier rows of a file, in 16 bytes for each row.

use super::rows::{Cells, Content};
use model::{EmailAddress, ImportColumn, PurchaseNumber, refusals::ImportRowRefusal};
use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

/// Hashes of the rows so far. Their keys are random, so that no file can be made to collide.
#[derive(Debug, Default)]
pub(super) struct Seen {
    keys: RandomState,
    /// Of each external id, the hash of its first row.
    rows: HashMap<u64, u64>,
    /// Of each order number, the hash of its external id.
    numbers: HashMap<u64, u64>,
    /// The addresses of rows with a password, which would be the sign-in of two customers.
    sign_ins: HashSet<u64>,
}

impl Seen {
    /// Records a row. Returns its cells, or that it repeats or contradicts an earlier row.
    pub(super) fn content(&mut self, external_id: &str, cells: Cells) -> Content<Cells> {
        let id = self.keys.hash_one(external_id);
        // A row that ends before its empty cells says the same as one that has them.
        let filled = cells.0.iter().filter(|(_, text)| !text.is_empty());
        let filled = filled.map(|(column, text)| (column.as_str(), text.as_str()));
        let content = self.keys.hash_one(filled.collect::<Vec<_>>());
        if let Some(first) = self.rows.get(&id) {
            return if *first == content {
                Content::Repeated
            } else {
                Content::Refused(ImportRowRefusal::Contradicts)
            };
        }
        self.rows.insert(id, content);
        let number = cells.text(ImportColumn::Number);
        if !number.is_empty() {
            let number = self.keys.hash_one(number_key(number));
            if self.numbers.insert(number, id).is_some() {
                return Content::Refused(ImportRowRefusal::NumberTaken);
            }
        }
        let email = cells.text(ImportColumn::Email);
        if !email.is_empty() && !cells.text(ImportColumn::PasswordHash).is_empty() {
            let email = self.keys.hash_one(email_key(email));
            if !self.sign_ins.insert(email) {
                return Content::Refused(ImportRowRefusal::EmailTaken);
            }
        }
        Content::Data(cells)
    }
}

/// Returns what all spellings of an order number share.
fn number_key(text: &str) -> String {
    match text.parse::<PurchaseNumber>() {
        Ok(number) => number.as_str().to_owned(),
        // Its row is refused for that.
        Err(_) => text.to_owned(),
    }
}

/// Returns what all spellings of a mailbox share.
fn email_key(text: &str) -> String {
    EmailAddress::key_of(text).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[(ImportColumn, &str)]) -> Cells {
        Cells(texts.iter().map(|(column, text)| (*column, (*text).to_owned())).collect())
    }

    fn refusal(content: Content<Cells>) -> Option<ImportRowRefusal> {
        match content {
            Content::Refused(refusal) => Some(refusal),
            Content::Data(_) | Content::Repeated => None,
        }
    }

    #[test]
    fn the_same_row_again_is_repeated_and_another_one_contradicts() {
        let mut seen = Seen::default();
        let ana = || cells(&[(ImportColumn::FirstName, "Ana")]);
        assert!(matches!(seen.content("1", ana()), Content::Data(_)));
        assert!(matches!(seen.content("2", ana()), Content::Data(_)));
        assert!(matches!(seen.content("1", ana()), Content::Repeated));
        let longer = cells(&[(ImportColumn::FirstName, "Ana"), (ImportColumn::Email, "")]);
        assert!(matches!(seen.content("1", longer), Content::Repeated));
        for other in [(ImportColumn::FirstName, "Eva"), (ImportColumn::LastName, "Ana")] {
            let content = seen.content("1", cells(&[other]));
            assert_eq!(refusal(content), Some(ImportRowRefusal::Contradicts), "{other:?}");
        }
    }

    #[test]
    fn a_number_and_a_sign_in_belong_to_one_row() {
        let mut seen = Seen::default();
        let order = |number| cells(&[(ImportColumn::Number, number)]);
        for (id, number, expected) in [
            ("1", "web-7", None),
            ("2", "WEB-7", Some(ImportRowRefusal::NumberTaken)),
            ("7", "4082620318", None),
            ("8", "#P 4082620318", Some(ImportRowRefusal::NumberTaken)),
        ] {
            assert_eq!(refusal(seen.content(id, order(number))), expected, "{number}");
        }
        let hashed =
            |email| cells(&[(ImportColumn::Email, email), (ImportColumn::PasswordHash, "$2y$…")]);
        assert_eq!(refusal(seen.content("3", hashed("ana@example.test"))), None);
        let again = seen.content("4", hashed("Ana@example.test"));
        assert_eq!(refusal(again), Some(ImportRowRefusal::EmailTaken));
        assert_eq!(refusal(seen.content("5", hashed("ana@bücher.test"))), None);
        let again = seen.content("6", hashed("ana@xn--bcher-kva.test"));
        assert_eq!(refusal(again), Some(ImportRowRefusal::EmailTaken));
    }
}
