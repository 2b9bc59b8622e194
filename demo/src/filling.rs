//! Products and customers of a demo operator.

use crate::{
    PASSWORD,
    operator::{DemoProduct, Operator},
    people::{AccountKind, BOUNCED, PEOPLE, Person},
};
use accounts::{
    Accounts, StoreError,
    seeding::{SeedAccount, SeedBounce, SeedCustomer, SeedProduct, SeedPurchase},
};
use chrono::TimeDelta;
use model::{CustomerNumber, Locale, OperatorId, PortalId, ProductId, Timestamp};

/// Orders that are older than this many days were not paid in time.
const EXPIRED_DAYS: i64 = 180;

/// Where the demo's customers buy.
struct Shop<'a> {
    operator: &'a Operator,
    operator_id: OperatorId,
    portal_id: PortalId,
    now: Timestamp,
    password_hash: &'a str,
    /// In the order of the operator's.
    products: Vec<ProductId>,
}

/// Adds products and customers to a new operator and its portal.
pub(super) async fn fill(
    accounts: &Accounts,
    operator: &Operator,
    (operator_id, portal_id): (OperatorId, PortalId),
) -> Result<(), StoreError> {
    let (seeding, now) = (accounts.seeding(), accounts.now());
    let mut products = Vec::new();
    for (product, position) in operator.products.iter().zip(1..) {
        let dates = dates(operator, product, now);
        let product = SeedProduct {
            operator: operator_id,
            position,
            title: product.title,
            description: product.description,
            price_minor: product.price_minor,
            currency: operator.currency,
            capacity: product.capacity,
            payment_hours: product.payment_hours,
            translations: product.translations,
            dates: &dates,
        };
        products.push(seeding.product(product).await?);
    }
    // A new portal does not offer this language by itself.
    let mut written = operator.products.iter().flat_map(|product| product.translations);
    if written.any(|(locale, ..)| *locale == Locale::BrazilianPortuguese) {
        seeding.offer((operator_id, portal_id), &Locale::ALL).await?;
    }
    let password_hash = &seeding.password_hash(PASSWORD).await?;
    let shop = Shop { operator, operator_id, portal_id, now, password_hash, products };
    for person in &PEOPLE {
        seeding.customer(&shop.customer(person)).await?;
    }
    let bounce = SeedBounce {
        operator: operator_id,
        email: BOUNCED,
        status: "5.1.1",
        reason: "550 5.1.1 The email account that you tried to reach does not exist",
        at: now - TimeDelta::days(2),
    };
    seeding.bounce(bounce).await
}

/// Returns the number of a customer's order, by the draw of the customer's number and the place among the purchases.
pub(super) fn order_number(draw: u32, place: usize) -> String {
    format!("P-{}{place}", &CustomerNumber::from_draw(draw).digits()[..7])
}

/// Returns the moments of a product's dates, each with its places.
fn dates(
    operator: &Operator,
    product: &DemoProduct,
    now: Timestamp,
) -> Vec<(Timestamp, Option<i32>)> {
    let moment = |&(days, hour, capacity)| (operator.moment(now, days, hour), capacity);
    product.dates.iter().map(moment).collect()
}

impl<'a> Shop<'a> {
    fn customer(&self, person: &Person) -> SeedCustomer<'a> {
        SeedCustomer {
            operator: self.operator_id,
            portal: self.portal_id,
            number: CustomerNumber::from_draw(person.draw),
            first_name: person.first_name,
            last_name: person.last_name,
            email: person.email,
            locale: self.operator.locale,
            created_at: self.days_ago(300),
            account: self.account(&person.account),
            purchases: self.purchases(person),
            sign_ins: self.sign_ins(person),
        }
    }

    fn account(&self, kind: &AccountKind) -> Option<SeedAccount<'a>> {
        let password_hash = self.password_hash;
        match kind {
            AccountKind::Guest => None,
            AccountKind::Invited => Some(SeedAccount::Invited),
            AccountKind::ByNumber => Some(SeedAccount::Active { password_hash, by_email: false }),
            AccountKind::ByEmailAndNumber => {
                Some(SeedAccount::Active { password_hash, by_email: true })
            }
        }
    }

    /// Returns a purchase for two, and further ones for one traveller.
    fn purchases(&self, person: &Person) -> Vec<SeedPurchase> {
        let products = self.operator.products;
        let purchase = |(place, days): (usize, &i64)| {
            let dated = products.iter().position(|product| !product.dates.is_empty());
            let coming = dated.filter(|_| place == 0 && person.account.signs_in_by_email());
            let index = coming.unwrap_or(place % products.len());
            let date = products[index].dates.first();
            SeedPurchase {
                number: order_number(person.draw, place),
                product: self.products[index],
                travellers: if place == 0 { 2 } else { 1 },
                at: self.days_ago(*days),
                payable_until: (*days > EXPIRED_DAYS).then(|| self.days_ago(*days - 2)),
                travel_at: date.map(|&(days, hour, _)| self.operator.moment(self.now, days, hour)),
            }
        };
        person.bought.iter().enumerate().map(purchase).collect()
    }

    /// Returns some mornings of the last four weeks, others for each customer who signs in.
    fn sign_ins(&self, person: &Person) -> Vec<Timestamp> {
        let signs_in = person.account.signs_in();
        let days = (1..28_u32).rev().filter(|day| signs_in && (person.draw >> *day) & 1 == 1);
        days.map(|day| self.operator.moment(self.now, -i64::from(day), 9)).collect()
    }

    fn days_ago(&self, days: i64) -> Timestamp {
        self.now - TimeDelta::days(days)
    }
}
