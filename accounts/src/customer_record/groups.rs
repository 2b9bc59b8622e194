//! The stored groups of possible duplicates: a group is kept while it has two customers.

use crate::store::{
    StoreError, Tx, query,
    rows::{DuplicateKind, KnownBy},
};
use model::{CustomerId, OperatorId};
use std::collections::{BTreeMap, BTreeSet};

/// The keys of a customer before and after a change.
#[derive(Debug, Default)]
pub(crate) struct KeyChange {
    /// The default for a new customer.
    pub before: KnownBy,
    pub after: KnownBy,
}

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

/// Updates the groups of many customers after their changes, by few statements.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn regroup_many(
    tx: &mut Tx,
    operator: OperatorId,
    changes: &[KeyChange],
) -> Result<(), StoreError> {
    let (mut emails, mut names) = (BTreeSet::new(), BTreeSet::new());
    for change in changes {
        let (old, new) = (change.before.groups(), change.after.groups());
        let left = old.iter().filter(|group| !new.contains(group));
        let joined = new.iter().filter(|group| !old.contains(group));
        for (kind, key) in left.chain(joined) {
            let changed = match kind {
                DuplicateKind::Email => &mut emails,
                DuplicateKind::Name => &mut names,
            };
            changed.insert(key.clone());
        }
    }
    let (emails, names): (Vec<_>, Vec<_>) =
        (emails.into_iter().collect(), names.into_iter().collect());
    let latest = latest_with_email(tx, operator, &emails).await?;
    write_groups(tx, operator, DuplicateKind::Email, &emails, &latest).await?;
    let latest = latest_with_name(tx, operator, &names).await?;
    write_groups(tx, operator, DuplicateKind::Name, &names, &latest).await
}

/// Returns the latest customer of every address that several customers share. Agents' addresses make no group.
async fn latest_with_email(
    tx: &mut Tx,
    operator: OperatorId,
    keys: &[String],
) -> Result<BTreeMap<String, CustomerId>, StoreError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let agents = query!(tx, import_customers::agents_addresses(operator, keys)).await?;
    let found = query!(tx, duplicates::sharing_email(operator, keys)).await?;
    let shared = found.into_iter().filter_map(|(key, members, latest)| {
        let key = key.filter(|key| members > 1 && !agents.contains(key))?;
        Some((key, latest?))
    });
    Ok(shared.collect())
}

/// Returns the latest customer of every name with a phone that several customers share.
async fn latest_with_name(
    tx: &mut Tx,
    operator: OperatorId,
    keys: &[String],
) -> Result<BTreeMap<String, CustomerId>, StoreError> {
    if keys.is_empty() {
        return Ok(BTreeMap::new());
    }
    let phone = |key: &String| key.rsplit(KnownBy::SEPARATOR).next().unwrap_or_default().to_owned();
    let phones: BTreeSet<String> = keys.iter().map(phone).collect();
    let phones: Vec<String> = phones.into_iter().collect();
    let found = query!(tx, duplicates::sharing_name(operator, &phones)).await?;
    let shared = found.into_iter().filter_map(|shared| {
        let latest = shared.latest.filter(|_| shared.members > 1)?;
        Some((shared.group(), latest))
    });
    Ok(shared.collect())
}

/// Keeps the groups of a kind that have a latest customer, and ends the others.
async fn write_groups(
    tx: &mut Tx,
    operator: OperatorId,
    kind: DuplicateKind,
    keys: &[String],
    latest: &BTreeMap<String, CustomerId>,
) -> Result<(), StoreError> {
    let kept: Vec<(DuplicateKind, &str, CustomerId)> = keys
        .iter()
        .filter_map(|key| latest.get(key).map(|latest| (kind, key.as_str(), *latest)))
        .collect();
    let ended: Vec<String> =
        keys.iter().filter(|key| !latest.contains_key(*key)).cloned().collect();
    if !kept.is_empty() {
        query!(tx, duplicates::keep_many(operator, &kept)).await?;
    }
    if !ended.is_empty() {
        query!(tx, duplicates::end_many(operator, kind, &ended)).await?;
    }
    Ok(())
}
