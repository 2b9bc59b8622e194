//! The list of customers with filters. A request reads a bounded part of it: rare customers of a very large operator
//! take several pages.

use crate::{
    AccessError, StoreError,
    access::allow,
    clock::{beginning_of_time, end_of_time},
    groups::Customers,
    store::{
        read,
        rows::{AccountStatus, Listed},
    },
    time_zones::start_of_day,
    token::Purpose,
};
use model::{
    Agent, Cursor, CustomerFilter, CustomerId, CustomerOrder, CustomerState, CustomerSummary,
    Locale, MailState, OperatorId, Page, Permission, TimeZone, Timestamp,
};
use std::collections::{HashMap, HashSet};

const PAGE: usize = 25;
/// How many customers are read at once.
const CHUNK: i64 = 500;
/// How many such parts are read for one page.
const MAX_CHUNKS: usize = 20;
/// The order by name, as the cursor of a list has it.
const BY_NAME: u8 = 0;
/// The order by last purchase.
const BY_LAST_PURCHASE: u8 = 1;
/// The order in which customers were added.
const BY_ID: u8 = 2;

/// Whose customers a list has, and in which time zone its days begin.
#[derive(Clone, Copy)]
pub(crate) struct ListScope<'a> {
    pub operator: OperatorId,
    pub zone: &'a TimeZone,
}

impl<'a> From<&'a Agent> for ListScope<'a> {
    fn from(agent: &'a Agent) -> Self {
        Self { operator: agent.operator, zone: &agent.time_zone }
    }
}

impl Customers<'_> {
    /// Returns the customers of a filter, 25 per page. A page may have fewer and still be followed by another one: at
    /// most 10,000 customers are looked through for each.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn list(
        self,
        agent: &Agent,
        filter: &CustomerFilter,
        after: Option<&Cursor>,
    ) -> Result<Page<CustomerSummary, Cursor>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let Page { items, next } =
            self.listed(agent.into(), filter, after, (PAGE, MAX_CHUNKS)).await?;
        let found = items.into_iter().map(|listed| listed.found).collect();
        Ok(Page { items: self.summaries(agent.operator, found).await?, next })
    }

    /// Returns at most `size` customers of a filter after a position, from at most `chunks` parts of the list.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn listed(
        self,
        scope: ListScope<'_>,
        filter: &CustomerFilter,
        after: Option<&Cursor>,
        (size, chunks): (usize, usize),
    ) -> Result<Page<Listed, Cursor>, StoreError> {
        let mut after = after.filter(|after| after.scan == scan_of(filter)).cloned();
        let mut items: Vec<Listed> = Vec::new();
        for _ in 0..chunks {
            let chunk = self.chunk(scope, filter, after.as_ref()).await?;
            let is_last = (chunk.len() as i64) < CHUNK;
            let end = chunk.last().map(|last| cursor(filter, last));
            for listed in self.matching(scope, filter, chunk).await? {
                if items.len() == size {
                    let next = items.last().map(|last| cursor(filter, last));
                    return Ok(Page { items, next });
                }
                items.push(listed);
            }
            if is_last {
                return Ok(Page { items, next: None });
            }
            after = end;
            if items.len() == size {
                break;
            }
        }
        Ok(Page { items, next: after })
    }

    async fn chunk(
        self,
        scope: ListScope<'_>,
        filter: &CustomerFilter,
        after: Option<&Cursor>,
    ) -> Result<Vec<Listed>, StoreError> {
        let operator = scope.operator;
        if filter.state == Some(CustomerState::NotOpened) {
            return self
                .not_opened(operator, after.map(|after| after.id).unwrap_or_default())
                .await;
        }
        match filter.order {
            CustomerOrder::Name => {
                let place = after.map_or(("", "", CustomerId::default()), |after| {
                    (after.key.as_str(), after.second.as_str(), after.id)
                });
                read!(self.accounts.store(), customer_list::by_name(operator, place, CHUNK)).await
            }
            CustomerOrder::LastPurchase => {
                let (from, until) = between(filter, scope);
                let from = from.unwrap_or(beginning_of_time());
                let end = until.unwrap_or(end_of_time());
                let after = after.and_then(|after| Some((purchase_of(after)?, after.id)));
                // No customer has an id below the default, so that the end itself is left out.
                let place = after.unwrap_or((end, CustomerId::default()));
                read!(
                    self.accounts.store(),
                    customer_list::by_last_purchase(operator, from, place, CHUNK)
                )
                .await
            }
        }
    }

    /// Returns the customers after an id whose invitation nobody has opened. There are few of them even where customers
    /// are many, so that they are not looked for among all.
    async fn not_opened(
        self,
        operator: OperatorId,
        after: CustomerId,
    ) -> Result<Vec<Listed>, StoreError> {
        let (store, purpose) = (self.accounts.store(), Purpose::Activate);
        let ids =
            read!(store, dashboard::with_unopened_links(operator, purpose, after, CHUNK)).await?;
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        read!(store, customer_list::by_id(operator, &ids)).await
    }

    /// Returns those customers that a filter shows.
    async fn matching(
        self,
        scope: ListScope<'_>,
        filter: &CustomerFilter,
        mut chunk: Vec<Listed>,
    ) -> Result<Vec<Listed>, StoreError> {
        let (from, until) = between(filter, scope);
        chunk.retain(|listed| {
            let found = &listed.found;
            let bought = found.last_purchase_at;
            let language: Locale = listed.locale.parse().unwrap_or_default();
            found.merged_into.is_none()
                && !found.last_name.is_empty()
                && filter.language.is_none_or(|wanted| wanted == language)
                && from.is_none_or(|from| bought.is_some_and(|at| at >= from))
                && until.is_none_or(|until| bought.is_some_and(|at| at < until))
        });
        let Some(state) = filter.state else {
            return Ok(chunk);
        };
        let is_disabled = state == CustomerState::Disabled;
        if state != CustomerState::MailFailed {
            chunk.retain(|listed| listed.found.disabled == is_disabled);
        }
        if is_disabled || chunk.is_empty() {
            return Ok(chunk);
        }
        let ids: Vec<CustomerId> = chunk.iter().map(|listed| listed.found.id).collect();
        let shown = self.in_state(scope.operator, state, ids).await?;
        chunk.retain(|listed| shown.contains(&listed.found.id));
        Ok(chunk)
    }

    /// Returns those of the customers whose account, or whose mail, is in that state.
    async fn in_state(
        self,
        operator: OperatorId,
        state: CustomerState,
        mut ids: Vec<CustomerId>,
    ) -> Result<HashSet<CustomerId>, StoreError> {
        if state == CustomerState::MailFailed {
            return self.with_mails(operator, &ids, MailState::Dead).await;
        }
        let accounts = read!(self.accounts.store(), search::accounts_of(operator, &ids)).await?;
        let accounts: HashMap<CustomerId, AccountStatus> =
            accounts.into_iter().map(|account| (account.customer_id, account.state)).collect();
        let wanted = match state {
            CustomerState::Active => Some(AccountStatus::Active),
            CustomerState::Invited | CustomerState::NotOpened | CustomerState::LinkExpired => {
                Some(AccountStatus::Invited)
            }
            CustomerState::NoAccount | CustomerState::Disabled | CustomerState::MailFailed => None,
        };
        ids.retain(|id| accounts.get(id).copied() == wanted);
        if state != CustomerState::LinkExpired || ids.is_empty() {
            return Ok(ids.into_iter().collect());
        }
        let now = self.accounts.now();
        let working =
            read!(self.accounts.store(), customer_list::with_working_links(operator, &ids, now))
                .await?;
        let working: HashSet<CustomerId> = working.into_iter().collect();
        // A link is made when its mail leaves.
        let queued = self.with_mails(operator, &ids, MailState::Queued).await?;
        Ok(ids.into_iter().filter(|id| !working.contains(id) && !queued.contains(id)).collect())
    }

    async fn with_mails(
        self,
        operator: OperatorId,
        ids: &[CustomerId],
        state: MailState,
    ) -> Result<HashSet<CustomerId>, StoreError> {
        let found =
            read!(self.accounts.store(), customer_list::with_mails(operator, ids, state)).await?;
        Ok(found.into_iter().collect())
    }
}

fn scan_of(filter: &CustomerFilter) -> u8 {
    match filter.order {
        _ if filter.state == Some(CustomerState::NotOpened) => BY_ID,
        CustomerOrder::Name => BY_NAME,
        CustomerOrder::LastPurchase => BY_LAST_PURCHASE,
    }
}

/// Returns the position of a customer in the list.
fn cursor(filter: &CustomerFilter, listed: &Listed) -> Cursor {
    let found = &listed.found;
    let scan = scan_of(filter);
    let (key, second) = match filter.order {
        _ if scan == BY_ID => (String::new(), String::new()),
        CustomerOrder::Name => (found.last_key.clone(), found.first_key.clone()),
        CustomerOrder::LastPurchase => {
            let at = found.last_purchase_at.unwrap_or_default();
            (at.format("%Y-%m-%dT%H:%M:%S%.f").to_string(), String::new())
        }
    };
    Cursor { scan, id: found.id, key, second }
}

/// Returns the last purchase of a position by that; `None` for a moment that a database cannot store.
fn purchase_of(after: &Cursor) -> Option<Timestamp> {
    let at: Timestamp = after.key.parse().ok()?;
    (beginning_of_time()..=end_of_time()).contains(&at).then_some(at)
}

/// Returns the moments between which the last purchase was, by the days of the operator.
fn between(
    filter: &CustomerFilter,
    scope: ListScope<'_>,
) -> (Option<Timestamp>, Option<Timestamp>) {
    filter.bought_between(|day| start_of_day(day, scope.zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_by_last_purchase_keeps_the_moment_exactly() {
        for text in ["2026-11-30T01:02:03", "2026-11-30T01:02:03.000001"] {
            let at: Timestamp = text.parse().expect("a moment");
            let key = at.format("%Y-%m-%dT%H:%M:%S%.f").to_string();
            assert_eq!(key.parse(), Ok(at));
        }
        assert_eq!(end_of_time().to_string(), "9999-12-31 00:00:00");
    }

    #[test]
    fn a_position_that_was_made_up_asks_no_database_for_what_it_cannot_store() {
        let place = |key: &str| {
            let (id, second) = (CustomerId::new(7), String::new());
            purchase_of(&Cursor { scan: BY_LAST_PURCHASE, id, key: key.into(), second })
        };
        assert!(place("2026-11-30T01:02:03.000001").is_some());
        for key in ["", "soon", "-9999-01-01T00:00:00", "+200000-01-01T00:00:00"] {
            assert_eq!(place(key), None, "{key}");
        }
    }
}
