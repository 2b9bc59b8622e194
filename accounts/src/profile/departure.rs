//! Taking one's data along, and leaving.

use super::proof::Unproved;
use crate::{
    Accounts, Caller, StoreError,
    mail::Mail,
    outbox,
    store::{read, rows::AccountRow, rows::NewMail, write},
    timeline::Event,
};
use model::{Customer, Failure, TimelineEntry, refusals::DeleteAccountRefusal};
use secrecy::SecretString;
use serde_json::json;

/// More pages of a timeline than these nobody has.
const MOST_PAGES: usize = 400;

impl Accounts {
    /// Everything that is kept about the customer, as JSON to be read by people and programs.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
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

    /// As it is kept, network addresses included: it is the customer's own data. Only the agents' are not.
    async fn whole_timeline(
        &self,
        operator: i64,
        customer: i64,
    ) -> Result<Vec<TimelineEntry>, StoreError> {
        let mut all = Vec::new();
        let mut before = None;
        for _ in 0..MOST_PAGES {
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

    /// Deletes the account: sign-ins, sessions and links end, names and addresses go. Purchases stay, of nobody.
    ///
    /// # Errors
    /// What is wrong with the password, or a wait. Without a password the session must be fresh.
    pub async fn delete_account(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
    ) -> Result<(), Failure<DeleteAccountRefusal>> {
        use DeleteAccountRefusal as R;
        let operator = caller.portal.operator;
        let Some((row, _)) = self.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        let unproved =
            Unproved { missing: R::CurrentMissing, wrong: R::CurrentWrong, stale: R::SignInAgain };
        let proof = self.prove_customer(caller, customer, &row, current, unproved).await?;
        // Where from is nobody's business any more either.
        let event = crate::store::rows::NewEvent {
            ip: None,
            ..Event::AccountDeleted.of(caller, customer.id, self.now())
        };
        let goodbye = self.goodbye(caller, &row)?;
        let (locale, goodbye) = (row.locale.as_str(), goodbye.as_ref());
        let deleted =
            write!(self.store(), departure::delete(proof, &event, locale, goodbye)).await?;
        unproved.refuse(deleted)?;
        self.mail_queued();
        Ok(())
    }

    /// The last mail. It is of no customer, so that nothing leads from it back to them.
    fn goodbye(&self, caller: &Caller, row: &AccountRow) -> Result<Option<NewMail>, StoreError> {
        let Some(email) = &row.email else {
            return Ok(None);
        };
        let mail = Mail::AccountDeleted {
            first_name: row.first_name.clone(),
            portal_url: format!("{}/", caller.portal.origin),
        };
        let locale = row.locale.parse().unwrap_or_default();
        outbox::mail(&caller.portal, None, email, locale, &mail, self.now()).map(Some)
    }
}
