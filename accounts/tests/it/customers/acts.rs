//! Ending sessions, disabling and enabling customers.

use super::{ANA, activation_link, details, guest, happened, number_of};
use crate::{
    agents,
    story::{PASSWORD, customer, register, session, sign_in},
};
use accounts::testing::on_each_store;
use model::{AccountState, Failure, Link, refusals::CustomerActRefusal};

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_is_signed_out_at_the_next_request() {
    on_each_store(async |bench| {
        let (admin, _) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &admin, ANA).await;
        let cookie = sign_in(bench, &bench.caller(), ANA, PASSWORD).await;
        let cookie = cookie.expect("signed in").session;
        let asked = bench.accounts.forgot_password(&bench.caller(), ANA, "").await;
        asked.expect("asked");
        let link = bench.mail_to(ANA).await.token("set-password").expect("a link");
        let asked = bench.accounts.forgot_password(&bench.caller(), ANA, "").await;
        asked.expect("a second one, still on its way");

        let caller = bench.agent_caller();
        let disabled = bench.accounts.disable_customer(&admin, &caller, &number).await;
        disabled.expect("disabled");
        assert!(session(bench, cookie.expose()).await.is_none());
        assert!(sign_in(bench, &bench.caller(), ANA, PASSWORD).await.is_err());
        let state = bench.accounts.password_link(&bench.portal, &link).await;
        assert_eq!(state.expect("an answer"), Link::Replaced);
        assert!(bench.mails().await.is_empty(), "the second mail is taken back");
        let asked = bench.accounts.forgot_password(&bench.caller(), ANA, "").await;
        asked.expect("the same answer");
        assert!(bench.mails().await.is_empty());
        let seen = details(bench, &admin, &number).await;
        assert_eq!(seen.summary.account, AccountState::Disabled);
        assert!(seen.sessions.is_empty());

        let enabled = bench.accounts.enable_customer(&admin, &caller, &number).await;
        enabled.expect("enabled");
        customer(bench, ANA).await;
        assert!(session(bench, cookie.expose()).await.is_none(), "sessions stay ended");
        let events = happened(bench, &admin, &number).await;
        assert!(events.contains(&"disabled".to_owned()) && events.contains(&"enabled".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_ends_every_session_of_a_customer() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &agent, ANA).await;
        let mut cookies = Vec::new();
        for _ in 0..2 {
            let signed_in = sign_in(bench, &bench.caller(), ANA, PASSWORD).await;
            cookies.push(signed_in.expect("signed in").session);
        }
        assert_eq!(details(bench, &agent, &number).await.sessions.len(), 2);
        let caller = bench.agent_caller();
        let ended = bench.accounts.end_sessions_of(&agent, &caller, &number).await;
        ended.expect("ended");
        for cookie in &cookies {
            assert!(session(bench, cookie.expose()).await.is_none());
        }
        let timeline = bench.accounts.timeline_of(&agent, &number, None).await;
        let entry = &timeline.expect("a timeline").items[0];
        assert_eq!(entry.event, "sessions-ended");
        assert_eq!((entry.by_agent, entry.agent.as_deref()), (true, Some(agent.name.as_str())));
        let acts = bench.accounts.audit(&admin, None).await.expect("an audit").items;
        assert_eq!(acts[0].action, "customer-sessions-ended");
        assert_eq!(acts[0].subject, number.to_string());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_admins_lock_customers_out() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &agent, ANA).await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        for done in [
            accounts.disable_customer(&agent, &caller, &number).await,
            accounts.enable_customer(&agent, &caller, &number).await,
        ] {
            assert_eq!(done.expect_err("forbidden"), Failure::Forbidden);
        }
        customer(bench, ANA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unused_number_is_unknown() {
    on_each_store(async |bench| {
        let (admin, _) = guest(bench).await;
        let nobody = model::CustomerNumber::from_draw(77);
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        for done in [
            accounts.end_sessions_of(&admin, &caller, &nobody).await,
            accounts.disable_customer(&admin, &caller, &nobody).await,
            accounts.enable_customer(&admin, &caller, &nobody).await,
        ] {
            assert_eq!(done.expect_err("unknown"), CustomerActRefusal::Unknown.into());
        }
        assert!(accounts.customer_details(&admin, &nobody).await.expect("an answer").is_none());
        let timeline = accounts.timeline_of(&admin, &nobody, None).await.expect("an answer");
        assert!(timeline.items.is_empty() && timeline.next.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_customer_cannot_use_the_activation_they_have() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let link = activation_link(bench, &admin, &number).await;
        let caller = bench.agent_caller();
        let disabled = bench.accounts.disable_customer(&admin, &caller, &number).await;
        disabled.expect("disabled");
        let enabled = bench.accounts.enable_customer(&admin, &caller, &number).await;
        enabled.expect("enabled");
        let set = bench.accounts.set_password(&bench.caller(), &link, &PASSWORD.into()).await;
        assert!(set.is_err(), "a dead link stays dead");
    })
    .await;
}
