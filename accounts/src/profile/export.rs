//! Exporting the customer's data.

use crate::{
    Caller, StoreError,
    groups::Profile,
    store::{read, write},
    throttle::Quota,
    time_zones,
    timeline::Event,
};
use chrono::NaiveDateTime;
use model::{
    Customer, CustomerId, Failure, OperatorId, TimeZone, TimelineEntry, refusals::SessionRefusal,
};
use serde_json::{Value, json};

/// Maximum pages of a customer's timeline.
const MAX_PAGES: usize = 400;
/// The names of the exported values that are moments.
const MOMENTS: [&str; 10] = [
    "active_since",
    "at",
    "cancelled_at",
    "customer_since",
    "last_seen_at",
    "linked_at",
    "paid_at",
    "payable_until",
    "signed_in_at",
    "travel_at",
];

impl Profile<'_> {
    /// Returns all stored data of the customer as readable JSON, with moments in the portal's time zone.
    ///
    /// # Errors
    /// The wait after too many downloads, or [`Failure::Unavailable`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn export(
        self,
        caller: &Caller,
        customer: &Customer,
    ) -> Result<String, Failure<SessionRefusal>> {
        let operator = caller.portal.operator;
        self.accounts.take_quotas(&[Quota::downloads_of(operator, customer.id)]).await?;
        Ok(self.stored_data(caller, customer).await?)
    }

    /// Returns all stored data, and records that it was downloaded.
    async fn stored_data(self, caller: &Caller, customer: &Customer) -> Result<String, StoreError> {
        let portal = &caller.portal;
        let (operator, number) = (portal.operator, &customer.number);
        let event = Event::DataDownloaded.of(caller, customer.id, self.accounts.now());
        write!(self.accounts.store(), timeline::record(&event)).await?;
        let row =
            read!(self.accounts.store(), customer_details::by_number(operator, number)).await?;
        let sessions = self.accounts.sessions().list(portal, customer).await?;
        let mut data = json!({
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
            "consents": self.accounts.consents_of(operator, customer.id).await?,
            "linked_sign_ins": self.accounts.sso().linked_sign_ins(portal, customer).await?,
            "sessions": sessions,
            "purchases": self.accounts.orders().history(portal, customer).await?,
            "activity": self.whole_timeline(operator, customer.id).await?,
        });
        write_local(&mut data, &portal.settings.time_zone);
        Ok(serde_json::to_string_pretty(&data)?)
    }

    /// Returns the stored timeline with the customer's own IP addresses, but not those of agents.
    async fn whole_timeline(
        self,
        operator: OperatorId,
        customer: CustomerId,
    ) -> Result<Vec<TimelineEntry>, StoreError> {
        let mut all = Vec::new();
        let mut before = None;
        for _ in 0..MAX_PAGES {
            let page = self.accounts.timeline(operator, customer, before).await?;
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

/// Writes every moment as ISO 8601 with the offset of the time zone.
fn write_local(data: &mut Value, zone: &TimeZone) {
    match data {
        Value::Array(items) => items.iter_mut().for_each(|item| write_local(item, zone)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().and_then(|text| text.parse::<NaiveDateTime>().ok()) {
                    Some(at) if MOMENTS.contains(&name.as_str()) => {
                        *value = time_zones::iso(at, zone).into();
                    }
                    _ => write_local(value, zone),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_and_nothing_else_get_an_offset() {
        let mut data = json!({
            "at": "2026-07-01T22:30:00.123",
            "paid_at": null,
            "first_name": "2026-07-01T22:30:00",
            "sessions": [{ "signed_in_at": "2026-12-01T22:30:00" }],
        });
        write_local(&mut data, &"Europe/Madrid".parse().expect("a zone"));
        let expected = json!({
            "at": "2026-07-02T00:30:00+02:00",
            "paid_at": null,
            "first_name": "2026-07-01T22:30:00",
            "sessions": [{ "signed_in_at": "2026-12-01T23:30:00+01:00" }],
        });
        assert_eq!(data, expected);
    }
}
