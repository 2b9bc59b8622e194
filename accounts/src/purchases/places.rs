//! The places of an order: whether enough are free, and the release of those of unpaid orders.

use super::{expiry, payment};
use crate::{
    catalogue::{self, OnSale},
    store::{StoreError, Tx, query},
};
use model::{
    Locale, Money, Portal, Product, ProductDate, ProductDateId, ProductId, Timestamp,
    refusals::BuyRefusal,
};

/// A requested purchase.
pub(crate) struct OrderRequest<'a> {
    pub portal: &'a Portal,
    pub product: ProductId,
    pub date: Option<ProductDateId>,
    pub travellers: i32,
    /// The price for a traveller that the page showed; none if it showed none.
    pub price: Option<&'a Money>,
    /// The language that it is bought in.
    pub locale: Locale,
    pub now: Timestamp,
}

/// What was bought, as it is kept.
pub(crate) struct OrderItem {
    pub product: ProductId,
    pub title: String,
    pub total: Money,
    pub payable_until: Option<Timestamp>,
    /// None where there is no capacity.
    pub held_places: i32,
    /// Whose places they are, of a product with dates.
    pub date: Option<ProductDate>,
}

/// Whether the places of an order were taken.
pub(crate) enum PlacesOutcome {
    Taken(OrderItem),
    Refused(BuyRefusal),
}

/// Takes the places of an order, if it can be placed as the product is now. Those of orders that were not paid in time
/// are released first. A product without a capacity is not written, so that its buyers do not wait for each other.
/// Returns what was taken, or why nothing was.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn take(
    tx: &mut Tx,
    wanted: &OrderRequest<'_>,
) -> Result<PlacesOutcome, StoreError> {
    let &OrderRequest { portal, product: id, date, travellers, price, locale, now } = wanted;
    let Some(on_sale) = catalogue::on_sale(tx, portal, id, now).await? else {
        return Ok(PlacesOutcome::Refused(BuyRefusal::ProductGone));
    };
    let date = match check(&on_sale.product, date, travellers, price) {
        Ok(date) => date.cloned(),
        Err(refusal) => return Ok(PlacesOutcome::Refused(refusal)),
    };
    let Some(held_places) = hold(tx, wanted, &on_sale, date.as_ref()).await? else {
        return Ok(PlacesOutcome::Refused(BuyRefusal::TooFewPlaces));
    };
    let (product, travel_at) = (&on_sale.product, date.as_ref().map(|date| date.at));
    Ok(PlacesOutcome::Taken(OrderItem {
        product: id,
        title: product.title_in(locale).to_owned(),
        total: product.total(travellers),
        payable_until: payment::payable_until(on_sale.row.payment_hours, travel_at, now),
        held_places,
        date,
    }))
}

/// Takes the places of a date, or of a product without dates. Returns how many are held, or none if there are too few.
async fn hold(
    tx: &mut Tx,
    wanted: &OrderRequest<'_>,
    on_sale: &OnSale,
    date: Option<&ProductDate>,
) -> Result<Option<i32>, StoreError> {
    let &OrderRequest { portal, product, travellers, now, .. } = wanted;
    let (operator, date) = (portal.operator, date.map(|date| date.id));
    let Some(capacity) = on_sale.capacity(date) else { return Ok(Some(0)) };
    let overdue = query!(tx, orders::overdue_of_product(operator, product, now)).await?;
    expiry::expire(tx, &overdue, now).await?;
    let max_taken = capacity - travellers;
    let are_taken = match date {
        Some(date) => {
            query!(tx, product_dates::take_places(operator, date, travellers, max_taken)).await?
        }
        None => query!(tx, products::take_places(operator, product, travellers, max_taken)).await?,
    };
    Ok(are_taken.then_some(travellers))
}

/// Checks that a product can be bought for that date and so many travellers, at the price that was shown. Returns the
/// date.
///
/// # Errors
/// Why it cannot.
pub(super) fn check<'a>(
    product: &'a Product,
    date: Option<ProductDateId>,
    travellers: i32,
    price: Option<&Money>,
) -> Result<Option<&'a ProductDate>, BuyRefusal> {
    if price.is_some_and(|price| *price != product.price) {
        return Err(BuyRefusal::PriceChanged);
    }
    if travellers > product.max_per_order {
        return Err(BuyRefusal::TravellersInvalid);
    }
    if product.max_travellers() == 0 {
        return Err(BuyRefusal::SoldOut);
    }
    let date = match (&product.dates, date) {
        (None, None) => None,
        (Some(_), None) => return Err(BuyRefusal::DateMissing),
        (_, Some(id)) => Some(product.date(id).ok_or(BuyRefusal::DateGone)?),
    };
    match date.map_or(product.places_left, |date| date.places_left) {
        Some(0) => Err(BuyRefusal::DateSoldOut),
        Some(left) if left < travellers => Err(BuyRefusal::TooFewPlaces),
        Some(_) | None => Ok(date),
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
                dates: None,
            };
            let found = check(&product, None, travellers, price.as_ref());
            assert_eq!(found.map(|_| ()), expected, "{left:?} {travellers} {price:?}");
        }
    }

    #[test]
    fn an_order_of_a_product_with_dates_is_for_one_that_has_places() {
        use BuyRefusal::{DateGone, DateMissing, DateSoldOut, SoldOut, TooFewPlaces};
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let date = |(id, places_left)| ProductDate { id: ProductDateId::new(id), at, places_left };
        let dates = &[(1, Some(0)), (2, Some(3)), (3, None)][..];
        for (dates, wanted, expected) in [
            (Some(dates), Some(2), Ok(Some(2))),
            (Some(dates), Some(3), Ok(Some(3))),
            (Some(dates), Some(1), Err(DateSoldOut)),
            (Some(dates), Some(4), Err(DateGone)),
            (Some(dates), Some(0), Err(DateGone)),
            (Some(dates), None, Err(DateMissing)),
            (Some(&[(1, Some(1))][..]), Some(1), Err(TooFewPlaces)),
            (Some(&[(1, Some(0))][..]), Some(1), Err(SoldOut)),
            (None, Some(1), Err(DateGone)),
            (None, None, Ok(None)),
        ] {
            let product = Product {
                id: ProductId::new(1),
                own_locale: Locale::Spanish,
                title: "Tarifa → Tánger".into(),
                description: String::new(),
                translations: Vec::new(),
                price: Money { minor: 4_500, currency: "EUR".into() },
                places_left: None,
                max_per_order: 9,
                dates: dates.map(|dates| dates.iter().copied().map(date).collect()),
            };
            let found = check(&product, wanted.map(ProductDateId::new), 2, None);
            let found = found.map(|date| date.map(|date| date.id.get()));
            assert_eq!(found, expected, "{dates:?} {wanted:?}");
        }
    }
}
