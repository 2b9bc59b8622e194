//! Adding portals, their names and hosts.

use super::{acts, details, form};
use crate::agents::staff;
use accounts::testing::on_each_store;
use model::{Failure, Overrides, refusals::PortalRefusal as R};

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_is_added_answers_as_the_operators_first_one() {
    on_each_store(async |bench| {
        let (laura, _) = staff(bench).await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let host = "islands.example.test";
        assert!(accounts.portal(host).await.expect("an answer").is_none());
        let new = form(" Island  Lines ", "Islands.Example.test");
        let id = accounts
            .add_portal(&laura, &caller, &new)
            .await
            .expect("added");
        let portal = accounts.portal(host).await.expect("an answer");
        let portal = portal.expect("it answers at once");
        assert_eq!((portal.id, portal.operator), (id, laura.operator));
        assert_eq!(portal.name, "Island Lines");
        assert_eq!(portal.origin, format!("https://{host}"));
        assert_eq!(portal.accent, bench.portal.accent);
        assert_eq!(portal.settings, bench.portal.settings);
        assert_eq!(details(bench, &laura, id).await.own, Overrides::default());
        let list = accounts.portals(&laura).await.expect("a list");
        let names: Vec<_> = list.iter().map(|one| one.portal.name.as_str()).collect();
        assert_eq!(names, ["Norte Lines", "Island Lines"]);
        let told = acts(bench, &laura, "portal-added").await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].subject, "Island Lines");
        assert_eq!(
            told[0].became.as_deref(),
            Some("origin=https://islands.example.test")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_moves_to_another_host_at_once() {
    on_each_store(async |bench| {
        let (laura, _) = staff(bench).await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let id = bench.portal.id;
        let new = form("Norte Lines", "buy.example.test");
        for _ in 0..2 {
            let changed = accounts.change_portal(&laura, &caller, id, &new).await;
            changed.expect("changed");
        }
        let old = accounts
            .portal(&bench.portal.host)
            .await
            .expect("an answer");
        assert!(old.is_none());
        let portal = accounts
            .portal("buy.example.test")
            .await
            .expect("an answer");
        assert_eq!(
            portal.expect("the portal").origin,
            "https://buy.example.test"
        );
        let told = acts(bench, &laura, "portal-changed").await;
        assert_eq!(told.len(), 1, "what changes nothing is no act");
        assert_eq!(
            told[0].was.as_deref(),
            Some("origin=https://tickets.example.test")
        );
        assert_eq!(
            told[0].became.as_deref(),
            Some("origin=https://buy.example.test")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_or_host_that_cannot_be_is_refused_and_nothing_changes() {
    on_each_store(async |bench| {
        let (laura, pablo) = staff(bench).await;
        let other = bench.other_portal().await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let before = accounts.portals(&laura).await.expect("a list");
        let id = bench.portal.id;
        for (name, host, why) in [
            ("", "a.example.test", vec![R::NameMissing]),
            ("a\r\nb", "a.example.test", vec![R::NameInvalid]),
            ("Norte", "https://a.example.test", vec![R::HostInvalid]),
            ("Norte", "127.0.0.1", vec![R::HostInvalid]),
            ("", "", vec![R::NameMissing, R::HostInvalid]),
            ("Norte", "backoffice.example.test", vec![R::HostReserved]),
            ("Norte", &other.host, vec![R::HostTaken]),
        ] {
            let form = form(name, host);
            let changed = accounts.change_portal(&laura, &caller, id, &form).await;
            assert_eq!(changed, Err(Failure::Refused(why.clone())), "{host}");
            let added = accounts.add_portal(&laura, &caller, &form).await;
            assert_eq!(added, Err(Failure::Refused(why)), "{host}");
        }
        let good = form("Norte", "a.example.test");
        let changed = accounts.change_portal(&pablo, &caller, id, &good).await;
        assert_eq!(changed, Err(Failure::Forbidden));
        let added = accounts.add_portal(&pablo, &caller, &good).await;
        assert_eq!(added, Err(Failure::Forbidden));
        assert!(accounts.portals(&pablo).await.is_err());
        assert_eq!(accounts.portals(&laura).await.expect("a list"), before);
        for action in ["portal-changed", "portal-added"] {
            assert!(acts(bench, &laura, action).await.is_empty());
        }
    })
    .await;
}
