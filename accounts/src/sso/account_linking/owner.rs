//! Which account a pending link may be linked to, given the proof.

use crate::{
    sso::address_owners::{AddressOwners, LinkOwner},
    store::rows::AccountRow,
};
use model::{CustomerId, CustomerNumber, TokenId};

/// Form value for a new customer instead of a candidate's number.
const NEW_CUSTOMER: &str = "new";

/// The proof of ownership.
#[derive(Debug, Clone, Copy)]
pub(super) enum Proved<'a> {
    /// The password of that active customer, with this hash.
    Password { customer: CustomerId, hash: &'a str },
    /// The mailbox, by the link of that token. The choice was that customer, or a new one.
    Mailbox { token: TokenId, customer: Option<CustomerId> },
    /// None but the provider's word, which opens an account where nothing has to be proved.
    Provider,
}

/// Returns the only account whose password can be the proof, and the password's hash. Where another system set it, and
/// the address is unproved, only the mailbox is a proof.
pub(super) fn by_password(
    owners: &AddressOwners,
    passwords_sign_in: bool,
) -> Option<(&AccountRow, &str)> {
    match owners.active.as_slice() {
        [row] if passwords_sign_in && !row.signs_in_unproved() => {
            Some((row, row.password_hash.as_deref()?))
        }
        _ => None,
    }
}

/// Returns the chosen account for a proved mailbox: the customer's of that number, a new customer's for `new`, or the
/// only candidate's for an empty choice.
pub(super) fn choice<'a>(owners: &'a AddressOwners, customer: &str) -> Option<LinkOwner<'a>> {
    let candidates = owners.candidates();
    match customer.trim() {
        "" => match candidates {
            [one] => Some(LinkOwner::Customer(one)),
            _ => None,
        },
        NEW_CUSTOMER => owners.active.is_empty().then_some(LinkOwner::New),
        number => {
            let number: CustomerNumber = number.parse().ok()?;
            candidates.iter().find(|row| row.number == number).map(LinkOwner::Customer)
        }
    }
}

/// Returns the account of an earlier proof, if that still holds: the account's state or its password may have changed
/// in the meantime.
pub(super) fn confirmed<'a>(
    owners: &'a AddressOwners,
    proved: Proved<'_>,
) -> Option<LinkOwner<'a>> {
    match proved {
        Proved::Password { customer, hash } => match owners.active.as_slice() {
            [row]
                if row.customer == customer
                    && row.password_hash.as_deref() == Some(hash)
                    && !row.signs_in_unproved() =>
            {
                Some(LinkOwner::Customer(row))
            }
            _ => None,
        },
        Proved::Mailbox { customer: None, .. } => {
            owners.active.is_empty().then_some(LinkOwner::New)
        }
        Proved::Mailbox { customer: Some(customer), .. } => {
            let mut candidates = owners.candidates().iter();
            candidates.find(|row| row.customer == customer).map(LinkOwner::Customer)
        }
        Proved::Provider => owners.without_proof(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sso::address_owners::tests::owners;

    fn shown(owner: Option<LinkOwner<'_>>) -> String {
        match owner {
            Some(LinkOwner::Customer(row)) => format!("customer {}", row.customer),
            Some(LinkOwner::New) => "new".into(),
            None => "none".into(),
        }
    }

    #[test]
    fn a_password_proves_the_one_active_account_where_passwords_sign_in() {
        for (customers, passwords_sign_in, expected) in [
            (&["ap"][..], true, Some(1)),
            (&["ap"], false, None),
            (&["a"], true, None),
            (&["g", "ap"], true, Some(2)),
            (&["ap", "a"], true, None),
            (&["ap", "ap"], true, None),
            (&["gp"], true, None),
            (&["apo"], true, None),
            (&["apf"], true, None),
            (&[], true, None),
        ] {
            let owners = owners(customers);
            let proved = by_password(&owners, passwords_sign_in);
            let customer = proved.map(|(row, _)| row.customer.get());
            assert_eq!(customer, expected, "{customers:?}, {passwords_sign_in}");
        }
    }

    #[test]
    fn a_form_chooses_a_candidate_or_a_new_customer_if_none_is_active() {
        let number = |draw| CustomerNumber::from_draw(draw).to_string();
        // Digits stand for the number of that customer.
        for (customers, form, expected) in [
            (&["g"][..], "", "customer 1"),
            (&["g", "g"], "", "none"),
            (&["a", "g"], "", "customer 1"),
            (&[], "", "none"),
            (&["g", "g"], "2", "customer 2"),
            (&["g", "g"], "3", "none"),
            (&["a", "g"], "2", "none"),
            (&["g", "g"], "Ana", "none"),
            (&["g"], "new", "new"),
            (&["g", "g"], " new ", "new"),
            (&[], "new", "new"),
            (&["a"], "new", "none"),
        ] {
            let typed = form.parse::<u32>().map_or_else(|_| form.to_owned(), number);
            let owner = shown(choice(&owners(customers), &typed));
            assert_eq!(owner, expected, "{customers:?} {form}");
        }
    }

    #[test]
    fn a_proof_counts_only_while_it_holds() {
        let password =
            |customer, hash| Proved::Password { customer: CustomerId::new(customer), hash };
        let mailbox = |customer: Option<i64>| Proved::Mailbox {
            token: TokenId::new(1),
            customer: customer.map(CustomerId::new),
        };
        for (customers, proved, expected) in [
            (&["ap"][..], password(1, "hash of 1"), "customer 1"),
            (&["ap", "g"], password(1, "hash of 1"), "customer 1"),
            (&["ap"], password(1, "another hash"), "none"),
            (&["a"], password(1, "hash of 1"), "none"),
            (&["g", "ap"], password(1, "hash of 2"), "none"),
            (&["ap", "a"], password(1, "hash of 1"), "none"),
            (&["apo"], password(1, "hash of 1"), "none"),
            (&["apf"], password(1, "hash of 1"), "none"),
            (&["apf"], mailbox(Some(1)), "customer 1"),
            (&["a", "a"], mailbox(Some(2)), "customer 2"),
            (&["g", "g"], mailbox(Some(2)), "customer 2"),
            (&["a", "g"], mailbox(Some(2)), "none"),
            (&["go"], mailbox(Some(1)), "none"),
            (&["g"], mailbox(None), "new"),
            (&["a"], mailbox(None), "none"),
            (&[], Proved::Provider, "new"),
            (&["ao"], Proved::Provider, "new"),
            (&["g"], Proved::Provider, "customer 1"),
            (&["g", "g"], Proved::Provider, "none"),
            (&["a"], Proved::Provider, "none"),
        ] {
            let owner = shown(confirmed(&owners(customers), proved));
            assert_eq!(owner, expected, "{customers:?} {proved:?}");
        }
    }
}
