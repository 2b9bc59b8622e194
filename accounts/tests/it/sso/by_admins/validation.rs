//! What a form of a provider may not say.

use super::{add, form, good};
use crate::agents::staff;
use crate::sso::{hostile_oidc::SECRET, world::World};
use accounts::testing::{Database, TestApp};
use model::{Failure, Protocol, Provider, refusals::ProviderFormRefusal as R};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_invalid_field_is_reported_and_nothing_is_saved(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let (laura, _) = staff(app).await;
    let before = world.count("providers").await;
    let mut bad = Provider::new(Protocol::Oidc);
    bad.value_to_match = "staff".into();
    bad.error.fr = "a\u{202e}b".into();
    bad.mapping.external_id = "x".repeat(501);
    let refused = add(app, &laura, &form(&bad, "", 0)).await;
    let mut wanted = vec![
        R::NameMissing,
        R::UrlInvalid,
        R::ClientIdMissing,
        R::PropertyMissing,
        R::ExternalIdInvalid,
        R::ErrorFrInvalid,
        R::SecretMissing,
    ];
    assert_eq!(refused, Err(Failure::Refused(std::mem::take(&mut wanted))));
    for url in [
        "sso.example.com",
        "ftp://sso.example.com",
        "https://169.254.169.254/",
        "https://10.0.0.1/cas",
        "https://[::ffff:10.0.0.1]/",
        "https:///",
    ] {
        let mut elsewhere = good(&world);
        elsewhere.url = url.into();
        let refused = add(app, &laura, &form(&elsewhere, SECRET, 0)).await;
        assert_eq!(refused, Err(R::UrlInvalid.into()), "{url}");
    }
    let mut other_way = good(&world);
    other_way.property_to_validate = "groups".into();
    let refused = add(app, &laura, &form(&other_way, "a\nb", 0)).await;
    let both = vec![R::ValueMissing, R::SecretInvalid];
    assert_eq!(refused, Err(Failure::Refused(both)));
    let mut strange = form(&good(&world), SECRET, 0);
    for (name, value) in [("authentication", "digest"), ("trust_emails", "perhaps")] {
        let part = strange.parts.iter_mut().find(|(known, _)| *known == name);
        part.expect("a part").1 = value.to_owned();
    }
    let refused = add(app, &laura, &strange).await;
    let both = vec![R::AuthenticationInvalid, R::Unknown];
    assert_eq!(refused, Err(Failure::Refused(both)));
    assert_eq!(world.count("providers").await, before);

    let keyless = super::super::administration::with_keys(app, &[]);
    let refused = keyless
        .providers()
        .add(&laura, &app.agent_caller(), Protocol::Oidc, &form(&good(&world), SECRET, 0))
        .await;
    assert_eq!(refused, Err(R::NoKey.into()));
    assert_eq!(world.count("providers").await, before);
    assert_eq!(world.count("audit WHERE action LIKE 'provider%'").await, 0);
}
