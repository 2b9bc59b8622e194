//! A purchase that a signed-in customer misses, because it was made with another address. It becomes theirs once they
//! prove that they read that mailbox.

use crate::{
    Accounts, Caller,
    mail::Mail,
    outbox,
    registration::dead,
    store::{
        StoreError, read,
        rows::{
            AccountRow, Added, LinkTarget, NewEvent, NewMail, PurchaseAddition, PurchaseRequest,
            TokenRow,
        },
        write,
    },
    throttle::{Quota, pass},
    timeline::Event,
    token::Purpose,
};
use model::{
    Customer, EmailAddress, Failure, Link, Portal, PurchaseNumber, Timestamp,
    refusals::{AddPurchaseRefusal, MissingPurchaseRefusal},
};

const MINUTES: u32 = 60;

/// What a link to add a purchase leads to, for who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddPurchaseLink {
    /// They asked for it, and can have it.
    Ready { number: String },
    /// Another customer asked for it.
    OtherCustomer,
    /// Meanwhile it has become somebody's who signs in.
    NotFree,
}

impl Accounts {
    /// Mails a link to that address if a guest made that purchase with it. The answer is the same for everybody.
    ///
    /// # Errors
    /// What is wrong with the number or the address, or a wait.
    pub async fn ask_for_purchase(
        &self,
        caller: &Caller,
        customer: &Customer,
        number: &str,
        email: &str,
    ) -> Result<(), Failure<MissingPurchaseRefusal>> {
        let (number, email) = read_form(number, email)?;
        let (operator, key) = (caller.portal.operator, email.key());
        let (number, now) = (number.as_str(), self.now());
        let found =
            read!(self.store(), missing_purchases::find(operator, number, &key, now)).await?;
        let purchase = found.as_ref().map_or(0, |(purchase, _)| *purchase);
        let mail = found
            .map(|(_, guest)| letter(caller, customer, &guest, purchase, number, now))
            .transpose()?
            .flatten();
        let source = self.source(caller, Some(customer.id)).await?;
        let quotas = [
            Quota::requests_of("missing-purchase", operator, &source),
            Quota::mails_to("missing-purchase", operator, &key),
        ];
        let request = PurchaseRequest {
            quotas: &quotas,
            purchase,
            mail: mail.as_ref().map(|(mail, link)| (mail, link)),
            event: &NewEvent {
                detail: Some(number.to_owned()),
                ..Event::PurchaseAskedFor.of(caller, customer.id, now)
            },
        };
        pass(write!(self.store(), missing_purchases::ask(&request)).await)?;
        self.mail_queued();
        Ok(())
    }

    /// What a link to add a purchase leads to. Looking changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn add_purchase_link(
        &self,
        portal: &Portal,
        customer: &Customer,
        link: &str,
    ) -> Result<Link<AddPurchaseLink>, StoreError> {
        let opened = self.open_purchase(portal.operator, customer, link).await?;
        Ok(match opened {
            Link::Ready((_, leads_to)) => Link::Ready(leads_to),
            state => dead(&state),
        })
    }

    /// Adds the purchase of a link to the customer's own; tells its number. Never to anybody but who asked for it.
    ///
    /// # Errors
    /// `LinkDead`, `OtherCustomer`, or `NotFree`.
    pub async fn add_purchase(
        &self,
        caller: &Caller,
        customer: &Customer,
        link: &str,
    ) -> Result<String, Failure<AddPurchaseRefusal>> {
        use AddPurchaseRefusal as R;
        let operator = caller.portal.operator;
        let (token, number) = match self.open_purchase(operator, customer, link).await? {
            Link::Ready((token, AddPurchaseLink::Ready { number })) => (token, number),
            Link::Ready((_, AddPurchaseLink::OtherCustomer)) => return Err(R::OtherCustomer.into()),
            Link::Ready((_, AddPurchaseLink::NotFree)) => return Err(R::NotFree.into()),
            Link::Expired | Link::Used | Link::Replaced | Link::Unknown => {
                return Err(R::LinkDead.into());
            }
        };
        let now = self.now();
        let addition = PurchaseAddition {
            token: token.id,
            purchase: token.purchase_id.unwrap_or_default(),
            email_key: token.email_key.as_deref().unwrap_or_default(),
            added: &NewEvent {
                detail: Some(number.clone()),
                ..Event::PurchaseAdded.of(caller, customer.id, now)
            },
            moved: &NewEvent {
                detail: Some(format!("{number} → {}", customer.number)),
                ..Event::PurchaseMoved.of(caller, 0, now)
            },
        };
        match write!(self.store(), missing_purchases::add(operator, &addition, now)).await? {
            Added::Done => Ok(number),
            Added::Dead => Err(R::LinkDead.into()),
            Added::NotFree => Err(R::NotFree.into()),
        }
    }

    async fn open_purchase(
        &self,
        operator: i64,
        customer: &Customer,
        link: &str,
    ) -> Result<Link<(TokenRow, AddPurchaseLink)>, StoreError> {
        let purposes = [Purpose::AddPurchase];
        let state = self.link_state(operator, link, &purposes).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        if token.customer_id != Some(customer.id) {
            return Ok(Link::Ready((token, AddPurchaseLink::OtherCustomer)));
        }
        let purchase = token.purchase_id.unwrap_or_default();
        let (key, now) = (token.email_key.as_deref().unwrap_or_default(), self.now());
        let number =
            read!(self.store(), missing_purchases::number_if_free(operator, purchase, key, now))
                .await?;
        let leads_to =
            number.map_or(AddPurchaseLink::NotFree, |number| AddPurchaseLink::Ready { number });
        Ok(Link::Ready((token, leads_to)))
    }
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

/// The mail to the guest, at the address on file, with the link that only the customer who asks can use.
fn letter(
    caller: &Caller,
    customer: &Customer,
    guest: &AccountRow,
    purchase: i64,
    number: &str,
    now: Timestamp,
) -> Result<Option<(NewMail, LinkTarget)>, StoreError> {
    let Some(email) = guest.email.as_deref() else {
        return Ok(None);
    };
    let mail = Mail::AddPurchase {
        first_name: guest.first_name.clone(),
        number: number.to_owned(),
        minutes: MINUTES,
    };
    let locale = guest.locale.parse().unwrap_or_default();
    // Of the customer who asks: whatever ends their other links ends this one.
    let mail = outbox::mail(&caller.portal, Some(customer.id), email, locale, &mail, now)?;
    let link = LinkTarget {
        purpose: Purpose::AddPurchase.as_str().to_owned(),
        customer: Some(customer.id),
        purchase: Some(purchase),
        email_key: email.parse::<EmailAddress>().ok().map(|email| email.key()),
        ..LinkTarget::default()
    };
    Ok(Some((mail, link)))
}
