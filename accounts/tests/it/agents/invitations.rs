//! Invitations: mailed, printed by the command, accepted once.

use super::{LAURA, PASSWORD, invite, person, sign_in, staff};
use accounts::{
    OneTimeKey,
    testing::{BACKOFFICE, Bench, on_each_store},
};
use chrono::TimeDelta;
use model::{
    AgentLink, Failure, Link, Role,
    refusals::{AgentRefusal, PasswordRefusal},
};

const NEW: &str = "nora@norte.example.test";

async fn state(bench: &Bench, link: &str) -> Link<AgentLink> {
    bench.accounts.agent_link(link).await.expect("an answer")
}

async fn accept(bench: &Bench, link: &str, password: &str) -> Result<(), Failure<PasswordRefusal>> {
    let caller = bench.agent_caller();
    let password = password.into();
    bench.accounts.set_agent_password(&caller, link, &password).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_printed_and_the_mailed_invitation_are_equal_and_one_is_used() {
    on_each_store(async |bench| {
        let email = LAURA.parse().expect("an address");
        let address = bench
            .accounts
            .create_agent(&bench.portal.host, "Laura Ibarra", &email, Role::Admin)
            .await
            .expect("invited");
        let mail = bench.mail_to(LAURA).await;
        assert!(mail.subject.contains("Norte Lines"), "{}", mail.subject);
        let mailed = mail.token("invitation").expect("a link");
        let told = address
            .strip_prefix(&format!("{BACKOFFICE}/invitation/"))
            .expect("an address of the backoffice");
        assert_ne!(told, mailed);
        let expected = AgentLink {
            name: "Laura Ibarra".into(),
            email: LAURA.into(),
            operator_name: "Norte Lines".into(),
            invitation: true,
            has_password: false,
        };
        for link in [told, &mailed] {
            assert_eq!(state(bench, link).await, Link::Ready(expected.clone()));
        }
        accept(bench, &mailed, PASSWORD).await.expect("accepted");
        assert_eq!(state(bench, &mailed).await, Link::Used);
        assert_eq!(state(bench, told).await, Link::Replaced);
        for link in [told, &mailed] {
            let refused = accept(bench, link, "the harbour at midnight").await;
            assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
        }
        sign_in(bench, LAURA, PASSWORD).await.expect("signed in");
        assert!(bench.mails().await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_lasts_three_days_to_the_second() {
    on_each_store(async |bench| {
        let link = invite(bench, &bench.portal, LAURA, Role::Admin).await;
        bench.clock.advance(TimeDelta::hours(72) - TimeDelta::seconds(1));
        assert!(matches!(state(bench, &link).await, Link::Ready(_)));
        bench.clock.advance(TimeDelta::seconds(1));
        assert_eq!(state(bench, &link).await, Link::Expired);
        let refused = accept(bench, &link, PASSWORD).await;
        assert_eq!(refused.expect_err("late"), PasswordRefusal::LinkDead.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_invitation_takes_the_place_of_the_old() {
    on_each_store(async |bench| {
        let (laura, pablo) = staff(bench).await;
        let caller = bench.agent_caller();
        let accounts = &bench.accounts;
        accounts
            .invite_agent(&laura, &caller, "Nora Paz", NEW, Role::Agent, &OneTimeKey::default())
            .await
            .expect("invited");
        let first = bench.mail_to(NEW).await.token("invitation").expect("a link");
        let agents = accounts.agents(&laura).await.expect("agents");
        let nora = agents.iter().find(|one| one.email == NEW).expect("Nora");
        assert!(nora.invited && !nora.second_factor && nora.last_seen_at.is_none());
        accounts.resend_invitation(&laura, &caller, nora.id).await.expect("again");
        let second = bench.mail_to(NEW).await.token("invitation").expect("a link");
        assert_eq!(state(bench, &first).await, Link::Replaced);
        accept(bench, &second, PASSWORD).await.expect("accepted");
        for (id, why) in [
            (nora.id, AgentRefusal::NotInvited),
            (pablo.id, AgentRefusal::NotInvited),
            (laura.id, AgentRefusal::Oneself),
            (0, AgentRefusal::Unknown),
        ] {
            let refused = accounts.resend_invitation(&laura, &caller, id).await;
            assert_eq!(refused.expect_err("x"), why.into());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_never_changes_a_password_that_there_is() {
    on_each_store(async |bench| {
        let other = bench.other_portal().await;
        let laura = person(bench, &bench.portal, LAURA, Role::Admin).await;
        let link = invite(bench, &other, LAURA, Role::Agent).await;
        let Link::Ready(shown) = state(bench, &link).await else {
            panic!("the link works");
        };
        assert!(shown.has_password && shown.operator_name == "Sur Ferries");
        let refused = accept(bench, &link, "the harbour at midnight").await;
        assert_eq!(refused.expect_err("has one"), PasswordRefusal::LinkDead.into());
        assert!(super::stage(bench, &laura.cookie).await.is_some());
        let caller = bench.agent_caller();
        bench.accounts.accept_invitation(&caller, &link).await.expect("accepted");
        let refused = bench.accounts.accept_invitation(&caller, &link).await;
        assert!(refused.is_err(), "once");
        assert!(super::stage(bench, &laura.cookie).await.is_some(), "signed in still");
        sign_in(bench, LAURA, PASSWORD).await.expect("the same password");
        let new = invite(bench, &other, NEW, Role::Agent).await;
        let refused = bench.accounts.accept_invitation(&caller, &new).await;
        assert!(refused.is_err(), "a password is needed first");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_disabled_before_accepting_cannot_accept() {
    on_each_store(async |bench| {
        let (laura, _) = staff(bench).await;
        let link = invite(bench, &bench.portal, NEW, Role::Agent).await;
        let agents = bench.accounts.agents(&laura).await.expect("agents");
        let nora = agents.iter().find(|one| one.email == NEW).expect("Nora").id;
        bench
            .accounts
            .change_agent(&laura, &bench.agent_caller(), nora, Role::Agent, true)
            .await
            .expect("shut out");
        assert_eq!(state(bench, &link).await, Link::Replaced);
        assert!(accept(bench, &link, PASSWORD).await.is_err());
        assert!(bench.mails().await.is_empty(), "the queued mail has no reason");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_who_accept_at_once_one_succeeds() {
    on_each_store(async |bench| {
        let link = invite(bench, &bench.portal, LAURA, Role::Admin).await;
        let tries: Vec<_> = (0..10)
            .map(|place| {
                let (accounts, caller) = (bench.accounts.clone(), bench.agent_caller());
                let (link, password) = (link.clone(), format!("the lighthouse {place} at noon"));
                tokio::spawn(async move {
                    let password = password.into();
                    accounts.set_agent_password(&caller, &link, &password).await.is_ok()
                })
            })
            .collect();
        let mut won = 0;
        for attempt in tries {
            won += u32::from(attempt.await.expect("no panic"));
        }
        assert_eq!(won, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_of_customers_and_of_agents_do_not_open_each_other() {
    on_each_store(async |bench| {
        crate::story::register(bench, "ana@example.test").await;
        bench
            .accounts
            .forgot_password(&bench.caller(), "ana@example.test", "")
            .await
            .expect("asked");
        let customers = bench.mails().await[0].token("set-password").expect("a link");
        assert_eq!(state(bench, &customers).await, Link::Unknown);
        assert!(accept(bench, &customers, PASSWORD).await.is_err());
        let agents = invite(bench, &bench.portal, LAURA, Role::Admin).await;
        let there = bench.accounts.password_link(&bench.portal, &agents).await;
        assert_eq!(there.expect("an answer"), Link::Unknown);
        let password = PASSWORD.into();
        let caller = bench.caller();
        let set = bench.accounts.set_password(&caller, &agents, &password).await;
        assert!(set.is_err());
        for broken in ["", &agents[..42], &format!("{agents}A")] {
            assert_eq!(state(bench, broken).await, Link::Unknown);
        }
        assert!(matches!(state(bench, &agents).await, Link::Ready(_)));
    })
    .await;
}
