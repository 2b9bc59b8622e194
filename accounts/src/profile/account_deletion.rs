//! Account deletion: keeps anonymous purchases, and the record that an account was deleted.

use super::proof::{self, OwnerCheck, ProofRefusals};
use crate::{
    Caller, StoreError, customer_record,
    events::{self, Subject},
    groups::Profile,
    mail::Mail,
    outbox,
    store::{
        Tx, query,
        rows::{AccountRow, NewEvent, NewMail, ProfileChange},
        transaction,
    },
    timeline::Event,
};
use model::{
    Customer, CustomerId, EmailAddress, EventKind, Failure, OperatorId,
    refusals::DeleteAccountRefusal,
};
use secrecy::SecretString;

impl Profile<'_> {
    /// Deletes the account with its sign-ins, sessions, links, names and addresses. Purchases are kept without a name.
    ///
    /// # Errors
    /// What is wrong with the password, or the wait after too many attempts. Without a password the session must be
    /// fresh.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn delete_account(
        self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
    ) -> Result<(), Failure<DeleteAccountRefusal>> {
        use DeleteAccountRefusal as R;
        let operator = caller.portal.operator;
        let Some(row) = self.accounts.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        let unproved = ProofRefusals {
            missing: R::CurrentMissing,
            wrong: R::CurrentWrong,
            stale: R::SignInAgain,
        };
        let proof = self.prove_customer(caller, customer, &row, current, unproved).await?;
        let (id, now) = (customer.id, self.accounts.now());
        // No IP address: it would identify the customer.
        let event = NewEvent { ip: None, ..Event::AccountDeleted.of(caller, customer.id, now) };
        let deletion_mail = self.deletion_mail(caller, &row)?;
        let email_key = row.email.as_deref().and_then(EmailAddress::key_of);
        let checked = transaction!(self.accounts.store(), async |tx| {
            let checked = proof::check(tx, operator, id, proof).await?;
            if checked == OwnerCheck::Holds {
                delete(tx, operator, id).await?;
                anonymise(tx, operator, id, &row.locale).await?;
                if let Some(key) = &email_key {
                    query!(tx, bounces::clear(operator, key)).await?;
                }
                query!(tx, timeline::record(&event)).await?;
                let subject = Subject::customer(id);
                events::record(tx, operator, EventKind::CustomerDeleted, subject, now).await?;
                if let Some(deletion_mail) = &deletion_mail {
                    query!(tx, outbox::queue(deletion_mail)).await?;
                }
            }
            Ok(checked)
        })
        .await?;
        unproved.refuse(checked)?;
        self.accounts.mail_queued();
        Ok(())
    }

    /// Returns the last mail. It has no customer, so that it leads back to none.
    fn deletion_mail(
        self,
        caller: &Caller,
        row: &AccountRow,
    ) -> Result<Option<NewMail>, StoreError> {
        let Some(email) = &row.email else {
            return Ok(None);
        };
        let mail = Mail::AccountDeleted {
            first_name: row.first_name.clone(),
            portal_url: format!("{}/", caller.portal.origin),
        };
        let locale = row.locale.parse().unwrap_or_default();
        outbox::mail(&caller.portal, None, email, locale, &mail, self.accounts.now()).map(Some)
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
    query!(tx, account_deletion::delete_consents(operator, customer)).await?;
    query!(tx, account_deletion::delete_account(operator, customer)).await?;
    forget_merges(tx, operator, customer).await
}

/// Deletes what is stored of the customer from before merges, and of the absorbed customers.
async fn forget_merges(
    tx: &mut Tx,
    operator: OperatorId,
    survivor: CustomerId,
) -> Result<(), StoreError> {
    let absorbed = query!(tx, merge_records::absorbed_by(operator, survivor)).await?;
    query!(tx, account_deletion::delete_merges(operator, &absorbed)).await?;
    query!(tx, account_deletion::empty_merged(operator, survivor)).await?;
    for customer in absorbed {
        query!(tx, account_deletion::delete_links(operator, customer)).await?;
        query!(tx, account_deletion::delete_email_changes(operator, customer)).await?;
        query!(tx, account_deletion::delete_consents(operator, customer)).await?;
        query!(tx, account_deletion::empty_timeline(operator, customer)).await?;
    }
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
    customer_record::update_profile(tx, operator, customer, empty).await?;
    customer_record::set_email(tx, operator, customer, None).await?;
    query!(tx, account_deletion::empty_purchases(operator, customer)).await?;
    query!(tx, account_deletion::empty_timeline(operator, customer)).await?;
    query!(tx, account_deletion::empty_audit(operator, customer)).await?;
    Ok(())
}
