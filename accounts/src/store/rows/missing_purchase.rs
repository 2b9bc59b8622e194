//! Purchases that customers miss.

use super::{LinkTarget, NewEvent, NewMail};
use crate::throttle::Quota;

/// A customer asks for a purchase. Whether there is such a one makes no difference but for the mail.
pub struct PurchaseRequest<'a> {
    pub quotas: &'a [Quota],
    /// The purchase's id; none that could be asked for: no id that exists.
    pub purchase: i64,
    pub mail: Option<(&'a NewMail, &'a LinkTarget)>,
    /// Of the customer who asks.
    pub event: &'a NewEvent,
}

/// A guest's purchase that becomes a customer's.
pub struct PurchaseAddition<'a> {
    pub token: i64,
    pub purchase: i64,
    /// The key of the address that it was made with.
    pub email_key: &'a str,
    /// Of the customer whose it becomes.
    pub added: &'a NewEvent,
    /// Of the guest whose it was; the query says who that is.
    pub moved: &'a NewEvent,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    Done,
    /// The link was spent, replaced or expired meanwhile.
    Dead,
    /// The purchase is no guest's any more.
    NotFree,
}
