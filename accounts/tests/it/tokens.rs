//! What links withstand.

use crate::story::{PASSWORD, form, register};
use accounts::testing::{Bench, on_each_store};
use model::{Link, refusals::PasswordRefusal};
use std::sync::Arc;

const EMAIL: &str = "ana@example.test";

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_that_redeem_a_link_at_once_one_succeeds() {
    on_each_store(async |bench| {
        register(bench, EMAIL).await;
        bench
            .accounts
            .forgot_password(&bench.caller(), EMAIL, "")
            .await
            .expect("asked");
        let link = bench
            .mail_to(EMAIL)
            .await
            .token("set-password")
            .expect("a link");
        let tries: Vec<_> = (0..50)
            .map(|place| {
                let (accounts, caller, link) =
                    (bench.accounts.clone(), bench.caller(), link.clone());
                let password = format!("a password of number {place}").into();
                tokio::spawn(async move {
                    accounts
                        .set_password(&caller, &link, &password)
                        .await
                        .is_ok()
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
async fn a_link_opens_only_what_it_was_made_for() {
    on_each_store(async |bench| {
        bench
            .accounts
            .register(&bench.caller(), form(EMAIL))
            .await
            .expect("registered");
        let confirm = bench.mail_to(EMAIL).await.token("confirm").expect("a link");
        let other = bench.other_portal().await;
        let portal = &bench.portal;
        assert_eq!(
            bench
                .accounts
                .password_link(portal, &confirm)
                .await
                .expect("an answer"),
            Link::Unknown
        );
        assert_eq!(
            bench
                .accounts
                .order(portal, &confirm)
                .await
                .expect("an answer"),
            Link::Unknown
        );
        assert_eq!(
            bench
                .accounts
                .confirmation(&other, &confirm, None)
                .await
                .expect("an answer"),
            Link::Unknown
        );
        let refused = bench
            .accounts
            .set_password(&bench.caller(), &confirm, &"something long enough".into())
            .await;
        assert_eq!(refused.expect_err("dead"), PasswordRefusal::LinkDead.into());
        for broken in [
            "",
            &confirm[..42],
            &format!("{confirm}A"),
            &confirm.to_uppercase(),
        ] {
            let state = bench
                .accounts
                .confirmation(portal, broken, None)
                .await
                .expect("an answer");
            assert_eq!(state, Link::Unknown, "{broken}");
        }
        let there = accounts::Caller {
            portal: Arc::clone(&other),
            ..bench.caller()
        };
        assert!(
            bench
                .accounts
                .confirm(&there, &confirm, None, Some(PASSWORD))
                .await
                .is_err()
        );
        assert!(matches!(
            bench.accounts.confirmation(portal, &confirm, None).await,
            Ok(Link::Ready(_))
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_link_a_hundred_times_does_not_use_it_up() {
    on_each_store(async |bench| {
        bench
            .accounts
            .register(&bench.caller(), form(EMAIL))
            .await
            .expect("registered");
        let link = bench.mail_to(EMAIL).await.token("confirm").expect("a link");
        for _ in 0..100 {
            let state = bench
                .accounts
                .confirmation(&bench.portal, &link, None)
                .await
                .expect("an answer");
            assert!(matches!(state, Link::Ready(_)));
        }
        bench
            .accounts
            .confirm(&bench.caller(), &link, None, Some(PASSWORD))
            .await
            .expect("confirmed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_and_no_password_is_in_the_database() {
    let bench = Bench::on_sqlite().await;
    let caller = bench.caller();
    let browser = bench
        .accounts
        .register(&caller, form(EMAIL))
        .await
        .expect("registered");
    let link = bench.mail_to(EMAIL).await.token("confirm").expect("a link");
    bench
        .accounts
        .confirm(&caller, &link, Some(browser.expose()), None)
        .await
        .expect("confirmed");
    let signed_in = crate::story::sign_in(&bench, &caller, EMAIL, PASSWORD)
        .await
        .expect("signed in");
    let secrets = [
        browser.expose(),
        &link,
        signed_in.session.expose(),
        signed_in.device.expose(),
        PASSWORD,
    ];
    let folder = bench.mail_folder();
    let folder = folder.parent().expect("a folder");
    let mut searched = 0;
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with("test.sqlite") {
            let bytes = std::fs::read(entry.path()).expect("the file");
            searched += bytes.len();
            for secret in secrets {
                let found = bytes
                    .windows(secret.len())
                    .any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} is in {name:?}");
            }
        }
    }
    assert!(searched > 100_000, "the database was searched");
}
