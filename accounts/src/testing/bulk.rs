//! Many customers at once, for tests and measurements.

use crate::{
    Caller, Secret,
    groups::Bulk,
    session::SignInMethod,
    store::{StoreError, Tx, query, transaction, write},
};
use chrono::TimeDelta;
use model::{CustomerId, CustomerNumber, Identifier, OperatorId, search_key};
use std::ops::RangeInclusive;

/// Rows per statement, and per transaction.
const AT_ONCE: u32 = 1000;
/// Ids per transaction that adds to customers.
const RANGE: i64 = 10_000;
/// The travellers of the orders that are added to those of one and two, which tell them apart.
const FURTHER_ORDERS: RangeInclusive<u8> = 3..=6;

const FIRST_NAMES: [&str; 40] = [
    "María",
    "José",
    "Ana",
    "Juan",
    "Carmen",
    "Luis",
    "Lucía",
    "Carlos",
    "Sofía",
    "Jorge",
    "Elena",
    "Miguel",
    "Valentina",
    "Andrés",
    "Camila",
    "Diego",
    "Paula",
    "Martín",
    "Julia",
    "Pedro",
    "Inés",
    "Raúl",
    "Noelia",
    "Iván",
    "Zoë",
    "Åsa",
    "François",
    "Jürgen",
    "Agnès",
    "Björn",
    "Chloé",
    "Émile",
    "Ana María",
    "Juan Carlos",
    "María José",
    "José Luis",
    "Léa",
    "Noah",
    "Olivia",
    "Łukasz",
];
const LAST_NAMES: [&str; 48] = [
    "García",
    "González",
    "Rodríguez",
    "Fernández",
    "López",
    "Martínez",
    "Sánchez",
    "Pérez",
    "Gómez",
    "Martín",
    "Jiménez",
    "Ruiz",
    "Hernández",
    "Díaz",
    "Moreno",
    "Muñoz",
    "Álvarez",
    "Romero",
    "Alonso",
    "Gutiérrez",
    "Navarro",
    "Torres",
    "Domínguez",
    "Vázquez",
    "Ramos",
    "Gil",
    "Ramírez",
    "Serrano",
    "Blanco",
    "Molina",
    "Quiroga",
    "Sosa",
    "Méndez",
    "Ferrari",
    "Paz",
    "Paz Soldán",
    "De la Cruz",
    "O'Brien",
    "Müller",
    "Dubois",
    "Lefèvre",
    "Nowak",
    "Yáñez",
    "Zapata",
    "Ibarra",
    "Núñez",
    "Córdoba",
    "Ñandú",
];

impl Bulk<'_> {
    /// Adds `count` customers to the operator, with everyday names, of which the first of each list are frequent.
    /// `from` is how many there already are.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn add_customers(
        self,
        operator: OperatorId,
        from: u32,
        count: u32,
    ) -> Result<(), StoreError> {
        let now = self.accounts.now();
        let mut next = from;
        while next < from + count {
            let end = (from + count).min(next + AT_ONCE);
            let people: Vec<String> =
                (next..end).map(|place| person(operator, place, now)).collect();
            let values = people.join(",");
            write!(self.accounts.store(), bulk::insert_customers(&values)).await?;
            next = end;
        }
        Ok(())
    }

    /// Adds accounts and purchases to the operator's bulk customers.
    ///
    /// # Errors
    /// As [`add_customers`](Self::add_customers).
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn add_accounts(self, operator: OperatorId) -> Result<(), StoreError> {
        let mut from = 1;
        loop {
            let end = from + RANGE;
            let is_last = transaction!(self.accounts.store(), async |tx| {
                fill_range(tx, operator, from, end).await
            })
            .await?;
            if is_last {
                return Ok(());
            }
            from = end;
        }
    }

    /// Adds four orders to each of the operator's bulk customers, who then have five on average.
    ///
    /// # Errors
    /// As [`add_customers`](Self::add_customers).
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn add_orders(self, operator: OperatorId) -> Result<(), StoreError> {
        let mut from = 1;
        loop {
            let end = from + RANGE;
            let is_last = transaction!(self.accounts.store(), async |tx| {
                for travellers in FURTHER_ORDERS {
                    query!(tx, bulk::insert_orders(operator, from, end, travellers)).await?;
                }
                let last = query!(tx, bulk::last_customer(operator)).await?;
                Ok(last < Some(end))
            })
            .await?;
            if is_last {
                return Ok(());
            }
            from = end;
        }
    }

    /// Opens a session on the caller's portal for each customer with an account, up to `count` of them. Returns them with
    /// the tokens of their cookies.
    ///
    /// # Errors
    /// As [`add_customers`](Self::add_customers).
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn add_sessions(
        self,
        caller: &Caller,
        count: u32,
    ) -> Result<Vec<(CustomerId, Secret)>, StoreError> {
        let (operator, count) = (caller.portal.operator, i64::from(count));
        transaction!(self.accounts.store(), async |tx| {
            let customers = query!(tx, bulk::with_account(operator, count)).await?;
            let mut opened = Vec::new();
            for customer in customers {
                let (session, secret) =
                    self.accounts.new_session(caller, customer, SignInMethod::Password, false);
                query!(tx, sessions::insert(&session)).await?;
                opened.push((customer, secret));
            }
            Ok(opened)
        })
        .await
    }

    /// Returns whether the identifier signs a customer in: the lookup of a sign-in before the password is verified.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = operator.get()))]
    pub async fn signs_in(
        self,
        operator: OperatorId,
        identifier: &Identifier,
    ) -> Result<bool, StoreError> {
        let found = self.accounts.by_identifier(operator, identifier).await?;
        Ok(found.is_some())
    }
}

/// Adds accounts and purchases to bulk customers with ids from `from` to `end`: every second one gets an account; of
/// three, one bought twice and one once. Returns whether there are no more.
async fn fill_range(
    tx: &mut Tx,
    operator: OperatorId,
    from: i64,
    end: i64,
) -> Result<bool, StoreError> {
    query!(tx, bulk::insert_accounts(operator, from, end)).await?;
    query!(tx, bulk::insert_purchases(operator, from, end)).await?;
    query!(tx, bulk::insert_second_purchases(operator, from, end)).await?;
    let last = query!(tx, bulk::last_customer(operator)).await?;
    Ok(last < Some(end))
}

/// Returns the number of a bulk customer by index.
pub fn number_at(place: u32) -> CustomerNumber {
    let drawn = u64::from(place) * u64::from(CustomerNumber::STEP);
    let drawn = drawn % u64::from(CustomerNumber::COUNT);
    CustomerNumber::from_draw(u32::try_from(drawn).unwrap_or_default())
}

/// Picks frequent names more often: the index of a draw is squared.
fn draw(names: &[&'static str], seed: u32) -> &'static str {
    let share = f64::from(seed % 10_007) / 10_007.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a short list"
    )]
    let place = (share * share * names.len() as f64) as usize;
    names[place.min(names.len() - 1)]
}

/// Returns one row in SQL. It contains no external input.
fn person(operator: OperatorId, place: u32, now: model::Timestamp) -> String {
    let mixed = place.wrapping_mul(2_654_435_761).rotate_left(13) ^ place;
    let (first, last) =
        (draw(&FIRST_NAMES, mixed), draw(&LAST_NAMES, mixed.wrapping_mul(40_503) >> 7));
    let number = number_at(place);
    let (first_key, last_key) = (search_key(first), search_key(last));
    let email = format!("{}.{place}@example.test", last_key.replace([' ', '\''], "-"));
    let phone = format!("54351{place:07}");
    let bought = now - TimeDelta::minutes(i64::from(mixed % 500_000));
    let quoted = |text: &str| text.replace('\'', "''");
    format!(
        "({operator},'{}','{}','{}','{email}','{email}','+{phone}','es',FALSE,'{bought}','{now}','{}','{}','{phone}')",
        number.digits(),
        quoted(first),
        quoted(last),
        quoted(&first_key),
        quoted(&last_key),
    )
}
