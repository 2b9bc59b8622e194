//! Sender of an operator's mails.

use super::records;
use crate::{
    agents::{agent, person, staff},
    story,
};
use accounts::{
    SenderError,
    testing::{Database, TestApp},
};
use chrono::TimeDelta;
use model::{
    Failure, Link, Role,
    refusals::{SenderLinkRefusal, SenderRefusal as R},
};
use rstest::rstest;

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn mails_come_from_another_address_once_its_mailbox_has_confirmed_it(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, pablo) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    app.mails().await;
    let before = accounts.branding().sender(&laura).await.expect("a sender");
    for (name, address, why) in [
        ("", "desk@norte.example", vec![R::NameMissing]),
        ("a\r\nBcc: x", "desk@norte.example", vec![R::NameInvalid]),
        ("Norte", "desk@norte.example, eva@evil.example", vec![R::AddressInvalid]),
        ("", "Norte <desk@norte.example>", vec![R::NameMissing, R::AddressInvalid]),
    ] {
        let refused = accounts.branding().change_sender(&laura, &caller, name, address).await;
        assert_eq!(refused, Err(Failure::Refused(why)), "{address}");
    }
    let (name, address) = ("Norte, at your service", "desk@norte.example");
    let forbidden = accounts.branding().change_sender(&pablo, &caller, name, address).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    assert!(accounts.branding().sender(&pablo).await.is_err());
    assert_eq!(accounts.branding().sender(&laura).await.expect("a sender"), before);
    for _ in 0..2 {
        let changed = accounts.branding().change_sender(&laura, &caller, name, address).await;
        changed.expect("asked for");
    }
    let portal = app.portal_now().await;
    assert_eq!(portal.sender_name, name, "a name needs no proof");
    assert_eq!(portal.sender, before.address);
    let sender = accounts.branding().sender(&laura).await.expect("a sender");
    assert_eq!(sender.pending, address.parse().ok());
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2, "it was asked for twice");
    let link = mails[0].token("confirm-sender").expect("a link");
    let shown = accounts.branding().sender_link(&laura, &link).await.expect("an answer");
    assert_eq!(shown, Link::Ready(address.parse().expect("an address")));
    let forbidden = accounts.branding().confirm_sender(&pablo, &caller, &link).await;
    assert_eq!(forbidden, Err(Failure::Forbidden));
    let confirmed = accounts.branding().confirm_sender(&laura, &caller, &link).await;
    assert_eq!(confirmed, Ok(()));
    for mail in &mails {
        let link = mail.token("confirm-sender").expect("a link");
        let again = accounts.branding().confirm_sender(&laura, &caller, &link).await;
        assert_eq!(again, Err(SenderLinkRefusal::LinkDead.into()), "once");
    }
    let portal = app.portal_now().await;
    assert_eq!((portal.sender_name.as_str(), portal.sender.as_str()), (name, address));
    story::buy(app, "ana@example.test", "Ana").await;
    assert_eq!(records(app, &laura, "sender-claimed").await.len(), 2);
    let entries = records(app, &laura, "sender-changed").await;
    assert_eq!(entries.len(), 2);
    let before = "address=tickets@tickets.example.test";
    assert_eq!(entries[0].before.as_deref(), Some(before));
    assert_eq!(entries[1].before.as_deref(), Some("name=Norte Lines"));
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_the_address_that_is_wanted_now_can_be_confirmed_and_only_for_its_operator(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let (laura, _) = staff(app).await;
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let other = app.other_portal().await;
    let eva = person(app, &other, "eva@sur.test", Role::Admin).await;
    let eva = agent(app, &eva.cookie).await;
    app.mails().await;
    let ask = async |address: &str| {
        let asked =
            accounts.branding().change_sender(&laura, &caller, "Norte Lines", address).await;
        asked.expect("asked for");
    };
    ask("one@norte.example").await;
    let mail = app.mail_to("one@norte.example").await;
    let one = mail.token("confirm-sender").expect("a link");
    let theirs = accounts.branding().sender_link(&eva, &one).await.expect("an answer");
    assert_eq!(theirs, Link::Unknown);
    let theirs = accounts.branding().confirm_sender(&eva, &caller, &one).await;
    assert_eq!(theirs, Err(SenderLinkRefusal::LinkDead.into()));

    ask("two@norte.example").await;
    let late = accounts.branding().sender_link(&laura, &one).await.expect("an answer");
    assert_eq!(late, Link::Replaced);
    let late = accounts.branding().confirm_sender(&laura, &caller, &one).await;
    assert_eq!(late, Err(SenderLinkRefusal::LinkDead.into()));
    ask(app.portal.sender.as_str()).await;
    assert!(app.mails().await.is_empty(), "what is taken back is not mailed");
    let sender = accounts.branding().sender(&laura).await.expect("a sender");
    assert_eq!((sender.pending, &sender.address), (None, &app.portal.sender));

    ask("two@norte.example").await;
    let mail = app.mail_to("two@norte.example").await;
    let two = mail.token("confirm-sender").expect("a link");
    app.clock.advance(TimeDelta::hours(24));
    let late = accounts.branding().confirm_sender(&laura, &caller, &two).await;
    assert_eq!(late, Err(SenderLinkRefusal::LinkDead.into()));
    let vouched = accounts.branding().vouch_for_sender(&app.portal.host).await;
    assert_eq!(vouched.expect("it waits"), "two@norte.example");
    let nothing = accounts.branding().vouch_for_sender(&app.portal.host).await;
    assert!(matches!(nothing, Err(SenderError::NothingWaits)));
    let portal = app.portal_now().await;
    assert_eq!(portal.sender.as_str(), "two@norte.example");
}
