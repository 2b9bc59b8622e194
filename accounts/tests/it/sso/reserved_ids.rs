//! The addresses of a provider, before it is saved.

use super::world::{World, provider};
use crate::agents::staff;
use accounts::{
    sso::ProviderForm,
    testing::{Database, TestApp},
};
use model::Protocol;
use rstest::rstest;

fn form(world: &World<'_>) -> ProviderForm {
    let parts = provider(&world.hostile, "good").parts();
    ProviderForm { parts, secret: "hush".into(), ..ProviderForm::default() }
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_addresses_of_a_provider_are_known_before_it_is_saved(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, pablo) = staff(app).await;
    let providers = app.accounts.providers();
    let shown = providers.addresses_to_be(&laura, Protocol::Oidc, "one").await.expect("addresses");
    let others = providers.addresses_to_be(&laura, Protocol::Oidc, "two").await.expect("addresses");
    assert_ne!(shown, others);
    assert!(providers.addresses_to_be(&pablo, Protocol::Oidc, "one").await.is_err());
    let new = ProviderForm { place: "one".into(), ..form(&world) };
    let (caller, oidc) = (app.agent_caller(), Protocol::Oidc);
    let add = async |form: &ProviderForm| providers.add(&laura, &caller, oidc, form).await;
    let id = add(&new).await.expect("added");
    let file = providers.get(&laura, id).await.expect("an answer").expect("a provider");
    assert_eq!(file.portals, shown);
    // Sent again with something else, it is another provider.
    let again = add(&new).await.expect("added");
    assert_ne!(id, again);
}
