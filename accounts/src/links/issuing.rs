//! Creating links, while the reason of each still exists.

use super::{Condition, conditions};
use crate::{
    objections, purchase_claim,
    store::{StoreError, Tx, query, rows::NewToken},
};
use model::MailId;

/// Stores a token. Returns `false` if a condition of its link no longer holds.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn issue(tx: &mut Tx, token: &NewToken) -> Result<bool, StoreError> {
    for condition in conditions(token) {
        if !holds(tx, token, condition).await? {
            return Ok(false);
        }
    }
    query!(tx, tokens::insert(token)).await?;
    Ok(true)
}

/// Stores the token of a mail that is being sent, unless the mail was taken back meanwhile. Returns whether it did.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn issue_for_mail(
    tx: &mut Tx,
    token: &NewToken,
    mail: MailId,
) -> Result<bool, StoreError> {
    if !query!(tx, outbox::is_queued(token.operator_id, mail)).await? {
        return Ok(false);
    }
    issue(tx, token).await
}

async fn holds(tx: &mut Tx, token: &NewToken, condition: Condition) -> Result<bool, StoreError> {
    let (operator, now) = (token.operator_id, token.created_at);
    Ok(match condition {
        Condition::RegistrationWaits(registration) => {
            query!(tx, registrations::by_id(operator, registration)).await?.is_some()
        }
        Condition::AgentIsDue(agent) => {
            query!(tx, agent_links::is_due(operator, agent, token.purpose)).await?
        }
        Condition::LinkPending(pending_link) => {
            query!(tx, pending_links::waits(operator, pending_link)).await?
        }
        Condition::PurchaseIsFree => is_purchase_free(tx, token).await?,
        Condition::NoObjection(customer) => {
            objections::left(tx, operator, customer, now).await?.is_none()
        }
        Condition::ChangeIsOpen(change) => {
            query!(tx, email_changes::open(operator, change)).await?.is_some()
        }
        Condition::SenderIsPending => {
            query!(tx, senders::is_pending(operator, token.email.as_deref())).await?
        }
        Condition::Never => false,
    })
}

/// Returns whether the purchase of a link may still go to the reader of its mailbox.
async fn is_purchase_free(tx: &mut Tx, token: &NewToken) -> Result<bool, StoreError> {
    let (Some(purchase), Some(key)) = (token.purchase_id, token.email_key.as_deref()) else {
        return Ok(false);
    };
    let (operator, now) = (token.operator_id, token.created_at);
    Ok(purchase_claim::guest_of(tx, operator, purchase, key, now).await?.is_some())
}
