//! Against a minimal mail server.

use super::*;
use crate::testing::{Answers, MailServer};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    sync::Arc,
};

/// Starts a server with these answers. Returns its port.
fn server(answers: Answers) -> (u16, MailServer) {
    let server = MailServer::start(answers);
    (server.address.port(), server)
}

fn message() -> Message {
    Message::builder()
        .from("a@example.test".parse().expect("an address"))
        .to("b@example.test".parse().expect("an address"))
        .body("Hello".to_owned())
        .expect("a message")
}

async fn send(port: u16, query: &str) -> Result<(), SendError> {
    let url = format!("smtp://ana:secret@127.0.0.1:{port}{query}");
    Transport::new(
        &TransportConfig::Smtp { url: url.into(), authorities: Authorities::default() },
        1,
    )
    .expect("a transport")
    .send(message())
    .await
}

#[tokio::test]
async fn a_mail_is_sent_once_the_server_took_it_and_connections_are_used_again() {
    let (port, server) = server(&[]);
    let url = format!("smtp://127.0.0.1:{port}?tls=none");
    let transport = Transport::new(
        &TransportConfig::Smtp { url: url.into(), authorities: Authorities::default() },
        1,
    )
    .expect("a transport");
    assert_eq!(transport.check().await, Ok(()));
    tokio::task::yield_now().await;
    for _ in 0..3 {
        assert_eq!(transport.send(message()).await, Ok(()));
        // Lets the connection return to the pool.
        tokio::task::yield_now().await;
    }
    let heard = server.heard();
    let count = |what: &str| heard.iter().filter(|line| line.starts_with(what)).count();
    assert_eq!((count("EHLO"), count("RCPT"), count("Hello")), (1, 3, 3));
}

#[tokio::test]
async fn without_encryption_no_mail_or_password_is_sent() {
    for query in ["", "?tls=required"] {
        let (port, server) = server(&[]);
        let error = send(port, query).await.expect_err("no STARTTLS");
        assert!(!error.permanent, "{error}");
        let heard = server.heard();
        assert!(
            heard.iter().all(|line| ["EHLO", "QUIT"].iter().any(|word| line.starts_with(word))),
            "{heard:?}"
        );
    }
}

#[tokio::test]
async fn only_refusing_the_mail_itself_is_permanent() {
    let cases: [(Answers, bool); 7] = [
        (&[("RCPT", "550 no such mailbox\r\n")], true),
        (&[(".", "554 this is spam\r\n")], true),
        (&[("RCPT", "451 try later\r\n")], false),
        (&[(".", "452 disk full\r\n")], false),
        (&[("AUTH", "535 wrong password\r\n")], false),
        (&[("MAIL", "530 sign in first\r\n")], false),
        (&[("DATA", "gibberish\r\n")], false),
    ];
    for (answers, permanent) in cases {
        let (port, _) = server(answers);
        let error = send(port, "?tls=none").await.expect_err("refused");
        assert_eq!(error.permanent, permanent, "{answers:?}: {error}");
    }
    // No server listens there.
    assert!(!send(1, "?tls=none").await.expect_err("refused").permanent);
}

#[tokio::test]
async fn an_answer_is_kept_as_a_line_that_every_database_takes() {
    let (port, _) = server(&[("RCPT", "550 no\0such\u{1b}[31m \u{202e}mailbox\r\n")]);
    let error = send(port, "?tls=none").await.expect_err("refused");
    assert!(error.permanent && error.text.ends_with("no such [31m mailbox"), "{error:?}");
}

#[tokio::test]
async fn a_silent_server_costs_one_timeout_and_its_connection() {
    let (port, server) = server(&[("DATA", "")]);
    let url = format!("smtp://127.0.0.1:{port}?tls=none");
    // What comes before the silence has to fit into it on a busy machine too.
    let timeout = Duration::from_secs(1);
    let smtp = Smtp::new(&url, &Authorities::default(), 1, timeout).expect("a transport");
    for _ in 0..2 {
        let error = smtp.send(message()).await.expect_err("silence");
        assert!(!error.permanent);
    }
    let heard = server.heard();
    assert_eq!(heard.iter().filter(|line| line.starts_with("EHLO")).count(), 2);
    assert!(
        !heard.iter().any(|line| line == "NOOP"),
        "a given-up connection was used again: {heard:?}"
    );
}

#[tokio::test]
async fn a_folder_is_made_and_gets_a_file_per_mail() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("some/where");
    let transport =
        Transport::new(&TransportConfig::Folder { path: path.clone() }, 1).expect("a transport");
    assert_eq!(transport.check().await, Ok(()));
    assert_eq!(transport.send(message()).await, Ok(()));
    let names: Vec<String> = std::fs::read_dir(&path)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with(".eml"));
    let mode = std::fs::metadata(&path).expect("the folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);

    std::fs::remove_dir_all(&path).expect("the folder");
    assert!(transport.check().await.is_err());
    assert!(!transport.send(message()).await.expect_err("no folder").permanent);
}

#[test]
fn smtp_requires_encryption_unless_configured_otherwise() {
    for (given, used) in [
        ("smtp://h", "smtp://h?tls=required"),
        ("smtp://u:p@h:587/ehlo?x=1", "smtp://u:p@h:587/ehlo?x=1&tls=required"),
        ("smtp://h?tls=required", "smtp://h?tls=required"),
        ("smtp://h?tls=opportunistic", "smtp://h?tls=opportunistic"),
        ("smtp://h?tls=none", "smtp://h"),
        ("smtps://h", "smtps://h"),
    ] {
        assert_eq!(demand_tls(given), used);
    }
}

#[tokio::test]
async fn wrong_urls_are_errors_that_do_not_reveal_the_password() {
    for url in ["", "nonsense", "http://h", "smtp://", "smtp://h?tls=perhaps"] {
        assert!(
            Transport::new(
                &TransportConfig::Smtp { url: url.into(), authorities: Authorities::default() },
                1
            )
            .is_err(),
            "{url:?}"
        );
    }
    let config = TransportConfig::Smtp {
        url: "smtps://ana:hush@h".into(),
        authorities: Authorities::default(),
    };
    let transport = Transport::new(&config, 1).expect("a transport");
    let debug = format!(
        "{config:?} {transport:?} {:?}",
        Transport::new(
            &TransportConfig::Smtp { url: "x:hush".into(), authorities: Authorities::default() },
            1
        )
    );
    assert!(!debug.contains("hush"), "{debug}");
}

/// A server with implicit TLS and a self-signed certificate.
fn encrypted_server() -> u16 {
    use rustls::{
        ServerConfig, ServerConnection, StreamOwned,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    };
    let certificate = include_bytes!("../../sso/http/tests/self_signed.der").to_vec();
    let key = include_bytes!("../../sso/http/tests/self_signed.key.der").to_vec();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(certificate)],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key)),
        )
        .expect("a certificate");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = StreamOwned::new(connection, stream);
            // A client that does not trust the certificate disconnects.
            if stream.write_all(b"220 ready\r\n").is_err() {
                continue;
            }
            let mut lines = BufReader::new(stream);
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|length| length > 0) {
                let answer: &[u8] =
                    if line.starts_with("EHLO") { b"250 test\r\n" } else { b"250 fine\r\n" };
                if lines.get_mut().write_all(answer).is_err() {
                    break;
                }
                line.clear();
            }
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread")]
async fn an_additional_authority_is_trusted_once_configured() {
    let url = format!("smtps://localhost:{}", encrypted_server());
    let check = async |authorities: Authorities| {
        let config = TransportConfig::Smtp { url: url.clone().into(), authorities };
        Transport::new(&config, 1).expect("a transport").check().await
    };
    let refused = check(Authorities::default()).await.expect_err("unknown");
    assert!(refused.contains("UnknownIssuer"), "{refused}");
    let trusted = crate::authorities::tests::of_tests();
    assert_eq!(check(trusted).await, Ok(()));
}
