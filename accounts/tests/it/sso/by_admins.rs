//! Managing providers in the backoffice.

use super::{
    hostile_oidc::SECRET,
    world::{World, member, provider, settings},
};
use crate::agents::{self, staff};
use accounts::{
    AccessError, OneTimeKey,
    sso::ProviderForm,
    testing::{Database, TestApp},
};
use model::{
    Agent, Failure, Protocol, Provider, ProviderId, RemovalBlocker, Role,
    refusals::{ProviderFormRefusal as R, RemoveProviderRefusal},
};
use rstest::rstest;

mod validation;

/// Returns the form of a provider, as its page would send it.
fn form(provider: &Provider, secret: &str, version: i64) -> ProviderForm {
    ProviderForm {
        parts: provider.parts(),
        secret: secret.into(),
        version,
        once: OneTimeKey::default(),
        place: String::new(),
    }
}

fn good(world: &World<'_>) -> Provider {
    provider(&world.hostile, "good")
}

async fn add(app: &TestApp, admin: &Agent, form: &ProviderForm) -> Result<ProviderId, Failure<R>> {
    let (caller, oidc) = (app.agent_caller(), Protocol::Oidc);
    app.accounts.providers().add(admin, &caller, oidc, form).await
}

async fn change(
    app: &TestApp,
    admin: &Agent,
    id: ProviderId,
    form: &ProviderForm,
) -> Result<(), Failure<R>> {
    let caller = app.agent_caller();
    app.accounts.providers().change(admin, &caller, id, form).await
}

/// Returns the latest audit record: the action, and the values before and after.
async fn latest_act(app: &TestApp, admin: &Agent) -> (String, String, String) {
    let records = app.accounts.audit_log().page(admin, None).await.expect("records");
    let record = records.items.into_iter().next().expect("a record");
    let text = |side: Option<String>| side.unwrap_or_default();
    (record.action, text(record.before), text(record.after))
}

async fn tested(app: &TestApp, id: ProviderId) {
    let sql = format!("UPDATE providers SET tested_at = CURRENT_TIMESTAMP WHERE id = {id}");
    app.execute(&sql).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_is_added_changed_and_removed_and_the_audit_never_has_its_secret(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let accounts = &app.accounts;
    let mut wanted = good(&world);
    wanted.name = "Sol ID".into();
    let id = add(app, &laura, &form(&wanted, " hush \n", 0)).await;
    let id = id.expect("added");
    let (action, before, after) = latest_act(app, &laura).await;
    assert_eq!((&*action, &*before), ("provider-added", ""));
    assert!(after.starts_with("name=Sol ID, url=http"), "{after}");
    assert!(after.ends_with(", secret=set"), "{after}");

    let file = async || accounts.providers().get(&laura, id).await.expect("an answer");
    let known = file().await.expect("a provider");
    assert!(known.summary.has_secret && known.summary.tested_at.is_none());
    assert_eq!(known.summary.provider, wanted);
    let addresses = &known.portals[0];
    let base = format!("https://tickets.example.test/sso/{id}");
    assert_eq!(addresses.redirect_uri, format!("{base}/callback"));
    assert_eq!(addresses.logout_uri, format!("{base}/logout"));

    tested(app, id).await;
    wanted.button.fr = "Entrer".into();
    let words = form(&wanted, "", known.summary.version);
    change(app, &laura, id, &words).await.expect("changed");
    let known = file().await.expect("a provider").summary;
    assert!(known.has_secret && known.tested_at.is_some(), "words do not matter");
    let said = latest_act(app, &laura).await;
    let said = (&*said.0, &*said.1, &*said.2);
    assert_eq!(said, ("provider-changed", "button.fr=", "button.fr=Entrer"));

    wanted.trust_emails = true;
    let version = known.version;
    let both = form(&wanted, "another secret", version);
    change(app, &laura, id, &both).await.expect("changed");
    let known = file().await.expect("a provider").summary;
    assert_eq!(known.tested_at, None, "it has to be tested anew");
    let (_, before, after) = latest_act(app, &laura).await;
    assert_eq!(before, "trust_emails=false");
    assert_eq!(after, "trust_emails=true, secret=replaced");
    let late = change(app, &laura, id, &both).await;
    assert_eq!(late, Err(R::ChangedMeanwhile.into()));

    let caller = app.agent_caller();
    let removed = accounts.providers().remove(&laura, &caller, id).await;
    removed.expect("removed");
    assert!(file().await.is_none());
    assert_eq!(latest_act(app, &laura).await.0, "provider-removed");
    for secret in ["hush", "another secret"] {
        let said = format!(
            "SELECT COUNT(*) FROM audit WHERE was LIKE '%{secret}%' OR became LIKE '%{secret}%'"
        );
        assert_eq!(app.number(&said).await, 0);
    }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_form_adds_no_second_provider(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let new = ProviderForm {
        once: OneTimeKey { key: "k".into(), ..OneTimeKey::default() },
        ..form(&good(&world), "hush", 0)
    };
    let first = add(app, &laura, &new).await.expect("added");
    let again = add(app, &laura, &new).await.expect("known");
    assert_eq!(first, again);
    let other = ProviderForm { secret: "hush hush".into(), ..new };
    let other = add(app, &laura, &other).await.expect("added");
    assert_ne!(first, other);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_secret_makes_untested_and_the_same_form_again_changes_nothing(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let (accounts, id) = (&app.accounts, world.provider);
    tested(app, id).await;
    let known = async || {
        let file = accounts.providers().get(&laura, id).await;
        file.expect("an answer").expect("a provider").summary
    };
    let before = known().await;
    let same = form(&before.provider, "", before.version);
    change(app, &laura, id, &same).await.expect("nothing to do");
    assert_eq!(known().await, before);
    assert_ne!(latest_act(app, &laura).await.0, "provider-changed");
    let replaced = form(&before.provider, SECRET, before.version);
    change(app, &laura, id, &replaced).await.expect("changed");
    assert_eq!(known().await.tested_at, None);
    world.sign_in(member("signs in with the secret as it was typed")).await;

    // A client without authentication keeps no secret.
    let mut public = before.provider.clone();
    public.set("authentication", "none").expect("a part");
    let version = known().await.version;
    change(app, &laura, id, &form(&public, "typed in vain", version)).await.expect("changed");
    assert!(!known().await.has_secret);
    let (_, _, after) = latest_act(app, &laura).await;
    assert_eq!(after, "authentication=none, secret=forgotten");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_needed_stays_and_its_page_says_why(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let (accounts, id, caller) = (&app.accounts, world.provider, app.agent_caller());
    let stays = async || {
        let file = accounts.providers().get(&laura, id).await;
        file.expect("an answer").expect("a provider").stays
    };
    assert_eq!(stays().await, None);
    world.sign_in(member("u-1")).await;
    assert_eq!(stays().await, Some(RemovalBlocker::InUse(1)));
    let removed = accounts.providers().remove(&laura, &caller, id).await;
    assert_eq!(removed, Err(RemoveProviderRefusal::InUse.into()));
    app.execute("DELETE FROM identities").await;
    tested(app, id).await;
    settings(app, &app.portal.host, &[("sso_only", "true")]).await;
    assert_eq!(stays().await, Some(RemovalBlocker::OnlyWayIn));
    let removed = accounts.providers().remove(&laura, &caller, id).await;
    assert_eq!(removed, Err(RemoveProviderRefusal::OnlyWayIn.into()));
    assert_eq!(world.count("providers").await, 1);
    assert_eq!(world.count("audit WHERE action LIKE 'provider%'").await, 0);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn agents_see_no_providers_and_admins_none_of_another_operator(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (_, pablo) = staff(app).await;
    let ferries = app.other_portal().await;
    let otto = agents::person(app, &ferries, "otto@ferries.test", Role::Admin).await;
    let otto = agents::agent(app, &otto.cookie).await;
    let (accounts, id, caller) = (&app.accounts, world.provider, app.agent_caller());
    let known = form(&good(&world), SECRET, 1);

    let list = accounts.providers().list(&pablo).await;
    assert!(matches!(list, Err(AccessError::Forbidden)));
    let one = accounts.providers().get(&pablo, id).await;
    assert!(matches!(one, Err(AccessError::Forbidden)));
    assert_eq!(add(app, &pablo, &known).await, Err(Failure::Forbidden));
    let changed = change(app, &pablo, id, &known).await;
    assert_eq!(changed, Err(Failure::Forbidden));
    let removed = accounts.providers().remove(&pablo, &caller, id).await;
    assert_eq!(removed, Err(Failure::Forbidden));

    assert!(accounts.providers().list(&otto).await.expect("a list").is_empty());
    let one = accounts.providers().get(&otto, id).await;
    assert!(one.expect("an answer").is_none());
    let changed = change(app, &otto, id, &known).await;
    assert_eq!(changed, Err(R::Unknown.into()));
    let removed = accounts.providers().remove(&otto, &caller, id).await;
    assert_eq!(removed, Err(RemoveProviderRefusal::Unknown.into()));
    assert_eq!(world.count("providers").await, 1);
    assert_eq!(world.count("providers WHERE version = 1").await, 1);
    assert_eq!(world.count("audit WHERE action LIKE 'provider%'").await, 0);
}
