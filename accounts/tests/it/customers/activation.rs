//! Progress of an activation, why it cannot be sent, its quotas, and addresses it is never sent to.

use super::{ANA, NEW, activation_link, details, guest, set_password};
use crate::{
    agents::{self, LAURA},
    branding::{changes, form},
    story::{buy, sign_in},
};
use accounts::{
    CustomerForm,
    testing::{Bench, on_each_store},
};
use chrono::TimeDelta;
use model::{
    ActivationState as State, Agent, AuditEntry, CustomerNumber, Failure, Link, WhyNot,
    refusals::{ActivationRefusal, PasswordRefusal},
};

async fn state(bench: &Bench, agent: &Agent, number: &CustomerNumber) -> State {
    details(bench, agent, number).await.activation.state
}

async fn can_send(bench: &Bench, agent: &Agent, number: &CustomerNumber) -> Result<(), WhyNot> {
    details(bench, agent, number).await.activation.can_send
}

async fn send(
    bench: &Bench,
    agent: &Agent,
    number: &CustomerNumber,
) -> Result<(), Failure<ActivationRefusal>> {
    bench.accounts.send_activation(agent, &bench.agent_caller(), number).await
}

/// Checks that the button is disabled for the same reason that sending is refused.
async fn refused(
    bench: &Bench,
    agent: &Agent,
    number: &CustomerNumber,
    why: WhyNot,
    refusal: ActivationRefusal,
) {
    assert_eq!(can_send(bench, agent, number).await, Err(why));
    let sent = send(bench, agent, number).await;
    assert_eq!(sent.expect_err("refused"), refusal.into());
    assert!(bench.mails().await.is_empty());
}

async fn audit(bench: &Bench, admin: &Agent) -> Vec<AuditEntry> {
    let page = bench.accounts.audit(admin, None).await;
    page.expect("an audit").items
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_how_far_the_activation_has_got() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        assert_eq!(state(bench, &admin, &number).await, State::None);
        send(bench, &admin, &number).await.expect("sent");
        let queued = state(bench, &admin, &number).await;
        assert!(
            matches!(&queued, State::Sent { by: Some(by), expires_at: None, .. } if *by == admin.name),
            "{queued:?}"
        );
        let link = bench.mail_to(ANA).await.token("set-password").expect("a link");
        let sent = state(bench, &admin, &number).await;
        assert!(matches!(sent, State::Sent { expires_at: Some(_), .. }), "{sent:?}");

        for _ in 0..3 {
            let opened = bench.accounts.password_link(&bench.portal, &link).await;
            assert!(matches!(opened, Ok(Link::Ready(_))));
        }
        let opened = state(bench, &admin, &number).await;
        assert!(matches!(opened, State::Opened { .. }), "{opened:?}");

        bench.clock.advance(TimeDelta::hours(24));
        let expired = state(bench, &admin, &number).await;
        assert!(matches!(expired, State::Expired { .. }), "{expired:?}");
        let link = activation_link(bench, &admin, &number).await;
        assert!(matches!(state(bench, &admin, &number).await, State::Sent { .. }));
        set_password(bench, &link, NEW).await;
        let active = state(bench, &admin, &number).await;
        assert!(
            matches!(active, State::Active { number: true, email: false, sso: false, at: Some(_) }),
            "{active:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undelivered_mail_is_shown_with_its_error() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        std::fs::remove_dir_all(bench.mail_folder()).expect("removed");
        std::fs::write(bench.mail_folder(), "no folder").expect("written");
        send(bench, &admin, &number).await.expect("queued");
        bench.accounts.send_due_mails().await.expect("tried");
        let failed = state(bench, &admin, &number).await;
        let State::MailFailed { error, will_retry: true, .. } = failed else {
            panic!("{failed:?}");
        };
        assert!(!error.is_empty());
        bench.execute("UPDATE outbox SET state = 'dead' WHERE state = 'queued'").await;
        let dead = state(bench, &admin, &number).await;
        assert!(matches!(dead, State::MailFailed { will_retry: false, .. }), "{dead:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_purged_activation_is_shown_as_expired() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        activation_link(bench, &admin, &number).await;
        bench.clock.advance(TimeDelta::days(200));
        bench.accounts.purge().await.expect("purged");
        let forgotten = state(bench, &admin, &number).await;
        assert!(matches!(forgotten, State::Expired { .. }), "{forgotten:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_mail_kills_the_older_link_sent_or_not() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let first = activation_link(bench, &admin, &number).await;
        send(bench, &admin, &number).await.expect("queued");
        send(bench, &admin, &number).await.expect("queued in its place");
        let third = bench.mail_to(ANA).await.token("set-password").expect("a link");
        let state = bench.accounts.password_link(&bench.portal, &first).await;
        assert_eq!(state.expect("an answer"), Link::Replaced);
        let refused = bench.accounts.set_password(&bench.caller(), &first, &NEW.into()).await;
        assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
        set_password(bench, &third, NEW).await;
        let used = bench.accounts.password_link(&bench.portal, &third).await;
        assert_eq!(used.expect("an answer"), Link::Used);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_says_why_it_cannot_send() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let setting = async |sql: &str| bench.execute(sql).await;
        use ActivationRefusal as R;
        assert_eq!(can_send(bench, &admin, &number).await, Ok(()));

        setting("UPDATE customers SET email = NULL, email_key = NULL").await;
        refused(bench, &admin, &number, WhyNot::NoEmail, R::NoEmail).await;
        setting("UPDATE customers SET email = 'ana@example.test', email_key = 'ana@example.test'").await;

        setting("UPDATE operators SET sso_enabled = TRUE, sso_only = TRUE").await;
        refused(bench, &admin, &number, WhyNot::SsoOnly, R::SsoOnly).await;
        setting("UPDATE operators SET sso_enabled = FALSE, sso_only = FALSE, customer_accounts_enabled = FALSE").await;
        refused(bench, &admin, &number, WhyNot::AccountsOff, R::AccountsOff).await;
        setting("UPDATE operators SET customer_accounts_enabled = TRUE").await;

        let caller = bench.agent_caller();
        let disabled = bench.accounts.disable_customer(&admin, &caller, &number).await;
        disabled.expect("disabled");
        refused(bench, &admin, &number, WhyNot::Disabled, R::Disabled).await;
        let enabled = bench.accounts.enable_customer(&admin, &caller, &number).await;
        enabled.expect("enabled");

        let link = activation_link(bench, &admin, &number).await;
        set_password(bench, &link, NEW).await;
        refused(bench, &admin, &number, WhyNot::AlreadyActive, R::AlreadyActive).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_gets_three_mails_and_an_agent_sends_sixty_an_hour() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        for _ in 0..3 {
            send(bench, &admin, &number).await.expect("sent");
        }
        let fourth = send(bench, &admin, &number).await;
        assert!(matches!(fourth, Err(Failure::Wait(1..=1201))), "{fourth:?}");
        let why = can_send(bench, &admin, &number).await;
        assert!(matches!(why, Err(WhyNot::TooMany(1..=1201))), "{why:?}");
        bench.clock.advance(TimeDelta::minutes(20));
        send(bench, &admin, &number).await.expect("sent again");
        bench.mails().await;

        let accounts = &bench.accounts;
        accounts.add_crowd(admin.operator, 0, 70).await.expect("a crowd");
        bench.clock.advance(TimeDelta::hours(2));
        let people = super::find(bench, &admin, "").await;
        let mut sent = 0;
        for person in people.iter().filter(|person| person.number != number) {
            match send(bench, &admin, &person.number).await {
                Ok(()) => sent += 1,
                Err(Failure::Wait(1..=61)) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(sent, 60);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_customer_gets_the_activation_again_without_an_agent() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        activation_link(bench, &admin, &number).await;
        bench.clock.advance(TimeDelta::minutes(5));
        let asked = bench.accounts.forgot_password(&bench.caller(), ANA, "").await;
        asked.expect("asked");
        let link = bench.mail_to(ANA).await.token("set-password").expect("a link");
        let again = state(bench, &admin, &number).await;
        assert!(matches!(again, State::Sent { by: None, .. }), "{again:?}");
        set_password(bench, &link, NEW).await;
        let signed_in = sign_in(bench, &bench.caller(), &number.to_string(), NEW).await;
        signed_in.expect("the number signs in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_agent_activates_a_customer_to_their_own_mailbox() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        buy(bench, LAURA, "Laura").await;
        let number = super::number_of(bench, &agent, LAURA).await;
        use ActivationRefusal as R;
        refused(bench, &agent, &number, WhyNot::AgentsAddress, R::AgentsAddress).await;
        let acts = audit(bench, &admin).await;
        assert_eq!(
            (acts[0].action.as_str(), acts[0].became.as_deref()),
            ("activation-refused", Some("agents-address"))
        );
        assert_eq!(acts[0].subject, number.to_string());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_an_agent_changed_gets_no_link_before_its_former_owner_could_object() {
    on_each_store(async |bench| {
        let (admin, agent) = agents::staff(bench).await;
        buy(bench, ANA, "Ana").await;
        let number = super::number_of(bench, &agent, ANA).await;
        let form = CustomerForm {
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: "eva@evil.test".into(),
            phone: String::new(),
        };
        let changed =
            bench.accounts.change_customer(&agent, &bench.agent_caller(), &number, form).await;
        changed.expect("changed");
        let told = bench.mail_to(ANA).await;
        assert!(!told.text.contains("eva@evil.test"), "{}", told.text);
        let why = can_send(bench, &agent, &number).await;
        assert!(matches!(why, Err(WhyNot::AddressChanged(86_000..=86_400))), "{why:?}");
        let sent = send(bench, &agent, &number).await;
        assert_eq!(sent.expect_err("refused"), ActivationRefusal::AddressChanged.into());
        assert_eq!(audit(bench, &admin).await[0].action, "activation-refused");
        let asked = bench.accounts.forgot_password(&bench.caller(), &number.to_string(), "").await;
        asked.expect("the same answer");
        assert!(bench.mails().await.is_empty());

        let undo = told.token("undo-email").expect("a link");
        let undone = bench.accounts.undo_email_change(&bench.caller(), &undo).await;
        assert_eq!(undone.expect("undone"), ANA);
        activation_link(bench, &agent, &number).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_without_objection_the_new_address_gets_its_link() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let form = CustomerForm {
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: "new@example.test".into(),
            phone: String::new(),
        };
        let changed =
            bench.accounts.change_customer(&admin, &bench.agent_caller(), &number, form).await;
        changed.expect("changed");
        bench.mails().await;
        bench.clock.advance(TimeDelta::hours(24));
        send(bench, &admin, &number).await.expect("sent");
        bench.mail_to("new@example.test").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_leads_to_a_portal_where_it_works() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let (accounts, caller) = (&bench.accounts, bench.agent_caller());
        let shop = form("Islands", "islands.localhost");
        let shop = accounts.add_portal(&admin, &caller, &shop).await;
        shop.expect("another portal");
        bench.confirm_host("islands.localhost").await;
        let off = changes(&[("customer_accounts_enabled", "false")]);
        let first = bench.portal.id;
        let changed = accounts.change_overrides(&admin, &caller, first, &off).await;
        changed.expect("no accounts there");
        send(bench, &admin, &number).await.expect("sent");
        let mail = bench.mail_to(ANA).await;
        assert!(mail.text.contains("https://islands.localhost/set-password/"));
    })
    .await;
}
