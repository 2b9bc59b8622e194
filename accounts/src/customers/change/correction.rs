//! Consequences of an agent's correction of an email.

/// What a correction changes besides the address itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Correction {
    /// The same mailbox, perhaps spelled differently: nothing else changes.
    Same,
    /// There was neither an address nor an account, so there is no owner to object. Pending links are revoked.
    First,
    /// Another mailbox. What the former one gave access to ends, and for a day the new one gives no access: the former
    /// owner, or the owner of an account without an address, can object.
    Other,
}

impl Correction {
    /// Returns the consequences of a correction. `is_other`: it changes or removes the mailbox. The other parameters
    /// describe the customer before it.
    pub(super) const fn of(is_other: bool, had_email: bool, was_active: bool) -> Self {
        match (is_other, had_email || was_active) {
            (false, _) => Self::Same,
            (true, false) => Self::First,
            (true, true) => Self::Other,
        }
    }

    /// Returns whether the email sign-in, the sessions and the pending links end.
    pub(super) const fn ends_ways_in(self) -> bool {
        !matches!(self, Self::Same)
    }

    /// Returns whether the change is recorded, so that it can be objected to and undone.
    pub(super) const fn can_be_objected_to(self) -> bool {
        matches!(self, Self::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_mailbox_ends_what_the_former_one_opened_and_can_be_objected_to() {
        use Correction::{First, Other, Same};
        // Another mailbox, had an email, had an active account; ends access, can be objected to.
        for (is_other, had_email, was_active, expected, ends, objection) in [
            (false, false, false, Same, false, false),
            (false, true, false, Same, false, false),
            (false, false, true, Same, false, false),
            (false, true, true, Same, false, false),
            (true, false, false, First, true, false),
            (true, true, false, Other, true, true),
            (true, false, true, Other, true, true),
            (true, true, true, Other, true, true),
        ] {
            let correction = Correction::of(is_other, had_email, was_active);
            let case = (is_other, had_email, was_active);
            assert_eq!(correction, expected, "{case:?}");
            assert_eq!(correction.ends_ways_in(), ends, "{case:?}");
            assert_eq!(correction.can_be_objected_to(), objection, "{case:?}");
        }
    }
}
