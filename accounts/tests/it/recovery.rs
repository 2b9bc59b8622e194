//! Forgotten passwords and numbers, and links that set a password.

use crate::story::{PASSWORD, buy, customer, register, session, sign_in};
use accounts::testing::{Bench, on_each_store};
use chrono::TimeDelta;
use model::{
    Failure, Link,
    refusals::{PasswordRefusal, RecoveryRefusal},
};

const EMAIL: &str = "ana@example.test";
const NEW: &str = "the mountain in winter";

async fn reset_link(bench: &Bench, identifier: &str) -> String {
    bench.accounts.forgot_password(&bench.caller(), identifier, "").await.expect("asked");
    bench.mail_to(EMAIL).await.token("set-password").expect("a link")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_mail_ends_every_session_and_the_old_password() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        let cookie =
            sign_in(bench, &bench.caller(), EMAIL, PASSWORD).await.expect("signed in").session;
        let number = customer(bench, EMAIL).await.number.to_string();
        let link = reset_link(bench, &number).await;
        let set =
            bench.accounts.set_password(&bench.caller(), &link, &NEW.into()).await.expect("set");
        assert_eq!((set.identifier.as_str(), set.activated), (EMAIL, false));
        assert!(session(bench, cookie.expose()).await.is_none());
        assert!(sign_in(bench, &bench.caller(), EMAIL, PASSWORD).await.is_err());
        assert!(sign_in(bench, &bench.caller(), EMAIL, NEW).await.is_ok());
        let notice = bench.mail_to(EMAIL).await;
        assert!(notice.token("set-password").is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_does_not_cost_the_link() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        let link = reset_link(bench, EMAIL).await;
        for (password, why) in [
            ("short", PasswordRefusal::PasswordShort),
            ("passwordpassword", PasswordRefusal::PasswordCommon),
            (EMAIL, PasswordRefusal::PasswordPersonal),
        ] {
            let refused =
                bench.accounts.set_password(&bench.caller(), &link, &password.into()).await;
            assert_eq!(refused.expect_err("weak"), why.into());
        }
        bench.accounts.set_password(&bench.caller(), &link, &NEW.into()).await.expect("set");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_once_for_an_hour_and_dies_with_its_siblings() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        let state = async |link: &str| {
            bench.accounts.password_link(&bench.portal, link).await.expect("an answer")
        };
        let first = reset_link(bench, EMAIL).await;
        let second = reset_link(bench, EMAIL).await;
        assert!(matches!(state(&first).await, Link::Ready(_)));
        bench.accounts.set_password(&bench.caller(), &second, &NEW.into()).await.expect("set");
        assert_eq!(state(&second).await, Link::Used);
        assert_eq!(state(&first).await, Link::Replaced);
        let refused = bench.accounts.set_password(&bench.caller(), &first, &NEW.into()).await;
        assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
        bench.mails().await;

        let third = reset_link(bench, EMAIL).await;
        bench.clock.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
        assert!(matches!(state(&third).await, Link::Ready(_)));
        bench.clock.advance(TimeDelta::seconds(1));
        assert_eq!(state(&third).await, Link::Expired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_people_get_the_same_answer_and_no_mail() {
    on_each_store(async |bench| {
        buy(bench, "guest@example.test", "Guest").await;
        let nobody = model::CustomerNumber::from_draw(1).to_string();
        for identifier in ["nobody@example.test", "guest@example.test", &nobody] {
            bench.accounts.forgot_password(&bench.caller(), identifier, "").await.expect("asked");
        }
        bench.accounts.forgot_number(&bench.caller(), "nobody@example.test").await.expect("asked");
        assert!(bench.mails().await.is_empty());
        use RecoveryRefusal as R;
        for (identifier, why) in [("", R::IdentifierMissing), ("ana", R::IdentifierInvalid)] {
            let refused = bench.accounts.forgot_password(&bench.caller(), identifier, "").await;
            assert_eq!(refused.expect_err("refused"), why.into());
        }
        let refused = bench.accounts.forgot_number(&bench.caller(), "ana").await;
        assert_eq!(refused.expect_err("refused"), R::EmailInvalid.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_numbers_of_an_address_are_mailed_to_it() {
    on_each_store(async |bench| {
        buy(bench, EMAIL, "Ana").await;
        buy(bench, EMAIL, "Juan").await;
        bench.accounts.forgot_number(&bench.caller(), "ANA@example.test").await.expect("asked");
        let mail = bench.mail_to(EMAIL).await;
        let numbers = mail.text.split(|c: char| !(c.is_ascii_digit() || c == '-'));
        let found = numbers.filter(|word| word.parse::<model::CustomerNumber>().is_ok()).count();
        assert_eq!(found, 2, "{}", mail.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_invited_gets_the_activation_again_and_signs_in_by_number_alone() {
    on_each_store(async |bench| {
        buy(bench, EMAIL, "Ana").await;
        bench
            .execute(
                "INSERT INTO accounts (customer_id, operator_id, state, number_sign_in)
                 SELECT id, operator_id, 'invited', FALSE FROM customers",
            )
            .await;
        let link = reset_link(bench, EMAIL).await;
        let set =
            bench.accounts.set_password(&bench.caller(), &link, &NEW.into()).await.expect("set");
        assert!(set.activated);
        assert!(
            sign_in(bench, &bench.caller(), EMAIL, NEW).await.is_err(),
            "the email is not turned on"
        );
        sign_in(bench, &bench.caller(), &set.identifier, NEW).await.expect("the number signs in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_frees_who_was_stopped_by_a_hundred_failures() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        for _ in 0..100 {
            let _ = sign_in(bench, &bench.caller(), EMAIL, "wrong").await;
            bench.clock.advance(TimeDelta::hours(1));
        }
        bench.clock.advance(TimeDelta::days(30));
        assert!(matches!(
            sign_in(bench, &bench.caller(), EMAIL, PASSWORD).await,
            Err(Failure::Wait(_))
        ));
        let link = reset_link(bench, EMAIL).await;
        bench.accounts.set_password(&bench.caller(), &link, &NEW.into()).await.expect("set");
        sign_in(bench, &bench.caller(), EMAIL, NEW).await.expect("signed in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_is_asked_for_three_times_then_waits() {
    on_each_store(async |bench| {
        for address in [EMAIL, "nobody@example.test"] {
            for _ in 0..3 {
                bench.accounts.forgot_password(&bench.caller(), address, "").await.expect("asked");
            }
            let fourth = bench.accounts.forgot_password(&bench.caller(), address, "").await;
            assert!(matches!(fourth, Err(Failure::Wait(3600))), "{fourth:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_changed_in_the_profile_kills_the_links_that_are_under_way() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        let link = reset_link(bench, EMAIL).await;
        let ana = customer(bench, EMAIL).await;
        let (caller, current, new) = (bench.caller(), PASSWORD.into(), NEW.into());
        bench.accounts.change_password(&caller, &ana, &current, &new).await.expect("changed");
        let state = bench.accounts.password_link(&bench.portal, &link).await.expect("an answer");
        assert_eq!(state, Link::Replaced);
        let refused =
            bench.accounts.set_password(&caller, &link, &"yet another password".into()).await;
        assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
        sign_in(bench, &bench.caller(), EMAIL, NEW).await.expect("the new password holds");
    })
    .await;
}
