//! Providers that are down, slow or misbehaving, and what is cached of them.

use super::{
    World,
    hostile_oidc::{FaultMode, HostileOidc},
};
use crate::sso::protocol::{FlowSecrets, ProtocolError};
use chrono::TimeDelta;
use model::Locale;
use std::time::{Duration, Instant};

const FAULT_MODES: [FaultMode; 3] = [FaultMode::Hangs, FaultMode::Fails, FaultMode::Babbles];

#[tokio::test(flavor = "multi_thread")]
async fn f07_a_provider_that_never_answered_times_out() {
    let world = World::hurried().await;
    for fault in FAULT_MODES {
        world.hostile.set_fault(fault);
        let asked = Instant::now();
        let outcome = world.begin_authorization("good", &FlowSecrets::random()).await;
        assert!(matches!(outcome, Err(ProtocolError::Failed(_))), "{outcome:?}");
        assert!(asked.elapsed() < Duration::from_secs(5), "{:?}", asked.elapsed());
    }
    world.hostile.set_fault(FaultMode::Well);
    assert!(world.sign_in("good").await.is_ok(), "it is asked again at once");
}

#[tokio::test(flavor = "multi_thread")]
async fn f07_metadata_is_fresh_for_an_hour_and_usable_for_a_day() {
    let world = World::hurried().await;
    let asked = |hostile: &HostileOidc| hostile.hits("good/discovery");
    assert!(world.sign_in("good").await.is_ok());
    world.clock.advance(TimeDelta::minutes(60) - TimeDelta::seconds(1));
    assert!(world.sign_in("good").await.is_ok());
    assert_eq!(asked(&world.hostile), 1, "within the hour it is not asked again");
    world.clock.advance(TimeDelta::seconds(1));
    assert!(world.sign_in("good").await.is_ok());
    assert_eq!(asked(&world.hostile), 2, "after the hour it is");

    for fault in FAULT_MODES {
        world.hostile.set_fault(fault);
        world.clock.advance(TimeDelta::hours(7));
        let before = asked(&world.hostile);
        assert!(world.begin_authorization("good", &FlowSecrets::random()).await.is_ok());
        assert_eq!(asked(&world.hostile), before + 1, "it is asked");
        assert!(world.begin_authorization("good", &FlowSecrets::random()).await.is_ok());
        assert_eq!(asked(&world.hostile), before + 1, "and then left alone for a minute");
    }
    world.clock.advance(TimeDelta::hours(3) - TimeDelta::seconds(1));
    assert!(world.begin_authorization("good", &FlowSecrets::random()).await.is_ok());
    world.clock.advance(TimeDelta::seconds(61));
    let outcome = world.begin_authorization("good", &FlowSecrets::random()).await;
    assert!(outcome.is_err(), "after a day nothing is better");
    world.hostile.set_fault(FaultMode::Well);
    assert!(world.sign_in("good").await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn f07_a_flapping_provider_signs_in_whenever_it_is_up() {
    let world = World::hurried().await;
    assert!(world.sign_in("good").await.is_ok());
    for round in 0..6 {
        world.clock.advance(TimeDelta::minutes(61));
        world.hostile.set_fault(FAULT_MODES[round % 3]);
        let flow = FlowSecrets::random();
        let authorization = world.begin_authorization("good", &flow).await.unwrap();
        let answer = world.hostile.answer(&authorization);
        assert!(world.handle_callback("good", &flow, &answer).await.is_err());
        world.hostile.set_fault(FaultMode::Well);
        assert!(world.sign_in("good").await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f09_a_clock_set_back_does_not_keep_metadata_fresh_for_ever() {
    let world = World::new().await;
    world.clock.advance(TimeDelta::days(30));
    assert!(world.sign_in("good").await.is_ok());
    world.clock.advance(TimeDelta::days(-30));
    assert!(world.sign_in("good").await.is_ok());
    assert_eq!(world.hostile.hits("good/discovery"), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_callers_share_one_request() {
    let world = World::new().await;
    let flow = FlowSecrets::random();
    let ask = || world.begin_authorization("good", &flow);
    let all = tokio::join!(ask(), ask(), ask(), ask(), ask(), ask(), ask(), ask());
    assert!(all.0.is_ok() && all.3.is_ok() && all.7.is_ok());
    assert_eq!(world.hostile.hits("good/discovery"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issuer_is_asked_once_however_it_is_typed() {
    let world = World::new().await;
    let own = world.provider("good");
    let mut typed = world.provider("good");
    typed.url = typed.url.replacen("http:", "HTTP:", 1);
    for provider in [typed, own] {
        let client = world.client(&provider);
        let flow = FlowSecrets::random();
        let url = world.oidc.authorize_url(&client, &flow, false, Locale::English).await;
        assert!(url.is_ok(), "{}: {url:?}", provider.url);
    }
    assert_eq!(world.hostile.hits("good/discovery"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_fetched_again_once_a_minute_at_most() {
    let world = World::new().await;
    let case = "rotation-that-never-comes";
    for _ in 0..5 {
        assert!(world.sign_in(case).await.is_err());
    }
    assert_eq!(
        world.hostile.hits(&format!("{case}/jwks")),
        2,
        "once with the metadata, once for the unknown key"
    );
    world.clock.advance(TimeDelta::seconds(59));
    assert!(world.sign_in(case).await.is_err());
    assert_eq!(world.hostile.hits(&format!("{case}/jwks")), 2);
    world.clock.advance(TimeDelta::seconds(1));
    assert!(world.sign_in(case).await.is_err());
    assert_eq!(world.hostile.hits(&format!("{case}/jwks")), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_hangs_later_does_not_delay_sign_ins() {
    let world = World::hurried().await;
    let flow = FlowSecrets::random();
    let authorization = world.begin_authorization("good", &flow).await.unwrap();
    let answer = world.hostile.answer(&authorization);
    world.hostile.set_fault(FaultMode::Hangs);
    let asked = Instant::now();
    assert!(world.handle_callback("good", &flow, &answer).await.is_err());
    assert!(asked.elapsed() < Duration::from_secs(5));
}
