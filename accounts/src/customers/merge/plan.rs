//! The plan of a merge: which sign-in and which data are kept, and what blocks it. No database access.

use super::MergeForm;
use crate::store::rows::{KeptData, NewEmailChange, SideRow};
use model::{
    CustomerNumber, Differing, MergeId, OperatorId, SignInThatStays, Timestamp,
    refusals::MergeRefusal,
};

/// Two customers, the survivor first.
pub(super) struct Pair<'a> {
    pub survivor: &'a SideRow,
    pub absorbed: &'a SideRow,
}

/// The decisions of a merge.
pub(super) struct Plan {
    /// The absorbed customer's sign-in is kept.
    pub sign_in_moves: bool,
    pub identities_join: bool,
    pub kept: KeptData,
}

/// Returns why two customers cannot be merged, whatever the choices. `objection`: the address of one of them can be
/// objected to. Its former owner has a day for that, and a merge would take the right to object away.
pub(super) fn merge_blocker(
    one: &SideRow,
    other: &SideRow,
    objection: bool,
) -> Option<MergeRefusal> {
    if one.id == other.id {
        Some(MergeRefusal::Same)
    } else if one.is_deleted() || other.is_deleted() {
        Some(MergeRefusal::Deleted)
    } else if one.disabled != other.disabled {
        // A disabled customer would get access by the other's sign-in, or an agent would disable a customer, which only
        // admins may.
        Some(MergeRefusal::DisabledDiffers)
    } else if objection {
        Some(MergeRefusal::AddressChanged)
    } else {
        None
    }
}

/// Returns whose sign-in is kept.
pub(super) fn sign_in(one: &SideRow, other: &SideRow) -> SignInThatStays {
    let of = |side: &SideRow| SignInThatStays::Of(side.number.clone());
    match (one.is_active(), other.is_active()) {
        (true, true) => SignInThatStays::Choose,
        (true, false) => of(one),
        (false, true) => of(other),
        (false, false) => SignInThatStays::None,
    }
}

/// Returns whether the identities of both may sign in to the remaining account. Only if both have proved to read the
/// same mailbox: an agent's decision alone must not give a customer access to another's account.
pub(super) fn identities_join(one: &SideRow, other: &SideRow) -> bool {
    let proved = |side: &SideRow| {
        let account = side.account.as_ref();
        side.is_active() && account.is_some_and(|account| account.email_proved)
    };
    proved(one) && proved(other) && one.email_key.is_some() && one.email_key == other.email_key
}

/// Returns the differing fields that can be chosen. The email of the remaining account cannot: its links go there, so
/// another one would mean another owner.
pub(super) fn differing(one: &SideRow, other: &SideRow) -> Vec<Differing> {
    let both = |a: Option<&String>, b: Option<&String>| a.is_some() && b.is_some() && a != b;
    let mut differing = Vec::new();
    if (&one.first_name, &one.last_name) != (&other.first_name, &other.last_name) {
        differing.push(Differing::Name);
    }
    if both(one.email.as_ref(), other.email.as_ref())
        && sign_in(one, other) == SignInThatStays::None
    {
        differing.push(Differing::Email);
    }
    if both(one.phone.as_ref(), other.phone.as_ref()) {
        differing.push(Differing::Phone);
    }
    if one.locale != other.locale {
        differing.push(Differing::Language);
    }
    differing
}

impl<'a> Pair<'a> {
    /// Returns the customer of that number among the two. None if there was no choice.
    fn named(&self, number: &str) -> Option<&'a SideRow> {
        let number: CustomerNumber = number.parse().ok()?;
        [self.survivor, self.absorbed].into_iter().find(|side| side.number == number)
    }

    /// Returns the plan for an agent's choices. Without a choice the survivor's value is kept, if there is one.
    pub(super) fn plan(&self, form: &MergeForm) -> Result<Plan, MergeRefusal> {
        let sign_in_moves = self.sign_in_moves(form)?;
        let chosen = |number: &str| self.named(number).unwrap_or(self.survivor);
        let name = chosen(&form.name);
        let (email, email_key) = self.email(form, sign_in_moves);
        let phone = chosen(&form.phone).phone.clone();
        let phones = [&self.survivor.phone, &self.absorbed.phone];
        let kept = KeptData {
            first_name: name.first_name.clone(),
            last_name: name.last_name.clone(),
            email,
            email_key,
            phone: phone.or_else(|| phones.into_iter().flatten().next().cloned()),
            locale: chosen(&form.language).locale.clone(),
        };
        Ok(Plan {
            sign_in_moves,
            identities_join: identities_join(self.survivor, self.absorbed),
            kept,
        })
    }

    fn sign_in_moves(&self, form: &MergeForm) -> Result<bool, MergeRefusal> {
        match (self.survivor.is_active(), self.absorbed.is_active()) {
            (true, true) => {
                let stays = self.named(&form.sign_in);
                let stays = stays.ok_or(MergeRefusal::SignInMissing)?;
                Ok(stays.id == self.absorbed.id)
            }
            (survivor, absorbed) => Ok(absorbed && !survivor),
        }
    }

    fn email(&self, form: &MergeForm, sign_in_moves: bool) -> (Option<String>, Option<String>) {
        let of = |side: &SideRow| (side.email.clone(), side.email_key.clone());
        if sign_in_moves {
            return of(self.absorbed);
        }
        if self.survivor.is_active() {
            return of(self.survivor);
        }
        let chosen = self.named(&form.email).unwrap_or(self.survivor);
        let sides = [chosen, self.survivor, self.absorbed];
        sides.into_iter().find(|side| side.email.is_some()).map_or((None, None), of)
    }

    /// Returns whether no account proves the ownership of the address that is kept. The merge then changes it as an
    /// edit does.
    pub(super) fn has_no_account(&self) -> bool {
        !self.survivor.is_active() && !self.absorbed.is_active()
    }

    /// Returns the customer whose address is given up, if there is one.
    pub(super) fn loses_address(&self, kept: &KeptData) -> Option<&'a SideRow> {
        [self.survivor, self.absorbed]
            .into_iter()
            .find(|side| side.email_key.is_some() && side.email_key != kept.email_key)
    }

    /// Returns the address changes that a merge records, or none if no address is given up: first the survivor's,
    /// unless it is the one given up, then the one that can be undone. If no account proves the ownership of the kept
    /// address, it can be objected to.
    pub(super) fn email_changes(
        &self,
        kept: &KeptData,
        operator: OperatorId,
        merge: MergeId,
        at: Timestamp,
    ) -> Option<(Option<NewEmailChange<'a>>, NewEmailChange<'a>)> {
        let loser = self.loses_address(kept)?;
        let objection = self.has_no_account();
        let lost = NewEmailChange::by_merge(operator, merge, loser, at);
        if loser.id == self.survivor.id {
            return Some((None, NewEmailChange { objection, ..lost }));
        }
        let survivor = NewEmailChange::by_merge(operator, merge, self.survivor, at);
        Some((Some(NewEmailChange { objection, old_email: None, ..survivor }), lost))
    }
}

#[cfg(test)]
pub(super) mod tests;
