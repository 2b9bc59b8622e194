//! The dates of a product: which are added, changed and withdrawn. Those that orders were placed for are never deleted,
//! so that a date that is offered again has no more places than before.

use super::typed_dates::TypedDate;
use crate::store::{
    StoreError, Tx, query,
    rows::{NewProductDate, ProductDateRow},
};
use model::{OperatorId, ProductId, Timestamp};

/// Returns whether a date is added that is over. Those that are offered already may stay.
pub(super) fn adds_past(existing: &[ProductDateRow], typed: &[TypedDate], now: Timestamp) -> bool {
    let is_offered = |at| existing.iter().any(|row| row.offered && row.at == at);
    typed.iter().any(|date| date.at <= now && !is_offered(date.at))
}

/// Offers those dates of a product and no others.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(super) async fn write(
    tx: &mut Tx,
    operator: OperatorId,
    product: ProductId,
    existing: &[ProductDateRow],
    typed: &[TypedDate],
) -> Result<(), StoreError> {
    for &TypedDate { at, capacity } in typed {
        match existing.iter().find(|row| row.at == at) {
            Some(row) if row.offered && row.capacity == capacity => {}
            Some(row) => {
                query!(tx, product_dates::change(operator, row.id, true, capacity)).await?;
            }
            None => {
                let date =
                    NewProductDate { operator_id: operator, product_id: product, at, capacity };
                query!(tx, product_dates::insert(date)).await?;
            }
        }
    }
    let is_typed = |row: &ProductDateRow| typed.iter().any(|date| date.at == row.at);
    for row in existing.iter().filter(|row| row.offered && !is_typed(row)) {
        query!(tx, product_dates::change(operator, row.id, false, row.capacity)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::sale::tests::at;
    use super::*;
    use model::ProductDateId;

    #[test]
    fn a_date_that_is_over_may_stay_but_not_be_added() {
        let row = |minutes, offered| ProductDateRow {
            id: ProductDateId::new(minutes),
            product_id: ProductId::new(1),
            at: at(minutes),
            capacity: None,
            places_sold: 0,
            offered,
        };
        for (existing, typed, expected) in [
            (vec![], 6, false),
            (vec![], 5, true),
            (vec![row(4, true)], 4, false),
            (vec![row(4, false)], 4, true),
            (vec![row(4, true)], 3, true),
        ] {
            let typed = [TypedDate { at: at(typed), capacity: None }];
            assert_eq!(adds_past(&existing, &typed, at(5)), expected, "{existing:?} {typed:?}");
        }
    }
}
