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

pub(super) struct Person {
    /// The draw of the customer number.
    pub draw: u32,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub email: &'static str,
    pub account: AccountKind,
    /// The age of each purchase, in days.
    pub bought: &'static [i64],
}

/// An address that refuses mails.
pub(super) const BOUNCED: &str = "elena@example.test";

pub(super) const PEOPLE: [Person; 8] = [
    Person {
        draw: 63_402_118,
        first_name: "Ana María",
        last_name: "Quiroga",
        email: "ana@example.test",
        account: AccountKind::ByEmailAndNumber,
        bought: &[6, 115],
    },
    Person {
        draw: 11_204_330,
        first_name: "Bruno",
        last_name: "Sosa",
        email: "bruno@example.test",
        account: AccountKind::ByNumber,
        bought: &[20],
    },
    Person {
        draw: 40_558_217,
        first_name: "Carla",
        last_name: "Méndez",
        email: "carla@example.test",
        account: AccountKind::Invited,
        bought: &[3],
    },
    Person {
        draw: 27_731_904,
        first_name: "Diego",
        last_name: "Ferrari",
        email: "diego@example.test",
        account: AccountKind::Guest,
        bought: &[2, 40],
    },
    Person {
        draw: 51_019_466,
        first_name: "Elena",
        last_name: "Paz",
        email: "elena@example.test",
        account: AccountKind::Guest,
        bought: &[200],
    },
    Person {
        draw: 73_845_120,
        first_name: "Elena",
        last_name: "Paz Soldán",
        email: "elena@example.test",
        account: AccountKind::Guest,
        bought: &[9],
    },
    // One person twice: once with an account, once as a guest who bought later.
    Person {
        draw: 34_650_772,
        first_name: "Nora",
        last_name: "Villalba",
        email: "nora@example.test",
        account: AccountKind::ByNumber,
        bought: &[60],
    },
    Person {
        draw: 82_317_045,
        first_name: "Nora Inés",
        last_name: "Villalba",
        email: "nora@example.test",
        account: AccountKind::Guest,
        bought: &[14],
    },
];
