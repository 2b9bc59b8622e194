//! Passwords from other systems: by the command only, and only for customers whom the import creates.

use crate::{
    StoreError,
    foreign_hash::{
        ForeignAccountRefusal, ForeignHash, HashRefusal, account_refusal, open_account,
    },
    store::Tx,
};
use model::{CustomerId, OperatorId, Timestamp, refusals::ImportRowRefusal};

/// Reads the hash of a cell.
///
/// # Errors
/// Why it cannot be imported.
pub(super) fn read(text: &str) -> Result<ForeignHash, ImportRowRefusal> {
    ForeignHash::parse(text).map_err(|refusal| match refusal {
        HashRefusal::UnknownKind => ImportRowRefusal::HashUnknown,
        HashRefusal::Malformed => ImportRowRefusal::HashMalformed,
        HashRefusal::TooCostly => ImportRowRefusal::HashTooCostly,
    })
}

/// Returns why a new customer with that address gets no account.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn refusal(
    tx: &mut Tx,
    operator: OperatorId,
    email_key: Option<&str>,
) -> Result<Option<ImportRowRefusal>, StoreError> {
    let refusal = account_refusal(tx, operator, email_key).await?;
    Ok(refusal.map(|refusal| match refusal {
        ForeignAccountRefusal::AgentsAddress => ImportRowRefusal::AgentsAddress,
        ForeignAccountRefusal::AddressTaken | ForeignAccountRefusal::HasAccount => {
            ImportRowRefusal::EmailTaken
        }
    }))
}

/// Opens the account of a customer whom this transaction has created. The plan has checked that it can be opened.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn open(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    (email_key, hash): (Option<&str>, &ForeignHash),
    now: Timestamp,
) -> Result<(), StoreError> {
    if open_account(tx, operator, customer, email_key, hash, now).await?.is_some() {
        tracing::warn!(customer = customer.get(), "import.account.refused");
    }
    Ok(())
}
