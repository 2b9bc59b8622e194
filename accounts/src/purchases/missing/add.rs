//! Adding a missed purchase by its mailed link.

use crate::{
    Caller,
    groups::Orders,
    links::dead,
    purchase_claim,
    store::{
        StoreError, Tx, query, read,
        rows::{NewEvent, TokenRow},
        transaction,
    },
    timeline::{Event, follow_orders},
    token::Purpose,
};
use model::{
    AddPurchaseLink, Customer, Failure, Link, OperatorId, Portal, PurchaseId, Timestamp, TokenId,
    refusals::AddPurchaseRefusal,
};

/// Result of adding.
enum Outcome {
    Added,
    /// The link was used, replaced or expired in the meantime.
    LinkDead,
    /// The purchase no longer belongs to a guest.
    NotFree,
}

/// A purchase to be added to a customer's.
struct Addition<'a> {
    caller: &'a Caller,
    customer: &'a Customer,
    token: TokenId,
    purchase: PurchaseId,
    number: &'a str,
    /// The key of the address that it was made with.
    email_key: &'a str,
}

impl Orders<'_> {
    /// Returns the state of a link to add a purchase. Changes nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn add_purchase_link(
        self,
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

    /// Adds the purchase of a link to those of the requesting customer. Returns its number.
    ///
    /// # Errors
    /// `LinkDead` when the link is not valid, `OtherCustomer` when another customer requested it, or `NotFree` when it
    /// belongs to an account.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn add_purchase(
        self,
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
        let (Some(purchase), Some(email_key)) = (token.purchase_id, token.email_key.as_deref())
        else {
            return Err(R::NotFree.into());
        };
        let (number, token) = (number.as_str(), token.id);
        let addition = Addition { caller, customer, token, purchase, number, email_key };
        let now = self.accounts.now();
        let outcome =
            transaction!(self.accounts.store(), async |tx| { add(tx, &addition, now).await })
                .await?;
        match outcome {
            Outcome::Added => Ok(number.to_owned()),
            Outcome::LinkDead => Err(R::LinkDead.into()),
            Outcome::NotFree => Err(R::NotFree.into()),
        }
    }

    async fn open_purchase(
        self,
        operator: OperatorId,
        customer: &Customer,
        link: &str,
    ) -> Result<Link<(TokenRow, AddPurchaseLink)>, StoreError> {
        let purposes = [Purpose::AddPurchase];
        let state = self.accounts.link_state(operator, link, &purposes).await?;
        let Link::Ready(token) = state else {
            return Ok(dead(&state));
        };
        if token.customer_id != Some(customer.id) {
            return Ok(Link::Ready((token, AddPurchaseLink::OtherCustomer)));
        }
        let now = self.accounts.now();
        let number = read!(self.accounts.store(), async |tx| {
            number_if_free(tx, operator, &token, now).await
        });
        let number = number.await?;
        let leads_to =
            number.map_or(AddPurchaseLink::NotFree, |number| AddPurchaseLink::Ready { number });
        Ok(Link::Ready((token, leads_to)))
    }
}

/// Returns the number of a link's purchase, if the reader of the link's mailbox may have it.
async fn number_if_free(
    tx: &mut Tx,
    operator: OperatorId,
    token: &TokenRow,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let (Some(purchase), Some(key)) = (token.purchase_id, token.email_key.as_deref()) else {
        return Ok(None);
    };
    if purchase_claim::guest_of(tx, operator, purchase, key, now).await?.is_none() {
        return Ok(None);
    }
    let row = query!(tx, purchases::by_id(operator, purchase)).await?;
    Ok(row.map(|row| row.number))
}

/// Uses the link and moves only this purchase to the requesting customer; other purchases of the guest stay.
async fn add(tx: &mut Tx, addition: &Addition<'_>, now: Timestamp) -> Result<Outcome, StoreError> {
    let Addition { caller, customer, purchase, number, .. } = *addition;
    let (operator, key) = (caller.portal.operator, addition.email_key);
    let guest = purchase_claim::guest_of(tx, operator, purchase, key, now).await?;
    let Some(guest) = guest.map(|guest| guest.customer) else {
        return Ok(Outcome::NotFree);
    };
    if !query!(tx, tokens::spend(operator, addition.token, now)).await? {
        return Ok(Outcome::LinkDead);
    }
    query!(tx, bounces::clear(operator, key)).await?;
    let at = query!(tx, missing_purchases::move_purchase(operator, purchase, guest, customer.id))
        .await?;
    follow_orders(tx, operator, (guest, customer.id), at).await?;
    let left = query!(tx, purchases::last_of(operator, guest)).await?;
    query!(tx, purchases::set_last_of(operator, guest, left)).await?;
    let known = query!(tx, customers::by_id(operator, customer.id)).await?;
    let last = known.and_then(|row| row.last_purchase_at).max(Some(at));
    query!(tx, purchases::set_last_of(operator, customer.id, last)).await?;
    let added = NewEvent {
        detail: Some(number.to_owned()),
        ..Event::PurchaseAdded.of(caller, customer.id, now)
    };
    query!(tx, timeline::record(&added)).await?;
    let moved = NewEvent {
        detail: Some(format!("{number} → {}", customer.number)),
        ..Event::PurchaseMoved.of(caller, guest, now)
    };
    query!(tx, timeline::record(&moved)).await?;
    Ok(Outcome::Added)
}
