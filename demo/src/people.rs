//! Customers of the demo: one in every state. Every operator has all of them.

pub(super) enum AccountKind {
    Guest,
    Invited,
    ByNumber,
    ByEmailAndNumber,
}

impl AccountKind {
    pub const fn signs_in(&self) -> bool {
        matches!(self, Self::ByNumber | Self::ByEmailAndNumber)
    }

    pub const fn signs_in_by_email(&self) -> bool {
        matches!(self, Self::ByEmailAndNumber)
    }
}

/// Draw of the number, names, address, state, and the age of each purchase in days.
pub(super) type Person =
    (u32, &'static str, &'static str, &'static str, AccountKind, &'static [i64]);

/// An address that refuses mails.
pub(super) const BOUNCED: &str = "elena@example.test";

pub(super) const PEOPLE: [Person; 8] = [
    (
        63_402_118,
        "Ana María",
        "Quiroga",
        "ana@example.test",
        AccountKind::ByEmailAndNumber,
        &[6, 115],
    ),
    (11_204_330, "Bruno", "Sosa", "bruno@example.test", AccountKind::ByNumber, &[20]),
    (40_558_217, "Carla", "Méndez", "carla@example.test", AccountKind::Invited, &[3]),
    (27_731_904, "Diego", "Ferrari", "diego@example.test", AccountKind::Guest, &[2, 40]),
    (51_019_466, "Elena", "Paz", "elena@example.test", AccountKind::Guest, &[200]),
    (73_845_120, "Elena", "Paz Soldán", "elena@example.test", AccountKind::Guest, &[9]),
    // One person twice: once with an account, once as a guest who bought later.
    (34_650_772, "Nora", "Villalba", "nora@example.test", AccountKind::ByNumber, &[60]),
    (82_317_045, "Nora Inés", "Villalba", "nora@example.test", AccountKind::Guest, &[14]),
];
