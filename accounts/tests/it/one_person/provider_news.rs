//! Changes at the provider are offered, and never applied without confirmation.

use super::ANA;
use crate::{sso::world::World, story::register};
use accounts::testing::{Database, TestApp};
use chrono::TimeDelta;
use model::{Customer, Failure, LinkedSignIn, ProviderNews, refusals::UnlinkRefusal};
use rstest::rstest;
use serde_json::json;

async fn linked(world: &World<'_>, customer: &Customer) -> LinkedSignIn {
    let linked = world.app.accounts.sso().linked_sign_ins(&world.portal, customer).await;
    linked.expect("a list").remove(0)
}

async fn answer(world: &World<'_>, customer: &Customer, take: bool) -> Option<String> {
    let sign_in = linked(world, customer).await.id;
    let answered =
        world.app.accounts.sso().answer_provider(&world.caller(), customer, sign_in, take).await;
    answered.expect("answered")
}

fn says(email: &str, first: &str) -> serde_json::Value {
    json!({
        "sub": "u-1", "email": email, "email_verified": true, "given_name": first, "family_name": "Quiroga",
    })
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn names_are_taken_over_at_once_and_an_address_by_the_rules_of_a_change(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    let ana = world.customer(says(ANA, "Ana")).await;
    assert_eq!(linked(&world, &ana).await.news, None, "nothing has changed");
    let ana = world.customer(says("ana.new@example.test", "Anita")).await;
    assert_eq!((&*ana.first_name, ana.email.as_deref()), ("Ana", Some(ANA)));
    let news = ProviderNews {
        email: Some("ana.new@example.test".into()),
        names: Some(("Anita".into(), "Quiroga".into())),
    };
    assert_eq!(linked(&world, &ana).await.news, Some(news));
    let email = answer(&world, &ana, true).await.expect("an address to ask for");
    let ana = world.customer(says("ana.new@example.test", "Anita")).await;
    assert_eq!((&*ana.first_name, ana.email.as_deref()), ("Anita", Some(ANA)));
    let waits = linked(&world, &ana).await.news.expect("until it is confirmed");
    assert_eq!((waits.email.as_deref(), waits.names), (Some(&*email), None));

    let asked =
        app.accounts.profile().request_email_change(&world.caller(), &ana, None, &email).await;
    asked.expect("a fresh session asks");
    let link = app.mail_to(&email).await.token("confirm-email").expect("a link");
    let confirmed =
        app.accounts.profile().confirm_email_change(&world.caller(), Some(&ana), &link, None).await;
    confirmed.expect("confirmed");
    app.mail_to(ANA).await.token("undo-email").expect("the old address is notified");
    let ana = world.customer(says("ana.new@example.test", "Anita")).await;
    assert_eq!(linked(&world, &ana).await.news, None);
    assert!(ana.email_proved);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_declined_change_is_offered_again_only_when_it_changes(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.customer(says(ANA, "Ana")).await;
    let ana = world.customer(says(ANA, "Anita")).await;
    assert!(linked(&world, &ana).await.news.is_some());
    assert_eq!(answer(&world, &ana, false).await, None);
    let ana = world.customer(says(ANA, "Anita")).await;
    assert_eq!((&*ana.first_name, linked(&world, &ana).await.news), ("Ana", None));
    let ana = world.customer(says(ANA, "Anabel")).await;
    assert!(linked(&world, &ana).await.news.is_some());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_loop_of_answers_is_slowed_down_and_loses_no_offer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.customer(says(ANA, "Ana")).await;
    let ana = world.customer(says(ANA, "Anita")).await;
    for _ in 0..60 {
        assert_eq!(answer(&world, &ana, false).await, None);
    }
    let ana = world.customer(says(ANA, "Anabel")).await;
    let sign_in = linked(&world, &ana).await.id;
    let more = app.accounts.sso().answer_provider(&world.caller(), &ana, sign_in, true).await;
    assert!(matches!(more, Err(Failure::Wait(_))), "{more:?}");
    assert!(linked(&world, &ana).await.news.is_some());
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(answer(&world, &ana, true).await, None);
    assert_eq!(world.customer(says(ANA, "Anabel")).await.first_name, "Anabel");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_customer_can_answer(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let world = World::new(app, |_| ()).await;
    world.customer(says(ANA, "Ana")).await;
    let ana = world.customer(says(ANA, "Anita")).await;
    let sign_in = linked(&world, &ana).await.id;
    register(app, "eva@example.test").await;
    let eva = crate::story::customer(app, "eva@example.test").await;
    let refused = app.accounts.sso().answer_provider(&world.caller(), &eva, sign_in, true).await;
    assert_eq!(refused.expect_err("foreign"), UnlinkRefusal::Unknown.into());
    assert!(linked(&world, &ana).await.news.is_some());
}
