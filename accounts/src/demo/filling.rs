//! Products and customers of a demo operator.

use super::{
    DEMO_PASSWORD,
    operator::{DemoProduct, Operator},
    people::{BOUNCED, PEOPLE, Person, Way},
};
use crate::{
    customer_record,
    groups::Demo,
    purchases::Payment,
    store::{
        StoreError, query,
        rows::{
            AccountRow, BounceRow, NewAccount, NewCustomer, NewProduct, NewProductDate,
            NewProductText, NewPurchase, ProductTerms,
        },
        transaction, write,
    },
};
use chrono::TimeDelta;
use model::{CustomerId, CustomerNumber, MailId, OperatorId, PortalId, ProductId, Timestamp};

/// Where the demo's customers buy.
struct Shop<'a> {
    operator: &'a Operator,
    operator_id: OperatorId,
    portal_id: PortalId,
    now: Timestamp,
}

impl Demo<'_> {
    /// Adds products and customers to a new operator and its portal.
    pub(super) async fn fill(
        self,
        operator: &Operator,
        (operator_id, portal_id): (OperatorId, PortalId),
    ) -> Result<(), StoreError> {
        for (product, position) in operator.products.iter().zip(1..) {
            let terms = ProductTerms {
                title: product.title,
                description: product.description,
                price_minor: product.price_minor,
                currency: operator.currency,
                capacity: product.capacity,
                everywhere: true,
                on_sale_from: None,
                on_sale_until: None,
                max_travellers: None,
                payment_hours: product.payment_hours,
                dated: !product.dates.is_empty(),
            };
            let product_id = self.add_product(NewProduct { operator_id, position, terms }).await?;
            for (locale, title, description) in product.translations {
                let locale = locale.tag();
                let text = NewProductText { product_id, locale, operator_id, title, description };
                write!(self.accounts.store(), products::insert_text(text)).await?;
            }
            self.add_dates(operator, (operator_id, product_id), product).await?;
        }
        let password_hash =
            self.accounts.0.hasher.hash(DEMO_PASSWORD).await.map_err(|_| {
                StoreError::Connection("no time to hash the demo's passwords".into())
            })?;
        for person in &PEOPLE {
            let shop = Shop { operator, operator_id, portal_id, now: self.accounts.now() };
            self.add_person(&shop, person, &password_hash).await?;
        }
        let bounce = BounceRow {
            operator_id,
            email_key: BOUNCED.to_owned(),
            // Of a mail that is not kept any more.
            mail_id: MailId::default(),
            status: "5.1.1".to_owned(),
            reason: "550 5.1.1 The email account that you tried to reach does not exist".to_owned(),
            at: self.accounts.now() - TimeDelta::days(2),
        };
        write!(self.accounts.store(), bounces::insert(&bounce)).await
    }

    async fn add_dates(
        self,
        operator: &Operator,
        (operator_id, product_id): (OperatorId, ProductId),
        product: &DemoProduct,
    ) -> Result<(), StoreError> {
        for &(days, hour, capacity) in product.dates {
            let at = operator.moment(self.accounts.now(), days, hour);
            let date = NewProductDate { operator_id, product_id, at, capacity };
            write!(self.accounts.store(), product_dates::insert(date)).await?;
        }
        Ok(())
    }

    async fn add_person(
        self,
        shop: &Shop<'_>,
        person: &Person,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let customer = shop.customer(person);
        transaction!(self.accounts.store(), async |tx| {
            let id = customer_record::add(tx, &customer).await?;
            if let Some(account) = shop.account(id, person, password_hash) {
                query!(tx, demo::account(&account)).await?;
            }
            for purchase in shop.purchases(id, person) {
                query!(tx, demo::purchase(&purchase)).await?;
            }
            Ok(())
        })
        .await
    }
}

impl Shop<'_> {
    fn customer(&self, (draw, first_name, last_name, email, _, bought): &Person) -> NewCustomer {
        NewCustomer {
            operator_id: self.operator_id,
            number: CustomerNumber::from_draw(*draw).digits().to_owned(),
            first_name: (*first_name).into(),
            last_name: (*last_name).into(),
            email: Some((*email).into()),
            email_key: Some((*email).into()),
            phone: None,
            locale: self.operator.locale.tag().into(),
            disabled: false,
            last_purchase_at: bought.iter().map(|days| self.days_ago(*days)).max(),
            created_at: self.days_ago(300),
        }
    }

    fn account<'a>(
        &self,
        customer_id: CustomerId,
        (_, _, _, email, way, _): &Person,
        password_hash: &'a str,
    ) -> Option<NewAccount<'a>> {
        if matches!(way, Way::Guest) {
            return None;
        }
        let is_active = matches!(way, Way::ByNumber | Way::ByEmailAndNumber);
        let signs_in_by_email = way.signs_in_by_email();
        Some(NewAccount {
            customer_id,
            operator_id: self.operator_id,
            state: if is_active { AccountRow::ACTIVE } else { AccountRow::INVITED },
            password_hash: is_active.then_some(password_hash),
            number_sign_in: is_active,
            sign_in_email: signs_in_by_email.then_some(*email),
            activated_at: is_active.then_some(self.now),
            password_changed_at: is_active.then_some(self.now),
            email_proved: signs_in_by_email,
        })
    }

    /// Returns a purchase for two, and further ones for one traveller.
    fn purchases(
        &self,
        customer_id: CustomerId,
        (draw, first_name, last_name, email, way, bought): &Person,
    ) -> Vec<NewPurchase> {
        let number = CustomerNumber::from_draw(*draw);
        let purchase = |(place, days): (usize, &i64)| {
            let mut dated = self.operator.products.iter().filter(|one| !one.dates.is_empty());
            let coming = dated.next().filter(|_| place == 0 && way.signs_in_by_email());
            let products = self.operator.products;
            let product = coming.unwrap_or(&products[place % products.len()]);
            let date = product.dates.first();
            let travellers: i32 = if place == 0 { 2 } else { 1 };
            NewPurchase {
                operator_id: self.operator_id,
                portal_id: self.portal_id,
                customer_id,
                number: format!("P-{}{place}", &number.digits()[..7]),
                product: product.title.into(),
                travellers,
                total_minor: product.price_minor * i64::from(travellers),
                currency: self.operator.currency.into(),
                payment: Payment::AtTheCounter,
                first_name: (*first_name).into(),
                last_name: (*last_name).into(),
                email: (*email).into(),
                at: self.days_ago(*days),
                product_id: None,
                payable_until: None,
                held_places: 0,
                release_at: None,
                travel_at: date.map(|&(days, hour, _)| self.operator.moment(self.now, days, hour)),
                date_id: None,
            }
        };
        bought.iter().enumerate().map(purchase).collect()
    }

    fn days_ago(&self, days: i64) -> Timestamp {
        self.now - TimeDelta::days(days)
    }
}
