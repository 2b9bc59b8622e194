//! Conditions for creating a link.

use crate::{objections, store::rows::NewToken, token::Purpose};
use model::{AgentId, CustomerId, EmailChangeId, PendingLinkId, RegistrationId};

/// Condition for creating a link. It is checked when its mail is sent: until then its reason may disappear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// The registration awaits its confirmation.
    RegistrationWaits(RegistrationId),
    /// The agent may still get a link of that purpose.
    AgentIsDue(AgentId),
    /// The sign-in by a provider awaits the account's proof.
    LinkPending(PendingLinkId),
    /// The purchase may be given to the reader of the mailbox.
    PurchaseIsFree,
    /// The former owner of the customer's address can no longer object to it.
    NoObjection(CustomerId),
    /// The change of an address can still be undone.
    ChangeIsOpen(EmailChangeId),
    /// The address is the operator's pending sender.
    SenderIsPending,
    /// The link has no target.
    Never,
}

/// Returns the conditions for creating a link.
pub(super) fn conditions(token: &NewToken) -> Vec<Condition> {
    let mut conditions = Vec::new();
    conditions.extend(token.registration_id.map(Condition::RegistrationWaits));
    conditions.extend(token.agent_id.map(Condition::AgentIsDue));
    conditions.extend(token.arrival_id.map(Condition::LinkPending));
    if objections::is_way_in(token.purpose) {
        conditions.extend(token.customer_id.map(Condition::NoObjection));
    }
    conditions.extend(match token.purpose {
        Purpose::AddPurchase => Some(Condition::PurchaseIsFree),
        Purpose::UndoEmail => {
            Some(token.change_id.map_or(Condition::Never, Condition::ChangeIsOpen))
        }
        Purpose::ConfirmSender => Some(Condition::SenderIsPending),
        Purpose::Confirm
        | Purpose::Reset
        | Purpose::Activate
        | Purpose::Order
        | Purpose::ConfirmEmail
        | Purpose::Invite
        | Purpose::AgentReset
        | Purpose::Prove => None,
    });
    conditions
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::OperatorId;

    fn new_token(purpose: Purpose) -> NewToken {
        NewToken {
            operator_id: OperatorId::new(1),
            hash: Vec::new(),
            purpose,
            email_key: None,
            registration_id: None,
            customer_id: None,
            purchase_id: None,
            agent_id: None,
            arrival_id: None,
            return_path: None,
            email: None,
            change_id: None,
            created_at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
            expires_at: chrono::DateTime::UNIX_EPOCH.naive_utc(),
        }
    }

    #[test]
    fn a_link_is_created_only_while_its_reason_exists() {
        use Condition as C;
        let of = new_token;
        let of_customer =
            |purpose| NewToken { customer_id: Some(CustomerId::new(7)), ..of(purpose) };
        let of_agent = |purpose| NewToken { agent_id: Some(AgentId::new(8)), ..of(purpose) };
        let confirm =
            NewToken { registration_id: Some(RegistrationId::new(3)), ..of(Purpose::Confirm) };
        let prove =
            NewToken { arrival_id: Some(PendingLinkId::new(4)), ..of_customer(Purpose::Prove) };
        let undo =
            NewToken { change_id: Some(EmailChangeId::new(5)), ..of_customer(Purpose::UndoEmail) };
        for (token, expected) in [
            (confirm, &[C::RegistrationWaits(RegistrationId::new(3))][..]),
            (of_customer(Purpose::Reset), &[C::NoObjection(CustomerId::new(7))]),
            (of_customer(Purpose::Activate), &[C::NoObjection(CustomerId::new(7))]),
            (of_customer(Purpose::Order), &[]),
            (of_customer(Purpose::ConfirmEmail), &[]),
            (undo, &[C::ChangeIsOpen(EmailChangeId::new(5))]),
            (of_customer(Purpose::UndoEmail), &[C::Never]),
            (of_agent(Purpose::Invite), &[C::AgentIsDue(AgentId::new(8))]),
            (of_agent(Purpose::AgentReset), &[C::AgentIsDue(AgentId::new(8))]),
            (of(Purpose::Prove), &[]),
            (prove, &[C::LinkPending(PendingLinkId::new(4)), C::NoObjection(CustomerId::new(7))]),
            (of(Purpose::ConfirmSender), &[C::SenderIsPending]),
            (of_customer(Purpose::AddPurchase), &[C::PurchaseIsFree]),
        ] {
            assert_eq!(conditions(&token), expected, "{token:?}");
        }
    }
}
