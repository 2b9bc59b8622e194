//! Exporting the customer's data.

use crate::{
    Accounts, Caller, StoreError,
    store::{read, write},
    timeline::Event,
};
use model::{Customer, CustomerId, OperatorId, TimelineEntry};
use serde_json::json;

/// Maximum pages of a customer's timeline.
const MAX_PAGES: usize = 400;

impl Accounts {
    /// Returns all stored data of the customer as readable JSON.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn my_data(
        &self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<String, StoreError> {
        let portal = &caller.portal;
        let (operator, digits) = (portal.operator, customer.number.digits());
        let event = Event::DataDownloaded.of(caller, customer.id, self.now());
        write!(self.store(), timeline::record(&event)).await?;
        let row = read!(self.store(), customer_details::by_number(operator, digits)).await?;
        let sessions = self.sessions(portal, customer).await?;
        let data = json!({
            "operator": portal.operator_name,
            "customer": {
                "number": customer.number.to_string(),
                "first_name": customer.first_name,
                "last_name": customer.last_name,
                "email": customer.email,
                "phone": customer.phone,
                "language": customer.locale.tag(),
                "customer_since": row.as_ref().map(|row| row.created_at),
            },
            "account": {
                "sign_in_by_number": customer.number_sign_in,
                "sign_in_by_email": customer.email_sign_in,
                "email_proved": customer.email_proved,
                "active_since": row.and_then(|row| row.activated_at),
            },
            "linked_sign_ins": self.linked_sign_ins(portal, customer).await?,
            "sessions": sessions,
            "purchases": self.purchases(portal, customer).await?,
            "activity": self.whole_timeline(operator, customer.id).await?,
        });
        Ok(serde_json::to_string_pretty(&data)?)
    }

    /// Returns the stored timeline with the customer's own IP addresses, but not those of agents.
    async fn whole_timeline(
        &self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<TimelineEntry>, StoreError> {
        let mut all = Vec::new();
        let mut before = None;
        for _ in 0..MAX_PAGES {
            let page = self.timeline(operator, customer, before).await?;
            all.extend(page.items.into_iter().map(|entry| TimelineEntry {
                agent: None,
                ip: entry.ip.filter(|_| !entry.by_agent),
                ..entry
            }));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        Ok(all)
    }
}
