//! Adding portals, their names and hosts.

use super::{details, form, records};
use crate::agents::{person, staff};
use accounts::{
    HostError, HostOutcome, NewOperator,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{Failure, HostVerdict, Locale, Overrides, Role, refusals::PortalRefusal as R};
use rstest::rstest;

/// Resolves to this machine, where no server answers.
const ISLANDS: &str = "islands.localhost";

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_portal_starts_like_the_first_one_once_its_host_is_confirmed(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let (offered, default) = ([Locale::Spanish, Locale::BrazilianPortuguese], Locale::Spanish);
    let first = app.portal.id;
    let chosen =
        accounts.branding().change_languages(&laura, &caller, first, &offered, default).await;
    chosen.expect("changed");
    let new = form(" Island  Lines ", "Islands.localhost");
    let added = accounts.branding().add_portal(&laura, &caller, &new).await;
    assert_eq!(added, Ok(HostOutcome::Waiting));
    assert!(accounts.portal(ISLANDS).await.expect("an answer").is_none());
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].origin, format!("https://{ISLANDS}"));
    assert_eq!(claims[0].verdict, Some(HostVerdict::Unreachable));
    assert_eq!(claims[0].portal, None);

    let id = app.confirm_host(ISLANDS).await;
    let portal = accounts.portal(ISLANDS).await.expect("an answer");
    let portal = portal.expect("it answers at once");
    assert_eq!((portal.id, portal.operator), (id, laura.operator));
    assert_eq!(portal.name, "Island Lines");
    assert_eq!(portal.origin, format!("https://{ISLANDS}"));
    assert_eq!(portal.accent, app.portal.accent);
    assert_eq!((portal.locales.as_slice(), portal.default_locale), (&offered[..], default));
    assert_eq!(portal.settings, app.portal.settings);
    assert_eq!(details(app, &laura, id).await.own, Overrides::default());
    let list = accounts.branding().portals(&laura).await.expect("a list");
    let names: Vec<_> = list.iter().map(|one| one.portal.name.as_str()).collect();
    assert_eq!(names, ["Norte Lines", "Island Lines"]);
    assert!(accounts.branding().host_claims(&laura).await.expect("a list").is_empty());
    let entries = records(app, &laura, "host-claimed").await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].subject, "Island Lines");
    assert_eq!(entries[0].after.as_deref(), Some("origin=https://islands.localhost"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_keeps_its_host_until_the_new_one_is_confirmed(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let (id, here) = (app.portal.id, app.portal.host.clone());
    for host in ["shop.localhost", "buy.localhost", "buy.localhost"] {
        let new = form("Norte", host);
        let changed = accounts.branding().change_portal(&laura, &caller, id, &new).await;
        assert_eq!(changed, Ok(HostOutcome::Waiting));
    }
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    let hosts: Vec<_> = claims.iter().map(|one| one.host.as_str()).collect();
    assert_eq!(hosts, ["buy.localhost"], "the latest one counts");
    let portal = accounts.portal(&here).await.expect("an answer");
    let portal = portal.expect("it answers where it was");
    assert_eq!(portal.name, "Norte", "a name needs no proof");

    let stays = form("Norte", &here);
    let changed = accounts.branding().change_portal(&laura, &caller, id, &stays).await;
    assert_eq!(changed, Ok(HostOutcome::Live(id)));
    assert!(accounts.branding().host_claims(&laura).await.expect("a list").is_empty());
    let entries = records(app, &laura, "portal-changed").await;
    assert_eq!(entries.len(), 1, "what changes nothing is not recorded");

    let new = form("Norte", "buy.localhost");
    let changed = accounts.branding().change_portal(&laura, &caller, id, &new).await;
    changed.expect("asked for");
    assert_eq!(app.confirm_host("buy.localhost").await, id);
    assert!(accounts.portal(&here).await.expect("an answer").is_none());
    let portal = accounts.portal("buy.localhost").await.expect("an answer");
    assert_eq!(portal.expect("the portal").origin, "https://buy.localhost");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_pending_claim_does_not_reserve_its_host(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let other = app.other_portal().await;
    let eva = person(app, &other, "eva@sur.test", Role::Admin).await;
    let eva = crate::agents::agent(app, &eva.cookie).await;
    for agent in [&laura, &eva] {
        let added = accounts.branding().add_portal(agent, &caller, &form("Islands", ISLANDS)).await;
        assert_eq!(added, Ok(HostOutcome::Waiting));
    }
    let new = NewOperator {
        name: "Island Lines".into(),
        host: ISLANDS.into(),
        origin: format!("https://{ISLANDS}"),
        accent: "#005ab5".into(),
        sender: "tickets@islands.example".parse().expect("an address"),
        default_locale: Locale::English,
        settings: model::Settings::default(),
    };
    let created = accounts.operators().create(&new).await;
    created.expect("the host is free as long as it was not seen to lead here");
    for host in [&app.portal.host, &other.host] {
        let late = accounts.branding().vouch_for_host(host, ISLANDS).await;
        assert!(matches!(late, Err(HostError::Taken(_))), "{late:?}");
    }
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    assert_eq!(claims[0].verdict, Some(HostVerdict::Taken));
    let theirs = accounts.branding().check_host(&eva, &caller, claims[0].id).await;
    assert_eq!(theirs, Err(R::Unknown.into()), "it is not hers to check");
    let theirs = accounts.branding().withdraw_host(&eva, claims[0].id).await;
    assert_eq!(theirs, Err(R::Unknown.into()));
    let withdrawn = accounts.branding().withdraw_host(&laura, claims[0].id).await;
    assert_eq!(withdrawn, Ok(()));
    let unknown = accounts.branding().vouch_for_host(&app.portal.host, ISLANDS).await;
    assert!(matches!(unknown, Err(HostError::NotAskedFor(_))));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pending_claims_are_limited_and_deleted_after_a_month(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    for number in 0..20 {
        let new = form("Islands", &format!("islands-{number}.localhost"));
        let added = accounts.branding().add_portal(&laura, &caller, &new).await;
        assert_eq!(added, Ok(HostOutcome::Waiting), "{number}");
    }
    let claims = accounts.branding().host_claims(&laura).await.expect("a list");
    let checked = accounts.branding().check_host(&laura, &caller, claims[0].id).await;
    assert!(matches!(checked, Err(Failure::Wait(_))), "{checked:?}");
    let more = form("Islands", ISLANDS);
    let added = accounts.branding().add_portal(&laura, &caller, &more).await;
    assert_eq!(added, Err(R::TooManyHosts.into()));
    let again = form("Islands", "islands-7.localhost");
    let added = accounts.branding().add_portal(&laura, &caller, &again).await;
    assert_eq!(added, Ok(HostOutcome::Waiting));
    app.clock.advance(TimeDelta::days(30) + TimeDelta::seconds(1));
    accounts.deployment().purge().await.expect("purged");
    assert!(accounts.branding().host_claims(&laura).await.is_ok_and(|claims| claims.is_empty()));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_or_host_that_cannot_be_is_refused_and_nothing_changes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let other = app.other_portal().await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let before = accounts.branding().portals(&laura).await.expect("a list");
    let id = app.portal.id;
    for (name, host, why) in [
        ("", "a.localhost", vec![R::NameMissing]),
        ("a\r\nb", "a.localhost", vec![R::NameInvalid]),
        ("Norte", "https://a.localhost", vec![R::HostInvalid]),
        ("Norte", "127.0.0.1", vec![R::HostInvalid]),
        ("", "", vec![R::NameMissing, R::HostInvalid]),
        ("Norte", "backoffice.example.test", vec![R::HostReserved]),
        ("Norte", &other.host, vec![R::HostTaken]),
    ] {
        let form = form(name, host);
        let changed = accounts.branding().change_portal(&laura, &caller, id, &form).await;
        assert_eq!(changed, Err(Failure::Refused(why.clone())), "{host}");
        let added = accounts.branding().add_portal(&laura, &caller, &form).await;
        assert_eq!(added, Err(Failure::Refused(why)), "{host}");
    }
    let good = form("Norte", "a.localhost");
    let changed = accounts.branding().change_portal(&pablo, &caller, id, &good).await;
    assert_eq!(changed, Err(Failure::Forbidden));
    let added = accounts.branding().add_portal(&pablo, &caller, &good).await;
    assert_eq!(added, Err(Failure::Forbidden));
    assert!(accounts.branding().portals(&pablo).await.is_err());
    assert_eq!(accounts.branding().portals(&laura).await.expect("a list"), before);
    for action in ["portal-changed", "portal-added", "host-claimed"] {
        assert!(records(app, &laura, action).await.is_empty());
    }
}
