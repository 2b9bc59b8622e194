//! Which sign-in is kept when two customers are merged.

use super::{
    ANA, NEW, OTHER, details,
    merge::{merge, number_named},
};
use crate::{
    agents,
    sso::world::{World, with_email},
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::testing::on_each_store;
use model::{Failure, SignInThatStays, refusals::MergeRefusal as R, refusals::SsoRefusal};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_accounts_one_is_chosen_and_the_other_signs_in_no_more() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        register(bench, OTHER).await;
        let mut cookies = Vec::new();
        for email in [ANA, OTHER] {
            let signed_in = sign_in(bench, &bench.caller(), email, PASSWORD).await;
            cookies.push(signed_in.expect("signed in").session);
        }
        let (ana, other) = (customer(bench, ANA).await, customer(bench, OTHER).await);
        let asked = bench.accounts.forgot_password(&bench.caller(), OTHER, "").await;
        asked.expect("asked");
        let link = bench.mail_to(OTHER).await.token("set-password");
        let link = link.expect("a link");

        let refused = merge(bench, &agent, &ana.number, &other.number, |_| ()).await;
        assert_eq!(refused.expect_err("a choice"), R::SignInMissing.into());
        // The number of one is kept, and the sign-in of the other.
        merge(bench, &agent, &ana.number, &other.number, |form| {
            form.sign_in = other.number.to_string();
        })
        .await
        .expect("merged");
        bench.mails().await;
        let caller = bench.caller();
        assert!(sign_in(bench, &caller, ANA, PASSWORD).await.is_err());
        for cookie in &cookies {
            assert!(session(bench, cookie.expose()).await.is_none());
        }
        let set = bench.accounts.set_password(&caller, &link, &NEW.into()).await;
        assert!(set.is_err(), "links of both are dead");
        let digits = [ana.number.to_string(), other.number.to_string()];
        for identifier in [OTHER, &digits[0], &digits[1]] {
            assert_eq!(customer(bench, identifier).await.number, ana.number);
        }
        let seen = details(bench, &agent, &ana.number).await;
        assert_eq!(seen.summary.email.as_deref(), Some(OTHER));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_of_the_account_that_stays_goes_on() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        buy(bench, ANA, "Anita").await;
        let signed_in = sign_in(bench, &bench.caller(), ANA, PASSWORD).await;
        let cookie = signed_in.expect("signed in").session;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        let anita = number_named(bench, &agent, ANA, "Anita").await;
        let shown = bench.accounts.compare_customers(&agent, &anita, &ana).await;
        let shown = shown.expect("an answer").expect("both");
        assert_eq!(shown.preferred, ana, "who has an account");
        assert_eq!(shown.sign_in, SignInThatStays::Of(ana.clone()));
        merge(bench, &agent, &ana, &anita, |_| ()).await.expect("merged");
        let who = session(bench, cookie.expose()).await.expect("a session");
        assert_eq!(who.number, ana);
        bench.mail_to(ANA).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_linked_sign_in_ends_unless_both_proved_the_same_mailbox() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let world = World::new(bench, |_| ()).await;
        register(bench, ANA).await;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        let by_provider = world.customer(with_email("u-1", OTHER)).await;
        merge(bench, &agent, &ana, &by_provider.number, |form| {
            form.sign_in = ana.to_string();
        })
        .await
        .expect("merged");
        bench.mails().await;
        assert!(details(bench, &agent, &ana).await.linked.is_empty());
        let again = world.customer(with_email("u-1", OTHER)).await;
        assert!(again.number != ana, "an agent's word lets nobody in");
        // After the undo, the sign-in belongs to another customer by now, and stays there.
        let old = &by_provider.number;
        let undone = bench.accounts.undo_merge(&agent, &bench.agent_caller(), old).await;
        undone.expect("undone");
        assert!(details(bench, &agent, old).await.linked.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_linked_sign_in_comes_along_with_its_account_and_goes_back() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        let world = World::new(bench, |_| ()).await;
        let claims = with_email("u-1", ANA);
        let by_provider = world.customer(claims.clone()).await;
        buy(bench, OTHER, "Anita").await;
        let anita = number_named(bench, &agent, OTHER, "Anita").await;
        merge(bench, &agent, &anita, &by_provider.number, |_| ()).await.expect("merged");
        bench.mails().await;
        assert_eq!(world.customer(claims.clone()).await.number, anita);
        let undone =
            bench.accounts.undo_merge(&agent, &bench.agent_caller(), &by_provider.number).await;
        undone.expect("undone");
        let back = world.customer(claims).await;
        assert_eq!(back.number, by_provider.number);
        assert!(details(bench, &agent, &anita).await.linked.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_disabled_after_the_merge_stays_disabled_after_the_undo() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        let world = World::new(bench, |_| ()).await;
        let claims = with_email("u-1", OTHER);
        let by_provider = world.customer(claims.clone()).await;
        register(bench, ANA).await;
        let ana = number_named(bench, &agent, ANA, "Ana").await;
        merge(bench, &agent, &ana, &by_provider.number, |form| {
            form.sign_in = ana.to_string();
        })
        .await
        .expect("merged");
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let disabled = accounts.disable_customer(&admin, &caller, &ana).await;
        disabled.expect("disabled");
        let undone = accounts.undo_merge(&agent, &caller, &by_provider.number);
        undone.await.expect("undone");
        let refused = world.refused(claims).await;
        assert_eq!(refused, Failure::from(SsoRefusal::Inactive));
    })
    .await;
}
