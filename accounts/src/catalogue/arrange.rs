//! The order in which portals show products, and which are retired. Nothing is deleted: histories name what was bought.

use super::edit::MAX_PRODUCTS;
use crate::{
    AgentCaller,
    access::{allow, require_recent_code},
    audit,
    groups::Catalogue,
    store::{
        StoreError, Tx, query,
        rows::{NewAudit, ProductRow},
        transaction,
    },
};
use model::{
    Agent, AuditAction, Failure, Permission, ProductId, Timestamp, refusals::ProductRefusal,
};

/// Result of arranging.
enum ArrangeOutcome {
    Done,
    Unknown,
    /// The operator sells as many products as it may.
    TooMany,
}

/// Who arranges, and when.
struct ChangeContext<'a> {
    agent: &'a Agent,
    caller: &'a AgentCaller,
    now: Timestamp,
}

impl ChangeContext<'_> {
    fn record(&self, action: AuditAction, row: &ProductRow) -> NewAudit {
        audit::new_record(action, self.agent, self.caller, &row.title, self.now)
    }
}

impl Catalogue<'_> {
    /// Shows a product before another one, or last without one. Repeating it changes nothing.
    ///
    /// # Errors
    /// `Unknown`, also where one of them is retired.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn move_product(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProductId,
        before: Option<ProductId>,
    ) -> Result<(), Failure<ProductRefusal>> {
        allow(agent, Permission::ManageCatalogue)?;
        let context = ChangeContext { agent, caller, now: self.accounts.now() };
        let arranged = transaction!(self.accounts.store(), async |tx| {
            move_before(tx, id, before, &context).await
        });
        answer(&arranged.await?)
    }

    /// Takes a product off every portal. Orders and histories keep it.
    ///
    /// # Errors
    /// `Unknown`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn retire(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProductId,
    ) -> Result<(), Failure<ProductRefusal>> {
        allow(agent, Permission::ManageCatalogue)?;
        require_recent_code(agent)?;
        let context = ChangeContext { agent, caller, now: self.accounts.now() };
        let arranged =
            transaction!(self.accounts.store(), async |tx| { retire(tx, id, &context).await });
        answer(&arranged.await?)
    }

    /// Restores a retired product, shown last.
    ///
    /// # Errors
    /// `Unknown`, or `TooMany`.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn restore(
        self,
        agent: &Agent,
        caller: &AgentCaller,
        id: ProductId,
    ) -> Result<(), Failure<ProductRefusal>> {
        allow(agent, Permission::ManageCatalogue)?;
        require_recent_code(agent)?;
        let context = ChangeContext { agent, caller, now: self.accounts.now() };
        let arranged =
            transaction!(self.accounts.store(), async |tx| { restore(tx, id, &context).await });
        answer(&arranged.await?)
    }
}

fn answer(arranged: &ArrangeOutcome) -> Result<(), Failure<ProductRefusal>> {
    match arranged {
        ArrangeOutcome::Done => Ok(()),
        ArrangeOutcome::Unknown => Err(ProductRefusal::Unknown.into()),
        ArrangeOutcome::TooMany => Err(ProductRefusal::TooMany.into()),
    }
}

async fn move_before(
    tx: &mut Tx,
    id: ProductId,
    before: Option<ProductId>,
    context: &ChangeContext<'_>,
) -> Result<ArrangeOutcome, StoreError> {
    let operator = context.agent.operator;
    let rows = query!(tx, products::active(operator)).await?;
    let ids: Vec<ProductId> = rows.iter().map(|row| row.id).collect();
    let row = rows.iter().find(|row| row.id == id);
    let Some((row, moved)) = row.zip(moved(&ids, id, before)) else {
        return Ok(ArrangeOutcome::Unknown);
    };
    if moved == ids {
        return Ok(ArrangeOutcome::Done);
    }
    for (position, product) in (1..).zip(&moved) {
        let is_there = rows.iter().any(|row| row.id == *product && row.position == position);
        if !is_there {
            query!(tx, products::set_position(operator, *product, position)).await?;
        }
    }
    let place = |ids: &[ProductId]| ids.iter().take_while(|one| **one != id).count() + 1;
    let record = NewAudit {
        before: Some(format!("position={}", place(&ids))),
        after: Some(format!("position={}", place(&moved))),
        ..context.record(AuditAction::ProductMoved, row)
    };
    query!(tx, audit::record(&record)).await?;
    Ok(ArrangeOutcome::Done)
}

/// Returns the order after a product was put before another one, or last; none where one of them is not in it.
fn moved(ids: &[ProductId], id: ProductId, before: Option<ProductId>) -> Option<Vec<ProductId>> {
    if !ids.contains(&id) {
        return None;
    }
    if before == Some(id) {
        return Some(ids.to_vec());
    }
    let mut others: Vec<ProductId> = ids.iter().copied().filter(|one| *one != id).collect();
    let place = match before {
        Some(before) => others.iter().position(|one| *one == before)?,
        None => others.len(),
    };
    others.insert(place, id);
    Some(others)
}

async fn retire(
    tx: &mut Tx,
    id: ProductId,
    context: &ChangeContext<'_>,
) -> Result<ArrangeOutcome, StoreError> {
    let operator = context.agent.operator;
    let Some(row) = query!(tx, products::by_id(operator, id)).await? else {
        return Ok(ArrangeOutcome::Unknown);
    };
    if row.retired_at.is_none() {
        query!(tx, products::set_retired(operator, id, Some(context.now))).await?;
        let record = context.record(AuditAction::ProductRetired, &row);
        query!(tx, audit::record(&record)).await?;
    }
    Ok(ArrangeOutcome::Done)
}

async fn restore(
    tx: &mut Tx,
    id: ProductId,
    context: &ChangeContext<'_>,
) -> Result<ArrangeOutcome, StoreError> {
    let operator = context.agent.operator;
    let Some(row) = query!(tx, products::by_id(operator, id)).await? else {
        return Ok(ArrangeOutcome::Unknown);
    };
    if row.retired_at.is_none() {
        return Ok(ArrangeOutcome::Done);
    }
    if query!(tx, products::count_active(operator)).await? >= MAX_PRODUCTS {
        return Ok(ArrangeOutcome::TooMany);
    }
    let last = query!(tx, products::last_position(operator)).await?;
    query!(tx, products::set_position(operator, id, last.unwrap_or_default() + 1)).await?;
    query!(tx, products::set_retired(operator, id, None)).await?;
    let record = context.record(AuditAction::ProductRestored, &row);
    query!(tx, audit::record(&record)).await?;
    Ok(ArrangeOutcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_goes_before_another_one_or_last() {
        const ALL: [i64; 4] = [1, 2, 3, 4];
        let all = ALL.map(ProductId::new);
        for (id, before, expected) in [
            (3, Some(2), Some([1, 3, 2, 4])),
            (1, Some(3), Some([2, 1, 3, 4])),
            (4, Some(1), Some([4, 1, 2, 3])),
            (1, None, Some([2, 3, 4, 1])),
            (4, None, Some(ALL)),
            (3, Some(4), Some(ALL)),
            (3, Some(3), Some(ALL)),
            (3, Some(9), None),
            (9, Some(1), None),
            (9, None, None),
        ] {
            let (id, before) = (ProductId::new(id), before.map(ProductId::new));
            let found = moved(&all, id, before);
            let expected = expected.map(|ids| ids.map(ProductId::new).to_vec());
            assert_eq!(found, expected, "{id} before {before:?}");
            // The same again leads to the same.
            let again = found.clone().and_then(|ids| moved(&ids, id, before));
            assert_eq!(again, found);
        }
    }
}
