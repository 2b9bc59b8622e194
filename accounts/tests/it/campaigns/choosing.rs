//! Who is chosen, and who is left out and why.

use super::{details, form, ready, start, work};
use crate::{
    agents::{self, LAURA},
    bounces::newest_return_path,
    customers::{activation_link, number_of},
    story::{buy, register},
};
use accounts::{
    Accounts, BounceOutcome, CampaignForm, CustomerForm,
    testing::{Database, TestApp},
};
use model::{CampaignState, LeftOut, RecipientState};
use rstest::rstest;
use std::{collections::BTreeMap, sync::Arc};

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_cannot_be_invited_is_left_out_for_a_reason(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let caller = app.agent_caller();
    register(app, "active@example.test").await;
    buy(app, "fine@example.test", "Fine").await;
    buy(app, "shared@example.test", "Ana").await;
    buy(app, "shared@example.test", "Anita").await;
    buy(app, LAURA, "Laura").await;
    buy(app, "disabled@example.test", "Dora").await;
    let dora = number_of(app, &admin, "disabled@example.test").await;
    app.accounts.customers().disable(&admin, &caller, &dora).await.expect("disabled");
    buy(app, "ana@example.test", "Invited").await;
    let invited = number_of(app, &admin, "ana@example.test").await;
    activation_link(app, &admin, &invited).await;
    buy(app, "before@example.test", "Moved").await;
    let moved = number_of(app, &admin, "before@example.test").await;
    let change = CustomerForm {
        first_name: "Moved".into(),
        last_name: "Quiroga".into(),
        email: "after@example.test".into(),
        phone: String::new(),
    };
    let changed = app.accounts.customers().change(&admin, &caller, &moved, change, None).await;
    changed.expect("changed");
    buy(app, "bounced@example.test", "Bounced").await;
    let path = newest_return_path(app).await;
    let marked = app.accounts.bounces().record(&path, "5.1.1", "User unknown").await;
    assert_eq!(marked.expect("an answer"), BounceOutcome::Marked);
    buy(app, "none@example.test", "Nobody").await;
    app.execute("UPDATE customers SET email = NULL, email_key = NULL WHERE first_name = 'Nobody'")
        .await;
    app.mails().await;

    let id = ready(app, &admin, &form("Spring", 60)).await;
    let campaign = details(app, &admin, id).await;
    assert_eq!(campaign.campaign.state, CampaignState::Ready);
    assert_eq!(campaign.progress.recipients(), 1);
    let reasons: BTreeMap<&str, i64> =
        campaign.progress.left_out.iter().map(|(why, count)| (why.code(), *count)).collect();
    let expected = [
        (LeftOut::AddressChanged, 1),
        (LeftOut::AgentsAddress, 1),
        (LeftOut::AlreadyActive, 1),
        (LeftOut::Bounced, 1),
        (LeftOut::Disabled, 1),
        (LeftOut::InvitedRecently, 1),
        (LeftOut::NoEmail, 1),
        (LeftOut::SharedAddress, 2),
    ];
    assert_eq!(reasons, BTreeMap::from(expected.map(|(why, count)| (why.code(), count))));
    let shared = app.accounts.campaigns().left_out(&admin, id, LeftOut::SharedAddress, None).await;
    let names: Vec<String> =
        shared.expect("a page").items.into_iter().map(|customer| customer.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().all(|name| name.ends_with("Quiroga")), "{names:?}");
    assert!(app.mails().await.is_empty(), "nobody is written to before the start");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_filter_chooses_and_everybody_is_checked_again_when_their_turn_comes(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    for name in ["Ana", "Berta", "Carla"] {
        buy(app, &format!("{name}@example.test"), name).await;
    }
    app.execute("UPDATE customers SET locale = 'fr' WHERE first_name <> 'Carla'").await;
    let french = CampaignForm { language: "fr".into(), ..form("French", 600) };
    let id = ready(app, &admin, &french).await;
    assert_eq!(details(app, &admin, id).await.progress.recipients(), 2);
    let berta = number_of(app, &admin, "berta@example.test").await;
    let disabled = app.accounts.customers().disable(&admin, &app.agent_caller(), &berta).await;
    disabled.expect("disabled");
    start(app, &admin, id).await;
    app.clock.advance(chrono::TimeDelta::seconds(2));
    work(&app.accounts).await;
    let progress = details(app, &admin, id).await.progress;
    assert_eq!(progress.left_out, [(LeftOut::Disabled, 1)]);
    assert_eq!(progress.in_state(RecipientState::Waiting), 0);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to.to_lowercase(), "ana@example.test");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_server_chooses_on_where_the_first_one_stopped(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, _) = agents::staff(app).await;
    let bulk = app.accounts.bulk().add_customers(admin.operator, 0, 1200).await;
    bulk.expect("bulk customers");
    let created =
        app.accounts.campaigns().create(&admin, &app.agent_caller(), &form("All", 60)).await;
    let id = created.expect("created");
    app.accounts.campaigns().work().await.expect("a round");
    let first = details(app, &admin, id).await;
    assert_eq!(first.campaign.state, CampaignState::Preparing);
    assert_eq!(first.progress.recipients(), 500, "a part");
    let next = Accounts::connect(&app.config, Arc::new(app.clock.clone())).expect("connected");
    work(&next).await;
    let all = details(app, &admin, id).await;
    assert_eq!(all.campaign.state, CampaignState::Ready);
    assert_eq!(all.progress.recipients(), 1200);
}
