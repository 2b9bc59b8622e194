//! Other customers that an agent should check first.

use crate::{
    StoreError,
    groups::Customers,
    store::{
        query, read,
        rows::{AccountRow, DetailsRow, OtherRow},
    },
};
use model::{Hint, OperatorId};
use std::cmp::Reverse;

/// Maximum hints shown.
const MAX_HINTS: usize = 5;

impl Customers<'_> {
    /// Returns other customers who may be the same person, latest buyers first. Addresses of agents are ignored: sales
    /// at the counter carry them.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(in crate::customers) async fn hints(
        self,
        operator: OperatorId,
        row: &DetailsRow,
    ) -> Result<Vec<Hint>, StoreError> {
        let others = self.others(operator, row).await?;
        let shared = match &row.email_key {
            Some(key) => {
                !read!(self.accounts.store(), customers::is_agents_address(operator, key)).await?
            }
            None => false,
        };
        Ok(others.iter().filter_map(|other| hint(row, other, shared)).take(MAX_HINTS).collect())
    }

    /// Returns other customers with the same email, names or phone, latest buyers first.
    async fn others(
        self,
        operator: OperatorId,
        row: &DetailsRow,
    ) -> Result<Vec<OtherRow>, StoreError> {
        let id = row.id;
        let mut others = read!(self.accounts.store(), async |tx| {
            let mut others: Vec<OtherRow> = Vec::new();
            if let Some(key) = &row.email_key {
                let found = query!(tx, customer_details::others_with_email(operator, id, key));
                others.extend(found.await?);
            }
            if !row.last_key.is_empty() {
                let found = query!(tx, customer_details::others_with_name(operator, row));
                others.extend(found.await?);
            }
            if !row.phone_key.is_empty() {
                let key = row.phone_key.as_str();
                let found = query!(tx, customer_details::others_with_phone(operator, id, key));
                others.extend(found.await?);
            }
            Ok(others)
        })
        .await?;
        others.sort_by_key(|other| other.id);
        others.dedup_by_key(|other| other.id);
        others.sort_by_key(|other| Reverse((other.last_purchase_at, other.id)));
        Ok(others)
    }
}

/// Returns the hint about another customer who shares data with this one. `shared`: the email on file identifies its
/// owner, because it is not an agent's.
fn hint(row: &DetailsRow, other: &OtherRow, shared: bool) -> Option<Hint> {
    let number = other.number.clone();
    let name = format!("{} {}", other.first_name, other.last_name);
    let active = other.state == Some(AccountRow::ACTIVE);
    let later = other.last_purchase_at.filter(|at| Some(*at) > row.last_purchase_at);
    let same_email = shared && other.email_key == row.email_key;
    let same_name = other.last_key == row.last_key && other.first_key == row.first_key;
    let same_phone = !row.phone_key.is_empty() && other.phone_key == row.phone_key;
    match later {
        Some(last_purchase_at) if same_email || same_name || same_phone => {
            Some(Hint::MoreRecentPurchases { number, name, last_purchase_at, same_email, active })
        }
        _ if same_email => {
            Some(Hint::SameEmail { number, name, last_purchase_at: other.last_purchase_at, active })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};
    use model::{CustomerId, CustomerNumber, Timestamp};

    fn bought(at: Option<i64>) -> Option<Timestamp> {
        at.map(|minutes| DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(minutes))
    }

    /// Ana, with her last purchase at that minute; an empty phone means none.
    fn ana(at: Option<i64>, phone: &str) -> DetailsRow {
        DetailsRow {
            id: CustomerId::new(1),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some("ana@example.test".into()),
            email_key: Some("ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled: false,
            last_purchase_at: bought(at),
            created_at: DateTime::UNIX_EPOCH.naive_utc(),
            first_key: "ana".into(),
            last_key: "quiroga".into(),
            phone_key: phone.into(),
            state: None,
            has_password: None,
            number_sign_in: None,
            sign_in_email: None,
            activated_at: None,
        }
    }

    /// Another customer who shares with Ana: `e`mail, `n`ame, `p`hone.
    fn other(what: &str, at: Option<i64>) -> OtherRow {
        let has = |letter: char| what.contains(letter);
        OtherRow {
            id: CustomerId::new(2),
            number: CustomerNumber::from_draw(2),
            first_name: "Anita".into(),
            last_name: "Quiroga".into(),
            email_key: has('e').then(|| "ana@example.test".into()),
            first_key: if has('n') { "ana" } else { "anita" }.into(),
            last_key: "quiroga".into(),
            phone_key: if has('p') { "54351" } else { "" }.into(),
            last_purchase_at: bought(at),
            state: None,
        }
    }

    #[test]
    fn later_buyers_and_equal_emails_are_hints() {
        // The shared data, whether the email identifies its owner, times of Ana's and the other customer's last
        // purchase.
        for (what, shared, at, others, expected) in [
            ("e", true, Some(5), Some(4), "email"),
            ("e", true, Some(5), None, "email"),
            ("e", true, Some(5), Some(6), "later, email"),
            ("e", true, None, Some(6), "later, email"),
            ("e", false, Some(5), Some(4), ""),
            ("e", false, Some(5), Some(6), ""),
            ("en", false, Some(5), Some(6), "later"),
            ("n", true, Some(5), Some(6), "later"),
            ("n", true, Some(5), Some(5), ""),
            ("n", true, Some(5), Some(4), ""),
            ("p", true, Some(5), Some(6), "later"),
            ("p", true, Some(5), None, ""),
        ] {
            let hint = hint(&ana(at, "54351"), &other(what, others), shared);
            let hint = match hint {
                Some(Hint::MoreRecentPurchases { same_email: true, .. }) => "later, email",
                Some(Hint::MoreRecentPurchases { .. }) => "later",
                Some(Hint::SameEmail { .. }) => "email",
                None => "",
            };
            assert_eq!(hint, expected, "{what:?}, {shared}, {at:?}, {others:?}");
        }
    }

    #[test]
    fn missing_phones_do_not_match() {
        assert_eq!(hint(&ana(Some(5), ""), &other("", Some(6)), true), None);
    }
}
