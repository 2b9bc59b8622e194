//! Portal logos.

use super::{png, records};
use crate::{agents::staff, story};
use accounts::testing::{Database, TestApp};
use model::{Failure, refusals::LogoRefusal as R};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_logo_takes_the_place_of_another_and_can_be_taken_away(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    let mut names = Vec::new();
    for bytes in [png(200, 50), png(300, 60)] {
        let set = accounts.branding().set_logo(&laura, &caller, id, &bytes).await;
        set.expect("set");
        let portal = app.portal_now().await;
        let logo = portal.logo.clone().expect("a logo");
        let kept = accounts.branding().logo(&portal, &logo.file).await.expect("an answer");
        assert_eq!(kept.as_deref(), Some(bytes.as_slice()));
        let seen = accounts.branding().logo_of(&laura, id).await.expect("an answer");
        assert!(seen.expect("a logo").starts_with("data:image/png;base64,iVBOR"));
        names.push(logo.file);
    }
    let portal = app.portal_now().await;
    let logo = portal.logo.clone().expect("a logo");
    assert_eq!((logo.width, logo.height), (300, 60));
    assert!(names[0] != names[1] && names[0].ends_with(".png"));
    let gone = accounts.branding().logo(&portal, &names[0]).await.expect("an answer");
    assert_eq!(gone, None);
    assert_eq!(app.number("SELECT COUNT(*) FROM logos").await, 1);
    for _ in 0..2 {
        let removed = accounts.branding().remove_logo(&laura, &caller, id).await;
        removed.expect("removed");
    }
    assert_eq!(app.portal_now().await.logo, None);
    assert_eq!(app.number("SELECT COUNT(*) FROM logos").await, 0);
    let entries = records(app, &laura, "portal-changed").await;
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[0].before, Some(format!("logo={}", names[1])));
    assert_eq!(entries[0].after.as_deref(), Some("logo="));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_logo_is_refused(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    let mut large = png(200, 50);
    large.resize(48 * 1024 + 1, 0);
    for (bytes, why) in [
        (Vec::new(), R::LogoMissing),
        (b"<svg onload='alert(1)'/>".to_vec(), R::LogoNoPicture),
        (png(4000, 50), R::LogoSize),
        (large, R::LogoTooLarge),
    ] {
        let refused = accounts.branding().set_logo(&laura, &caller, id, &bytes).await;
        assert_eq!(refused, Err(why.into()));
    }
    let good = png(200, 50);
    let forbidden = accounts.branding().set_logo(&pablo, &caller, id, &good).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    let forbidden = accounts.branding().remove_logo(&pablo, &caller, id).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    assert!(accounts.branding().logo_of(&pablo, id).await.is_err());
    assert_eq!(app.portal_now().await.logo, None);
    assert!(records(app, &laura, "portal-changed").await.is_empty());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_show_the_logo_of_their_portal(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let set = accounts.branding().set_logo(&laura, &caller, app.portal.id, &png(200, 50)).await;
    set.expect("set");
    let portal = app.portal_now().await;
    let form = story::form("ana@example.test");
    accounts.registration().register(&app.caller(), form).await.expect("registered");
    let mail = app.mail_to("ana@example.test").await;
    let file = &portal.logo.as_ref().expect("a logo").file;
    let address =
        format!("src=\"{}/logo/{file}\" alt=\"Norte Lines\" width=\"144\"", portal.origin);
    assert!(mail.html.contains(&address), "{}", mail.html);
}
