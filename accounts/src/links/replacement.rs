//! Replacing a customer's pending links, and the queued mails that would bring one.

use crate::{
    store::{StoreError, Tx, query, rows::LinkTarget},
    token::Purpose,
};
use model::{CustomerId, EmailChangeId, MailId, OperatorId, PurchaseId, Timestamp};

/// Links that stay valid after a change of password or address: a link to an order is no way in, and an undo is the
/// owner's last resort against an attacker who made the change.
const EXEMPT_PURPOSES: [Purpose; 2] = [Purpose::Order, Purpose::UndoEmail];

/// Which links of queued mails are meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Links<'a> {
    /// All that set or change a sign-in.
    WaysIn,
    OfPurpose(Purpose),
    /// Those that add a purchase to a customer's.
    AddingPurchase(PurchaseId),
    /// Those that undo one of these changes of an address.
    Undoing(&'a [EmailChangeId]),
}

impl Links<'_> {
    fn contain(self, link: Option<&LinkTarget>) -> bool {
        let Some(link) = link else {
            // What a later release mails may be a way in.
            return matches!(self, Self::WaysIn);
        };
        match self {
            Self::WaysIn => !EXEMPT_PURPOSES.contains(&link.purpose),
            Self::OfPurpose(purpose) => link.purpose == purpose,
            Self::AddingPurchase(purchase) => {
                link.purpose == Purpose::AddPurchase && link.purchase == Some(purchase)
            }
            Self::Undoing(changes) => link.change.is_some_and(|change| changes.contains(&change)),
        }
    }
}

/// Replaces every pending link of a customer that sets or changes a sign-in, and every queued mail with one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn replace_of_customer(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    now: Timestamp,
) -> Result<(), StoreError> {
    query!(tx, tokens::replace_of_customer(operator, customer, EXEMPT_PURPOSES, now)).await?;
    cancel_mails(tx, operator, customer, Links::WaysIn).await
}

/// Replaces a customer's links for one purpose: a newer one takes their place.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn replace_of_purpose(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    purpose: Purpose,
    now: Timestamp,
) -> Result<(), StoreError> {
    query!(tx, tokens::replace_of_purpose(operator, customer, purpose, now)).await?;
    cancel_mails(tx, operator, customer, Links::OfPurpose(purpose)).await
}

/// Drops the queued mails of a customer that would bring one of these links.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn cancel_mails(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    links: Links<'_>,
) -> Result<(), StoreError> {
    let waiting = query!(tx, outbox::waiting_for(operator, customer)).await?;
    let mails: Vec<MailId> = waiting
        .into_iter()
        .filter(|(_, link)| links.contain(link.as_ref()))
        .map(|(mail, _)| mail)
        .collect();
    if !mails.is_empty() {
        query!(tx, outbox::drop_all(operator, &mails)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mails_with_such_a_link_are_taken_back() {
        let of = LinkTarget::of;
        let undo = LinkTarget { change: Some(EmailChangeId::new(5)), ..of(Purpose::UndoEmail) };
        let add = LinkTarget { purchase: Some(PurchaseId::new(6)), ..of(Purpose::AddPurchase) };
        let order = LinkTarget { purchase: Some(PurchaseId::new(6)), ..of(Purpose::Order) };
        let reset = of(Purpose::Reset);
        for (links, expected) in [
            (Links::WaysIn, [false, true, false, true, true]),
            (Links::OfPurpose(Purpose::Reset), [false, false, false, true, false]),
            (Links::AddingPurchase(PurchaseId::new(6)), [false, true, false, false, false]),
            (Links::AddingPurchase(PurchaseId::new(7)), [false; 5]),
            (
                Links::Undoing(&[EmailChangeId::new(4), EmailChangeId::new(5)]),
                [true, false, false, false, false],
            ),
            (Links::Undoing(&[EmailChangeId::new(4)]), [false; 5]),
        ] {
            let mails = [Some(&undo), Some(&add), Some(&order), Some(&reset), None];
            let found = mails.map(|link| links.contain(link));
            assert_eq!(found, expected, "{links:?}");
        }
    }
}
