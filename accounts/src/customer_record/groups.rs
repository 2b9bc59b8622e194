//! The stored groups of possible duplicates: a group is kept while it has two customers.

use crate::store::{
    StoreError, Tx, query,
    rows::{DuplicateKind, KnownBy},
};
use model::{CustomerId, OperatorId};

/// Updates the groups of a customer after a change; `before` are the keys before it.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn regroup(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    before: Option<KnownBy>,
) -> Result<(), StoreError> {
    let old = before.unwrap_or_default().groups();
    let now = query!(tx, duplicates::known_by(operator, customer)).await?;
    let new = now.unwrap_or_default().groups();
    let left = old.iter().filter(|group| !new.contains(group));
    let joined = new.iter().filter(|group| !old.contains(group));
    let changed: Vec<_> = left.chain(joined).collect();
    for (kind, key) in changed {
        count_again(tx, operator, *kind, key).await?;
    }
    Ok(())
}

/// Keeps a group while it has two customers. Agents' addresses make no group: counter sales use them.
async fn count_again(
    tx: &mut Tx,
    operator: OperatorId,
    kind: DuplicateKind,
    key: &str,
) -> Result<(), StoreError> {
    let is_agents = kind == DuplicateKind::Email
        && query!(tx, customers::is_agents_address(operator, key)).await?;
    let members = if is_agents {
        Vec::new()
    } else {
        query!(tx, duplicates::members(operator, kind, key, 2)).await?
    };
    if let [latest, _] = members.as_slice() {
        query!(tx, duplicates::keep(operator, kind, key, latest.id)).await?;
    } else {
        query!(tx, duplicates::end(operator, kind, key)).await?;
    }
    Ok(())
}
