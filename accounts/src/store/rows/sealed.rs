//! The list of all columns with encrypted values.

/// A column that holds values encrypted with a key of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedColumn {
    ProviderSecret,
    SecondFactor,
    PendingSecondFactor,
    RecoveryCodes,
    PendingRequest,
    SessionIdToken,
    PendingLinkIdToken,
    FlowIdToken,
    OldWebhookSecret,
    WebhookSecret,
}

impl SealedColumn {
    /// In the order in which values move: an ID token goes from a pending sign-in to a session, and from there to the
    /// flow that signs out; a second factor goes from a session to the login.
    pub const ALL: [Self; 10] = [
        Self::ProviderSecret,
        Self::PendingSecondFactor,
        Self::SecondFactor,
        Self::RecoveryCodes,
        Self::PendingRequest,
        Self::PendingLinkIdToken,
        Self::SessionIdToken,
        Self::FlowIdToken,
        // A secret becomes the old one when it is replaced.
        Self::WebhookSecret,
        Self::OldWebhookSecret,
    ];
}

/// An encrypted value.
#[derive(Debug, Clone)]
pub struct SealedValue {
    pub id: i64,
    /// The id of its owner: an operator, a login or an agent, depending on the column.
    pub owner: i64,
    pub sealed: Vec<u8>,
}

/// A value encrypted with the current key.
#[derive(Debug, Clone)]
pub struct Resealed {
    pub id: i64,
    pub before: Vec<u8>,
    pub after: Vec<u8>,
}
