//! What is kept encrypted: the one list of its columns.

/// A column that holds values encrypted with a key of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedColumn {
    ProviderSecret,
    SecondFactor,
    PendingSecondFactor,
    RecoveryCodes,
    PendingAct,
    SessionIdToken,
    ArrivalIdToken,
    FlowIdToken,
}

impl SealedColumn {
    /// In the order in which values move on: an ID token goes from a sign-in that waits to a session, and from there to
    /// the flow that signs out; a second factor goes from a session to the person.
    pub const ALL: [Self; 8] = [
        Self::ProviderSecret,
        Self::PendingSecondFactor,
        Self::SecondFactor,
        Self::RecoveryCodes,
        Self::PendingAct,
        Self::ArrivalIdToken,
        Self::SessionIdToken,
        Self::FlowIdToken,
    ];
}

/// A value as the database has it.
#[derive(Debug, Clone)]
pub struct SealedValue {
    pub id: i64,
    /// Whose it is: an operator, a person who signs in to the backoffice, or an agent, as the column has it.
    pub owner: i64,
    pub sealed: Vec<u8>,
}

/// A value that is encrypted anew.
#[derive(Debug, Clone)]
pub struct Resealed {
    pub id: i64,
    pub before: Vec<u8>,
    pub after: Vec<u8>,
}
