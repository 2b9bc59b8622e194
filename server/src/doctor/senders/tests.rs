//! Answers of a real DNS server, and names that are not queried at all.

use super::*;
use accounts::Authorities;
use accounts::mail::TransportConfig;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Instant;
use tokio::net::{TcpListener, TcpStream, UdpSocket};

/// The zone `example`; all other names are refused, since there is no upstream server.
const RECORDS: &[&str] = &[
    "--local=/example/",
    "--mx-host=norte.example,mx.norte.example,10",
    "--txt-record=norte.example,unrelated=1",
    "--txt-record=norte.example,v=spf1 ip4:192.0.,2.1 -all",
    "--txt-record=_dmarc.norte.example,v=DMARC1; p=reject",
    "--txt-record=k1._domainkey.norte.example,v=DKIM1; k=rsa; ,p=MIIB",
    "--host-record=tickets.norte.example,192.0.2.1",
    "--txt-record=tickets.norte.example,v=spf1 a -all",
    "--cname=k1._domainkey.tickets.norte.example,k1._domainkey.norte.example",
    "--mx-host=sur.example,.,0",
    "--txt-record=bare.example,unrelated=1",
];

struct Dnsmasq {
    address: SocketAddr,
    process: Child,
}

impl Dnsmasq {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        drop(listener);
        let installed = Path::new("/usr/sbin/dnsmasq");
        let mut program =
            Command::new(if installed.is_file() { installed } else { Path::new("dnsmasq") });
        program
            .args(["--keep-in-foreground", "--conf-file=/dev/null"])
            .args(["--bind-interfaces", "--no-resolv", "--no-hosts"])
            .args(["--pid-file=", "--listen-address=127.0.0.1"])
            .arg(format!("--port={}", address.port()))
            .arg(format!("--user={}", user()))
            .args(RECORDS);
        let process = program.spawn().expect("dnsmasq is installed");
        let started = Self { address, process };
        let begun = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "it listens");
            tokio::task::yield_now().await;
        }
        started
    }
}

impl Drop for Dnsmasq {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn user() -> String {
    let output = Command::new("id").arg("-un").output();
    let name = output.expect("the command id").stdout;
    String::from_utf8(name).expect("a name").trim_end().to_owned()
}

fn resolver(address: SocketAddr) -> Dns {
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()];
    let connections = connections.map(|mut connection| {
        connection.port = address.port();
        connection
    });
    let server = NameServerConfig::new(address.ip(), true, connections.to_vec());
    let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
    Dns::new(config, ResolverOpts::default()).expect("a resolver")
}

/// Returns the lines as they are printed.
fn shown(lines: &[NamedCheck]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|(name, result)| match result {
            Ok(note) => format!("ok {name}: {note}\n"),
            Err(problem) => format!("FAIL {name}: {problem}\n"),
        })
        .collect();
    lines.concat()
}

fn says(lines: &[NamedCheck], count: usize, wanted: &[&str]) {
    let shown = shown(lines);
    assert_eq!(lines.len(), count, "{shown}");
    for line in wanted {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}

#[tokio::test]
async fn dns_records_are_checked_only_if_the_dns_answers() {
    let server = Dnsmasq::start().await;
    let dns = resolver(server.address);
    let ask = async |domain: &str| of_domain(&dns, domain, Some("k1")).await;
    let good = [
        "ok mx: emails to norte.example go to mx.norte.example",
        "ok spf: norte.example has `v=spf1 ip4:192.0.2.1 -all`",
        "ok dmarc: norte.example has `v=DMARC1; p=reject` at _dmarc.norte.example",
        "ok dkim: k1._domainkey.norte.example has a key",
    ];
    says(&ask("norte.example").await, 4, &good);
    let below = [
        "ok mx: tickets.norte.example has no MX record",
        "ok spf: tickets.norte.example",
        "ok dmarc: tickets.norte.example has `v=DMARC1; p=reject` at _dmarc.norte.example",
        "ok dkim: k1._domainkey.tickets.norte.example has a key",
    ];
    says(&ask("tickets.norte.example").await, 4, &below);
    let null = ["FAIL mx: sur.example says that it takes no mail"];
    says(&ask("sur.example").await, 4, &null);
    let bare = [
        "FAIL mx: bare.example takes no mail",
        "FAIL spf: bare.example",
        "FAIL dmarc: bare.example has no DMARC record",
        "FAIL dkim: k1._domainkey.bare.example has no key",
    ];
    says(&ask("bare.example").await, 4, &bare);
    let missing = ["FAIL sender domains: missing.example does not exist in the DNS"];
    says(&ask("missing.example").await, 1, &missing);
    let refused = [
        "FAIL sender domains: the DNS could not be asked for MX of norte.test",
        "says nothing of the records",
    ];
    says(&ask("norte.test").await, 1, &refused);
}

#[tokio::test]
async fn domains_are_queried_concurrently_and_reported_in_order() {
    let server = Dnsmasq::start().await;
    let domains = ["bare.example", "norte.example"].map(str::to_owned);
    let lines = look_up(&resolver(server.address), &domains, None).await;
    let names: Vec<&str> = lines.iter().map(|(name, _)| *name).collect();
    let expected = ["mx", "spf", "dmarc", "mx", "spf", "dmarc", "dkim"];
    assert_eq!(names, expected, "{}", shown(&lines));
    let unset = "ok dkim: not looked up: mail.dkim_selector";
    says(&lines, 7, &["FAIL mx: bare.example", unset]);
}

#[tokio::test]
async fn a_silent_dns_server_is_not_a_missing_record() {
    let silent = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
    let address = silent.local_addr().expect("an address");
    let limit = Duration::from_millis(200);
    let lines = within(limit, &resolver(address), "norte.example", None).await;
    let unanswered = [
        "FAIL sender domains: norte.example: the DNS did not answer within 200ms",
        "says nothing of the records",
    ];
    says(&lines, 1, &unanswered);
}

#[tokio::test]
async fn example_domains_and_mail_folders_need_no_queries() {
    let portals = ["Ana@Norte.Example", "b@sub.example.com", "c@norte.example", "d@gmail.com"].map(
        |sender| PortalEntry {
            host: "a.example".into(),
            origin: "https://a.example".into(),
            sender: sender.into(),
        },
    );
    let mut config = Config::load(None, false).expect("the defaults");
    let folder = ["ok sender domains: not looked up: emails are written into a folder"];
    says(&domains(&config, &portals).await, 1, &folder);
    config.mail = TransportConfig::Smtp {
        url: "smtp://mail.example".into(),
        authorities: Authorities::default(),
    };
    let reserved = ["norte.example, sub.example.com: not looked up: reserved for examples"];
    says(&domains(&config, &portals).await, 1, &reserved);
}

#[test]
fn reserved_domains_are_recognized_by_their_suffix() {
    for reserved in ["norte.example", "example.org", "a.b.test", "norte.invalid", "a.localhost"] {
        assert!(is_reserved(reserved), "{reserved}");
    }
    for real in ["norte-example.com", "myexample.com", "example.es", "test.es", "contest"] {
        assert!(!is_reserved(real), "{real}");
    }
    let international = PortalEntry {
        host: "a.example".into(),
        origin: "https://a.example".into(),
        sender: "a@Ferrocarriles-Peñón.es".into(),
    };
    let domains: Vec<String> = domains_of(&[international]).into_iter().collect();
    assert_eq!(domains, ["xn--ferrocarriles-pen-uxb2b.es"]);
}
