//! A portal's colour and languages.

use super::records;
use crate::agents::staff;
use accounts::testing::{Database, TestApp};
use model::{
    Failure, Locale,
    refusals::{AccentRefusal, LanguagesRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_readable_colour_applies_at_once(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    for (accent, why) in [
        ("#ffcc00", AccentRefusal::AccentContrast),
        ("#777777", AccentRefusal::AccentContrast),
        ("red", AccentRefusal::AccentInvalid),
        ("#fff;}", AccentRefusal::AccentInvalid),
    ] {
        let refused = accounts.branding().change_accent(&laura, &caller, id, accent).await;
        assert_eq!(refused, Err(why.into()), "{accent}");
    }
    let forbidden = accounts.branding().change_accent(&pablo, &caller, id, "#0F5C5C").await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    assert_eq!(app.portal_now().await.accent, "#005ab5");
    for _ in 0..2 {
        let changed = accounts.branding().change_accent(&laura, &caller, id, "#0F5C5C").await;
        changed.expect("changed");
    }
    assert_eq!(app.portal_now().await.accent, "#0f5c5c");
    let entries = records(app, &laura, "portal-changed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].before.as_deref(), Some("accent=#005ab5"));
    assert_eq!(entries[0].after.as_deref(), Some("accent=#0f5c5c"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_is_offered_in_the_chosen_languages_of_which_one_is_the_default(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    assert_eq!(app.portal.locales, [Locale::English, Locale::Spanish, Locale::French]);
    let spanish_and_french = [Locale::French, Locale::Spanish, Locale::French];
    for (locales, default, why) in [
        (&[][..], Locale::English, LanguagesRefusal::NoLanguage),
        (&spanish_and_french, Locale::English, LanguagesRefusal::DefaultNotOffered),
    ] {
        let refused =
            accounts.branding().change_languages(&laura, &caller, id, locales, default).await;
        assert_eq!(refused, Err(why.into()));
    }
    let (offered, default) = (&spanish_and_french, Locale::French);
    let forbidden =
        accounts.branding().change_languages(&pablo, &caller, id, offered, default).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    for _ in 0..2 {
        let changed =
            accounts.branding().change_languages(&laura, &caller, id, offered, default).await;
        changed.expect("changed");
    }
    let portal = app.portal_now().await;
    assert_eq!(portal.locales, [Locale::Spanish, Locale::French]);
    assert_eq!(portal.default_locale, Locale::French);
    let entries = records(app, &laura, "portal-changed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].before.as_deref(), Some("locales=en,es,fr, default_locale=en"));
    assert_eq!(entries[0].after.as_deref(), Some("locales=es,fr, default_locale=fr"));
}
