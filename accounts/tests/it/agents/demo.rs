//! The demo's agents can be tried at once.

use accounts::{
    demo::{DEMO_MANY, DEMO_PASSWORD, DEMO_TOTP_SECRET, DemoProviders},
    testing::{Bench, on_each_store},
};
use model::{Role, Stage};

async fn sign_in(bench: &Bench, email: &str) -> Stage {
    let (accounts, caller) = (&bench.accounts, bench.agent_caller());
    let password = DEMO_PASSWORD.into();
    let half = accounts.agent_sign_in(&caller, email, &password).await;
    let (half, _) = half.expect("the password is right");
    let code = accounts.demo_code().expect("a code");
    assert_eq!(code, bench.code(DEMO_TOTP_SECRET));
    let cookie = accounts.second_factor(&caller, half.expose(), &code).await;
    let cookie = cookie.expect("the code is right");
    super::stage(bench, &cookie).await.expect("signed in")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_agent_of_the_demo_signs_in_and_one_works_for_all() {
    on_each_store(async |bench| {
        for _ in 0..2 {
            let none = DemoProviders::default();
            bench.accounts.load_demo(3000, &none).await.expect("loaded");
        }
        for (email, operator, role) in [
            ("laura@norte-lines.example.test", "Norte Lines", Role::Admin),
            ("pablo@norte-lines.example.test", "Norte Lines", Role::Agent),
            ("laura@sur-ferries.example.test", "Sur Ferries", Role::Admin),
        ] {
            let Stage::Open(agent) = sign_in(bench, email).await else {
                panic!("{email} works for one operator");
            };
            assert_eq!((agent.operator_name.as_str(), agent.role), (operator, role));
        }
        let Stage::ChooseOperator(choices) = sign_in(bench, DEMO_MANY).await else {
            panic!("there is a choice");
        };
        assert_eq!(choices.len(), 3);
    })
    .await;
}
