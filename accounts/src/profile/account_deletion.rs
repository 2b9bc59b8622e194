//! Account deletion: keeps anonymous purchases, and the record that an account was deleted.

use super::proof::{self, OwnerCheck, Unproved};
use crate::{
    Accounts, Caller, StoreError,
    mail::Mail,
    outbox,
    store::{
        Tx, query,
        rows::{AccountRow, NewEvent, NewMail, ProfileChange},
        transaction,
    },
    timeline::Event,
};
use model::{Customer, CustomerId, Failure, OperatorId, refusals::DeleteAccountRefusal};
use secrecy::SecretString;

impl Accounts {
    /// Deletes the account with its sign-ins, sessions, links, names and addresses. Purchases are kept without a name.
    ///
    /// # Errors
    /// What is wrong with the password, or the wait after too many attempts. Without a password the session must be
    /// fresh.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
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
        let id = customer.id;
        // No IP address: it would identify the customer.
        let event =
            NewEvent { ip: None, ..Event::AccountDeleted.of(caller, customer.id, self.now()) };
        let goodbye = self.goodbye(caller, &row)?;
        let checked = transaction!(self.store(), async |tx| {
            let checked = proof::check(tx, operator, id, proof).await?;
            if checked == OwnerCheck::Holds {
                delete(tx, operator, id).await?;
                anonymise(tx, operator, id, &row.locale).await?;
                query!(tx, timeline::record(&event)).await?;
                if let Some(goodbye) = &goodbye {
                    query!(tx, outbox::queue(goodbye)).await?;
                }
            }
            Ok(checked)
        })
        .await?;
        unproved.refuse(checked)?;
        self.mail_queued();
        Ok(())
    }

    /// Returns the last mail. It has no customer, so that it leads back to none.
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

/// Deletes the account with everything that signs in to it or refers to it.
async fn delete(tx: &mut Tx, operator: OperatorId, customer: CustomerId) -> Result<(), StoreError> {
    query!(tx, sessions::end_all(operator, customer)).await?;
    query!(tx, sessions::forget_devices(operator, customer)).await?;
    query!(tx, account_deletion::delete_identities(operator, customer)).await?;
    query!(tx, account_deletion::delete_links(operator, customer)).await?;
    query!(tx, account_deletion::delete_email_changes(operator, customer)).await?;
    query!(tx, account_deletion::delete_mails(operator, customer)).await?;
    query!(tx, account_deletion::delete_account(operator, customer)).await?;
    query!(tx, merge_records::forget(operator, customer)).await?;
    Ok(())
}

/// Removes personal data from the remaining rows.
async fn anonymise(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    locale: &str,
) -> Result<(), StoreError> {
    let empty = ProfileChange { first_name: "", last_name: "", phone: None, locale };
    query!(tx, customers::update_profile(operator, customer, empty)).await?;
    query!(tx, customers::set_email(operator, customer, None)).await?;
    query!(tx, account_deletion::empty_purchases(operator, customer)).await?;
    query!(tx, account_deletion::empty_timeline(operator, customer)).await?;
    query!(tx, account_deletion::empty_audit(operator, customer)).await?;
    Ok(())
}
