//! Writes of a customer's own data. Every change of a name, a phone or an address updates the groups of possible
//! duplicates with it, and is recorded as made here: an import leaves it as it is. An undo then sets what was recorded
//! before.

mod groups;

pub(crate) use groups::{KeyChange, regroup, regroup_many};

use crate::{
    events::{self, Subject},
    store::{
        StoreError, Tx, query,
        rows::{NewCustomer, ProfileChange},
    },
};
use model::{CustomerId, CustomerNumber, EventKind, OperatorId};

/// Creates a customer with the first free number, and records the event; the draws start at `draw`. Returns the id and
/// the number.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn create(
    tx: &mut Tx,
    customer: &NewCustomer,
    draw: u32,
) -> Result<(CustomerId, CustomerNumber), StoreError> {
    let number = free_number(tx, customer.operator_id, draw).await?;
    let id = add(tx, customer, &number).await?;
    let (operator, now) = (customer.operator_id, customer.created_at);
    events::record(tx, operator, EventKind::CustomerCreated, Subject::customer(id), now).await?;
    Ok((id, number))
}

async fn free_number(
    tx: &mut Tx,
    operator: OperatorId,
    draw: u32,
) -> Result<CustomerNumber, StoreError> {
    let mut draw = draw;
    loop {
        let number = CustomerNumber::from_draw(draw);
        if query!(tx, customers::by_number(operator, &number)).await?.is_none() {
            return Ok(number);
        }
        draw = draw.wrapping_add(CustomerNumber::STEP);
    }
}

/// Adds a customer with that number. Returns the id.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn add(
    tx: &mut Tx,
    customer: &NewCustomer,
    number: &CustomerNumber,
) -> Result<CustomerId, StoreError> {
    let id = query!(tx, customers::insert(customer, number)).await?;
    regroup(tx, customer.operator_id, id, None).await?;
    Ok(id)
}

/// Changes name and phone of a customer. A merged customer stays empty.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn update_profile(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    change: ProfileChange<'_>,
) -> Result<(), StoreError> {
    let before = query!(tx, duplicates::known_by(operator, customer)).await?;
    query!(tx, customer_changes::mark_profile(operator, customer, change)).await?;
    query!(tx, customers::update_profile(operator, customer, change)).await?;
    regroup(tx, operator, customer, before).await
}

/// Sets or clears a customer's address, as typed and as key. A merged customer stays empty.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn set_email(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    email: Option<(&str, &str)>,
) -> Result<(), StoreError> {
    let before = query!(tx, duplicates::known_by(operator, customer)).await?;
    let address = email.map(|(email, _)| email);
    query!(tx, customer_changes::mark_email(operator, customer, address)).await?;
    query!(tx, customers::set_email(operator, customer, email)).await?;
    regroup(tx, operator, customer, before).await
}
