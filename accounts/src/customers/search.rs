//! Searching customers by all their data.

use crate::{
    AccessError, StoreError,
    access::allow,
    customer_record,
    groups::Customers,
    store::{
        query, read,
        rows::{AccountStatus, FoundAccount, Scan, SearchHit},
        transaction,
    },
};
use model::{
    AccountState, Agent, Cursor, CustomerId, CustomerNumber, CustomerSummary, EmailAddress,
    OperatorId, Page, Permission, phone_key, search_key,
};
use std::collections::{HashMap, HashSet};

const PAGE: usize = 25;
/// Longer texts are truncated: no name or address is longer.
const MAX_CHARS: usize = 250;
/// Further words are kept together, as one long name.
const MAX_WORDS: usize = 5;
const MIN_DIGITS: usize = 3;
/// Small batches, so that other writers wait only briefly.
const KEYS_AT_ONCE: i64 = 20;

impl Customers<'_> {
    /// Returns the customers that match a text, 25 per page: by email if it has an `@`, by number and phone if it is
    /// digits, by names otherwise, and by prefixes of these. An empty text lists all customers by name.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn search(
        self,
        agent: &Agent,
        text: &str,
        after: Option<&Cursor>,
    ) -> Result<Page<CustomerSummary, Cursor>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let scans = scans(text);
        let found = self.scan(agent.operator, &scans, after).await?;
        let Page { items, next } = Page::of(found, PAGE, |(scan, found)| {
            let (key, second) = scans[*scan].place_of(found);
            Cursor { scan: u8::try_from(*scan).unwrap_or(u8::MAX), id: found.id, key, second }
        });
        let items = items.into_iter().map(|(_, found)| found).collect();
        let items = self.survivors(agent.operator, items).await?;
        Ok(Page { items: self.summaries(agent.operator, items).await?, next })
    }

    /// Returns distinct customers, with merged ones replaced by their survivors.
    async fn survivors(
        self,
        operator: OperatorId,
        found: Vec<SearchHit>,
    ) -> Result<Vec<SearchHit>, StoreError> {
        let ids: Vec<CustomerId> = found.iter().filter_map(|found| found.merged_into).collect();
        if ids.is_empty() {
            return Ok(found);
        }
        let survivors = read!(self.accounts.store(), search::by_ids(operator, &ids)).await?;
        let now = |found: SearchHit| match found.merged_into {
            None => Some(found),
            Some(id) => survivors.iter().find(|survivor| survivor.id == id).cloned(),
        };
        let mut seen = HashSet::new();
        let found = found.into_iter().filter_map(now);
        Ok(found.filter(|found| seen.insert(found.id)).collect())
    }

    /// Runs one scan after the other until a page and one more are found. Skips what an earlier scan has found.
    async fn scan(
        self,
        operator: OperatorId,
        scans: &[Scan],
        after: Option<&Cursor>,
    ) -> Result<Vec<(usize, SearchHit)>, StoreError> {
        let limit = PAGE as i64 + 1;
        let mut place = after.map_or(0, |after| usize::from(after.scan));
        let mut after = after.cloned();
        let mut all = Vec::new();
        while all.len() <= PAGE
            && let Some(scan) = scans.get(place)
        {
            let from = after.as_ref();
            let found =
                read!(self.accounts.store(), search::page(operator, scan, from, limit)).await?;
            let over = (found.len() as i64) < limit;
            after = found.last().filter(|_| !over).map(|last| {
                let (key, second) = scan.place_of(last);
                Cursor { scan: 0, id: last.id, key, second }
            });
            let new = |found: &SearchHit| !scans[..place].iter().any(|scan| scan.finds(found));
            all.extend(found.into_iter().filter(new).map(|found| (place, found)));
            place += usize::from(over);
        }
        Ok(all)
    }

    /// Creates the search keys of customers older than the search, in batches.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn make_missing_keys(self) -> Result<(), StoreError> {
        let mut last = CustomerId::default();
        while let Some(id) = self.make_keys_after(last).await? {
            last = id;
        }
        Ok(())
    }

    /// Creates the keys of the next batch after that id. Returns the last id of the batch.
    async fn make_keys_after(self, last: CustomerId) -> Result<Option<CustomerId>, StoreError> {
        transaction!(self.accounts.store(), async |tx| {
            let rows = query!(tx, customers::without_keys(last, KEYS_AT_ONCE)).await?;
            for row in &rows {
                query!(tx, customers::make_keys(row)).await?;
                customer_record::regroup(tx, row.operator_id, row.id, None).await?;
            }
            Ok(rows.last().map(|row| row.id))
        })
        .await
    }

    /// Returns the summaries of customers, with their accounts.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn summaries(
        self,
        operator: OperatorId,
        found: Vec<SearchHit>,
    ) -> Result<Vec<CustomerSummary>, StoreError> {
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<CustomerId> = found.iter().map(|found| found.id).collect();
        let accounts = read!(self.accounts.store(), search::accounts_of(operator, &ids)).await?;
        let linked = read!(self.accounts.store(), search::linked(operator, &ids)).await?;
        let linked: HashSet<CustomerId> = linked.into_iter().collect();
        let mut accounts: HashMap<CustomerId, FoundAccount> =
            accounts.into_iter().map(|account| (account.customer_id, account)).collect();
        let summary = |found: SearchHit| {
            let account = accounts.remove(&found.id);
            let account = account.as_ref();
            CustomerSummary {
                id: found.id,
                number: found.number,
                first_name: found.first_name,
                last_name: found.last_name,
                email: found.email,
                phone: found.phone,
                account: account_state(
                    found.disabled,
                    account.map(|account| account.state),
                    account.is_some_and(|account| account.number_sign_in),
                    account.is_some_and(|account| account.sign_in_email.is_some()),
                    linked.contains(&found.id),
                ),
                last_purchase_at: found.last_purchase_at,
            }
        };
        Ok(found.into_iter().map(summary).collect())
    }
}

pub(super) fn account_state(
    disabled: bool,
    state: Option<AccountStatus>,
    number: bool,
    email: bool,
    sso: bool,
) -> AccountState {
    match state {
        _ if disabled => AccountState::Disabled,
        Some(AccountStatus::Active) => AccountState::Active { number, email, sso },
        Some(AccountStatus::Invited) => AccountState::Invited,
        None => AccountState::None,
    }
}

/// Returns the scans for a text, the likeliest first.
fn scans(text: &str) -> Vec<Scan> {
    let text: String = text.chars().filter(|c| !c.is_control()).take(MAX_CHARS).collect();
    let text = text.trim();
    if text.contains('@') {
        // An incomplete address does not parse.
        let key = EmailAddress::key_of(text);
        return vec![Scan::Email(key.unwrap_or_else(|| text.to_ascii_lowercase()))];
    }
    if let Ok(number) = text.parse::<CustomerNumber>() {
        return by_digits(number.digits(), number.digits().to_owned());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_number =
        text.chars().all(|c| c.is_ascii_digit() || " -+./()\u{2010}\u{2011}\u{a0}".contains(c));
    if is_number && digits.len() >= MIN_DIGITS {
        return by_digits(text, digits);
    }
    by_words(text)
}

fn by_digits(text: &str, digits: String) -> Vec<Scan> {
    let phone = Scan::Phone(phone_key(text));
    if text.starts_with('+') || digits.len() > 9 {
        return vec![phone];
    }
    vec![Scan::Number(digits), phone]
}

/// A single word is a prefix of a last name, a first name or an email. Several words are one name of several words, or
/// both names in either order.
fn by_words(text: &str) -> Vec<Scan> {
    let key = search_key(text);
    let words: Vec<&str> = key.splitn(MAX_WORDS, ' ').collect();
    let mut scans = vec![names(&key, "")];
    if !key.is_empty() {
        scans.push(names("", &key));
    }
    for border in 1..words.len() {
        let (left, right) = (words[..border].join(" "), words[border..].join(" "));
        scans.push(names(&right, &left));
        scans.push(names(&left, &right));
    }
    if words.len() == 1 && !key.is_empty() {
        scans.push(Scan::Email(text.to_ascii_lowercase()));
    }
    scans
}

/// Uses the index that starts with the longer text, which has fewer rows to read.
fn names(last: &str, first: &str) -> Scan {
    let (last, first) = (last.to_owned(), first.to_owned());
    if first.len() > last.len() {
        Scan::FirstName { first, last }
    } else {
        Scan::LastName { last, first }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typed_text_selects_the_scans() {
        let number = |text: &str| Scan::Number(text.into());
        let phone = |text: &str| Scan::Phone(text.into());
        assert_eq!(scans(" ANA@Ex"), [Scan::Email("ana@ex".into())]);
        assert_eq!(
            scans("\u{feff}Ana@München.Example "),
            [Scan::Email("ana@xn--mnchen-3ya.example".into())]
        );
        assert_eq!(scans("N° 382–915–601."), [number("382915601"), phone("382915601")]);
        assert_eq!(scans("482-9"), [number("4829"), phone("4829")]);
        assert_eq!(scans("482 915 607"), [number("482915607"), phone("482915607")]);
        assert_eq!(scans("+54 351"), [phone("54351")]);
        assert_eq!(scans("0054351555"), [phone("54351555")]);
    }

    #[test]
    fn two_words_match_in_either_order() {
        let scans = scans("Méndez  ana");
        for expected in [
            names("mendez ana", ""),
            names("", "mendez ana"),
            names("mendez", "ana"),
            names("ana", "mendez"),
        ] {
            assert!(scans.contains(&expected), "{expected:?}");
        }
        assert_eq!(scans.len(), 4);
    }

    #[test]
    fn long_texts_are_truncated() {
        assert_eq!(scans("").len(), 1);
        assert_eq!(scans("12"), by_words("12"));
        assert!(scans(&"a b ".repeat(1000)).len() <= 2 + 2 * MAX_WORDS);
        assert_eq!(scans("a\0b")[0], names("ab", ""));
    }
}
