//! `guichet rotate-keys`.

use crate::command::{guichet, text};
use accounts::testing::{Database, SECRET_KEY, TestApp};
use model::{Protocol, Provider, ProviderId};
use rstest::rstest;
use secrecy::{ExposeSecret, SecretString};
use std::fs;

pub const NEW_KEY: &str = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";

/// Adds a provider whose secret is encrypted with the key of the tests; returns its id.
pub async fn add_secret(app: &TestApp) -> ProviderId {
    let mut provider = Provider::new(Protocol::Oidc);
    for (name, value) in
        [("name", "Plata ID"), ("url", "https://sso.example.test"), ("client_id", "guichet")]
    {
        provider.set(name, value).expect("a part");
    }
    let secret = SecretString::from("a secret of the client");
    let host = &app.portal.host;
    let added = app.accounts.providers().add_to_host(host, &provider, Some(&secret)).await;
    added.expect("a provider")
}

/// Rotates with these keys; returns exit code and output.
fn rotate(app: &TestApp, keys: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("keys"), keys.join("\n")).expect("a file");
    let settings = [
        ("DATABASE_URL", app.config.database_url.expose_secret()),
        ("GUICHET_SECRET_KEYS_FILE", "keys"),
    ];
    let output = guichet(folder.path(), &settings, &["rotate-keys"]);
    assert_eq!(text(&output.stderr), "");
    (output.status.code(), text(&output.stdout))
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn reencrypted_values_are_counted_and_undecryptable_ones_are_named(
    #[case] database: Database,
) {
    let app = &TestApp::on(database).await;
    let id = add_secret(app).await;
    for rotated in [1, 0] {
        let (code, said) = rotate(app, &[NEW_KEY, SECRET_KEY]);
        let counted = format!(
            "{rotated} values were encrypted again; 1 are encrypted with the first key.\n\
             Every other key can be removed from secret_keys.\n\
             QR codes of orders and return paths of emails made with a removed key no longer count.\n"
        );
        assert_eq!((code, said), (Some(0), counted));
    }
    let (code, said) = rotate(app, &[NEW_KEY]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = rotate(app, &[SECRET_KEY]);
    let lost = format!("FAIL  no key of secret_keys decrypts the secret of provider {id}\n");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&lost), "{said}");
    assert!(!said.contains("can be removed"), "{said}");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn an_instance_that_still_writes_with_an_older_key_is_reported(#[case] database: Database) {
    let app = TestApp::on(database).await;
    add_secret(&app).await;
    // Acts as an instance without the new key, which keeps overwriting what was re-encrypted.
    app.execute(
        "CREATE TRIGGER older AFTER UPDATE OF secret ON providers BEGIN \
             UPDATE providers SET secret = OLD.secret WHERE id = NEW.id; END",
    )
    .await;
    let (code, said) = rotate(&app, &[NEW_KEY, SECRET_KEY]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("FAIL  1 are still written with an older key"), "{said}");
    assert!(!said.contains("can be removed"), "{said}");
}
