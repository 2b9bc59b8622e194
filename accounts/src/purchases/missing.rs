//! Adding a purchase that a signed-in customer made with another address, once they prove that they read that mailbox:
//! this file handles the request, `add` the confirmation.

mod add;

use crate::{
    Caller, even_time,
    groups::Orders,
    links::{self, Links},
    mail::Mail,
    outbox,
    purchase_claim::{self, ClaimState},
    store::{
        StoreError, Tx, query, read,
        rows::{AccountRow, LinkTarget, NewEvent, NewMail},
        transaction,
    },
    throttle::{self, Quota, ensure_allowed},
    timeline::Event,
    token::Purpose,
};
use model::{
    Customer, CustomerId, EmailAddress, Failure, OperatorId, PurchaseId, PurchaseNumber, Timestamp,
    refusals::MissingPurchaseRefusal,
};

/// Id that no purchase has. Queried when the number is unknown, so that both take the same steps.
const NO_PURCHASE: PurchaseId = PurchaseId::new(0);

/// A mail, with the target of its link if it has one.
type QueuedMail = (NewMail, Option<LinkTarget>);

impl Orders<'_> {
    /// Mails a link to that address if a guest made that purchase with it, or why it cannot be added. The answer is
    /// always the same.
    ///
    /// # Errors
    /// What is wrong with the number or the address, or the wait when too many mails were sent.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn ask_for_missing(
        self,
        caller: &Caller,
        customer: &Customer,
        number: &str,
        email: &str,
    ) -> Result<(), Failure<MissingPurchaseRefusal>> {
        even_time::in_steps(self.mail_about_missing(caller, customer, number, email)).await
    }

    async fn mail_about_missing(
        self,
        caller: &Caller,
        customer: &Customer,
        number: &str,
        email: &str,
    ) -> Result<(), Failure<MissingPurchaseRefusal>> {
        let (number, email) = read_form(number, email)?;
        let (operator, key) = (caller.portal.operator, email.key());
        let (number, now) = (number.as_str(), self.accounts.now());
        let found = read!(self.accounts.store(), async |tx| {
            find(tx, operator, number, &key, now).await
        })
        .await?;
        let purchase = found.as_ref().map_or(NO_PURCHASE, |(purchase, ..)| *purchase);
        let mail = match &found {
            Some((_, guest, ClaimState::Free)) => {
                request_mail(caller, customer, guest, purchase, number, now)?
            }
            Some((_, owner, state)) => explanation(caller, owner, *state, number, now)?,
            None => None,
        };
        let source = self.accounts.source(caller, Some(customer.id)).await?;
        let quotas = [
            Quota::requests_of("missing-purchase", operator, &source),
            Quota::mails_to("missing-purchase", operator, &key),
        ];
        let event = NewEvent {
            detail: Some(number.to_owned()),
            ..Event::PurchaseAskedFor.of(caller, customer.id, now)
        };
        let wait = transaction!(self.accounts.store(), async |tx| {
            let wait = throttle::take(tx, &quotas, now).await?;
            if wait.is_none() {
                replace_older(tx, operator, customer.id, purchase, now).await?;
                if let Some((mail, link)) = &mail {
                    query!(tx, outbox::queue_with_link(mail, link.as_ref())).await?;
                }
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(wait)
        });
        ensure_allowed(wait.await)?;
        self.accounts.mail_queued();
        Ok(())
    }
}

/// Returns the purchase of that number with its customer, if it was made with that address, and whether the reader of the
/// mailbox may have it. Runs the same queries in every case.
async fn find(
    tx: &mut Tx,
    operator: OperatorId,
    number: &str,
    email_key: &str,
    now: Timestamp,
) -> Result<Option<(PurchaseId, AccountRow, ClaimState)>, StoreError> {
    let id = query!(tx, missing_purchases::id_of(operator, number)).await?;
    let id = id.unwrap_or(NO_PURCHASE);
    let owner = purchase_claim::owner_of(tx, operator, id, email_key, now).await?;
    Ok(owner.map(|(owner, state)| (id, owner, state)))
}

/// Revokes earlier links of the customer to that purchase, and cancels the mails that would bring one.
async fn replace_older(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    purchase: PurchaseId,
    now: Timestamp,
) -> Result<(), StoreError> {
    query!(tx, missing_purchases::replace_links(operator, customer, purchase, now)).await?;
    links::cancel_mails(tx, operator, customer, Links::AddingPurchase(purchase)).await
}

fn read_form(
    number: &str,
    email: &str,
) -> Result<(PurchaseNumber, EmailAddress), Failure<MissingPurchaseRefusal>> {
    use MissingPurchaseRefusal as R;
    let wrong_number = if number.trim().is_empty() { R::NumberMissing } else { R::NumberInvalid };
    match (number.parse(), email.parse()) {
        (Ok(number), Ok(email)) => Ok((number, email)),
        (Err(_), Ok(_)) => Err(wrong_number.into()),
        (Ok(_), Err(_)) => Err(R::EmailInvalid.into()),
        (Err(_), Err(_)) => Err(Failure::Refused(vec![wrong_number, R::EmailInvalid])),
    }
}

/// Returns the mail to the address on file of a purchase that cannot be added: the reason and the next step. The page
/// shows neither.
fn explanation(
    caller: &Caller,
    owner: &AccountRow,
    state: ClaimState,
    number: &str,
    now: Timestamp,
) -> Result<Option<QueuedMail>, StoreError> {
    let Some(email) = owner.email.as_deref() else {
        return Ok(None);
    };
    let (portal, origin) = (&caller.portal, &caller.portal.origin);
    let is_in_account = state == ClaimState::InAccount;
    let has_passwords = is_in_account && portal.settings.password_sign_in();
    let mail = Mail::PurchaseNotFree {
        first_name: owner.first_name.clone(),
        number: number.to_owned(),
        sign_in_url: is_in_account.then(|| format!("{origin}/sign-in")),
        reset_url: has_passwords.then(|| format!("{origin}/forgot-password")),
        portal_url: format!("{origin}/"),
    };
    let locale = owner.locale.parse().unwrap_or_default();
    let mail = outbox::mail(portal, Some(owner.customer), email, locale, &mail, now)?;
    Ok(Some((mail, None)))
}

/// Returns the mail to the guest's address on file, with a link that only the requesting customer can use.
fn request_mail(
    caller: &Caller,
    customer: &Customer,
    guest: &AccountRow,
    purchase: PurchaseId,
    number: &str,
    now: Timestamp,
) -> Result<Option<QueuedMail>, StoreError> {
    let Some(email) = guest.email.as_deref() else {
        return Ok(None);
    };
    let mail = Mail::AddPurchase {
        first_name: guest.first_name.clone(),
        number: number.to_owned(),
        minutes: Purpose::AddPurchase.minutes(),
    };
    let locale = guest.locale.parse().unwrap_or_default();
    // The link belongs to the requesting customer: what revokes their other links revokes this one.
    let mail = outbox::mail(&caller.portal, Some(customer.id), email, locale, &mail, now)?;
    let link = LinkTarget {
        customer: Some(customer.id),
        purchase: Some(purchase),
        email_key: EmailAddress::key_of(email),
        ..LinkTarget::of(Purpose::AddPurchase)
    };
    Ok(Some((mail, Some(link))))
}
