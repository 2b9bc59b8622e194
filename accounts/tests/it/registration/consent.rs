//! What people agree to who register, where an operator demands it.

use super::EMAIL;
use crate::{
    agents::staff,
    customers::{
        details,
        merge::{merge, number_named},
    },
    story::{PASSWORD, buy, customer, form},
};
use accounts::{
    Caller, RegisterForm,
    clock::Clock,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Agent, Consent, ConsentTextId, Failure, Locale, Message, refusals::RegisterRefusal as R,
};
use rstest::rstest;

pub const NEWS: &str = "I have read how my data is used.";
const NOTICIAS: &str = "He leído cómo se usan mis datos.";

/// Demands that text, in English and Spanish; nothing if both are empty.
pub async fn demand(app: &TestApp, admin: &Agent, [english, spanish]: [&str; 2]) {
    let (message, mut texts) = (Message::RegistrationConsent, [""; Locale::ALL.len()]);
    (texts[0], texts[1]) = (english, spanish);
    let changed =
        app.accounts.branding().change_message(admin, &app.agent_caller(), message, texts).await;
    changed.expect("changed");
}

/// Returns a visitor of the portal as it is now.
async fn visitor(app: &TestApp) -> Caller {
    Caller { portal: app.portal_now().await, ..app.caller() }
}

/// Returns the id of the text that the portal shows in that language.
pub async fn shown(app: &TestApp, locale: Locale) -> Option<ConsentTextId> {
    app.portal_now().await.consent_in(locale).map(|text| text.id)
}

async fn register(app: &TestApp, consent: Option<ConsentTextId>) -> Result<(), Failure<R>> {
    let (caller, form) = (visitor(app).await, RegisterForm { consent, ..form(EMAIL) });
    let browser = app.accounts.registration().register(&caller, form).await?;
    let token = app.mail_to(EMAIL).await.token("confirm").expect("a link");
    app.clock.advance(TimeDelta::hours(2));
    let known = Some(browser.expose());
    app.accounts.registration().confirm(&caller, &token, known, None).await.expect("confirmed");
    Ok(())
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_agreed_to_is_kept_with_its_version_language_and_moment(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    demand(app, &laura, ["Older words.", ""]).await;
    demand(app, &laura, [NEWS, NOTICIAS]).await;
    let at = app.clock.now();
    register(app, shown(app, Locale::Spanish).await).await.expect("registered");
    // A later version changes nothing about it.
    demand(app, &laura, ["Newer words.", ""]).await;
    let ana = customer(app, EMAIL).await;
    let kept = Consent { version: 2, locale: Locale::Spanish, text: NOTICIAS.into(), at };
    assert_eq!(details(app, &laura, &ana.number).await.consents, [kept]);
    let data = app.accounts.profile().export(&app.caller(), &ana).await.expect("data");
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    let exported = &data["consents"][0];
    assert_eq!(exported["version"], 2);
    assert_eq!(exported["language"], "es");
    assert_eq!(exported["text"], NOTICIAS);
    assert!(exported["at"].as_str().is_some_and(|at| at.ends_with("+00:00")), "{exported}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn without_consent_to_the_text_that_counts_nobody_registers(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    demand(app, &laura, [NEWS, ""]).await;
    let older = shown(app, Locale::English).await;
    assert!(older.is_some());
    assert_eq!(register(app, None).await, Err(R::ConsentMissing.into()));
    demand(app, &laura, ["Other words.", ""]).await;
    assert_eq!(register(app, older).await, Err(R::ConsentChanged.into()));
    let unknown = Some(ConsentTextId::default());
    assert_eq!(register(app, unknown).await, Err(R::ConsentChanged.into()));
    assert_eq!(app.number("SELECT COUNT(*) FROM registrations").await, 0);

    demand(app, &laura, ["", ""]).await;
    assert_eq!(shown(app, Locale::English).await, None);
    register(app, older).await.expect("registered");
    let ana = customer(app, EMAIL).await;
    assert!(details(app, &laura, &ana.number).await.consents.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_language_without_a_text_shows_the_portals(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    demand(app, &laura, [NEWS, NOTICIAS]).await;
    let portal = app.portal_now().await;
    let said = |locale| portal.consent_in(locale).map(|text| text.text.as_str());
    assert_eq!(said(Locale::Spanish), Some(NOTICIAS));
    assert_eq!(portal.default_locale, Locale::English);
    assert_eq!(said(Locale::French), Some(NEWS));
    let other = app.other_portal().await;
    let other = app.accounts.portal(&other.host).await.expect("an answer").expect("a portal");
    assert!(other.consent.is_empty(), "another operator demands nothing");
    assert!(portal.messages.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_consent_follows_its_customer_into_a_merge_and_is_deleted_with_the_account(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    demand(app, &laura, [NEWS, ""]).await;
    register(app, shown(app, Locale::English).await).await.expect("registered");
    buy(app, EMAIL, "Anita").await;
    let ana = number_named(app, &laura, EMAIL, "Ana").await;
    let anita = number_named(app, &laura, EMAIL, "Anita").await;
    merge(app, &laura, &anita, &ana, |_| ()).await.expect("merged");
    assert_eq!(details(app, &laura, &anita).await.consents.len(), 1);
    let owner = customer(app, &anita.to_string()).await;
    let deleted =
        app.accounts.profile().delete_account(&app.caller(), &owner, Some(&PASSWORD.into())).await;
    deleted.expect("deleted");
    assert_eq!(app.number("SELECT COUNT(*) FROM consents").await, 0);
}
