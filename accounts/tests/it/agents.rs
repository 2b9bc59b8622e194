//! Agents: joining, signing in, and their permissions.

mod administration;
mod audit;
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

use accounts::{Accounts, Secret, testing::TestApp};
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
pub async fn invite(app: &TestApp, portal: &Portal, email: &str, role: Role) -> String {
    let email = email.parse().expect("an address");
    let address = app
        .accounts
        .agents()
        .create(&portal.host, "Laura Ibarra", &email, role)
        .await
        .expect("invited");
    let (_, token) = address.rsplit_once('/').expect("a path");
    token.to_owned()
}

/// Invites an agent who accepts and chooses a password.
pub async fn hire(app: &TestApp, portal: &Portal, email: &str, role: Role) {
    let link = invite(app, portal, email, role).await;
    app.accounts
        .agents()
        .set_password(&app.agent_caller(), &link, &PASSWORD.into())
        .await
        .expect("accepted");
    app.mails().await;
}

/// Hires an agent, and sets up their authenticator.
pub async fn person(app: &TestApp, portal: &Portal, email: &str, role: Role) -> Person {
    hire(app, portal, email, role).await;
    enrol(app, email).await
}

pub async fn enrol(app: &TestApp, email: &str) -> Person {
    let half = sign_in(app, email, PASSWORD).await.expect("signed in");
    let enrolment = app.accounts.agents().enrolment(half.expose()).await.expect("new");
    app.clock.advance(TimeDelta::seconds(30));
    let code = app.code(&enrolment.secret);
    let cookie = app
        .accounts
        .agents()
        .confirm_enrolment(&app.agent_caller(), half.expose(), &code)
        .await
        .expect("set up");
    let recovery = app.accounts.agents().recovery_codes(cookie.expose()).await;
    let recovery = recovery.expect("the database answers");
    Person { email: email.to_owned(), secret: enrolment.secret, recovery, cookie }
}

pub async fn sign_in(
    app: &TestApp,
    email: &str,
    password: &str,
) -> Result<Secret, Failure<AgentSignInRefusal>> {
    app.accounts
        .agents()
        .sign_in(&app.agent_caller(), email, &password.into())
        .await
        .map(|(session, _)| session)
}

/// Signs in with both factors, half a minute later, so that the code is a new one.
pub async fn open(app: &TestApp, person: &Person) -> Secret {
    app.clock.advance(TimeDelta::seconds(30));
    let half = sign_in(app, &person.email, PASSWORD).await.expect("signed in");
    app.accounts
        .agents()
        .second_factor(&app.agent_caller(), half.expose(), &app.code(&person.secret))
        .await
        .expect("the code is right")
}

pub async fn stage(app: &TestApp, cookie: &Secret) -> Option<Stage> {
    stage_of(&app.accounts, cookie).await
}

pub async fn stage_of(accounts: &Accounts, cookie: &Secret) -> Option<Stage> {
    accounts.agents().stage(cookie.expose()).await.expect("the database answers")
}

pub async fn agent(app: &TestApp, cookie: &Secret) -> Agent {
    match stage(app, cookie).await {
        Some(Stage::Open(agent)) => agent,
        other => panic!("not open: {other:?}"),
    }
}

/// Returns a new session of an agent whose lost authenticator was set up again.
pub async fn enrolled(app: &TestApp, email: &str) -> Secret {
    let address = email.parse().expect("an address");
    let known = app.accounts.agents().forget_second_factor(&address).await;
    assert!(known.expect("the database answers"));
    enrol(app, email).await.cookie
}

/// Returns an admin and an agent of the app's operator, signed in.
pub async fn staff(app: &TestApp) -> (Agent, Agent) {
    let laura = person(app, &app.portal, LAURA, Role::Admin).await;
    let pablo = person(app, &app.portal, PABLO, Role::Agent).await;
    (agent(app, &laura.cookie).await, agent(app, &pablo.cookie).await)
}
