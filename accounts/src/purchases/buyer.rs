//! Which customer an order without a sign-in belongs to.

use crate::{
    customer_record,
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, NewCustomer},
    },
};
use model::CustomerId;

/// Returns the id of the customer of that address and name, creating one if there is none. The draws of a new number
/// start at `draw`.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn find_or_create(
    tx: &mut Tx,
    guest: &NewCustomer,
    draw: u32,
) -> Result<CustomerId, StoreError> {
    let operator = guest.operator_id;
    let mut known = Vec::new();
    // Without an address, two people of one name cannot be identified as one.
    if let Some(key) = guest.email_key.as_deref() {
        known.extend(query!(tx, customers::some_by_email(operator, key)).await?);
        // An address lost in a merge still identifies the survivor.
        let survivors = query!(tx, customers::survivors_of_email(operator, key)).await?;
        if !survivors.is_empty() {
            known.extend(query!(tx, customers::by_ids(operator, &survivors)).await?);
        }
    }
    if let Some(customer) = choose(&known, &guest.first_name, &guest.last_name) {
        return Ok(customer);
    }
    let (customer, _) = customer_record::create(tx, guest, draw).await?;
    Ok(customer)
}

/// Returns the first enabled customer of an address with the same name. A customer whose account came from another
/// system gets no order by an address that they have not proved.
fn choose(known: &[AccountRow], first_name: &str, last_name: &str) -> Option<CustomerId> {
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    known
        .iter()
        .find(|row| {
            let reachable = !row.disabled && !row.signs_in_unproved();
            reachable && same(&row.first_name, first_name) && same(&row.last_name, last_name)
        })
        .map(|row| row.customer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::CustomerNumber;

    fn row(customer: CustomerId, name: &str, disabled: bool) -> AccountRow {
        let (first_name, last_name) = name.split_once(' ').expect("two names");
        AccountRow {
            customer,
            number: CustomerNumber::from_draw(7),
            first_name: first_name.into(),
            last_name: last_name.into(),
            email: Some("ana@example.test".into()),
            phone: None,
            locale: "en".into(),
            disabled,
            last_purchase_at: None,
            state: None,
            password_hash: None,
            number_sign_in: None,
            sign_in_email: None,
            email_proved: None,
        }
    }

    #[test]
    fn an_order_belongs_to_the_first_customer_with_its_address_and_name() {
        const ANA: &str = "Ana Núñez";
        for (known, expected) in [
            (&[][..], None),
            (&[(1, ANA, false)], Some(1)),
            (&[(1, "ana NÚÑEZ", false)], Some(1)),
            (&[(1, "Ana Nunez", false)], None),
            (&[(1, "Eva Núñez", false), (2, ANA, false)], Some(2)),
            (&[(1, ANA, true)], None),
            (&[(1, ANA, true), (2, ANA, false), (3, ANA, false)], Some(2)),
        ] {
            let rows: Vec<_> = known
                .iter()
                .map(|&(id, name, disabled)| row(CustomerId::new(id), name, disabled))
                .collect();
            let chosen = choose(&rows, "Ana", "Núñez").map(CustomerId::get);
            assert_eq!(chosen, expected, "{known:?}");
        }
    }
}
