//! Agents: joining, signing in, and their permissions.

mod administration;
mod audit;
mod demo;
mod invitations;
mod inviting;
mod mail_log;
mod password;
mod reauthentication;
mod second_factor;
mod secrets;
mod session;
mod settings;
mod sign_in;
mod tenants;

use accounts::{Accounts, Secret, testing::Bench};
use chrono::TimeDelta;
use model::{Agent, Failure, Portal, Role, Stage, refusals::AgentSignInRefusal};

pub const PASSWORD: &str = "the lighthouse at noon";
pub const LAURA: &str = "laura@norte.example.test";
pub const PABLO: &str = "pablo@norte.example.test";

/// An agent who has accepted an invitation and set up an authenticator.
pub struct Person {
    pub email: String,
    /// Base32.
    pub secret: String,
    pub recovery: Vec<String>,
    /// The session after the enrolment.
    pub cookie: Secret,
}

/// Invites an agent from the command line. Returns the token of the printed link.
pub async fn invite(bench: &Bench, portal: &Portal, email: &str, role: Role) -> String {
    let email = email.parse().expect("an address");
    let address = bench
        .accounts
        .create_agent(&portal.host, "Laura Ibarra", &email, role)
        .await
        .expect("invited");
    let (_, token) = address.rsplit_once('/').expect("a path");
    token.to_owned()
}

/// Invites an agent who accepts and chooses a password.
pub async fn hire(bench: &Bench, portal: &Portal, email: &str, role: Role) {
    let link = invite(bench, portal, email, role).await;
    bench
        .accounts
        .set_agent_password(&bench.agent_caller(), &link, &PASSWORD.into())
        .await
        .expect("accepted");
    bench.mails().await;
}

/// Hires an agent, and sets up their authenticator.
pub async fn person(bench: &Bench, portal: &Portal, email: &str, role: Role) -> Person {
    hire(bench, portal, email, role).await;
    enrol(bench, email).await
}

pub async fn enrol(bench: &Bench, email: &str) -> Person {
    let half = sign_in(bench, email, PASSWORD).await.expect("signed in");
    let enrolment = bench.accounts.enrolment(half.expose()).await.expect("new");
    bench.clock.advance(TimeDelta::seconds(30));
    let code = bench.code(&enrolment.secret);
    let cookie = bench
        .accounts
        .confirm_enrolment(&bench.agent_caller(), half.expose(), &code)
        .await
        .expect("set up");
    let recovery = bench.accounts.recovery_codes(cookie.expose()).await;
    let recovery = recovery.expect("the database answers");
    Person { email: email.to_owned(), secret: enrolment.secret, recovery, cookie }
}

pub async fn sign_in(
    bench: &Bench,
    email: &str,
    password: &str,
) -> Result<Secret, Failure<AgentSignInRefusal>> {
    bench
        .accounts
        .agent_sign_in(&bench.agent_caller(), email, &password.into())
        .await
        .map(|(session, _)| session)
}

/// Signs in with both factors, half a minute later, so that the code is a new one.
pub async fn open(bench: &Bench, person: &Person) -> Secret {
    bench.clock.advance(TimeDelta::seconds(30));
    let half = sign_in(bench, &person.email, PASSWORD).await.expect("signed in");
    bench
        .accounts
        .second_factor(&bench.agent_caller(), half.expose(), &bench.code(&person.secret))
        .await
        .expect("the code is right")
}

pub async fn stage(bench: &Bench, cookie: &Secret) -> Option<Stage> {
    stage_of(&bench.accounts, cookie).await
}

pub async fn stage_of(accounts: &Accounts, cookie: &Secret) -> Option<Stage> {
    accounts.agent_stage(cookie.expose()).await.expect("the database answers")
}

pub async fn agent(bench: &Bench, cookie: &Secret) -> Agent {
    match stage(bench, cookie).await {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}

/// Returns a new session of an agent whose lost authenticator was set up again.
pub async fn enrolled(bench: &Bench, email: &str) -> Secret {
    let address = email.parse().expect("an address");
    let known = bench.accounts.forget_second_factor(&address).await;
    assert!(known.expect("the database answers"));
    enrol(bench, email).await.cookie
}

/// Returns an admin and an agent of the bench's operator, signed in.
pub async fn staff(bench: &Bench) -> (Agent, Agent) {
    let laura = person(bench, &bench.portal, LAURA, Role::Admin).await;
    let pablo = person(bench, &bench.portal, PABLO, Role::Agent).await;
    (agent(bench, &laura.cookie).await, agent(bench, &pablo.cookie).await)
}
