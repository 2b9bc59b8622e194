//! What agents can correct, whom it notifies, and what a changed address revokes.

use super::{ANA, NEW, details, find, guest, happened, number_of};
use crate::{
    agents,
    story::{PASSWORD, buy, customer, register, session, sign_in},
};
use accounts::{
    CustomerForm,
    testing::{Bench, on_each_store},
};
use model::{AccountState, Agent, CustomerNumber, Failure, Link, refusals::CustomerRefusal};

fn form(email: &str) -> CustomerForm {
    CustomerForm {
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: email.into(),
        phone: String::new(),
    }
}

async fn change(
    bench: &Bench,
    agent: &Agent,
    number: &CustomerNumber,
    form: CustomerForm,
) -> Result<(), Failure<CustomerRefusal>> {
    bench.accounts.change_customer(agent, &bench.agent_caller(), number, form).await
}

#[tokio::test(flavor = "multi_thread")]
async fn corrected_data_is_found_and_written_down_before_and_after() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        let corrected = CustomerForm {
            first_name: "Añá  María".into(),
            last_name: "Íñiguez".into(),
            email: ANA.into(),
            phone: "+54 351 555 0142".into(),
        };
        change(bench, &admin, &number, corrected).await.expect("changed");
        assert!(bench.mails().await.is_empty(), "the address is the same");
        for text in ["iniguez", "ana maria", "INIGUEZ ana", "+54351555", "54 351"] {
            assert_eq!(find(bench, &admin, text).await.len(), 1, "{text}");
        }
        assert!(find(bench, &admin, "quiroga").await.is_empty());
        let seen = details(bench, &admin, &number).await.summary;
        assert_eq!(
            (seen.first_name.as_str(), seen.last_name.as_str(), seen.phone.as_deref()),
            ("Añá María", "Íñiguez", Some("+54 351 555 0142"))
        );
        let acts = bench.accounts.audit(&admin, None).await.expect("an audit").items;
        let was = "first_name: Ana\nlast_name: Quiroga\nphone: ";
        let became = "first_name: Añá María\nlast_name: Íñiguez\nphone: +54 351 555 0142";
        assert_eq!(acts[0].action, "customer-changed");
        assert_eq!((acts[0].was.as_deref(), acts[0].became.as_deref()), (Some(was), Some(became)));

        let again = details(bench, &admin, &number).await.summary;
        let same = CustomerForm {
            first_name: again.first_name,
            last_name: again.last_name,
            email: ANA.into(),
            phone: again.phone.unwrap_or_default(),
        };
        change(bench, &admin, &number, same).await.expect("nothing to do");
        let later = bench.accounts.audit(&admin, None).await.expect("an audit").items;
        assert_eq!(later.len(), acts.len());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_address_is_announced_to_the_old_one_and_signs_in_only_once_proved() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &agent, ANA).await;
        let cookie = sign_in(bench, &bench.caller(), ANA, PASSWORD).await;
        let cookie = cookie.expect("signed in").session;
        let asked = bench.accounts.forgot_password(&bench.caller(), ANA, "").await;
        asked.expect("asked");
        let reset = bench.mail_to(ANA).await.token("set-password").expect("a link");

        change(bench, &agent, &number, form("new@example.test")).await.expect("changed");
        let told = bench.mail_to(ANA).await;
        assert!(told.text.contains("n***@example.test"), "{}", told.text);
        assert!(session(bench, cookie.expose()).await.is_none());
        let state = bench.accounts.password_link(&bench.portal, &reset).await;
        assert_eq!(state.expect("an answer"), Link::Replaced);
        for email in [ANA, "new@example.test"] {
            assert!(sign_in(bench, &bench.caller(), email, PASSWORD).await.is_err(), "{email}");
        }
        let ana = customer(bench, &number.to_string()).await;
        assert!(!ana.email_sign_in && !ana.email_proved);
        let refused = bench
            .accounts
            .activate_email(&bench.caller(), &ana, Some(&PASSWORD.into()), &NEW.into())
            .await;
        let unproved = model::refusals::ActivateEmailRefusal::EmailUnproved;
        assert_eq!(refused.expect_err("unproved"), unproved.into());
        let events = happened(bench, &agent, &number).await;
        assert!(events.contains(&"email-changed".to_owned()), "{events:?}");

        let undo = told.token("undo-email").expect("a link");
        bench.accounts.undo_email_change(&bench.caller(), &undo).await.expect("undone");
        let link = bench.mail_to(ANA).await.token("set-password").expect("a new password");
        super::set_password(bench, &link, NEW).await;
        sign_in(bench, &bench.caller(), ANA, NEW).await.expect("the email signs in again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_spelling_of_the_same_mailbox_ends_nothing() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &agent, ANA).await;
        let cookie = sign_in(bench, &bench.caller(), ANA, PASSWORD).await;
        let cookie = cookie.expect("signed in").session;
        change(bench, &agent, &number, form("Ana@Example.test")).await.expect("changed");
        assert!(bench.mails().await.is_empty());
        let ana = session(bench, cookie.expose()).await.expect("goes on");
        assert_eq!(ana.email.as_deref(), Some("Ana@Example.test"));
        assert!(ana.email_sign_in);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_field_by_field() {
    on_each_store(async |bench| {
        let (_, agent) = agents::staff(bench).await;
        register(bench, ANA).await;
        let number = number_of(bench, &agent, ANA).await;
        use CustomerRefusal as R;
        let bad = CustomerForm {
            first_name: " ".into(),
            last_name: "a\r\nBcc: eva@evil.test".into(),
            email: "ana".into(),
            phone: "call me".into(),
        };
        let refused = change(bench, &agent, &number, bad).await.expect_err("refused");
        let all = vec![R::FirstNameMissing, R::LastNameInvalid, R::EmailInvalid, R::PhoneInvalid];
        assert_eq!(refused, Failure::Refused(all));
        let without = change(bench, &agent, &number, form("")).await.expect_err("refused");
        assert_eq!(without, R::EmailMissing.into());
        let nobody = CustomerNumber::from_draw(77);
        let unknown = change(bench, &agent, &nobody, form(ANA)).await.expect_err("refused");
        assert_eq!(unknown, R::Unknown.into());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_where_there_was_none_can_be_activated_at_once() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        bench.execute("UPDATE customers SET email = NULL, email_key = NULL").await;
        change(bench, &admin, &number, form(ANA)).await.expect("changed");
        assert!(bench.mails().await.is_empty(), "nobody loses an address");
        super::activation_link(bench, &admin, &number).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_an_agent_can_change_is_a_password() {
    on_each_store(async |bench| {
        let (admin, number) = guest(bench).await;
        buy(bench, ANA, "Ana").await;
        change(bench, &admin, &number, form(ANA)).await.expect("changed");
        let seen = details(bench, &admin, &number).await;
        assert_eq!(seen.summary.account, AccountState::None);
        let shown = format!("{seen:?}");
        assert!(!shown.contains("argon2") && !shown.contains("hash"), "{shown}");
    })
    .await;
}
