//! Accounts that come from another system with that system's hash. Nobody has proved their address.

use super::ForeignHash;
use crate::store::{StoreError, Tx, query, rows::AccountRow};
use model::{CustomerId, OperatorId, Timestamp};

/// Why a customer from another system gets no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignAccountRefusal {
    /// The address is an agent's.
    AgentsAddress,
    /// A customer with an account, or a disabled one, has the address.
    AddressTaken,
    /// The customer has an account.
    HasAccount,
}

impl ForeignAccountRefusal {
    /// Returns the code for reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AgentsAddress => "agents_address",
            Self::AddressTaken => "address_taken",
            Self::HasAccount => "has_account",
        }
    }
}

/// Returns why an account with that address cannot come from another system, if so. `email_key` is the key of the
/// address, if there is one.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn account_refusal(
    tx: &mut Tx,
    operator: OperatorId,
    email_key: Option<&str>,
) -> Result<Option<ForeignAccountRefusal>, StoreError> {
    let Some(key) = email_key else { return Ok(None) };
    if query!(tx, customers::is_agents_address(operator, key)).await? {
        return Ok(Some(ForeignAccountRefusal::AgentsAddress));
    }
    let on_file = query!(tx, customers::by_email(operator, key)).await?;
    let signs_in = query!(tx, customers::by_sign_in_email(operator, key)).await?;
    let takes = |row: &AccountRow| row.disabled || row.is_active();
    let taken = signs_in.is_some() || on_file.iter().any(takes);
    Ok(taken.then_some(ForeignAccountRefusal::AddressTaken))
}

/// Opens the account of a customer whom the same transaction has added: active, signing in by number and by the address
/// if there is one, which stays unproved until a mailed link was used. Returns why not, if so; nothing is written then.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn open_account(
    tx: &mut Tx,
    operator: OperatorId,
    customer: CustomerId,
    email_key: Option<&str>,
    hash: &ForeignHash,
    now: Timestamp,
) -> Result<Option<ForeignAccountRefusal>, StoreError> {
    if let Some(refusal) = account_refusal(tx, operator, email_key).await? {
        return Ok(Some(refusal));
    }
    let (stored, work) = (hash.stored(), hash.work().stored());
    let opened = query!(
        tx,
        foreign_accounts::open(operator, customer, (stored.as_str(), work), email_key, now)
    )
    .await?;
    Ok((!opened).then_some(ForeignAccountRefusal::HasAccount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        SignInForm, customer_record,
        store::{read, rows::NewCustomer, transaction, write},
        testing::{Database, TestApp},
    };
    use rstest::rstest;

    const ANA: &str = "ana@example.test";
    const CHEAP: &str = "$2b$04$abcdefghijklmnopqrstuu99yJbDvkeKRO8KBdT3G66IG/zPzJ.7y";
    const DEAR: &str = "$2b$06$abcdefghijklmnopqrstuu6vl9rwafLKQl1We3qbEAl6jFiCmixBi";
    const PHPASS: &str = "$P$5abcdefghKvtZpaedMU.6tlur1bm7s1";

    /// Adds a customer and opens the account in one transaction. Returns the id, or the refusal.
    async fn open(
        app: &TestApp,
        email: &str,
        hash: &str,
    ) -> Result<CustomerId, ForeignAccountRefusal> {
        let hash = &ForeignHash::parse(hash).expect("a hash");
        let (operator, now) = (app.portal.operator, app.accounts.now());
        let customer = &NewCustomer {
            operator_id: operator,
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some(email.into()),
            email_key: Some(email.into()),
            phone: None,
            locale: "en".into(),
            disabled: false,
            last_purchase_at: None,
            created_at: now,
        };
        transaction!(app.accounts.store(), async |tx| {
            if let Some(refusal) = account_refusal(tx, operator, Some(email)).await? {
                return Ok(Err(refusal));
            }
            let (id, _) = customer_record::create(tx, customer, 7).await?;
            let refused = open_account(tx, operator, id, Some(email), hash, now).await?;
            Ok(refused.map_or(Ok(id), Err))
        })
        .await
        .expect("the database answers")
    }

    async fn row(app: &TestApp, customer: CustomerId) -> AccountRow {
        let operator = app.portal.operator;
        let row = read!(app.accounts.store(), customers::by_id(operator, customer)).await;
        row.expect("an answer").expect("a customer")
    }

    #[rstest]
    #[case::sqlite(Database::Sqlite)]
    #[case::postgres(Database::Postgres)]
    #[tokio::test(flavor = "multi_thread")]
    async fn an_account_from_elsewhere_is_active_and_its_address_unproved(
        #[case] database: Database,
    ) {
        let app = &TestApp::on(database).await;
        let id = open(app, ANA, CHEAP).await.expect("opened");
        let ana = row(app, id).await;
        assert!(ana.is_active() && ana.signs_in_unproved());
        assert_eq!((ana.number_sign_in, ana.sign_in_email.as_deref()), (Some(true), Some(ANA)));
        assert_eq!(ana.password_hash.as_deref(), Some(format!("foreign:{CHEAP}").as_str()));
        let (hash, now) = (&ForeignHash::parse(DEAR).expect("a hash"), app.accounts.now());
        let operator = app.portal.operator;
        let again = transaction!(app.accounts.store(), async |tx| {
            open_account(tx, operator, id, None, hash, now).await
        });
        let again = again.await.expect("an answer");
        assert_eq!(again, Some(ForeignAccountRefusal::HasAccount));
        assert_eq!(row(app, id).await.password_hash, ana.password_hash, "unchanged");
    }

    #[rstest]
    #[case::sqlite(Database::Sqlite)]
    #[case::postgres(Database::Postgres)]
    #[tokio::test(flavor = "multi_thread")]
    async fn addresses_of_agents_and_of_accounts_are_refused(#[case] database: Database) {
        let app = &TestApp::on(database).await;
        open(app, ANA, CHEAP).await.expect("opened");
        assert_eq!(open(app, ANA, CHEAP).await, Err(ForeignAccountRefusal::AddressTaken));
        app.execute("UPDATE customers SET disabled = TRUE").await;
        assert_eq!(open(app, ANA, CHEAP).await, Err(ForeignAccountRefusal::AddressTaken));
        app.execute("DELETE FROM accounts").await;
        assert_eq!(open(app, ANA, CHEAP).await, Err(ForeignAccountRefusal::AddressTaken));
        app.execute("UPDATE customers SET disabled = FALSE").await;
        open(app, ANA, CHEAP).await.expect("beside a guest");
        let agent = "agent@example.test";
        app.execute(&format!(
            "INSERT INTO agents (operator_id, name, email, email_key, role) \
             VALUES ({}, 'Eva', '{agent}', '{agent}', 'agent')",
            app.portal.operator
        ))
        .await;
        assert_eq!(open(app, agent, CHEAP).await, Err(ForeignAccountRefusal::AgentsAddress));
        assert_eq!(app.number("SELECT COUNT(*) FROM customers").await, 2);
    }

    #[rstest]
    #[case::sqlite(Database::Sqlite)]
    #[case::postgres(Database::Postgres)]
    #[tokio::test(flavor = "multi_thread")]
    async fn the_dearest_hash_of_each_kind_counts_until_it_is_replaced(#[case] database: Database) {
        let app = &TestApp::on(database).await;
        let (operator, other) = (app.portal.operator, app.other_portal().await.operator);
        let dearest = async |operator: OperatorId| {
            app.accounts.dearest_foreign(operator).await.expect("known")
        };
        let work = |hash: &str| ForeignHash::parse(hash).expect("a hash").work();
        assert!(dearest(operator).await.is_empty());
        open(app, ANA, CHEAP).await.expect("opened");
        let dear = open(app, "eva@example.test", DEAR).await.expect("opened");
        open(app, "leo@example.test", PHPASS).await.expect("opened");
        assert_eq!(dearest(operator).await, [work(DEAR), work(PHPASS)]);
        assert!(dearest(other).await.is_empty(), "of another operator");
        let old = format!("foreign:{DEAR}");
        let renewed =
            write!(app.accounts.store(), accounts::renew_hash(operator, dear, &old, "ours"));
        assert!(renewed.await.expect("an answer"));
        assert_eq!(dearest(operator).await, [work(CHEAP), work(PHPASS)]);
        app.execute("UPDATE accounts SET password_hash = NULL, foreign_work = NULL").await;
        assert!(dearest(operator).await.is_empty());
    }

    #[rstest]
    #[case::sqlite(Database::Sqlite)]
    #[case::postgres(Database::Postgres)]
    #[tokio::test(flavor = "multi_thread")]
    async fn failed_sign_ins_cost_the_same_for_everybody(#[case] database: Database) {
        let app = &TestApp::on(database).await;
        let hasher = &app.accounts.0.hasher;
        for (email, hash) in [
            ("cheap@example.test", CHEAP),
            ("dear@example.test", DEAR),
            ("phpass@example.test", PHPASS),
            ("ours@example.test", CHEAP),
            ("none@example.test", CHEAP),
            ("disabled@example.test", DEAR),
        ] {
            open(app, email, hash).await.expect("opened");
        }
        let ours = hasher.hash("the river in autumn").await.expect("hashed");
        for (email, hash) in [("ours", format!("'{ours}'")), ("none", "NULL".to_owned())] {
            app.execute(&format!(
                "UPDATE accounts SET password_hash = {hash}, foreign_work = NULL \
                 WHERE sign_in_email = '{email}@example.test'"
            ))
            .await;
        }
        let disable = "UPDATE customers SET disabled = TRUE WHERE email LIKE 'disabled@%'";
        app.execute(disable).await;
        let try_in = async |email: &str, password: &str| {
            let form = SignInForm {
                identifier: format!("{email}@example.test"),
                password: password.into(),
                remember: false,
            };
            app.accounts.sessions().sign_in(&app.caller(), form).await.is_ok()
        };
        for email in ["cheap", "dear", "phpass", "ours", "none", "disabled", "nobody"] {
            assert!(!try_in(email, "the river in spring").await, "{email}");
        }
        assert!(!try_in("disabled", "the river in autumn").await);
        let efforts = hasher.efforts();
        assert_eq!(efforts.len(), 8);
        for effort in &efforts {
            assert_eq!(effort, &efforts[0]);
        }
        assert!(try_in("phpass", "the river in autumn").await);
        assert!(!try_in("nobody", "the river in spring").await);
        let later = hasher.efforts();
        assert_eq!(later.len(), 2);
        assert!(later[0] != later[1] && later[1] != efforts[0], "one kind less is left");
    }
}
