//! What pages show of mailed links and of sign-ins that wait for a proof.

use crate::{CustomerNumber, ReturnPath, Timestamp};

/// The registration begun in this browser, whose mailbox is yet to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingRegistration {
    pub email: String,
    /// Seconds until the mail can be requested again.
    pub resend_in: u32,
}

/// A registration that its link can confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    pub email: String,
    /// Whether the registration was made in this browser; any other has to give its password.
    pub same_browser: bool,
}

/// The account whose password a link sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasswordLink {
    pub number: CustomerNumber,
    pub first_name: String,
    /// Whether this is the first password of an account that an agent activated.
    pub activation: bool,
}

/// The target of a link about an email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailLink {
    /// The customer's address afterwards.
    pub email: String,
    /// Whether it undoes a change; otherwise it confirms one.
    pub undo: bool,
    /// Whether the password has to be given, since this browser is not signed in as that customer.
    pub ask_password: bool,
}

/// The target of a link to add a purchase, for the signed-in customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddPurchaseLink {
    /// The purchase of that number can be added.
    Ready { number: String },
    /// Another customer asked for it.
    OtherCustomer,
    /// The purchase belongs to a customer with an account by now.
    NotFree,
}

/// What a provider's user has to do before sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PendingSignIn {
    Prove(Proof),
    /// Agree to what the operator demands of a new account.
    Agree(OfferedAccount),
}

/// An account that a provider's user would open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedAccount {
    pub provider: String,
    /// The user's name at the provider, such as an address.
    pub label: String,
    /// The names of a person.
    pub name: String,
    /// The address that the provider vouches for.
    pub email: Option<String>,
}

/// What a provider's user has to prove before sign-in, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub provider: String,
    /// The user's name at the provider.
    pub label: String,
    pub email: String,
    /// Whether the password of the only matching account can prove it.
    pub by_password: bool,
    /// The customers to choose from, once the mailed link was opened in this browser. Otherwise empty.
    pub candidates: Vec<Candidate>,
    /// Whether a new customer can be chosen as well, because none of the candidates is active.
    pub may_open_new: bool,
    /// Whether a link was opened that does not work.
    pub link_dead: bool,
    /// The page that was asked for.
    pub return_path: Option<ReturnPath>,
}

/// A customer that the owner of a proved mailbox may choose, with what identifies them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub last_purchase_at: Option<Timestamp>,
}
