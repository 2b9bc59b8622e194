//! The proxy gets checked addresses and no names; TLS ends at the provider.

use super::{
    super::{Http, HttpError, Limits, OutboundProxy, address_policy::AddressPolicy},
    addresses::names,
    certificates::https_server,
    hurried,
};
use crate::authorities;
use base64::{Engine, engine::general_purpose::STANDARD};
use openidconnect::HttpResponse;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

const MADE: &str = "HTTP/1.1 200 Connection established\r\n\r\n";

/// A proxy that records its requests, and connects all tunnels to one address.
struct Proxy {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts a proxy that always answers so; without an answer it disconnects.
    async fn that_says(answer: &'static str, leads_to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let asked = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let head = head(&mut stream).await;
                asked.lock().unwrap().push(head);
                stream.write_all(answer.as_bytes()).await.unwrap();
                if answer == MADE {
                    let mut server = TcpStream::connect(leads_to).await.unwrap();
                    let _ = copy_bidirectional(&mut stream, &mut server).await;
                }
            }
        });
        Self { address, heads }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Returns the requested targets.
    fn targets(&self) -> Vec<String> {
        let target = |head: &String| head.split(' ').nth(1).unwrap().to_owned();
        self.heads().iter().map(target).collect()
    }
}

async fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

/// Sends a request by that proxy, with every name resolving to those addresses.
async fn ask(
    proxy: SocketAddr,
    policy: AddressPolicy,
    limits: Limits,
    addresses: &[&'static str],
    url: &str,
) -> Result<HttpResponse, HttpError> {
    let authorities = authorities::tests::of_tests();
    let proxy = OutboundProxy::parse(&format!("http://ana:p%40ss@{proxy}")).unwrap();
    let lookup = names(addresses, addresses);
    let http = Http::with(policy, &authorities, limits, lookup, Some(proxy));
    http.get(&url.parse().unwrap(), "*/*").await
}

async fn ask_outside(
    proxy: SocketAddr,
    addresses: &[&'static str],
    url: &str,
) -> Result<HttpResponse, HttpError> {
    let policy = AddressPolicy::public(false);
    ask(proxy, policy, Limits::default(), addresses, url).await
}

/// Returns an address without a server.
async fn nowhere() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_is_given_the_checked_address_and_never_the_name() {
    let (address, server) = https_server();
    let proxy = Proxy::that_says(MADE, address).await;
    let answer =
        ask_outside(proxy.address, &["10.0.0.1", "1.1.1.1"], "https://sso.example.com:8443/")
            .await
            .expect("an answer through the proxy");
    assert_eq!(answer.body(), b"hello");
    server.join().unwrap();
    assert_eq!(proxy.targets(), ["1.1.1.1:8443"]);
    let head = &proxy.heads()[0];
    assert!(head.starts_with("CONNECT 1.1.1.1:8443 HTTP/1.1\r\n"));
    assert!(!head.contains("example"), "{head}");
    let signs_in = format!("Proxy-Authorization: Basic {}\r\n", STANDARD.encode("ana:p@ss"));
    assert!(head.contains(&signs_in), "{head}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_behind_the_proxy_shows_a_certificate_for_its_name() {
    let (address, server) = https_server();
    let proxy = Proxy::that_says(MADE, address).await;
    let url = "https://other.example.com/";
    let outcome = ask_outside(proxy.address, &["1.1.1.1"], url).await;
    server.join().unwrap();
    assert_eq!(outcome.err(), Some(HttpError::BadCertificate));
    assert_eq!(proxy.targets(), ["1.1.1.1:443"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_address_is_refused_before_the_proxy_is_asked() {
    let proxy = Proxy::that_says(MADE, nowhere().await).await;
    let inside = ["10.0.0.1", "127.0.0.1", "169.254.169.254", "fd00::1"];
    let outcome = ask_outside(proxy.address, &inside, "https://sso.example.com/").await;
    assert_eq!(outcome.err(), Some(HttpError::Private));
    let outcome = ask_outside(proxy.address, &inside, "https://10.0.0.1/").await;
    assert_eq!(outcome.err(), Some(HttpError::Forbidden));
    assert!(proxy.heads().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_failure_is_distinguished_from_the_providers() {
    let url = "https://sso.example.com/";
    for answer in [
        "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\n\r\n",
        "",
    ] {
        let proxy = Proxy::that_says(answer, nowhere().await).await;
        let addresses = ["2606:4700::1111", "1.1.1.1", "1.0.0.1"];
        let outcome = ask_outside(proxy.address, &addresses, url).await;
        assert_eq!(outcome.err(), Some(HttpError::Proxy), "{answer}");
        // The proxy may reach one family only.
        assert_eq!(proxy.targets(), ["[2606:4700::1111]:443", "1.1.1.1:443"]);
    }
    let outcome = ask_outside(nowhere().await, &["1.1.1.1"], url).await;
    assert_eq!(outcome.err(), Some(HttpError::Proxy), "nobody is there");

    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = silent.local_addr().unwrap();
    let policy = AddressPolicy::public(false);
    let outcome = ask(address, policy, hurried(), &["1.1.1.1"], url).await;
    assert_eq!(outcome.err(), Some(HttpError::Proxy), "it says nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn our_networks_are_reached_without_the_proxy() {
    let proxy = Proxy::that_says(MADE, nowhere().await).await;
    let loopback = "127.0.0.0/8".parse::<ipnet::IpNet>().unwrap();
    for (policy, host) in [
        (AddressPolicy::public(false).with_networks(&[loopback]), "sso.example.com"),
        (AddressPolicy::public(true), "localhost"),
        (AddressPolicy::public(true), "127.0.0.1"),
    ] {
        let (address, server) = https_server();
        let url = format!("https://{host}:{}/", address.port());
        // The public address is tried later.
        let addresses = ["1.1.1.1", "127.0.0.1"];
        let outcome = ask(proxy.address, policy, Limits::default(), &addresses, &url).await;
        let answer = outcome.expect("an answer by a direct connection");
        assert_eq!(answer.body(), b"hello");
        server.join().unwrap();
    }
    assert!(proxy.heads().is_empty());
}
