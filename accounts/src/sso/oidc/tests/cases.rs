//! The tables of cases, one test per table.

use super::{
    World,
    hostile_oidc::{
        Token,
        cases::{ANSWERS, Case, EXTRAS, PROFILES, UNUSUAL, put},
        logouts::LOGOUTS,
    },
};
use crate::sso::{
    protocol::{FlowSecrets, LogoutToken, ProtocolError},
    testing::CaseRow,
};

async fn run(name: &'static str, cases: &[Case]) {
    let world = World::new().await;
    let mut row = CaseRow::new(name);
    for case in cases {
        let outcome = world.sign_in(case.name).await;
        let right = outcome.is_ok() == case.accepted;
        let subject = outcome.map(|assertion| assertion.subject);
        let right =
            right && subject.as_ref().is_ok_and(|subject| subject == "ana") == case.accepted;
        row.note(case.name, right, &format!("{subject:?}"));
    }
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn o01_the_modules_of_the_profiles() {
    run("O01", PROFILES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn o02_times_audiences_algorithms_and_keys() {
    run("O02", EXTRAS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn o02_irrelevant_deviations_and_signed_userinfo() {
    run("O02 unusual", UNUSUAL).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn o10_malformed_responses() {
    run("O10 answers", ANSWERS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn o10_errors_that_the_browser_brings() {
    let world = World::new().await;
    let mut row = CaseRow::new("O10 errors");
    let errors = [
        ("access_denied", true),
        ("login_required", true),
        ("interaction_required", true),
        ("consent_required", true),
        ("account_selection_required", true),
        ("server_error", false),
        ("temporarily_unavailable", false),
        ("invalid_request", false),
        ("invalid_scope", false),
        ("unauthorized_client", false),
        ("<script>alert(1)</script>\r\nforged", false),
        ("", false),
    ];
    for (error, is_no) in errors {
        for with_code in [false, true] {
            let flow = FlowSecrets::random();
            let authorization = world.begin_authorization("good", &flow).await.unwrap();
            let mut answer = world.hostile.answer(&authorization);
            answer.retain(|(name, _)| with_code || name != "code");
            answer.push(("error".into(), error.into()));
            answer.push(("error_description".into(), "words of theirs".into()));
            let outcome = world.handle_callback("good", &flow, &answer).await.unwrap_err();
            super::tells_no_secret(&outcome, &flow);
            let right = matches!(outcome, ProtocolError::Denied(_)) == is_no
                && !matches!(outcome, ProtocolError::WrongFlow);
            row.note(error, right, &format!("{outcome:?}"));
            put(&mut answer, "state", "another");
            let outcome = world.handle_callback("good", &flow, &answer).await.unwrap_err();
            row.note(
                "the same without the state",
                matches!(outcome, ProtocolError::WrongFlow),
                &format!("{outcome:?}"),
            );
        }
    }
    assert_eq!(world.hostile.hits("good/token"), 0, "an error is exchanged for nothing");
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn o04_a_mixed_up_answer_reaches_no_token_endpoint() {
    let world = World::new().await;
    let mut row = CaseRow::new("O04");
    let spoilt = [
        "iss-parameter-missing",
        "iss-parameter-foreign",
        "iss-parameter-twice",
        "state-missing",
        "state-foreign",
        "state-twice",
        "code-missing",
        "code-empty",
        "code-twice",
    ];
    for case in spoilt {
        let outcome = world.sign_in(case).await;
        let asked = world.hostile.hits(&format!("{case}/token"));
        row.note(case, outcome.is_err() && asked == 0, &format!("asked {asked} times"));
    }
    // Provider B answers a flow of provider A, with a code of its own and the state that it saw.
    let flow = FlowSecrets::random();
    world.begin_authorization("good", &flow).await.unwrap();
    let elsewhere = world.begin_authorization("alg-es256", &flow).await.unwrap();
    let mut answer = world.hostile.answer(&elsewhere);
    let outcome = world.handle_callback("good", &flow, &answer).await;
    let right = outcome.is_err() && world.hostile.hits("good/token") == 0;
    row.note("the code of another provider", right, &format!("{outcome:?}"));
    // It also claims to be A: A does not know the code then.
    put(&mut answer, "iss", &world.hostile.issuer("good"));
    let outcome = world.handle_callback("good", &flow, &answer).await;
    row.note(
        "the code of another provider under our name",
        outcome.is_err(),
        &format!("{outcome:?}"),
    );
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn o06_a_code_works_once_and_only_in_its_flow() {
    let world = World::new().await;
    let mut row = CaseRow::new("O06");
    let flow = FlowSecrets::random();
    let authorization = world.begin_authorization("good", &flow).await.unwrap();
    let answer = world.hostile.answer(&authorization);
    let first = world.handle_callback("good", &flow, &answer).await;
    row.note("a code", first.is_ok(), "the first time");
    let again = world.handle_callback("good", &flow, &answer).await;
    row.note("a code", again.is_err(), "the second time");

    let answer = world.hostile.answer(&authorization);
    let other = FlowSecrets { verifier: FlowSecrets::random().verifier, ..copy(&flow) };
    let outcome = world.handle_callback("good", &other, &answer).await;
    row.note("another verifier", outcome.is_err(), &format!("{outcome:?}"));

    let answer = world.hostile.answer(&authorization);
    let other = FlowSecrets { nonce: FlowSecrets::random().nonce, ..copy(&flow) };
    let outcome = world.handle_callback("good", &other, &answer).await;
    row.note("another nonce comes for it", outcome.is_err(), &format!("{outcome:?}"));

    // A stolen code with the attacker's state is bound to its owner's verifier.
    let stolen = world.hostile.answer(&authorization);
    let thief = FlowSecrets::random();
    let mut answer = stolen;
    put(&mut answer, "state", &thief.state);
    let outcome = world.handle_callback("good", &thief, &answer).await;
    row.note("a stolen code", outcome.is_err(), &format!("{outcome:?}"));
    row.end();
}

fn copy(flow: &FlowSecrets) -> FlowSecrets {
    FlowSecrets {
        state: flow.state.clone(),
        nonce: flow.nonce.clone(),
        verifier: flow.verifier.clone(),
        login_after: flow.login_after,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn o08_logout_tokens() {
    let world = World::new().await;
    let mut row = CaseRow::new("O08");
    for logout in LOGOUTS {
        let token = world.hostile.logout_token("good", logout.spoil);
        let outcome = world.logout("good", &token).await;
        let right = outcome.is_ok() == logout.accepted;
        row.note(logout.name, right, &format!("{outcome:?}"));
    }
    // Tokens of one kind are not accepted as another.
    let flow = FlowSecrets::random();
    let authorization = world.begin_authorization("good", &flow).await.unwrap();
    for (name, spoil) in [
        ("an ID token", (|_| ()) as fn(&mut Token)),
        ("an ID token without nonce", |t| t.drop("nonce")),
    ] {
        let outcome = world.logout("good", &world.hostile.id_token(&authorization, spoil)).await;
        row.note(name, outcome.is_err(), &format!("{outcome:?}"));
    }
    for text in ["", ".", "..", "...", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", &"a".repeat(20_000)] {
        row.note("garbage", world.logout("good", text).await.is_err(), "refused");
    }
    let truncated = world.hostile.logout_token("good", |_| ());
    row.note(
        "truncated",
        world.logout("good", &truncated[..truncated.len() - 9]).await.is_err(),
        "refused",
    );
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logout_token_has_a_replay_deadline() {
    let world = World::new().await;
    let token = world.hostile.logout_token("good", |t| t.time("exp", 120));
    let now = crate::clock::Clock::now(&world.clock);
    let verified = world.logout("good", &token).await.unwrap();
    assert_eq!(verified.expires_at, now + chrono::TimeDelta::seconds(180));
    assert_eq!(verified.issuer, world.hostile.issuer("good"));
    assert_eq!(
        (verified.subject.as_deref(), verified.session.as_deref()),
        (Some("ana"), Some("session-1"))
    );
    let token = world.hostile.logout_token("good", |t| t.time("exp", 365 * 24 * 3600));
    let verified = world.logout("good", &token).await.unwrap();
    assert_eq!(verified.expires_at, now + chrono::TimeDelta::seconds(660));
}

impl World {
    async fn logout(&self, case: &str, token: &str) -> Result<LogoutToken, ProtocolError> {
        let provider = self.provider(case);
        self.oidc.logout_token(&self.client(&provider), token).await
    }
}
