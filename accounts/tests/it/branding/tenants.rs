//! Portals of one operator are invisible to another.

use super::{changes, form, png};
use crate::agents::{agent, person, staff};
use accounts::testing::{Database, TestApp};
use model::{
    Locale, Message, Role,
    refusals::{AccentRefusal, LanguagesRefusal, LogoRefusal, PortalRefusal, SettingsFormRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_of_another_operator_sees_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let other = app.other_portal().await;
    let eva = person(app, &other, "eva@sur.example.test", Role::Admin).await;
    let eva = agent(app, &eva.cookie).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    let set = accounts.branding().set_logo(&laura, &caller, id, &png(200, 50)).await;
    set.expect("set");
    let before = accounts.branding().portals(&laura).await.expect("a list");

    let list = accounts.branding().portals(&eva).await.expect("a list");
    assert_eq!(list.iter().map(|one| one.portal.id).collect::<Vec<_>>(), [other.id]);
    assert!(accounts.branding().portal(&eva, id).await.expect("an answer").is_none());
    assert!(accounts.branding().logo_of(&eva, id).await.expect("an answer").is_none());
    let new = form("Evil", "evil.localhost");
    let change = accounts.branding().change_portal(&eva, &caller, id, &new).await;
    assert_eq!(change, Err(PortalRefusal::Unknown.into()));
    let change = accounts.branding().change_accent(&eva, &caller, id, "#000000").await;
    assert_eq!(change, Err(AccentRefusal::Unknown.into()));
    let french = Locale::French;
    let change = accounts.branding().change_languages(&eva, &caller, id, &[french], french).await;
    assert_eq!(change, Err(LanguagesRefusal::Unknown.into()));
    let change = accounts.branding().set_logo(&eva, &caller, id, &png(20, 20)).await;
    assert_eq!(change, Err(LogoRefusal::Unknown.into()));
    let change = accounts.branding().remove_logo(&eva, &caller, id).await;
    assert_eq!(change, Err(LogoRefusal::Unknown.into()));
    let pairs = changes(&[("force_login", "true")]);
    let change = accounts.branding().change_overrides(&eva, &caller, id, &pairs, None).await;
    assert_eq!(change, Err(SettingsFormRefusal::Unknown.into()));
    let texts = ["Ours", "", "", ""];
    let change = accounts.branding().change_message(&eva, &caller, Message::SignedOut, texts).await;
    change.expect("her own");
    let change = accounts.branding().change_sender(&eva, &caller, "Eva", "eva@sur.example").await;
    change.expect("her own");

    assert_eq!(accounts.branding().portals(&laura).await.expect("a list"), before);
    assert!(app.portal_now().await.messages.is_empty());
    assert_eq!(app.number("SELECT COUNT(*) FROM logos").await, 1);
    let file = before[0].portal.logo.clone().expect("a logo").file;
    let theirs = accounts.branding().logo(&other, &file).await.expect("an answer");
    assert_eq!(theirs, None, "a logo is of one host only");
}
