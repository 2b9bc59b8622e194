//! Possible duplicates: of one customer, and of all customers of an operator.

use crate::{
    AccessError, StoreError,
    access::allow,
    groups::Customers,
    retention::MERGE_UNDO_TTL,
    store::{
        query, read,
        rows::{DuplicateGroupRow, DuplicateKind, MergeRow, SearchHit},
    },
};
use model::{
    AccountState, Agent, CustomerId, CustomerNumber, CustomerSummary, DuplicateGroup, Duplicates,
    MatchReason, MergedCustomer, OperatorId, Page, Permission, PossibleDuplicate,
    refusals::UnmergeRefusal,
};
use std::cmp::Reverse;

/// Maximum customers shown per email, or per name and phone.
const MAX_SHOWN: usize = 6;
/// Groups per page.
const PAGE: usize = 20;

impl Customers<'_> {
    /// Returns the possible duplicates of the customer of that number, and the customers merged into them. Empty if the
    /// operator has no such customer.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn duplicates_of(
        self,
        agent: &Agent,
        number: &CustomerNumber,
    ) -> Result<Duplicates, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let operator = agent.operator;
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        let Some(row) = found else {
            return Ok(Duplicates { matches: Vec::new(), merged: Vec::new() });
        };
        Ok(Duplicates {
            matches: self.matches(operator, row.id).await?,
            merged: self.merged_into(operator, row.id).await?,
        })
    }

    async fn matches(
        self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<PossibleDuplicate>, StoreError> {
        let (reasons, found) = match_reasons(self.shared(operator, customer).await?);
        let summaries = self.summaries(operator, found).await?;
        let duplicate = |customer: CustomerSummary| {
            let (_, match_reason) = *reasons.iter().find(|(id, _)| *id == customer.id)?;
            Some(PossibleDuplicate { customer, match_reason })
        };
        Ok(summaries.into_iter().filter_map(duplicate).collect())
    }

    /// Returns the groups that a customer belongs to: the kind of group, and its other members. Addresses of agents are
    /// ignored: sales at the counter carry them.
    async fn shared(
        self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<(MatchReason, Vec<SearchHit>)>, StoreError> {
        let limit = MAX_SHOWN as i64 + 1;
        read!(self.accounts.store(), async |tx| {
            let known = query!(tx, duplicates::known_by(operator, customer)).await?;
            let mut shared = Vec::new();
            for (kind, key) in known.unwrap_or_default().groups() {
                let key = key.as_str();
                if kind == DuplicateKind::Email
                    && query!(tx, customers::is_agents_address(operator, key)).await?
                {
                    continue;
                }
                let mut others =
                    query!(tx, duplicates::members(operator, kind, key, limit)).await?;
                others.retain(|other| other.id != customer);
                shared.push((match_reason_of(kind), others));
            }
            Ok(shared)
        })
        .await
    }

    async fn merged_into(
        self,
        operator: OperatorId,
        survivor: CustomerId,
    ) -> Result<Vec<MergedCustomer>, StoreError> {
        let limit = MAX_SHOWN as i64;
        let rows =
            read!(self.accounts.store(), merge_records::of_survivor(operator, survivor, limit))
                .await?;
        let now = self.accounts.now();
        let merged = |(place, row): (usize, MergeRow)| {
            let absorbed = match row.read_record() {
                Ok(record) => record.absorbed,
                Err(error) => {
                    let (operator, merge) = (operator.get(), row.id.get());
                    tracing::error!(operator, merge, %error, "customer.merge.unreadable");
                    return None;
                }
            };
            Some(MergedCustomer {
                name: format!("{} {}", absorbed.first_name, absorbed.last_name),
                number: absorbed.number,
                at: row.at,
                undo_until: row.at + MERGE_UNDO_TTL,
                can_undo: if place == 0 { Ok(()) } else { Err(UnmergeRefusal::LaterMerge) },
            })
        };
        let lasting = rows.into_iter().enumerate();
        Ok(lasting.filter(|(_, row)| row.at + MERGE_UNDO_TTL > now).filter_map(merged).collect())
    }

    /// Returns the groups of possible duplicates of an operator, latest first. `before` is the `next` of the previous
    /// page.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn duplicates(
        self,
        agent: &Agent,
        before: Option<i64>,
    ) -> Result<Page<DuplicateGroup>, AccessError> {
        allow(agent, Permission::MergeCustomers)?;
        let operator = agent.operator;
        // Two groups may have the same latest customer; they belong on the same page.
        let limit = 2 * PAGE as i64 + 1;
        let rows =
            read!(self.accounts.store(), duplicates::groups(operator, before, limit)).await?;
        let mut places: Vec<CustomerId> = rows.iter().map(|row| row.latest_id).collect();
        places.dedup();
        let next = (places.len() > PAGE).then(|| places[PAGE - 1].get());
        places.truncate(PAGE);
        let mut groups: Vec<DuplicateGroup> = Vec::new();
        for row in rows.iter().filter(|row| places.contains(&row.latest_id)) {
            let Some(group) = self.group(operator, row).await? else {
                continue;
            };
            match groups.iter_mut().find(|known| are_same(known, &group)) {
                Some(known) => known.match_reason = known.match_reason.and(group.match_reason),
                None => groups.push(group),
            }
        }
        Ok(Page { items: groups, next })
    }

    async fn group(
        self,
        operator: OperatorId,
        row: &DuplicateGroupRow,
    ) -> Result<Option<DuplicateGroup>, StoreError> {
        let (kind, key, limit) = (row.kind, row.key.as_str(), MAX_SHOWN as i64 + 1);
        let mut found =
            read!(self.accounts.store(), duplicates::members(operator, kind, key, limit)).await?;
        let more = found.len() > MAX_SHOWN;
        found.truncate(MAX_SHOWN);
        let mut customers = self.summaries(operator, found).await?;
        customers.sort_by_key(|customer| Reverse(preference(customer)));
        Ok((customers.len() > 1).then(|| DuplicateGroup {
            match_reason: match_reason_of(kind),
            customers,
            more,
            id: row.latest_id,
        }))
    }

    /// Returns the number of the customer that an absorbed number was merged into.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn survivor_of(
        self,
        agent: &Agent,
        number: &CustomerNumber,
    ) -> Result<Option<CustomerNumber>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let operator = agent.operator;
        let row = read!(self.accounts.store(), customers::by_number(operator, number)).await?;
        Ok(row.map(|row| row.number).filter(|now| now != number))
    }
}

/// Returns the distinct customers of the groups, and for each id what it has in common.
fn match_reasons(
    shared: Vec<(MatchReason, Vec<SearchHit>)>,
) -> (Vec<(CustomerId, MatchReason)>, Vec<SearchHit>) {
    let mut reasons: Vec<(CustomerId, MatchReason)> = Vec::new();
    let mut found: Vec<SearchHit> = Vec::new();
    for (matches, others) in shared {
        for other in others {
            match reasons.iter_mut().find(|(id, _)| *id == other.id) {
                Some((_, known)) => *known = known.and(matches),
                None => {
                    reasons.push((other.id, matches));
                    found.push(other);
                }
            }
        }
    }
    (reasons, found)
}

const fn match_reason_of(kind: DuplicateKind) -> MatchReason {
    match kind {
        DuplicateKind::Email => MatchReason::Email,
        DuplicateKind::Name => MatchReason::NameAndPhone,
    }
}

fn are_same(one: &DuplicateGroup, other: &DuplicateGroup) -> bool {
    let ids = |group: &DuplicateGroup| -> Vec<CustomerId> {
        group.customers.iter().map(|customer| customer.id).collect()
    };
    one.id == other.id && ids(one) == ids(other)
}

/// Returns the rank by which a customer is suggested as the survivor: an active account, then the latest purchase.
pub(super) fn preference(
    customer: &CustomerSummary,
) -> (bool, Option<model::Timestamp>, Reverse<CustomerId>) {
    let active = matches!(customer.account, AccountState::Active { .. });
    (active, customer.last_purchase_at, Reverse(customer.id))
}
