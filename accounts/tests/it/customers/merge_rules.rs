//! Which customers cannot be merged, and what a merge must not allow.

use super::{
    ANA, OTHER, details, find, happened,
    merge::{guests, merge, number_named},
};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, register, sign_in},
};
use accounts::{
    CustomerForm, MergeForm,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{CustomerNumber, Failure, Ineligibility, Role, refusals::MergeRefusal as R};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_merged_says_why_and_changes_nothing(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let nobody = CustomerNumber::from_draw(77);
    let refused = async |survivor: &CustomerNumber, other: &CustomerNumber| {
        let merged = merge(app, &agent, survivor, other, |_| ()).await;
        merged.expect_err("refused")
    };
    assert_eq!(refused(&ana, &ana).await, R::Same.into());
    assert_eq!(refused(&ana, &nobody).await, R::Unknown.into());
    assert_eq!(refused(&nobody, &ana).await, R::Unknown.into());
    for survivor in ["", "x", &nobody.to_string()] {
        let form = MergeForm { survivor: survivor.into(), ..MergeForm::default() };
        let caller = app.agent_caller();
        let merged = app.accounts.customers().merge(&agent, &caller, &ana, &anita, &form).await;
        assert_eq!(merged.expect_err("refused"), R::SurvivorMissing.into());
    }
    let caller = app.agent_caller();
    let accounts = &app.accounts;
    let disabled = accounts.customers().disable(&admin, &caller, &anita).await;
    disabled.expect("disabled");
    // In neither direction: a merge neither gives access by the other's sign-in, nor lets agents disable customers.
    assert_eq!(refused(&ana, &anita).await, R::DisabledDiffers.into());
    assert_eq!(refused(&anita, &ana).await, R::DisabledDiffers.into());
    let shown = accounts.customers().compare(&agent, &ana, &anita).await;
    let shown = shown.expect("an answer").expect("both");
    assert_eq!(shown.merge_blocker, Some(R::DisabledDiffers));
    assert_eq!(find(app, &agent, ANA).await.len(), 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM merges").await, 0);
    // Both are disabled, and stay so.
    let disabled = accounts.customers().disable(&admin, &caller, &ana).await;
    disabled.expect("disabled");
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.account, model::AccountState::Disabled);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_customer_cannot_be_merged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    let ana = customer(app, ANA).await;
    buy(app, OTHER, "Anita").await;
    let anita = number_named(app, &agent, OTHER, "Anita").await;
    let deleted =
        app.accounts.profile().delete_account(&app.caller(), &ana, Some(&PASSWORD.into())).await;
    deleted.expect("deleted");
    let refused = merge(app, &agent, &anita, &ana.number, |_| ()).await;
    assert_eq!(refused.expect_err("refused"), R::Deleted.into());
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_an_agent_changed_waits_for_a_day(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    buy(app, "victim@example.test", "Vera").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let vera = number_named(app, &agent, "victim@example.test", "Vera").await;
    let form = CustomerForm {
        first_name: "Vera".into(),
        last_name: "Quiroga".into(),
        email: ANA.into(),
        phone: String::new(),
    };
    let caller = app.agent_caller();
    let changed = app.accounts.customers().change(&agent, &caller, &vera, form, None).await;
    changed.expect("changed");
    for (survivor, absorbed) in [(&ana, &vera), (&vera, &ana)] {
        let refused = merge(app, &agent, survivor, absorbed, |_| ()).await;
        assert_eq!(refused.expect_err("refused"), R::AddressChanged.into());
    }
    app.clock.advance(TimeDelta::hours(24));
    merge(app, &agent, &ana, &vera, |_| ()).await.expect("merged");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_email_of_an_account_stays_with_it_whatever_is_chosen(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    buy(app, "agents.friend@example.test", "Eve").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let eve = number_named(app, &agent, "agents.friend@example.test", "Eve").await;
    merge(app, &agent, &eve, &ana, |form| {
        form.email = eve.to_string();
        form.sign_in = eve.to_string();
    })
    .await
    .expect("merged");
    app.mails().await;
    let seen = details(app, &agent, &eve).await;
    assert_eq!(seen.summary.email.as_deref(), Some(ANA));
    let caller = app.caller();
    for identifier in [ANA, &eve.to_string(), &ana.to_string()] {
        let asked = app.accounts.recovery().forgot_password(&caller, identifier, "").await;
        asked.expect("asked");
    }
    let mails = app.mails().await;
    assert!(!mails.is_empty() && mails.iter().all(|mail| mail.to == ANA));
    sign_in(app, &caller, ANA, PASSWORD).await.expect("signed in");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_owner_of_an_address_lost_in_a_merge_can_undo_it(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    buy(app, ANA, "Ana").await;
    buy(app, OTHER, "Ana").await;
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let other = number_named(app, &agent, OTHER, "Ana").await;
    // The survivor's own address is given up.
    merge(app, &agent, &ana, &other, |form| {
        form.email = other.to_string();
    })
    .await
    .expect("merged");
    let link = app.mail_to(ANA).await.token("undo-email").expect("a link");
    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.email.as_deref(), Some(OTHER));
    assert!(
        matches!(seen.activation.can_send, Err(Ineligibility::AddressChanged(_))),
        "links wait for a day: {:?}",
        seen.activation.can_send
    );
    let undone = app.accounts.profile().undo_email_change(&app.caller(), &link).await;
    assert_eq!(undone.expect("undone"), ANA);
    let seen = details(app, &agent, &ana).await;
    assert_eq!(seen.summary.email.as_deref(), Some(ANA));
    assert_eq!(seen.purchases.len(), 1);
    let back = details(app, &agent, &other).await;
    assert_eq!(back.summary.email.as_deref(), Some(OTHER));
    assert_eq!(back.purchases.len(), 1);
    let events = happened(app, &agent, &other).await;
    assert_eq!(events[0], "merge-undone");
    let again = app.accounts.profile().undo_email_change(&app.caller(), &link).await;
    assert!(again.is_err(), "a link works once");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn later_merges_do_not_block_that_undo(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    buy(app, OTHER, "Vera").await;
    for first in ["Eva", "Eve"] {
        buy(app, ANA, first).await;
    }
    let ana = number_named(app, &agent, ANA, "Ana").await;
    let vera = number_named(app, &agent, OTHER, "Vera").await;
    let eva = number_named(app, &agent, ANA, "Eva").await;
    let eve = number_named(app, &agent, ANA, "Eve").await;
    merge(app, &agent, &ana, &vera, |_| ()).await.expect("merged");
    let mails = app.mails().await;
    let lost = mails.iter().find(|mail| mail.to == OTHER);
    let link = lost.and_then(|mail| mail.token("undo-email"));
    // One merge of another pair, and one on top.
    for (survivor, absorbed) in [(&ana, &eva), (&eve, &ana)] {
        merge(app, &agent, survivor, absorbed, |_| ()).await.expect("merged");
    }
    app.mails().await;
    let undone =
        app.accounts.profile().undo_email_change(&app.caller(), &link.expect("a link")).await;
    assert_eq!(undone.expect("undone"), OTHER);
    let back = details(app, &agent, &vera).await;
    assert_eq!(back.summary.email.as_deref(), Some(OTHER));
    assert_eq!(back.purchases.len(), 1);
    assert_eq!(customer(app, ANA).await.number, ana);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_absorbed_owner_takes_the_account_back_by_mail(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    register(app, ANA).await;
    register(app, OTHER).await;
    let (ana, other) = (customer(app, ANA).await, customer(app, OTHER).await);
    merge(app, &agent, &ana.number, &other.number, |form| {
        form.sign_in = ana.number.to_string();
    })
    .await
    .expect("merged");
    let mails = app.mails().await;
    let lost = mails.iter().find(|mail| mail.to == OTHER);
    let link = lost.and_then(|mail| mail.token("undo-email"));
    let caller = app.caller();
    assert!(sign_in(app, &caller, OTHER, PASSWORD).await.is_err());
    let undone = app.accounts.profile().undo_email_change(&caller, &link.expect("a link")).await;
    undone.expect("undone");
    let reset = app.mail_to(OTHER).await.token("set-password");
    super::set_password(app, &reset.expect("a link"), super::NEW).await;
    let signed_in = sign_in(app, &caller, OTHER, super::NEW).await;
    signed_in.expect("the account is back");
    customer(app, ANA).await;
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_operators_customers_cannot_be_merged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (_, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let portal = app.other_portal().await;
    let vera = agents::person(app, &portal, "vera@sur.example.test", Role::Admin).await;
    let vera = agents::agent(app, &vera.cookie).await;
    let accounts = &app.accounts;
    let shown = accounts.customers().compare(&vera, &ana, &anita).await;
    assert!(shown.expect("an answer").is_none());
    let refused = merge(app, &vera, &ana, &anita, |_| ()).await;
    assert_eq!(refused.expect_err("refused"), R::Unknown.into());
    merge(app, &agent, &ana, &anita, |_| ()).await.expect("merged");
    let now = accounts.customers().survivor_of(&vera, &anita).await;
    assert_eq!(now.expect("an answer"), None);
    let undone = accounts.customers().undo_merge(&vera, &app.agent_caller(), &anita).await;
    assert!(matches!(undone, Err(Failure::Refused(_))));
    let list = accounts.customers().duplicates(&vera, None).await;
    assert!(list.expect("a list").items.is_empty());
    let duplicates = accounts.customers().duplicates_of(&vera, &ana).await.expect("an answer");
    assert!(duplicates.matches.is_empty() && duplicates.merged.is_empty());
    assert_eq!(app.number("SELECT COUNT(*) FROM merges").await, 1);
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn customers_who_changed_since_they_were_compared_are_not_merged(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let (admin, agent) = agents::staff(app).await;
    let (ana, anita) = guests(app, &agent).await;
    let compare = async || {
        let compared = app.accounts.customers().compare(&admin, &ana, &anita).await;
        compared.expect("an answer").expect("both").version
    };
    let shown = compare().await;
    // The later buyer of the two gets an account.
    register(app, ANA).await;
    let old = merge(app, &admin, &ana, &anita, |form| form.version = shown).await;
    assert_eq!(old, Err(R::ChangedMeanwhile.into()));
    let shown = compare().await;
    merge(app, &admin, &ana, &anita, |form| form.version = shown).await.expect("merged");
}
