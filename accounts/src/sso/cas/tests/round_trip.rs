//! Tickets, flows and services.

use super::{REDIRECT_URI, World, client, put};
use crate::sso::{
    protocol::{Client, FlowSecrets, ProtocolError},
    testing::CaseRow,
};
use model::{Finding, FindingCode};
use url::Url;

#[tokio::test(flavor = "multi_thread")]
async fn c01_a_ticket_is_well_formed_and_validated_once() {
    let world = World::new().await;
    let mut row = CaseRow::new("C01");
    let flow = FlowSecrets::random();
    let answer = world.hostile.answer(&world.begin_authorization("good", &flow));
    let longest = format!("ST-{}", "a".repeat(253));
    let too_long = format!("ST-{}", "a".repeat(254));
    let unlikely = [
        "",
        "ST-",
        "ST",
        "st-1-abc",
        "PT-1-abc",
        "PGT-1-abc",
        "TGT-1-abc",
        " ST-1",
        "ST-1 ",
        "ST-1\r\nX: y",
        "ST-1\0",
        "ST-1&renew=false",
        "ST-1%26service=x",
        "ST-1#",
        "ST-1/../x",
        "ST-á",
        &too_long,
    ];
    for ticket in unlikely {
        let outcome = world.handle_callback("good", &flow, &put(&answer, "ticket", ticket)).await;
        row.note(
            &format!("{ticket:?}"),
            outcome.is_err() && world.asked("good") == 0,
            "never asked about",
        );
    }
    let mut twice = answer.clone();
    twice.push(("ticket".into(), "ST-2-def".into()));
    let outcome = world.handle_callback("good", &flow, &twice).await;
    row.note(
        "two tickets",
        matches!(outcome, Err(ProtocolError::WrongFlow)) && world.asked("good") == 0,
        "never asked about",
    );
    let none: Vec<_> = answer.iter().filter(|(name, _)| name != "ticket").cloned().collect();
    let outcome = world.handle_callback("good", &flow, &none).await;
    row.note(
        "no ticket",
        matches!(outcome, Err(ProtocolError::Denied(_))) && world.asked("good") == 0,
        "never asked about",
    );
    // The last two are no tickets of the specification: servers add the name of a host, or join ids by dots.
    let likely = [longest.as_str(), "ST-1-aB3-cas01.example.org", "ST-0f3c.9d1e.campus_shop"];
    for (ticket, asked) in likely.into_iter().zip(1..) {
        let outcome = world.handle_callback("good", &flow, &put(&answer, "ticket", ticket)).await;
        row.note(ticket, outcome.is_err() && world.asked("good") == asked, "asked about once");
    }
    let outcome = world.handle_callback("good", &flow, &answer).await;
    row.note("its own ticket", outcome.is_ok() && world.asked("good") == 4, "asked about once");
    let outcome = world.handle_callback("good", &flow, &answer).await;
    row.note(
        "the same ticket again",
        outcome.is_err() && world.asked("good") == 5,
        "refused by the server",
    );
    for case in ["broken", "elsewhere", "no-text", "failure", "two-users"] {
        let outcome = world.sign_in(case).await;
        row.note(case, outcome.is_err() && world.asked(case) == 1, "asked about once");
    }
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn c02_an_answer_is_for_its_flow() {
    let world = World::new().await;
    let mut row = CaseRow::new("C02");
    let flow = FlowSecrets::random();
    let answer = world.hostile.answer(&world.begin_authorization("good", &flow));
    let other = FlowSecrets::random();
    let prefix = &flow.state[..42];
    let longer = format!("{}A", flow.state);
    for (name, state) in
        [("foreign", other.state.as_str()), ("empty", ""), ("shorter", prefix), ("longer", &longer)]
    {
        let outcome = world.handle_callback("good", &flow, &put(&answer, "flow", state)).await;
        row.note(name, matches!(outcome, Err(ProtocolError::WrongFlow)), "wrong flow");
    }
    let missing: Vec<_> = answer.iter().filter(|(name, _)| name != "flow").cloned().collect();
    row.note(
        "missing",
        matches!(
            world.handle_callback("good", &flow, &missing).await,
            Err(ProtocolError::WrongFlow)
        ),
        "wrong flow",
    );
    let mut twice = answer.clone();
    twice.push(("flow".into(), flow.state.clone()));
    row.note(
        "twice",
        matches!(world.handle_callback("good", &flow, &twice).await, Err(ProtocolError::WrongFlow)),
        "wrong flow",
    );
    row.note("all of them", world.asked("good") == 0, "never asked about");
    // A ticket of one flow in the callback of another: it is for another service.
    let stolen = put(&answer, "flow", &other.state);
    let outcome = world.handle_callback("good", &other, &stolen).await;
    row.note("the ticket of another flow", outcome.is_err(), &format!("{outcome:?}"));
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn c03_the_service_is_ours_as_it_is_configured() {
    let world = World::new().await;
    let mut row = CaseRow::new("C03");
    let flow = FlowSecrets::random();
    let expected = format!("{REDIRECT_URI}?flow={}", flow.state);
    for ask_again in [false, true] {
        let provider = world.provider("good");
        let url: Url =
            world.cas.login_url(&client(&provider), &flow, ask_again).unwrap().parse().unwrap();
        let query: Vec<_> = url.query_pairs().into_owned().collect();
        let mut wanted = vec![("service".to_owned(), expected.clone())];
        wanted.extend(ask_again.then(|| ("renew".to_owned(), "true".to_owned())));
        row.note("login", query == wanted && url.path() == "/good/login", url.as_str());
    }
    let provider = world.provider("good");
    let url = world
        .cas
        .logout_url(&client(&provider), "https://tickets.example.test/signed-out")
        .unwrap();
    let right = url
        == format!(
            "{}/logout?service=https%3A%2F%2Ftickets.example.test%2Fsigned-out",
            world.hostile.url("good")
        );
    row.note("logout", right, &url);
    let assertion = world.sign_in("good").await.unwrap();
    row.note("issuer", assertion.issuer == world.hostile.url("good"), &assertion.issuer);
    row.note("email", !assertion.email_verified, "nobody verifies emails here");
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn c04_urls_are_built_and_not_concatenated() {
    let world = World::new().await;
    let mut row = CaseRow::new("C04");
    let flow = FlowSecrets::random();
    let base = world.hostile.url("good");
    for (suffix, path) in [
        ("", "/good/login"),
        ("/", "/good/login"),
        ("?x=1", "/good/login"),
        ("#x", "/good/login"),
        ("/cas%2f..", "/good/cas%2f../login"),
    ] {
        let mut provider = world.provider("good");
        provider.url = format!("{base}{suffix}");
        let url: Url =
            world.cas.login_url(&client(&provider), &flow, false).unwrap().parse().unwrap();
        let right =
            url.path() == path && url.query_pairs().count() == 1 && url.fragment().is_none();
        row.note(&format!("{suffix:?}"), right, url.as_str());
    }
    let mut provider = world.provider("good");
    provider.url = format!("{base}/");
    let authorization = world.cas.login_url(&client(&provider), &flow, false).unwrap();
    let assertion = world
        .cas
        .validate(&client(&provider), &flow, &world.hostile.answer(&authorization))
        .await
        .unwrap();
    row.note("with and without a slash", assertion.issuer == base, "it is the same server");
    // Version 2 is only requested if version 3 does not exist.
    row.note(
        "old",
        world.sign_in("old").await.is_ok() && world.hostile.hits("old/p2") == 1,
        "asked by version 2",
    );
    row.note(
        "broken",
        world.sign_in("broken").await.is_err() && world.hostile.hits("broken/p2") == 0,
        "not asked again",
    );
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_of_the_server_finds_out_what_is_wrong() {
    let world = World::new().await;
    let provider = world.provider("good");
    let findings = world.cas.examine(&client(&provider)).await;
    assert!(findings.len() == 3 && findings.iter().all(|finding| finding.ok), "{findings:#?}");
    for (case, detail) in
        [("broken", "status is 500"), ("no-text", "no text"), ("elsewhere", "status is 302")]
    {
        let provider = world.provider(case);
        let findings = world.cas.examine(&client(&provider)).await;
        let bad = findings.iter().any(|finding| {
            !finding.ok
                && finding.what == FindingCode::NoValidation
                && finding.detail.contains(detail)
        });
        assert!(bad, "{case}: {findings:#?}");
    }
    let provider = world.provider("good");
    let stranger = Client {
        redirect_uri: "https://unknown-service.example/sso/2/callback".into(),
        ..client(&provider)
    };
    let findings = world.cas.examine(&stranger).await;
    let unknown = Finding::bad(FindingCode::ServiceUnknown);
    assert!(findings.contains(&unknown), "{findings:#?}");
    // Some servers check the ticket first, so that only the login reveals an unregistered service.
    for (case, redirect_uri) in [
        ("ticket-first", stranger.redirect_uri.as_str()),
        ("no-gateway", REDIRECT_URI),
        ("gateway-elsewhere", REDIRECT_URI),
    ] {
        let provider = world.provider(case);
        let asked = Client { redirect_uri: redirect_uri.into(), ..client(&provider) };
        let findings = world.cas.examine(&asked).await;
        let unconfirmed = Finding::bad(FindingCode::ServiceUnconfirmed);
        assert!(findings.contains(&unconfirmed), "{case}: {findings:#?}");
        assert!(!findings.iter().any(Finding::stops_round_trip), "{findings:#?}");
    }
}
