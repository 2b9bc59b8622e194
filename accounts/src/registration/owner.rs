//! Which customer gets the account of a proved mailbox (docs/behaviour.md, section 4).

use crate::{
    customer_lookup::{self, AddressCustomers},
    store::{StoreError, Tx, rows::AccountRow},
};
use model::{OperatorId, Timestamp};

/// A customer with the address on file, or as sign-in.
struct OwnerCandidate {
    pub row: AccountRow,
    /// The address is the email they sign in with.
    pub signs_in: bool,
    /// The address was changed, and its former owner can object.
    pub objection: bool,
}

/// Which customer gets the account.
#[derive(Debug)]
pub(crate) enum AccountOwner {
    /// None: one of them is disabled, and must get no access another way.
    Blocked(AccountRow),
    /// The address is already this customer's sign-in.
    Taken(AccountRow),
    /// The active customer who proved that address before, or signs in with it while nothing proves it: the password is
    /// added, or replaced.
    Active(AccountRow),
    /// None: several active customers have it, and nothing distinguishes them.
    Several(Vec<AccountRow>),
    /// A customer without an account.
    Guest(AccountRow),
    New,
}

/// Returns which customer would get the account of the address now.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn find(
    tx: &mut Tx,
    operator: OperatorId,
    key: &str,
    now: Timestamp,
) -> Result<AccountOwner, StoreError> {
    let AddressCustomers { rows, is_agents, objections } =
        customer_lookup::of_address(tx, operator, key, now).await?;
    let candidates = rows.into_iter().map(|row| OwnerCandidate {
        signs_in: row.sign_in_email.as_deref() == Some(key),
        objection: objections.contains_key(&row.customer),
        row,
    });
    Ok(choose(candidates.collect(), is_agents))
}

/// Chooses among the customers of an address, latest buyer first. `is_agents`: the address is an agent's, which sales
/// at the counter carry, so that those with it on file are other people.
fn choose(candidates: Vec<OwnerCandidate>, is_agents: bool) -> AccountOwner {
    let (mut signs_in, mut blocked) = (Vec::new(), Vec::new());
    let (mut active, mut guests) = (Vec::new(), Vec::new());
    for OwnerCandidate { row, signs_in: theirs, objection } in candidates {
        if is_agents && !theirs {
            continue;
        }
        let list = match () {
            () if row.disabled => &mut blocked,
            () if theirs && row.signs_in_unproved() => &mut active,
            () if theirs => &mut signs_in,
            () if objection => continue,
            () if !row.is_active() => &mut guests,
            () if row.email_proved == Some(true) => &mut active,
            () => continue,
        };
        list.push(row);
    }
    let first = |rows: Vec<AccountRow>| rows.into_iter().next();
    if let Some(row) = first(signs_in) {
        return AccountOwner::Taken(row);
    }
    if let Some(row) = first(blocked) {
        return AccountOwner::Blocked(row);
    }
    match active.len() {
        0 => first(guests).map_or(AccountOwner::New, AccountOwner::Guest),
        1 => AccountOwner::Active(active.remove(0)),
        _ => AccountOwner::Several(active),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerId, CustomerNumber};

    /// A candidate by letters: `g`uest, `i`nvited, `u`nproved active, `p`roved active, `s`igns in with it, `f`oreign
    /// account that signs in with it unproved; then `d`isabled and `o`bjection.
    fn candidate(customer: CustomerId, what: &str) -> OwnerCandidate {
        let has = |letter: char| what.contains(letter);
        let signs_in = has('s') || has('f');
        let active = has('u') || has('p') || signs_in;
        let row = AccountRow {
            customer,
            number: CustomerNumber::from_draw(7),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some("ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled: has('d'),
            last_purchase_at: None,
            state: match (active, has('i')) {
                (true, _) => Some(AccountRow::ACTIVE),
                (false, true) => Some(AccountRow::INVITED),
                (false, false) => None,
            },
            password_hash: None,
            number_sign_in: Some(active),
            sign_in_email: signs_in.then(|| "ana@example.test".into()),
            email_proved: Some(has('p') || has('s')),
        };
        OwnerCandidate { row, signs_in, objection: has('o') }
    }

    fn chosen(candidates: &[&str], is_agents: bool) -> String {
        let candidates = candidates
            .iter()
            .zip(1..)
            .map(|(what, customer)| candidate(CustomerId::new(customer), what))
            .collect();
        match choose(candidates, is_agents) {
            AccountOwner::Blocked(row) => format!("blocked {}", row.customer),
            AccountOwner::Taken(row) => format!("taken {}", row.customer),
            AccountOwner::Active(row) => format!("active {}", row.customer),
            AccountOwner::Several(rows) => format!("several of {}", rows.len()),
            AccountOwner::Guest(row) => format!("guest {}", row.customer),
            AccountOwner::New => "new".into(),
        }
    }

    #[test]
    fn one_person_is_one_customer() {
        for (candidates, expected) in [
            (&[][..], "new"),
            (&["g"], "guest 1"),
            (&["i"], "guest 1"),
            (&["g", "g"], "guest 1"),
            (&["p"], "active 1"),
            (&["g", "p"], "active 2"),
            (&["p", "p"], "several of 2"),
            (&["p", "g", "p"], "several of 2"),
            (&["u"], "new"),
            (&["u", "g"], "guest 2"),
            (&["u", "p"], "active 2"),
            (&["s"], "taken 1"),
            (&["p", "s"], "taken 2"),
            (&["go"], "new"),
            (&["po"], "new"),
            (&["po", "g"], "guest 2"),
            (&["po", "p"], "active 2"),
            (&["gd"], "blocked 1"),
            (&["p", "gd"], "blocked 2"),
            (&["sd"], "blocked 1"),
            (&["gd", "s"], "taken 2"),
            (&["god"], "blocked 1"),
            (&["f"], "active 1"),
            (&["g", "f"], "active 2"),
            (&["f", "p"], "several of 2"),
            (&["fd"], "blocked 1"),
        ] {
            assert_eq!(chosen(candidates, false), expected, "{candidates:?}");
        }
    }

    #[test]
    fn an_agents_address_identifies_no_customer() {
        for (candidates, expected) in
            [(&["g"][..], "new"), (&["p"], "new"), (&["gd"], "new"), (&["g", "s"], "taken 2")]
        {
            assert_eq!(chosen(candidates, true), expected, "{candidates:?}");
        }
    }
}
