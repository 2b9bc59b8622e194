//! What portals and admins see of stored products.

use super::super::sale::tests::{at, row};
use super::*;

fn expired(product: Option<i64>, date: Option<i64>, places: i64) -> ExpiredPlacesRow {
    ExpiredPlacesRow {
        product_id: product.map(ProductId::new),
        date_id: date.map(ProductDateId::new),
        places: Some(places),
    }
}

#[test]
fn a_portal_shows_what_is_sold_there_now() {
    let product = |id, everywhere| ProductRow { id, everywhere, ..row() };
    let three =
        |id| ProductRow { capacity: Some(3), places_sold: 3, ..product(ProductId::new(id), true) };
    let loaded = StoredProducts {
        rows: vec![
            product(ProductId::new(1), true),
            product(ProductId::new(2), false),
            product(ProductId::new(3), false),
            ProductRow { retired_at: Some(at(1)), ..product(ProductId::new(4), true) },
            ProductRow { on_sale_from: Some(at(9)), ..product(ProductId::new(5), true) },
            three(6),
            three(7),
        ],
        own_locale: Locale::English,
        texts: Vec::new(),
        portals: [(2, 20), (3, 10), (3, 20)]
            .map(|(product, portal)| (ProductId::new(product), PortalId::new(portal)))
            .to_vec(),
        dates: Vec::new(),
        expired: vec![
            expired(None, None, 9),
            expired(Some(7), Some(1), 1),
            expired(Some(7), None, 2),
        ],
    };
    let shown = |portal| -> Vec<_> {
        let products = loaded.shown_on(PortalId::new(portal), at(5));
        products.into_iter().map(|product| (product.id.get(), product.places_left)).collect()
    };
    assert_eq!(shown(10), [(1, None), (3, None), (6, Some(0)), (7, Some(2))]);
    assert_eq!(shown(20), [(1, None), (2, None), (3, None), (6, Some(0)), (7, Some(2))]);
}

#[test]
fn a_product_with_dates_is_sold_for_those_to_come_while_there_are_any() {
    let date = |id: i64, capacity, places_sold| ProductDateRow {
        id: ProductDateId::new(id),
        product_id: ProductId::new(1),
        at: at(id),
        capacity,
        places_sold,
        offered: true,
    };
    let loaded = StoredProducts {
        rows: vec![ProductRow { dated: true, capacity: Some(4), places_sold: 4, ..row() }],
        own_locale: Locale::English,
        texts: Vec::new(),
        portals: Vec::new(),
        dates: vec![date(3, None, 1), date(6, Some(9), 2), date(8, None, 4)],
        expired: vec![expired(Some(1), Some(8), 1), expired(Some(1), None, 4)],
    };
    let offered = |now| -> Option<Vec<_>> {
        let product = loaded.shown_on(PortalId::new(1), at(now)).pop()?;
        let dates = product.dates.into_iter().flatten();
        Some(dates.map(|date| (date.id.get(), date.places_left)).collect())
    };
    assert_eq!(offered(2), Some(vec![(3, Some(3)), (6, Some(7)), (8, Some(1))]));
    assert_eq!(offered(3), Some(vec![(6, Some(7)), (8, Some(1))]), "one has begun");
    assert_eq!(offered(7), Some(vec![(8, Some(1))]));
    assert_eq!(offered(8), None, "all are over");
    let details = loaded.details(Locale::English, &[Locale::French], at(8)).remove(0);
    assert_eq!(details.offered, [Locale::French]);
    assert_eq!(details.state, model::SaleState::Over);
    let taken: Vec<_> = details.dates.iter().map(|date| date.places_taken).collect();
    assert_eq!(taken, [1, 2, 3]);
}
