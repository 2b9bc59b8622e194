//! Mailed links: their states; in `conditions` what is required to create one, in `issuing` its creation, and in
//! `replacement` its end.

mod conditions;
mod issuing;
mod replacement;

pub(crate) use issuing::{issue, issue_for_mail};
pub(crate) use replacement::{Links, cancel_mails, replace_of_customer, replace_of_purpose};

use conditions::{Condition, conditions};

use crate::{
    Accounts,
    store::{StoreError, read, rows::TokenRow},
    token::{Purpose, hash_of},
};
use model::{Link, OperatorId, Timestamp};

impl Accounts {
    /// Returns the token of a valid link for one of the purposes, or why the link is not valid.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn link_state(
        &self,
        operator: OperatorId,
        link: &str,
        purposes: &[Purpose],
    ) -> Result<Link<TokenRow>, StoreError> {
        let Some(hash) = hash_of(link) else {
            return Ok(Link::Unknown);
        };
        let token = read!(self.store(), tokens::by_hash(operator, &hash)).await?;
        Ok(token.map_or(Link::Unknown, |token| state(token, purposes, self.now())))
    }

    /// Returns the token of a link to set a password that has expired.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn expired_password_link(
        &self,
        operator: OperatorId,
        link: &str,
    ) -> Result<Option<TokenRow>, StoreError> {
        let Some(hash) = hash_of(link) else {
            return Ok(None);
        };
        let token = read!(self.store(), tokens::by_hash(operator, &hash)).await?;
        let purposes = [Purpose::Reset, Purpose::Activate];
        let is_expired =
            |token: &TokenRow| matches!(state(token.clone(), &purposes, self.now()), Link::Expired);
        Ok(token.filter(is_expired))
    }
}

fn state(token: TokenRow, purposes: &[Purpose], now: Timestamp) -> Link<TokenRow> {
    if !purposes.contains(&token.purpose) {
        Link::Unknown
    } else if token.used_at.is_some() {
        Link::Used
    } else if token.replaced_at.is_some() {
        Link::Replaced
    } else if token.expires_at <= now {
        Link::Expired
    } else {
        Link::Ready(token)
    }
}

/// Returns the state of an invalid link, converted to the page's type.
pub(crate) fn dead<T, U>(link: &Link<T>) -> Link<U> {
    match link {
        Link::Expired => Link::Expired,
        Link::Used => Link::Used,
        Link::Replaced => Link::Replaced,
        Link::Ready(_) | Link::Unknown => Link::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use model::{CustomerId, TokenId};

    fn now() -> Timestamp {
        chrono::DateTime::UNIX_EPOCH.naive_utc()
    }

    #[test]
    fn a_link_works_once_for_its_purpose_until_it_expires_or_is_replaced() {
        let live = TokenRow {
            id: TokenId::new(1),
            purpose: Purpose::Reset,
            registration_id: None,
            customer_id: Some(CustomerId::new(7)),
            purchase_id: None,
            arrival_id: None,
            return_path: None,
            email: None,
            email_key: None,
            expires_at: now() + TimeDelta::hours(1),
            opened_at: None,
            used_at: None,
            replaced_at: None,
            change_id: None,
        };
        let used = TokenRow { used_at: Some(now()), ..live.clone() };
        let replaced = TokenRow { replaced_at: Some(now()), ..live.clone() };
        let both = TokenRow { replaced_at: Some(now()), ..used.clone() };
        let expired = TokenRow { expires_at: now(), ..live.clone() };
        let other = TokenRow { purpose: Purpose::Confirm, ..live.clone() };
        for (token, expected) in [
            (live, Link::Ready(())),
            (used, Link::Used),
            (replaced, Link::Replaced),
            (both, Link::Used),
            (expired, Link::Expired),
            (other, Link::Unknown),
        ] {
            let found = state(token.clone(), &[Purpose::Reset, Purpose::Activate], now());
            let found = match found {
                Link::Ready(_) => Link::Ready(()),
                other => dead(&other),
            };
            assert_eq!(found, expected, "{token:?}");
        }
    }
}
