//! How the address on file of an account is known to be its customer's.

use crate::store::{StoreError, Tx, query};
use model::{CustomerId, IdentityId, OperatorId};

/// How the address on file was proved to be the customer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmailProof {
    Unproved,
    /// By a link mailed to this very address.
    Link,
    /// By the provider of that identity, which vouches for it.
    Provider(IdentityId),
}

/// Clears the proof of an address that an identity vouched for which is no longer the customer's.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn forget_lost(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
) -> Result<(), StoreError> {
    let proof = query!(tx, accounts::email_proof(operator, customer)).await?;
    if let EmailProof::Provider(identity) = proof
        && !query!(tx, identities::is_of_customer(operator, customer, identity)).await?
    {
        query!(tx, accounts::set_email_proof(operator, customer, EmailProof::Unproved)).await?;
    }
    Ok(())
}
