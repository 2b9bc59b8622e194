//! Addresses that nobody is asked at, and answers that nobody reads to their end.

use super::{Guarded, Http, HttpError, Limits, Lookup};
use crate::{
    clock::TestClock,
    sso::{
        cas::Cas,
        oidc::Oidc,
        protocol::{Client, FlowSecrets, ProtocolError},
    },
};
use model::{Locale, Protocol, Provider};
use reqwest::dns::Resolve;
use std::{
    io,
    net::{IpAddr, SocketAddr},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::Url;

/// Addresses inside, in every spelling that a URL has for them, and things that are no web addresses.
const INSIDE: &[&str] = &[
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[64:ff9b::7f00:1]/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://sso.localhost/",
    "https://10.0.0.1/",
    "https://192.168.0.1/",
    "https://172.16.0.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://168.63.129.16/",
    "https://[fe80::1]/",
    "https://0.0.0.0/",
    "https://[::]/",
    "https://255.255.255.255/",
    "https://224.0.0.1/",
    "https://sso.example.com@127.0.0.1/",
    "http://sso.example.com/",
    "http://127.0.0.1/",
    "http://169.254.169.254/",
    "file:///etc/passwd",
    "ftp://sso.example.com/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "gopher://127.0.0.1:25/",
    "unix:/run/docker.sock",
];

#[tokio::test]
async fn o09_no_address_inside_is_asked() {
    let http = Http::new(false);
    for address in INSIDE {
        let url: Url = address.parse().unwrap();
        assert!(!http.allows(&url), "{address}");
        let outcome = http.get(&url, "*/*").await;
        assert!(
            matches!(outcome, Err(HttpError::Forbidden)),
            "{address}: {outcome:?}"
        );
    }
    for address in [
        "https://sso.example.com/",
        "https://sso.example.com:8443/x",
        "https://1.1.1.1/",
        "https://[2606:4700::1111]/",
    ] {
        assert!(http.allows(&address.parse().unwrap()), "{address}");
    }
}

#[tokio::test]
async fn o09_no_protocol_goes_there_either() {
    let http = Http::new(false);
    let oidc = Oidc::new(http.clone(), Arc::new(TestClock::at_noon()));
    let cas = Cas::new(http);
    let flow = FlowSecrets::random();
    for address in INSIDE {
        let mut provider = Provider::new(Protocol::Oidc);
        (*address).clone_into(&mut provider.url);
        let client = Client {
            provider: &provider,
            secret: None,
            redirect_uri: "https://tickets.example.test/sso/1/callback".into(),
        };
        let asked = Instant::now();
        let outcome = oidc
            .authorize_url(&client, &flow, false, Locale::English)
            .await;
        assert!(
            matches!(outcome, Err(ProtocolError::Failed(_))),
            "{address}: {outcome:?}"
        );
        let findings = oidc.examine(&client).await;
        assert!(
            findings.iter().all(|finding| !finding.ok),
            "{address}: {findings:?}"
        );
        let outcome = cas.login_url(&client, &flow, false);
        assert!(
            matches!(outcome, Err(ProtocolError::Failed(_))),
            "{address}: {outcome:?}"
        );
        let answer = [
            ("flow".to_owned(), flow.state.clone()),
            ("ticket".to_owned(), "ST-1".to_owned()),
        ];
        let outcome = cas.validate(&client, &flow, &answer).await;
        assert!(
            matches!(outcome, Err(ProtocolError::Failed(_))),
            "{address}: {outcome:?}"
        );
        let findings = cas.examine(&client).await;
        assert!(
            findings.iter().all(|finding| !finding.ok),
            "{address}: {findings:?}"
        );
        assert!(asked.elapsed() < Duration::from_secs(5), "{address}");
    }
}

#[test]
fn leave_to_talk_to_this_machine_is_for_this_machine_only() {
    let allows = |address: &str| Http::new(true).allows(&address.parse().unwrap());
    for address in [
        "http://127.0.0.1:4400/cas",
        "http://[::1]:1/",
        "http://localhost:3000/",
        "http://sso.localhost/",
        "https://localhost/",
        "https://sso.example.com/",
    ] {
        assert!(allows(address), "{address}");
    }
    for address in [
        "http://10.0.0.1/",
        "https://10.0.0.1/",
        "https://169.254.169.254/",
        "http://sso.example.com/",
        "http://127.0.0.1.example.com/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "file:///etc/passwd",
    ] {
        assert!(!allows(address), "{address}");
    }
}

/// Resolves every name to the same addresses, and changes its mind after the first time.
struct Names(Vec<&'static str>, Vec<&'static str>, AtomicUsize);

impl Lookup for Names {
    fn addresses(
        &self,
        _: String,
    ) -> Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>> {
        let first = self.2.fetch_add(1, Ordering::SeqCst) == 0;
        let ips = if first { &self.0 } else { &self.1 };
        let ips = ips.iter().map(|ip| ip.parse().unwrap()).collect();
        Box::pin(async move { Ok(ips) })
    }
}

fn names(first: &[&'static str], then: &[&'static str]) -> Names {
    Names(first.to_vec(), then.to_vec(), AtomicUsize::new(0))
}

async fn resolved(guard: &Guarded<Names>, name: &str) -> Option<Vec<IpAddr>> {
    let found = guard.resolve(name.parse().unwrap()).await.ok()?;
    Some(found.map(|address| address.ip()).collect())
}

#[tokio::test]
async fn o09_a_name_with_two_faces_shows_us_only_the_public_one() {
    let inside = [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "::1",
        "::ffff:127.0.0.1",
        "fd00::1",
    ];
    for ip in inside {
        let guard = Guarded::new(false, names(&["1.1.1.1"], &[ip]));
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            Some(vec!["1.1.1.1".parse().unwrap()])
        );
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            None,
            "{ip} after all"
        );
        let guard = Guarded::new(false, names(&[ip, "1.1.1.1"], &[ip, ip]));
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            Some(vec!["1.1.1.1".parse().unwrap()])
        );
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            None,
            "{ip} twice"
        );
    }
    // Leave for this machine goes by its own names.
    let guard = Guarded::new(true, names(&["127.0.0.1"], &["10.0.0.1"]));
    assert_eq!(
        resolved(&guard, "sso.localhost").await,
        Some(vec!["127.0.0.1".parse().unwrap()])
    );
    assert_eq!(resolved(&guard, "sso.localhost").await, None);
    let guard = Guarded::new(true, names(&["127.0.0.1"], &[]));
    assert_eq!(resolved(&guard, "sso.example.com").await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_nothing_connects_to_where_a_name_leads_inside() {
    let (address, connections) = serve(|_| async {}).await;
    let limits = hurried();
    let http = Http::with(false, limits, names(&["127.0.0.1"], &["::ffff:127.0.0.1"]));
    for _ in 0..2 {
        let url = format!("https://sso.example.com:{}/", address.port())
            .parse()
            .unwrap();
        let outcome = http.get(&url, "*/*").await;
        assert!(
            matches!(outcome, Err(HttpError::Unreachable)),
            "{outcome:?}"
        );
    }
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_a_redirect_is_an_answer_and_not_a_way() {
    let (inner, connections) = serve(|_| async {}).await;
    let (address, _) = serve(move |stream| async move {
        let head =
            format!("HTTP/1.1 302 Found\r\nLocation: http://{inner}/\r\nContent-Length: 0\r\n\r\n");
        say(stream, head.as_bytes()).await;
    })
    .await;
    let answer = ask(address, Limits::default()).await.unwrap();
    assert_eq!(answer, (302, 0));
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_no_more_is_read_than_256_kib() {
    let most = Limits::default().bytes;
    let (address, _) = serve(move |stream| async move {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {most}\r\n\r\n");
        say(stream, &[head.into_bytes(), vec![b' '; most]].concat()).await;
    })
    .await;
    assert_eq!(ask(address, Limits::default()).await.unwrap(), (200, most));

    let (address, _) = serve(|stream| async {
        say(
            stream,
            b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n",
        )
        .await;
    })
    .await;
    let outcome = ask(address, Limits::default()).await;
    assert!(matches!(outcome, Err(HttpError::TooBig)), "{outcome:?}");

    // Without a length, and without an end.
    let (address, _) = serve(|mut stream: TcpStream| async move {
        let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunk = [b"10000\r\n".to_vec(), vec![b' '; 0x10000], b"\r\n".to_vec()].concat();
        let mut said = stream.write_all(head).await;
        while said.is_ok() {
            said = stream.write_all(&chunk).await;
        }
    })
    .await;
    let outcome = ask(address, Limits::default()).await;
    assert!(matches!(outcome, Err(HttpError::TooBig)), "{outcome:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_nobody_is_waited_for_longer_than_the_limit() {
    // Says nothing; says its head and then nothing; says a byte at a time, for ever.
    let heads: [&[u8]; 2] = [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"];
    for head in heads {
        let (address, _) = serve(move |mut stream: TcpStream| async move {
            let said = stream.write_all(head).await;
            std::future::pending::<()>().await;
            drop(said);
        })
        .await;
        let asked = Instant::now();
        let outcome = ask(address, hurried()).await;
        assert!(matches!(outcome, Err(HttpError::TooSlow)), "{outcome:?}");
        assert!(asked.elapsed() < Duration::from_secs(2));
    }
    let (address, _) = serve(|mut stream: TcpStream| async move {
        let mut said = stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            .await;
        let mut beat = tokio::time::interval(Duration::from_millis(20));
        while said.is_ok() {
            beat.tick().await;
            said = stream.write_all(b" ").await;
        }
    })
    .await;
    let outcome = ask(address, hurried()).await;
    assert!(matches!(outcome, Err(HttpError::TooSlow)), "{outcome:?}");
}

#[test]
fn the_limits_are_those_that_were_decided() {
    let limits = Limits::default();
    assert_eq!(
        (limits.connect, limits.total),
        (Duration::from_secs(2), Duration::from_secs(5))
    );
    assert!(limits.visit < limits.total);
    assert_eq!(limits.bytes, 256 * 1024);
}

fn hurried() -> Limits {
    Limits {
        connect: Duration::from_millis(200),
        total: Duration::from_millis(400),
        ..Limits::default()
    }
}

/// A server on loopback that does that with each connection, once a question came, and counts them.
async fn serve<F>(
    answer: impl Fn(TcpStream) -> F + Send + 'static,
) -> (SocketAddr, Arc<AtomicUsize>)
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            let mut question = [0; 2048];
            let _ = stream.read(&mut question).await;
            tokio::spawn(answer(stream));
        }
    });
    (address, connections)
}

async fn say(mut stream: TcpStream, text: &[u8]) {
    stream.write_all(text).await.unwrap();
    // Stays open, as servers do, until we hang up.
    let _ = stream.read(&mut [0; 16]).await;
}

/// The status, and how long the body is.
async fn ask(address: SocketAddr, limits: Limits) -> Result<(u16, usize), HttpError> {
    let http = Http::with_limits(limits);
    let answer = http
        .get(&format!("http://{address}/").parse().unwrap(), "*/*")
        .await?;
    Ok((answer.status().as_u16(), answer.body().len()))
}
