//! Agents' passwords: rules, and resets.

use super::{LAURA, PASSWORD, hire, invite, open, person, sign_in, stage};
use accounts::testing::{Bench, on_each_store};
use chrono::TimeDelta;
use model::{
    Failure, Link, Role,
    refusals::{PasswordRefusal, RecoveryRefusal},
};

const NEW: &str = "the harbour at midnight";

async fn forgot(bench: &Bench, email: &str) -> Result<(), Failure<RecoveryRefusal>> {
    let caller = bench.agent_caller();
    bench.accounts.forgot_agent_password(&caller, email).await
}

async fn set(bench: &Bench, link: &str, password: &str) -> Result<(), Failure<PasswordRefusal>> {
    let (caller, password) = (bench.agent_caller(), password.into());
    bench.accounts.set_agent_password(&caller, link, &password).await
}

async fn reset_link(bench: &Bench) -> String {
    forgot(bench, LAURA).await.expect("asked");
    bench.mail_to(LAURA).await.token("reset").expect("a link")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_has_fifteen_characters_whatever_the_operator_allows_customers() {
    on_each_store(async |bench| {
        let eight = vec![("password_minimum".to_owned(), "8".to_owned())];
        let host = &bench.portal.host;
        bench.accounts.change_settings(host, &eight).await.expect("set");
        let link = invite(bench, &bench.portal, LAURA, Role::Admin).await;
        for (password, why) in [
            ("fourteen chars", PasswordRefusal::PasswordShort),
            (&"x".repeat(257), PasswordRefusal::PasswordLong),
            ("passwordpassword", PasswordRefusal::PasswordCommon),
            (LAURA, PasswordRefusal::PasswordPersonal),
            ("laura ibarra laura@norte.example.test", PasswordRefusal::PasswordPersonal),
        ] {
            let refused = set(bench, &link, password).await;
            assert_eq!(refused.expect_err(password), why.into());
        }
        set(bench, &link, PASSWORD).await.expect("the link still works");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_every_session_and_the_second_factor_stays() {
    on_each_store(async |bench| {
        let mut laura = person(bench, &bench.portal, LAURA, Role::Admin).await;
        let half = sign_in(bench, LAURA, PASSWORD).await.expect("signed in");
        let (first, second) = (reset_link(bench).await, reset_link(bench).await);
        set(bench, &second, NEW).await.expect("set");
        for cookie in [&laura.cookie, &half] {
            assert!(stage(bench, cookie).await.is_none());
        }
        let notice = bench.mail_to(LAURA).await;
        assert!(notice.text.contains("/forgot-password"), "{}", notice.text);
        for (link, state) in [(&first, Link::Replaced), (&second, Link::Used)] {
            let shown = bench.accounts.agent_link(link).await.expect("an answer");
            assert_eq!(shown, state);
            assert!(set(bench, link, PASSWORD).await.is_err());
        }
        assert!(sign_in(bench, LAURA, PASSWORD).await.is_err());
        let half = sign_in(bench, LAURA, NEW).await.expect("the new one");
        let Some(model::Stage::SecondFactor { enrolled, .. }) = stage(bench, &half).await else {
            panic!("a code is asked for");
        };
        assert!(enrolled);
        let link = reset_link(bench).await;
        set(bench, &link, PASSWORD).await.expect("back");
        laura.cookie = open(bench, &laura).await;
        assert!(stage(bench, &laura.cookie).await.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_lasts_an_hour_to_the_second_and_frees_who_was_throttled() {
    on_each_store(async |bench| {
        hire(bench, &bench.portal, LAURA, Role::Admin).await;
        let link = reset_link(bench).await;
        bench.clock.advance(TimeDelta::hours(1));
        let state = bench.accounts.agent_link(&link).await.expect("an answer");
        assert_eq!(state, Link::Expired);
        for _ in 0..6 {
            assert!(sign_in(bench, LAURA, "a guess").await.is_err());
        }
        let link = reset_link(bench).await;
        bench.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
        for _ in 0..6 {
            assert!(sign_in(bench, LAURA, "a guess").await.is_err());
        }
        set(bench, &link, NEW).await.expect("in time");
        sign_in(bench, LAURA, NEW).await.expect("at once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_request_has_the_same_answer_for_every_address() {
    on_each_store(async |bench| {
        hire(bench, &bench.portal, LAURA, Role::Admin).await;
        hire(bench, &bench.portal, "out@norte.example.test", Role::Agent).await;
        bench.execute("UPDATE agents SET disabled = TRUE WHERE email LIKE 'out@%'").await;
        for email in ["nobody@norte.example.test", "out@norte.example.test"] {
            for _ in 0..3 {
                forgot(bench, email).await.expect("the same answer");
            }
            assert!(matches!(forgot(bench, email).await, Err(Failure::Wait(_))));
        }
        assert!(bench.mails().await.is_empty());
        for _ in 0..3 {
            forgot(bench, LAURA).await.expect("the same answer");
        }
        assert!(matches!(forgot(bench, LAURA).await, Err(Failure::Wait(_))));
        assert_eq!(bench.mails().await.len(), 3);
        let refused = forgot(bench, "laura").await.expect_err("malformed");
        assert_eq!(refused, RecoveryRefusal::EmailInvalid.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_request_resends_pending_invitations() {
    on_each_store(async |bench| {
        let other = bench.other_portal().await;
        invite(bench, &bench.portal, LAURA, Role::Admin).await;
        invite(bench, &other, LAURA, Role::Agent).await;
        bench.mails().await;
        forgot(bench, LAURA).await.expect("asked");
        let mails = bench.mails().await;
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            assert_eq!(mail.to, LAURA);
            assert!(mail.token("invitation").is_some());
        }
    })
    .await;
}
