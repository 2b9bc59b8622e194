//! Customers in every state, with what they bought in the past.

use crate::{
    customer_record,
    groups::Seeding,
    purchases::{
        Payment,
        places::{self, OrderItem, OrderRequest, PlacesOutcome},
    },
    store::{
        StoreError, Tx, query,
        rows::{AccountRow, BounceRow, NewAccount, NewCustomer, NewPurchase},
        transaction, write,
    },
    timeline::Event,
};
use model::{
    CustomerId, CustomerNumber, Locale, MailId, OperatorId, Portal, PortalId, ProductId, Timestamp,
};

/// A customer of an operator.
#[derive(Debug, Clone)]
pub struct SeedCustomer<'a> {
    pub operator: OperatorId,
    /// Where the purchases were made.
    pub portal: PortalId,
    pub number: CustomerNumber,
    pub first_name: &'a str,
    pub last_name: &'a str,
    /// In lower case.
    pub email: &'a str,
    pub locale: Locale,
    pub created_at: Timestamp,
    /// `None` for a guest.
    pub account: Option<SeedAccount<'a>>,
    pub purchases: Vec<SeedPurchase>,
    /// When the customer signed in, the first time first.
    pub sign_ins: Vec<Timestamp>,
}

/// The state of a customer account.
#[derive(Debug, Clone, Copy)]
pub enum SeedAccount<'a> {
    Invited,
    /// Signs in by number, and if so, by the email as well, which is proved then.
    Active {
        password_hash: &'a str,
        by_email: bool,
    },
}

/// A purchase of the past that is to be paid at the counter, of a product that is on sale. It takes places as any order does.
#[derive(Debug, Clone)]
pub struct SeedPurchase {
    /// The order number, unique among those of the operator.
    pub number: String,
    pub product: ProductId,
    pub travellers: i32,
    pub at: Timestamp,
    /// Until when it can be paid; `None` as long as it takes.
    pub payable_until: Option<Timestamp>,
    /// One of the product's dates, if it has any.
    pub travel_at: Option<Timestamp>,
}

/// What a mail server said when it refused a mail for good.
#[derive(Debug, Clone, Copy)]
pub struct SeedBounce<'a> {
    pub operator: OperatorId,
    /// In lower case.
    pub email: &'a str,
    /// The enhanced status code (RFC 3463).
    pub status: &'a str,
    pub reason: &'a str,
    pub at: Timestamp,
}

impl Seeding<'_> {
    /// Adds a customer, with account, purchases and sign-ins.
    ///
    /// # Errors
    /// [`StoreError`] when a product is not on sale or lacks places, or the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = seed.operator.get()))]
    pub async fn customer(self, seed: &SeedCustomer<'_>) -> Result<(), StoreError> {
        let (customer, now) = (seed.row(), self.accounts.now());
        let portal = self.accounts.portal_by_id(seed.operator, seed.portal).await?;
        let portal = portal.ok_or_else(|| StoreError::Connection("no such portal".to_owned()))?;
        transaction!(self.accounts.store(), async |tx| {
            let id = customer_record::add(tx, &customer, &seed.number).await?;
            if let Some(account) = seed.account_of(id, now) {
                query!(tx, seeding::account(&account)).await?;
            }
            for purchase in &seed.purchases {
                let item = take_places(tx, &portal, purchase, now).await?;
                let purchase = seed.purchase_of(id, purchase, item);
                query!(tx, seeding::purchase(&purchase)).await?;
            }
            for &at in &seed.sign_ins {
                let event = Event::SignedIn.by_command(seed.operator, id, at);
                query!(tx, timeline::record(&event)).await?;
            }
            Ok(())
        })
        .await
    }

    /// Marks an address as one that refuses mails, by a mail that is not kept any more.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = seed.operator.get()))]
    pub async fn bounce(self, seed: SeedBounce<'_>) -> Result<(), StoreError> {
        let bounce = BounceRow {
            operator_id: seed.operator,
            email_key: seed.email.to_owned(),
            mail_id: MailId::default(),
            status: seed.status.to_owned(),
            reason: seed.reason.to_owned(),
            at: seed.at,
        };
        write!(self.accounts.store(), bounces::insert(&bounce)).await
    }
}

impl<'a> SeedCustomer<'a> {
    fn row(&self) -> NewCustomer {
        NewCustomer {
            operator_id: self.operator,
            first_name: self.first_name.into(),
            last_name: self.last_name.into(),
            email: Some(self.email.into()),
            email_key: Some(self.email.into()),
            phone: None,
            locale: self.locale.tag().into(),
            disabled: false,
            last_purchase_at: self.purchases.iter().map(|purchase| purchase.at).max(),
            created_at: self.created_at,
        }
    }

    fn account_of(&self, customer_id: CustomerId, now: Timestamp) -> Option<NewAccount<'a>> {
        let (password_hash, by_email) = match self.account? {
            SeedAccount::Invited => (None, false),
            SeedAccount::Active { password_hash, by_email } => (Some(password_hash), by_email),
        };
        let is_active = password_hash.is_some();
        Some(NewAccount {
            customer_id,
            operator_id: self.operator,
            state: if is_active { AccountRow::ACTIVE } else { AccountRow::INVITED },
            password_hash,
            number_sign_in: is_active,
            sign_in_email: by_email.then_some(self.email),
            activated_at: is_active.then_some(now),
            password_changed_at: is_active.then_some(now),
            email_proved: by_email,
        })
    }

    fn purchase_of(
        &self,
        customer_id: CustomerId,
        purchase: &SeedPurchase,
        item: OrderItem,
    ) -> NewPurchase {
        NewPurchase {
            operator_id: self.operator,
            portal_id: self.portal,
            customer_id,
            number: purchase.number.clone(),
            product: item.title,
            travellers: purchase.travellers,
            total_minor: item.total.minor,
            currency: item.total.currency,
            payment: Payment::AtTheCounter,
            first_name: self.first_name.into(),
            last_name: self.last_name.into(),
            email: self.email.into(),
            at: purchase.at,
            product_id: Some(item.product),
            payable_until: purchase.payable_until,
            held_places: item.held_places,
            release_at: purchase.payable_until,
            travel_at: item.date.as_ref().map(|date| date.at),
            date_id: item.date.as_ref().map(|date| date.id),
        }
    }
}

/// Takes the places of a purchase, by the rules of every order. Returns what was bought.
async fn take_places(
    tx: &mut Tx,
    portal: &Portal,
    purchase: &SeedPurchase,
    now: Timestamp,
) -> Result<OrderItem, StoreError> {
    let &SeedPurchase { product, travellers, travel_at, .. } = purchase;
    let dates = query!(tx, product_dates::all(portal.operator, product)).await?;
    let date = dates.iter().find(|date| Some(date.at) == travel_at).map(|date| date.id);
    let locale = portal.default_locale;
    let wanted = OrderRequest { portal, product, date, travellers, price: None, locale, now };
    match places::take(tx, &wanted).await? {
        PlacesOutcome::Taken(item) => Ok(item),
        PlacesOutcome::Refused(refusal) => {
            Err(StoreError::Connection(format!("{}: {refusal:?}", purchase.number)))
        }
    }
}
