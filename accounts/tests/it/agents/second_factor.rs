//! TOTP codes and recovery codes.

use super::{LAURA, PASSWORD, Person, enrol, hire, open, person, sign_in, stage, stage_of};
use accounts::{Accounts, Config, Secret, sso::SsoConfig, testing::Bench, testing::on_each_store};
use chrono::TimeDelta;
use model::{Failure, Role, Stage, refusals::SecondFactorRefusal as R};
use std::sync::Arc;

async fn laura(bench: &Bench) -> Person {
    person(bench, &bench.portal, LAURA, Role::Admin).await
}

async fn half(bench: &Bench) -> Secret {
    sign_in(bench, LAURA, PASSWORD).await.expect("signed in")
}

async fn pass(bench: &Bench, half: &Secret, code: &str) -> Result<Secret, Failure<R>> {
    let caller = bench.agent_caller();
    bench.accounts.second_factor(&caller, half.expose(), code).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_is_enrolled_once_and_then_required() {
    on_each_store(async |bench| {
        hire(bench, &bench.portal, LAURA, Role::Admin).await;
        let first = half(bench).await;
        let shown = bench.accounts.enrolment(first.expose()).await.expect("new");
        let again = bench.accounts.enrolment(first.expose()).await.expect("new");
        assert_eq!(shown, again, "looking twice does not change it");
        assert!(shown.uri.starts_with("otpauth://totp/"));
        let caller = bench.agent_caller();
        for (code, why) in [("", R::CodeMissing), ("12", R::CodeWrong), ("abcdef", R::CodeWrong)] {
            let refused = bench.accounts.confirm_enrolment(&caller, first.expose(), code).await;
            assert_eq!(refused.expect_err(code), why.into());
        }
        let code = bench.code(&shown.secret);
        let open =
            bench.accounts.confirm_enrolment(&caller, first.expose(), &code).await.expect("set up");
        assert!(matches!(stage(bench, &open).await, Some(Stage::Open(_))));

        let second = half(bench).await;
        let expected = Stage::SecondFactor { email: LAURA.to_owned(), enrolled: true };
        assert_eq!(stage(bench, &second).await, Some(expected));
        let refused = bench.accounts.enrolment(second.expose()).await;
        assert_eq!(refused.expect_err("there is one"), R::AlreadyEnrolled.into());
        let refused = bench.accounts.enrolment(open.expose()).await;
        assert_eq!(refused.expect_err("another stage"), R::SignedOut.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_code_counts_twice_not_even_the_one_that_set_it_up() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        let code = bench.code(&laura.secret);
        let refused = pass(bench, &half(bench).await, &code).await;
        assert_eq!(refused.expect_err("set it up"), R::CodeWrong.into());
        bench.clock.advance(TimeDelta::seconds(30));
        let code = bench.code(&laura.secret);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        pass(bench, &half(bench).await, &spaced).await.expect("new");
        let refused = pass(bench, &half(bench).await, &code).await;
        assert_eq!(refused.expect_err("used"), R::CodeWrong.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_may_differ_by_one_step_and_older_codes_die_with_newer_ones() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        bench.clock.advance(TimeDelta::minutes(10));
        let at = |seconds: i64| {
            bench.clock.advance(TimeDelta::seconds(seconds));
            let code = bench.code(&laura.secret);
            bench.clock.advance(TimeDelta::seconds(-seconds));
            code
        };
        let (much_older, older, now) = (at(-60), at(-30), at(0));
        let (newer, much_newer) = (at(30), at(60));
        for code in [&much_older, &much_newer] {
            let refused = pass(bench, &half(bench).await, code).await;
            assert_eq!(refused.expect_err("too far"), R::CodeWrong.into());
        }
        pass(bench, &half(bench).await, &older).await.expect("slow");
        pass(bench, &half(bench).await, &newer).await.expect("fast");
        let refused = pass(bench, &half(bench).await, &now).await;
        assert_eq!(refused.expect_err("a newer was used"), R::CodeWrong.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_counts_once_and_new_ones_replace_the_old() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        let typed = laura.recovery[3].to_lowercase().replace('-', " ");
        let cookie = pass(bench, &half(bench).await, &typed).await.expect("new");
        assert!(matches!(stage(bench, &cookie).await, Some(Stage::Open(_))));
        let refused = pass(bench, &half(bench).await, &laura.recovery[3]).await;
        assert_eq!(refused.expect_err("used"), R::CodeWrong.into());
        pass(bench, &half(bench).await, &laura.recovery[4]).await.expect("another");
        let address = LAURA.parse().expect("an address");
        assert!(bench.accounts.forget_second_factor(&address).await.expect("done"));
        assert!(stage(bench, &cookie).await.is_none(), "signed out");
        enrol(bench, LAURA).await;
        let refused = pass(bench, &half(bench).await, &laura.recovery[5]).await;
        assert_eq!(refused.expect_err("old"), R::CodeWrong.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_codes_are_rejected() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        let pablo = person(bench, &bench.portal, super::PABLO, Role::Agent).await;
        bench.clock.advance(TimeDelta::seconds(30));
        let half = half(bench).await;
        for code in [&bench.code(&pablo.secret), &pablo.recovery[0]] {
            let refused = pass(bench, &half, code).await;
            assert_eq!(refused.expect_err("not hers"), R::CodeWrong.into());
        }
        pass(bench, &half, &bench.code(&laura.secret)).await.expect("hers");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_waits_after_five_and_a_new_password_try_does_not_help() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        bench.clock.advance(TimeDelta::seconds(30));
        let waiting = half(bench).await;
        for guess in 0..5 {
            let code = if guess % 2 == 0 { "000000" } else { "AAAA-AAAA-AAAA-AAAA" };
            let refused = pass(bench, &waiting, code).await;
            assert_eq!(refused.expect_err("a guess"), R::CodeWrong.into());
        }
        let right = bench.code(&laura.secret);
        for cookie in [&waiting, &half(bench).await] {
            let wait = pass(bench, cookie, &right).await.expect_err("a wait");
            assert_eq!(wait, Failure::Wait(31));
        }
        bench.clock.advance(TimeDelta::seconds(30));
        let right = bench.code(&laura.secret);
        pass(bench, &waiting, &right).await.expect("after the wait");
        open(bench, &laura).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_four_who_use_a_code_at_once_one_succeeds() {
    on_each_store(async |bench| {
        let laura = laura(bench).await;
        bench.clock.advance(TimeDelta::seconds(30));
        let mut halves = Vec::new();
        for _ in 0..4 {
            halves.push(half(bench).await);
        }
        for code in [bench.code(&laura.secret), laura.recovery[0].clone()] {
            let tries: Vec<_> = (0..4)
                .map(|place| {
                    let (accounts, caller) = (bench.accounts.clone(), bench.agent_caller());
                    let (half, code) = (halves[place].clone(), code.clone());
                    tokio::spawn(async move {
                        let answer = accounts.second_factor(&caller, half.expose(), &code).await;
                        answer.is_ok()
                    })
                })
                .collect();
            let mut won = 0;
            for attempt in tries {
                won += u32::from(attempt.await.expect("no panic"));
            }
            assert_eq!(won, 1, "{code}");
            halves.clear();
            for _ in 0..4 {
                halves.push(half(bench).await);
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_keys_second_factors_can_neither_be_set_up_nor_verified() {
    on_each_store(async |bench| {
        hire(bench, &bench.portal, LAURA, Role::Admin).await;
        let keyless = |keys: Vec<secrecy::SecretString>| {
            let config = Config {
                sso: SsoConfig { secret_keys: keys, ..SsoConfig::default() },
                ..bench.config.clone()
            };
            Accounts::connect(&config, Arc::new(bench.clock.clone())).expect("it connects")
        };
        let none = keyless(Vec::new());
        let first = half(bench).await;
        let refused = none.enrolment(first.expose()).await;
        assert_eq!(refused.expect_err("no key"), R::NoKey.into());
        assert!(none.check_secrets().await.is_ok());

        let laura = enrol(bench, LAURA).await;
        bench.clock.advance(TimeDelta::seconds(30));
        let other = keyless(vec!["OTg3NjU0MzIxMGFiY2RlZjk4NzY1NDMyMTBhYmNkZWY=".into()]);
        let caller = bench.agent_caller();
        let code = bench.code(&laura.secret);
        let refused = other.second_factor(&caller, first.expose(), &code).await;
        assert_eq!(refused.expect_err("another key"), R::NoKey.into());
        assert!(
            other
                .check_secrets()
                .await
                .expect_err("another key")
                .contains("the second factor of agent sign-in")
        );
        assert!(stage_of(&other, &first).await.is_some());
    })
    .await;
}
