//! The details page of a customer.

mod hints;

use super::{search::account_state, version::Versioned};
use crate::{
    AccessError, StoreError,
    access::allow,
    groups::Customers,
    purchases::purchase,
    session::is_over,
    store::{
        read,
        rows::{DetailsRow, LinkedRow},
    },
};
use model::{
    Agent, CustomerDetails, CustomerId, CustomerNumber, CustomerSummary, LinkedSignIn, OperatorId,
    Page, Permission, Purchase, SessionSummary, TimelineEntry,
};

impl Customers<'_> {
    /// Returns the customer of that number. None if the operator has no such customer.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn details(
        self,
        agent: &Agent,
        number: &CustomerNumber,
    ) -> Result<Option<CustomerDetails>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let operator = agent.operator;
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        let Some(row) = found else { return Ok(None) };
        let (id, now) = (row.id, self.accounts.now());
        let limit = Purchase::MAX_LISTED as i64;
        let purchases =
            read!(self.accounts.store(), purchases::of_customers(operator, &[id], limit)).await?;
        let linked = self.linked_of(operator, &row).await?;
        let bounces = self.accounts.bounces();
        let bounce = bounces.of_address(operator, row.email_key.as_deref()).await?;
        let activation = self.activation(agent, &row, !linked.is_empty()).await?;
        let external_id =
            read!(self.accounts.store(), customer_details::external_id_of(operator, id)).await?;
        Ok(Some(CustomerDetails {
            version: Versioned::from((&row, external_id.as_deref())).version(),
            locale: row.locale.parse().unwrap_or_default(),
            created_at: row.created_at,
            deleted: row.is_deleted(),
            purchases: purchases.into_iter().map(|row| purchase(row, now)).collect(),
            sessions: self.sessions_of(operator, id).await?,
            activation,
            hints: self.hints(operator, &row).await?,
            bounce,
            external_id,
            consents: self.accounts.consents_of(operator, id).await?,
            summary: summary(row, number.clone(), !linked.is_empty()),
            linked,
        }))
    }

    /// Returns the timeline of a customer, newest first. `before` is the `next` of the previous page. Empty if the
    /// operator has no such customer.
    ///
    /// # Errors
    /// [`AccessError`] when the role does not allow it or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn timeline(
        self,
        agent: &Agent,
        number: &CustomerNumber,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, AccessError> {
        allow(agent, Permission::SeeCustomers)?;
        let operator = agent.operator;
        let found =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        Ok(match found {
            Some(row) => self.accounts.timeline(operator, row.id, before).await?,
            None => Page { items: Vec::new(), next: None },
        })
    }

    async fn linked_of(
        self,
        operator: OperatorId,
        row: &DetailsRow,
    ) -> Result<Vec<LinkedSignIn>, StoreError> {
        let id = row.id;
        let linked = read!(self.accounts.store(), identities::of_customer(operator, id)).await?;
        let last_way_in = linked.len() == 1 && row.has_password != Some(true);
        let sign_in = |row: LinkedRow| LinkedSignIn {
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
        self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<SessionSummary>, StoreError> {
        let now = self.accounts.now();
        let rows = read!(self.accounts.store(), sessions::of_customer(operator, customer)).await?;
        Ok(rows
            .into_iter()
            .filter(|session| !is_over(session, now))
            .map(|session| SessionSummary {
                id: session.id,
                current: false,
                user_agent: session.user_agent,
                signed_in_at: session.created_at,
                last_seen_at: session.last_seen_at,
            })
            .collect())
    }
}

fn summary(row: DetailsRow, number: CustomerNumber, sso: bool) -> CustomerSummary {
    CustomerSummary {
        id: row.id,
        number,
        account: account_state(
            row.disabled,
            row.state,
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
