//! Who may run campaigns, how many, and what is refused.

use super::{details, form, ready, start};
use crate::{agents, customers::ANA, story::buy};
use accounts::testing::{Database, TestApp};
use model::{
    Agent, CampaignId, Failure, Link, Role,
    refusals::{CampaignRefusal, PasswordRefusal},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_admins_run_campaigns_and_only_with_a_recent_code(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let id = ready(app, &admin, &form("Spring", 60)).await;
    let campaigns = app.accounts.campaigns();
    let caller = app.agent_caller();
    let forbidden: Result<(), Failure<CampaignRefusal>> = Err(Failure::Forbidden);
    let made = campaigns.create(&agent, &caller, &form("Other", 60)).await;
    assert_eq!(made, Err(Failure::Forbidden));
    assert_eq!(campaigns.start(&agent, &caller, id, "").await, forbidden);
    assert_eq!(campaigns.pause(&agent, &caller, id).await, forbidden);
    assert_eq!(campaigns.resume(&agent, &caller, id).await, forbidden);
    assert_eq!(campaigns.stop(&agent, &caller, id).await, forbidden);
    assert_eq!(campaigns.send_example(&agent, id).await, forbidden);
    assert!(campaigns.list(&agent).await.is_err());
    assert!(campaigns.get(&agent, id).await.is_err());

    let stale = Agent { has_recent_code: false, ..admin.clone() };
    let made = campaigns.create(&stale, &caller, &form("Other", 60)).await;
    assert_eq!(made, Err(Failure::Forbidden));
    assert_eq!(campaigns.start(&stale, &caller, id, "").await, forbidden);
    assert_eq!(campaigns.resume(&stale, &caller, id).await, forbidden);
    start(app, &admin, id).await;
    // Stopping must not take long.
    campaigns.pause(&stale, &caller, id).await.expect("paused");
    campaigns.stop(&stale, &caller, id).await.expect("stopped");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn campaigns_of_another_operator_do_not_exist(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let id = ready(app, &admin, &form("Spring", 60)).await;
    let ferries = app.other_portal().await;
    let marta = agents::person(app, &ferries, "marta@sur.example.test", Role::Admin).await;
    let marta = agents::agent(app, &marta.cookie).await;
    let (campaigns, caller) = (app.accounts.campaigns(), app.agent_caller());
    let unknown: Result<(), Failure<CampaignRefusal>> = Err(CampaignRefusal::Unknown.into());
    assert!(campaigns.get(&marta, id).await.expect("an answer").is_none());
    assert!(campaigns.list(&marta).await.expect("a list").is_empty());
    assert_eq!(campaigns.start(&marta, &caller, id, "").await, unknown);
    assert_eq!(campaigns.pause(&marta, &caller, id).await, unknown);
    assert_eq!(campaigns.stop(&marta, &caller, id).await, unknown);
    assert_eq!(campaigns.send_example(&marta, id).await, unknown);
    // The same name is free there, and her customers are others.
    let hers = ready(app, &marta, &form("Spring", 60)).await;
    let started = campaigns.start(&marta, &caller, hers, "").await;
    assert_eq!(started, Err(CampaignRefusal::Nobody.into()));
    assert_eq!(details(app, &admin, id).await.progress.recipients(), 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_taken_once_five_are_open_at_once_and_twenty_are_a_quota(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let (campaigns, caller) = (app.accounts.campaigns(), app.agent_caller());
    let create = async |name: &str| -> Result<CampaignId, Failure<CampaignRefusal>> {
        campaigns.create(&admin, &caller, &form(name, 60)).await
    };
    let first = create("Spring").await.expect("created");
    assert_eq!(create(" Spring ").await, Err(CampaignRefusal::NameTaken.into()));
    let not_ready = campaigns.start(&admin, &caller, first, "").await;
    assert_eq!(not_ready, Err(CampaignRefusal::NotReady.into()));
    let mut open = vec![first];
    for number in 2..=5 {
        open.push(create(&format!("Spring {number}")).await.expect("created"));
    }
    assert_eq!(create("One more").await, Err(CampaignRefusal::TooMany.into()));
    for id in open {
        campaigns.stop(&admin, &caller, id).await.expect("stopped");
    }
    for number in 6..=20 {
        let id = create(&format!("Spring {number}")).await.expect("created");
        campaigns.stop(&admin, &caller, id).await.expect("stopped");
    }
    let last = create("One more").await;
    assert!(matches!(last, Err(Failure::Wait(1..=3600))), "{last:?}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_example_goes_to_oneself_and_its_link_opens_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    let id = ready(app, &admin, &form("Spring", 60)).await;
    for _ in 0..10 {
        app.accounts.campaigns().send_example(&admin, id).await.expect("sent");
    }
    let eleventh = app.accounts.campaigns().send_example(&admin, id).await;
    assert!(matches!(eleventh, Err(Failure::Wait(_))), "{eleventh:?}");
    let mails = app.mails().await;
    assert_eq!(mails.len(), 10);
    assert!(mails.iter().all(|mail| mail.to == agents::LAURA));
    let link = mails[0].token("set-password").expect("a link");
    let state = app.accounts.recovery().password_link(&app.portal, &link).await;
    assert_eq!(state.expect("an answer"), Link::Unknown);
    let (caller, password) = (app.caller(), "x".repeat(20).into());
    let set = app.accounts.recovery().set_password(&caller, &link, &password);
    assert_eq!(set.await.expect_err("dead"), PasswordRefusal::LinkDead.into());
}
