//! Timelines of customers: recording and reading events. `orders` has those of orders that change their customer.

mod orders;

pub(crate) use orders::follow_orders;

use crate::{
    Accounts, AgentCaller, Caller, StoreError,
    groups::Profile,
    store::{
        read,
        rows::{EventRow, NewEvent},
    },
};
use model::{Agent, Customer, CustomerId, OperatorId, Page, Portal, TimelineEntry, Timestamp};
use std::net::IpAddr;

const PAGE: usize = 25;

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Registered,
    /// An agent added the customer.
    CustomerAdded,
    SignedIn,
    SignInFailed,
    SignedOut,
    PasswordSet,
    ActivationSent,
    ActivationOpened,
    /// A mail server refused a mail for good.
    EmailBounced,
    Activated,
    PasswordChanged,
    ProfileChanged,
    EmailActivated,
    EmailChangeAsked,
    EmailChanged,
    EmailChangeUndone,
    /// The customer withdrew the request for another address.
    EmailChangeCancelled,
    SessionsEnded,
    /// The customer ended one session from another.
    SessionEnded,
    Purchased,
    /// An order was paid.
    Paid,
    /// An order was not paid in time.
    PurchaseExpired,
    PurchaseCancelled,
    /// An order was cancelled and its money given back.
    PurchaseRefunded,
    /// An agent corrected the name on an order.
    PurchaseCorrected,
    /// An agent had the confirmation of an order sent again.
    PurchaseMailed,
    Disabled,
    Enabled,
    /// By another system of the operator.
    Created,
    /// An import created or changed the customer.
    Imported,
    DataDownloaded,
    AccountDeleted,
    SignInLinked,
    SignInUnlinked,
    /// A provider's logout notification ended the session.
    SignedOutByProvider,
    /// Another customer was merged into this one.
    Merged,
    /// This customer was merged into another one.
    MergedInto,
    MergeUndone,
    PurchaseAskedFor,
    PurchaseAdded,
    /// The same for the guest whose purchase it was.
    PurchaseMoved,
}

impl Event {
    /// Returns the stored name of the event.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::CustomerAdded => "customer-added",
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::SignedOut => "signed-out",
            Self::PasswordSet => "password-set",
            Self::ActivationSent => "activation-sent",
            Self::ActivationOpened => "activation-opened",
            Self::EmailBounced => "email-bounced",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::ProfileChanged => "profile-changed",
            Self::EmailActivated => "email-activated",
            Self::EmailChangeAsked => "email-change-asked",
            Self::EmailChanged => "email-changed",
            Self::EmailChangeUndone => "email-change-undone",
            Self::EmailChangeCancelled => "email-change-cancelled",
            Self::SessionsEnded => "sessions-ended",
            Self::SessionEnded => "session-ended",
            Self::Purchased => "purchased",
            Self::Paid => "paid",
            Self::PurchaseExpired => "purchase-expired",
            Self::PurchaseCancelled => "purchase-cancelled",
            Self::PurchaseRefunded => "purchase-refunded",
            Self::PurchaseCorrected => "purchase-corrected",
            Self::PurchaseMailed => "purchase-mailed",
            Self::Disabled => "disabled",
            Self::Enabled => "enabled",
            Self::Created => "created",
            Self::Imported => "imported",
            Self::DataDownloaded => "data-downloaded",
            Self::AccountDeleted => "account-deleted",
            Self::SignInLinked => "sign-in-linked",
            Self::SignInUnlinked => "sign-in-unlinked",
            Self::SignedOutByProvider => "signed-out-by-provider",
            Self::Merged => "merged",
            Self::MergedInto => "merged-into",
            Self::MergeUndone => "merge-undone",
            Self::PurchaseAskedFor => "purchase-asked-for",
            Self::PurchaseAdded => "purchase-added",
            Self::PurchaseMoved => "purchase-moved",
        }
    }

    /// Returns the event of a customer's action, or of an anonymous caller on the portal.
    pub(crate) fn of(self, caller: &Caller, customer: CustomerId, at: Timestamp) -> NewEvent {
        NewEvent {
            operator_id: caller.portal.operator,
            customer_id: customer,
            event: self,
            detail: None,
            ip: Some(caller.ip.to_string()),
            at,
            agent_id: None,
            api_token: None,
        }
    }

    /// Returns the event of an agent's action.
    pub(crate) fn by_agent(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        customer: CustomerId,
        at: Timestamp,
    ) -> NewEvent {
        NewEvent {
            operator_id: agent.operator,
            customer_id: customer,
            event: self,
            detail: None,
            ip: Some(caller.ip.to_string()),
            at,
            agent_id: Some(agent.id),
            api_token: caller.api_token.clone(),
        }
    }

    /// Returns the event of a command of the server's administrator.
    pub(crate) fn by_command(
        self,
        operator: OperatorId,
        customer: CustomerId,
        at: Timestamp,
    ) -> NewEvent {
        NewEvent {
            operator_id: operator,
            customer_id: customer,
            event: self,
            detail: None,
            ip: None,
            at,
            agent_id: None,
            api_token: None,
        }
    }

    /// Returns the event of a provider with that name.
    pub(crate) fn by(
        self,
        provider: &str,
        caller: &Caller,
        customer: CustomerId,
        at: Timestamp,
    ) -> NewEvent {
        NewEvent { detail: Some(provider.to_owned()), ..self.of(caller, customer, at) }
    }
}

// Read as text: timelines show the events of later releases too, by their code.
model::stored_as_text!(Event, as_str);

impl Profile<'_> {
    /// Returns a customer's own view of the timeline, newest first: without names and addresses of agents, and with
    /// shortened IP addresses. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = portal.operator.get()))]
    pub async fn timeline(
        self,
        portal: &Portal,
        customer: &Customer,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, StoreError> {
        let page = self.accounts.timeline(portal.operator, customer.id, before).await?;
        let items = page.items.into_iter().map(for_the_customer).collect();
        Ok(Page { items, next: page.next })
    }
}

impl Accounts {
    /// Returns the timeline of a customer, newest first. `before` is the `next` of the previous page.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(crate) async fn timeline(
        &self,
        operator: OperatorId,
        customer: CustomerId,
        before: Option<i64>,
    ) -> Result<Page<TimelineEntry>, StoreError> {
        let limit = PAGE as i64 + 1;
        let rows = read!(self.store(), timeline::before(operator, customer, before, limit)).await?;
        let page = Page::of(rows, PAGE, |row| row.id.get());
        Ok(Page {
            items: page.items.into_iter().map(TimelineEntry::from).collect(),
            next: page.next,
        })
    }
}

impl From<EventRow> for TimelineEntry {
    fn from(row: EventRow) -> Self {
        Self {
            agent: row.actor(),
            at: row.at,
            event: row.event,
            detail: row.detail,
            ip: row.ip,
            by_agent: row.agent_id.is_some(),
        }
    }
}

fn for_the_customer(entry: TimelineEntry) -> TimelineEntry {
    TimelineEntry {
        ip: entry.ip.filter(|_| !entry.by_agent).and_then(|ip| ip.parse().ok()).map(shortened),
        agent: None,
        ..entry
    }
}

/// Returns an IP address shortened, but recognisable to its user.
fn shortened(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.…")
        }
        IpAddr::V6(ip) => {
            let [a, b, c, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:…")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ip_addresses_are_shortened_to_their_network() {
        let of = |ip: &str| shortened(ip.parse().unwrap());
        assert_eq!(of("198.51.100.7"), "198.51.100.…");
        assert_eq!(of("::ffff:198.51.100.7"), "198.51.100.…");
        assert_eq!(of("2001:db8:1:2::7"), "2001:db8:1:…");
    }
}
