//! What the values in columns of text are stored as, and that no other text is read as one of them.

use super::{AccountStatus, DuplicateKind};
use crate::{causes, token::Purpose};
use diesel::{SqliteConnection, prelude::*, sql_types::Text};
use model::{
    AuditAction, CampaignState, CustomerNumber, DeliveryState, HostVerdict, ImportKind,
    ImportState, LeftOut, MailState, OrderState, Protocol, RecipientState, Role,
};

fn database() -> SqliteConnection {
    SqliteConnection::establish(":memory:").expect("a database")
}

macro_rules! check {
    ($conn:expr, $name:ident, $values:expr) => {
        for value in $values {
            let read: QueryResult<$name> =
                diesel::select(value.into_sql::<Text>()).get_result($conn);
            assert_eq!(read.expect("the value"), value);
            let text: QueryResult<String> =
                diesel::select(value.into_sql::<Text>()).get_result($conn);
            let text = text.expect("a text");
            assert!(!text.is_empty() && text.is_ascii(), "{text:?}");
        }
        for text in ["", "unheard-of", "Active", " paid"] {
            let read: QueryResult<$name> =
                diesel::select(text.into_sql::<Text>()).get_result($conn);
            let error = causes(&read.expect_err("no value"));
            let message = format!("no {} has the code {text:?}", stringify!($name));
            assert!(error.contains(&message), "{error}");
        }
    };
}

#[test]
fn a_value_reads_back_and_an_unknown_text_is_an_error_with_type_and_text() {
    let conn = &mut database();
    check!(conn, AccountStatus, AccountStatus::ALL);
    check!(conn, AuditAction, AuditAction::ALL);
    check!(conn, CampaignState, CampaignState::ALL);
    check!(conn, DeliveryState, DeliveryState::ALL);
    check!(conn, DuplicateKind, DuplicateKind::ALL);
    check!(conn, HostVerdict, HostVerdict::ALL);
    check!(conn, ImportKind, ImportKind::ALL);
    check!(conn, ImportState, ImportState::ALL);
    check!(conn, LeftOut, LeftOut::ALL);
    check!(conn, MailState, MailState::ALL);
    check!(conn, OrderState, OrderState::ALL);
    check!(conn, Protocol, [Protocol::Oidc, Protocol::Cas]);
    check!(conn, Purpose, Purpose::ALL);
    check!(conn, RecipientState, RecipientState::ALL);
    check!(conn, Role, Role::ALL);
}

#[test]
fn a_customer_number_is_stored_as_its_digits_and_no_other_text_is_one() {
    let conn = &mut database();
    let number = CustomerNumber::from_draw(7);
    let text: QueryResult<String> =
        diesel::select(number.clone().into_sql::<Text>()).get_result(conn);
    assert_eq!(text.expect("a text"), number.digits());
    let read: QueryResult<CustomerNumber> =
        diesel::select(number.digits().into_sql::<Text>()).get_result(conn);
    assert_eq!(read.expect("the number"), number);
    for text in ["", "123456789", "P-4082620318"] {
        let read: QueryResult<CustomerNumber> =
            diesel::select(text.into_sql::<Text>()).get_result(conn);
        let error = causes(&read.expect_err("no number"));
        assert!(error.contains(&format!("no CustomerNumber has the code {text:?}")), "{error}");
    }
}

#[test]
fn values_are_stored_under_the_names_that_are_in_the_database_already() {
    let conn = &mut database();
    let mut stored = |value: diesel::dsl::AsExprOf<String, Text>| -> String {
        diesel::select(value).get_result(conn).expect("a text")
    };
    assert_eq!(stored(AccountStatus::Invited.into_sql::<Text>()), "invited");
    assert_eq!(stored(MailState::Dead.into_sql::<Text>()), "dead");
    assert_eq!(stored(OrderState::Reserved.into_sql::<Text>()), "reserved");
    assert_eq!(stored(Protocol::Oidc.into_sql::<Text>()), "oidc");
    assert_eq!(stored(Purpose::AddPurchase.into_sql::<Text>()), "add-purchase");
    assert_eq!(stored(Role::Admin.into_sql::<Text>()), "admin");
}

#[test]
fn a_column_that_may_be_empty_holds_none() {
    let conn = &mut database();
    for value in [Some(HostVerdict::Taken), None] {
        let read: QueryResult<Option<HostVerdict>> =
            diesel::select(value.into_sql::<diesel::sql_types::Nullable<Text>>()).get_result(conn);
        assert_eq!(read.expect("a value"), value);
    }
}
