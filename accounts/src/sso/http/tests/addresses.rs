//! Addresses that are not requested.

use super::{
    super::{Guarded, Http, HttpError, Lookup, address_policy::AddressPolicy},
    hurried, serve,
};
use crate::{
    Authorities,
    clock::TestClock,
    sso::{
        SsoConfig,
        cas::Cas,
        oidc::Oidc,
        protocol::{Client, FlowSecrets, ProtocolError},
    },
};
use model::{Locale, Protocol, Provider};
use std::{
    io,
    net::IpAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use url::Url;

/// Internal addresses in every URL spelling, and invalid URLs.
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
    "https://user:pw@8.8.8.8/",
    "https://user@8.8.8.8/",
    "https://:pw@8.8.8.8/",
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
async fn o09_no_internal_address_is_requested() {
    let http = Http::new(false);
    for address in INSIDE {
        let url: Url = address.parse().unwrap();
        assert!(!http.allows(&url), "{address}");
        let outcome = http.get(&url, "*/*").await;
        assert!(matches!(outcome, Err(HttpError::Forbidden)), "{address}: {outcome:?}");
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
async fn o09_other_protocols_are_refused() {
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
        let outcome = oidc.authorize_url(&client, &flow, false, Locale::English).await;
        assert!(matches!(outcome, Err(ProtocolError::Failed(_))), "{address}: {outcome:?}");
        let findings = oidc.examine(&client).await;
        assert!(findings.iter().all(|finding| !finding.ok), "{address}: {findings:?}");
        let outcome = cas.login_url(&client, &flow, false);
        assert!(matches!(outcome, Err(ProtocolError::Failed(_))), "{address}: {outcome:?}");
        let answer =
            [("flow".to_owned(), flow.state.clone()), ("ticket".to_owned(), "ST-1".to_owned())];
        let outcome = cas.validate(&client, &flow, &answer).await;
        assert!(matches!(outcome, Err(ProtocolError::Failed(_))), "{address}: {outcome:?}");
        let findings = cas.examine(&client).await;
        assert!(findings.iter().all(|finding| !finding.ok), "{address}: {findings:?}");
        assert!(asked.elapsed() < Duration::from_secs(5), "{address}");
    }
}

#[test]
fn allowing_loopback_allows_no_other_address() {
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

/// Resolves every name to the same addresses, and to others after the first time.
pub(super) struct Names(Vec<&'static str>, Vec<&'static str>, AtomicUsize);

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

pub(super) fn names(first: &[&'static str], then: &[&'static str]) -> Names {
    Names(first.to_vec(), then.to_vec(), AtomicUsize::new(0))
}

async fn resolved(guard: &Guarded, name: &str) -> Option<Vec<IpAddr>> {
    guard.resolve(name, None).await.ok()
}

#[tokio::test]
async fn o09_a_name_with_public_and_private_addresses_yields_only_the_public_ones() {
    let inside = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"];
    for ip in inside {
        let guard = Guarded::new(AddressPolicy::public(false), names(&["1.1.1.1"], &[ip]));
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            Some(vec!["1.1.1.1".parse().unwrap()])
        );
        assert_eq!(resolved(&guard, "sso.example.com").await, None, "{ip} after all");
        let guard = Guarded::new(AddressPolicy::public(false), names(&[ip, "1.1.1.1"], &[ip, ip]));
        assert_eq!(
            resolved(&guard, "sso.example.com").await,
            Some(vec!["1.1.1.1".parse().unwrap()])
        );
        assert_eq!(resolved(&guard, "sso.example.com").await, None, "{ip} twice");
    }
    // Permission for this machine covers its own names.
    let guard = Guarded::new(AddressPolicy::public(true), names(&["127.0.0.1"], &["10.0.0.1"]));
    assert_eq!(resolved(&guard, "sso.localhost").await, Some(vec!["127.0.0.1".parse().unwrap()]));
    assert_eq!(resolved(&guard, "sso.localhost").await, None);
    let guard = Guarded::new(AddressPolicy::public(true), names(&["127.0.0.1"], &[]));
    assert_eq!(resolved(&guard, "sso.example.com").await, None);
}

#[tokio::test]
async fn an_address_in_place_of_a_name_is_checked_too() {
    let networks = ["10.0.0.0/8".parse::<ipnet::IpNet>().unwrap()];
    let policies = [
        AddressPolicy::public(false),
        AddressPolicy::public(true),
        AddressPolicy::public(false).with_networks(&networks),
    ];
    for (host, wanted) in [
        ("1.1.1.1", [true, true, true]),
        ("[2606:4700::1111]", [true, true, true]),
        ("127.0.0.1", [false, true, false]),
        ("[::1]", [false, true, false]),
        ("[::ffff:127.0.0.1]", [false, false, false]),
        ("10.1.2.3", [false, false, true]),
        ("169.254.169.254", [false, false, false]),
    ] {
        for (policy, is_allowed) in policies.iter().zip(wanted) {
            // Such a name is never resolved.
            let guard = Guarded::new(policy.clone(), names(&["8.8.8.8"], &["8.8.8.8"]));
            let bare: IpAddr = host.trim_matches(['[', ']']).parse().unwrap();
            let found = is_allowed.then(|| vec![bare]);
            assert_eq!(resolved(&guard, host).await, found, "{host}: {policy:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn o09_no_connection_is_made_to_internal_addresses_of_a_name() {
    let (address, connections) = serve(|_| async {}).await;
    let limits = hurried();
    let http = Http::with(
        AddressPolicy::public(false),
        &Authorities::default(),
        limits,
        names(&["127.0.0.1"], &["::ffff:127.0.0.1"]),
        None,
    );
    for _ in 0..2 {
        let url = format!("https://sso.example.com:{}/", address.port()).parse().unwrap();
        let outcome = http.get(&url, "*/*").await;
        assert!(matches!(outcome, Err(HttpError::Private)), "{outcome:?}");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn only_providers_may_be_in_a_configured_network() {
    let networks = ["10.0.0.0/8", "100.64.0.0/10", "fd00::/8"].map(|text| text.parse().unwrap());
    let config = SsoConfig { networks: networks.to_vec(), ..SsoConfig::default() };
    let http = Http::for_providers(&config);
    for address in ["https://10.1.2.3/", "https://[fd12::1]/", "https://1.1.1.1/"] {
        assert!(http.allows(&address.parse().unwrap()), "{address}");
        let others = Http::new(false);
        let is_public = address.contains("1.1.1.1");
        assert_eq!(others.allows(&address.parse().unwrap()), is_public, "{address}");
    }
    for address in [
        "http://10.1.2.3/",
        "https://192.168.0.1/",
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "https://100.100.100.200/",
        "https://[fd00:ec2::254]/",
        "https://[::ffff:10.1.2.3]/",
    ] {
        assert!(!http.allows(&address.parse().unwrap()), "{address}");
    }
    let policy = AddressPolicy::public(false).with_networks(&networks);
    for (ip, is_allowed) in [("10.1.2.3", true), ("192.168.0.1", false), ("100.100.100.200", false)]
    {
        let guard = Guarded::new(policy.clone(), names(&[ip], &[ip]));
        let found = resolved(&guard, "sso.example.com").await;
        assert_eq!(found.is_some(), is_allowed, "{ip}");
    }
}
