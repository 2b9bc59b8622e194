//! The places of an order: whether there are as many, and who held them too long.

use super::{expiry, payment};
use crate::{
    catalogue,
    store::{StoreError, Tx, query},
};
use model::{Locale, Money, Portal, Product, ProductId, Timestamp, refusals::BuyRefusal};

/// What somebody wants to buy.
pub(super) struct OrderRequest<'a> {
    pub portal: &'a Portal,
    pub product: ProductId,
    pub travellers: i32,
    /// What a traveller costs by the page; none where it did not say so.
    pub price: Option<&'a Money>,
    /// The language that it is bought in.
    pub locale: Locale,
    pub now: Timestamp,
}

/// What was bought, as it is kept.
pub(super) struct OrderItem {
    pub product: ProductId,
    pub title: String,
    pub total: Money,
    pub payable_until: Option<Timestamp>,
    /// None of a product without a capacity.
    pub held_places: i32,
}

/// Whether the places of an order were taken.
pub(super) enum PlacesOutcome {
    Taken(OrderItem),
    Refused(BuyRefusal),
}

/// Takes the places of an order, if it can be placed as the product is now. Those of orders that were not paid in time
/// go back first. A product without a capacity is not written to, so that its buyers do not wait for each other.
/// Returns what was taken, or why nothing was.
pub(super) async fn take(
    tx: &mut Tx,
    wanted: &OrderRequest<'_>,
) -> Result<PlacesOutcome, StoreError> {
    let &OrderRequest { portal, product: id, travellers, price, locale, now } = wanted;
    let operator = portal.operator;
    let Some((row, product)) = catalogue::on_sale(tx, portal, id, now).await? else {
        return Ok(PlacesOutcome::Refused(BuyRefusal::ProductGone));
    };
    if let Err(refusal) = check(&product, travellers, price) {
        return Ok(PlacesOutcome::Refused(refusal));
    }
    let held_places = if let Some(capacity) = row.capacity {
        let overdue = query!(tx, orders::overdue_of_product(operator, id, now)).await?;
        expiry::expire(tx, &overdue, now).await?;
        let max_taken = capacity - travellers;
        if !query!(tx, products::take_places(operator, id, travellers, max_taken)).await? {
            return Ok(PlacesOutcome::Refused(BuyRefusal::TooFewPlaces));
        }
        travellers
    } else {
        0
    };
    Ok(PlacesOutcome::Taken(OrderItem {
        product: id,
        title: product.title_in(locale).to_owned(),
        total: product.total(travellers),
        payable_until: payment::payable_until(row.payment_hours, now),
        held_places,
    }))
}

/// Checks that a product can be bought for so many travellers, at the price that was shown.
///
/// # Errors
/// Why it cannot.
pub(super) fn check(
    product: &Product,
    travellers: i32,
    price: Option<&Money>,
) -> Result<(), BuyRefusal> {
    if price.is_some_and(|price| *price != product.price) {
        return Err(BuyRefusal::PriceChanged);
    }
    match product.places_left {
        _ if travellers > product.max_per_order => Err(BuyRefusal::TravellersInvalid),
        Some(0) => Err(BuyRefusal::SoldOut),
        Some(left) if left < travellers => Err(BuyRefusal::TooFewPlaces),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_checked_against_the_product_as_it_is_now() {
        use BuyRefusal::{PriceChanged, SoldOut, TooFewPlaces, TravellersInvalid};
        let cost = |minor, currency: &str| Money { minor, currency: currency.into() };
        for (left, travellers, price, expected) in [
            (None, 9, None, Ok(())),
            (None, 10, None, Err(TravellersInvalid)),
            (Some(3), 3, Some(cost(4_500, "EUR")), Ok(())),
            (Some(3), 4, None, Err(TooFewPlaces)),
            (Some(1), 2, None, Err(TooFewPlaces)),
            (Some(0), 1, None, Err(SoldOut)),
            (Some(0), 10, None, Err(TravellersInvalid)),
            (None, 1, Some(cost(4_400, "EUR")), Err(PriceChanged)),
            (None, 1, Some(cost(4_500, "ARS")), Err(PriceChanged)),
            (None, 1, Some(cost(4_500, "")), Err(PriceChanged)),
        ] {
            let product = Product {
                id: ProductId::new(1),
                own_locale: Locale::Spanish,
                title: "Tarifa → Tánger".into(),
                description: String::new(),
                translations: Vec::new(),
                price: cost(4_500, "EUR"),
                places_left: left,
                max_per_order: 9,
            };
            let found = check(&product, travellers, price.as_ref());
            assert_eq!(found, expected, "{left:?} {travellers} {price:?}");
        }
    }
}
