//! Everything about one customer.

use super::search::account_state;
use crate::{
    AccessError, Accounts, StoreError,
    agents::allow,
    session::is_over,
    store::{
        read,
        rows::{DetailsRow, OtherRow},
    },
};
use model::{
    Agent, CustomerDetails, CustomerNumber, CustomerSummary, Hint, LinkedSignIn, Page, Permission,
    Purchase, SessionSummary, TimelineEntry,
};

/// More hints than these confuse.
const HINTS: usize = 5;

impl Accounts {
    /// The customer of that number, if the operator has them.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn customer_details(
        &self,
        agent: &Agent,
        number: &CustomerNumber,
    ) -> Result<Option<CustomerDetails>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let (operator, digits) = (agent.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let Some(row) = found else { return Ok(None) };
        let id = row.id;
        let purchases = read!(self.store(), purchases::of_customers(operator, &[id])).await?;
        let linked = self.linked_of(operator, &row).await?;
        let activation = self.activation(agent, &row, !linked.is_empty()).await?;
        Ok(Some(CustomerDetails {
            locale: row.locale.parse().unwrap_or_default(),
            created_at: row.created_at,
            deleted: row.is_deleted(),
            purchases: purchases.into_iter().map(Purchase::from).collect(),
            sessions: self.sessions_of(operator, id).await?,
            activation,
            hints: self.hints(operator, &row).await?,
            summary: summary(row, number.clone(), !linked.is_empty()),
            linked,
        }))
    }

    /// What happened to a customer, the latest first; `before` is the `next` of the page before. Empty for a number that
    /// the operator does not have.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn timeline_of(
        &self,
        agent: &Agent,
        number: &CustomerNumber,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let (operator, digits) = (agent.operator, number.digits());
        let found = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        Ok(match found {
            Some(row) => self.timeline(operator, row.id, before).await?,
            None => Page { items: Vec::new(), next: None },
        })
    }

    async fn linked_of(
        &self,
        operator: i64,
        row: &DetailsRow,
    ) -> Result<Vec<LinkedSignIn>, StoreError> {
        let id = row.id;
        let linked = read!(self.store(), identities::of_customer(operator, id)).await?;
        let last_way_in = linked.len() == 1 && row.has_password != Some(true);
        let sign_in = |row: crate::store::rows::LinkedRow| LinkedSignIn {
            id: row.id,
            provider: row.provider,
            label: row.label,
            linked_at: row.linked_at,
            last_way_in,
            news: None,
        };
        Ok(linked.into_iter().map(sign_in).collect())
    }

    async fn sessions_of(
        &self,
        operator: i64,
        customer: i64,
    ) -> Result<Vec<SessionSummary>, StoreError> {
        let now = self.now();
        let rows = read!(self.store(), sessions::of_customer(operator, customer)).await?;
        Ok(rows
            .into_iter()
            .filter(|session| !is_over(session, now))
            .map(|session| SessionSummary {
                current: false,
                user_agent: session.user_agent,
                signed_in_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect())
    }

    /// Others who may be the same person, those who bought later first. Addresses of agents say nothing: counter sales
    /// carry them.
    async fn hints(&self, operator: i64, row: &DetailsRow) -> Result<Vec<Hint>, StoreError> {
        let mut others = read!(self.store(), customer_details::others(operator, row)).await?;
        others.sort_by_key(|other| std::cmp::Reverse((other.last_purchase_at, other.id)));
        let shared = match &row.email_key {
            Some(key) => !read!(self.store(), customers::is_agents_address(operator, key)).await?,
            None => false,
        };
        let same_email = |other: &OtherRow| shared && other.email_key == row.email_key;
        let hints = others.iter().filter_map(|other| {
            let later = other.last_purchase_at.filter(|at| Some(*at) > row.last_purchase_at);
            let same_email = same_email(other);
            let same_name = other.last_key == row.last_key && other.first_key == row.first_key;
            let same_phone = !row.phone_key.is_empty() && other.phone_key == row.phone_key;
            hint(other, later, same_email, same_name || same_phone)
        });
        Ok(hints.take(HINTS).collect())
    }
}

fn hint(
    other: &OtherRow,
    later: Option<model::Timestamp>,
    same_email: bool,
    same_person: bool,
) -> Option<Hint> {
    let number = other.number.parse().ok()?;
    let name = format!("{} {}", other.first_name, other.last_name);
    let active = other.state.as_deref() == Some(crate::store::rows::AccountRow::ACTIVE);
    match later {
        Some(last_purchase_at) if same_email || same_person => {
            Some(Hint::MoreRecentPurchases { number, name, last_purchase_at, same_email, active })
        }
        _ if same_email => {
            Some(Hint::SameEmail { number, name, last_purchase_at: other.last_purchase_at, active })
        }
        _ => None,
    }
}

fn summary(row: DetailsRow, number: CustomerNumber, sso: bool) -> CustomerSummary {
    CustomerSummary {
        id: row.id,
        number,
        account: account_state(
            row.disabled,
            row.state.as_deref(),
            row.number_sign_in.unwrap_or_default(),
            row.sign_in_email.is_some(),
            sso,
        ),
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.email,
        phone: row.phone,
        last_purchase_at: row.last_purchase_at,
    }
}
