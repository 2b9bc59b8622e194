//! The settings of the demo.

use super::{KEY, read, refusal};
use secrecy::ExposeSecret;
use std::path::Path;

#[test]
fn the_demo_has_data_for_each_port_and_takes_no_port_but_its_own() {
    let of_port = |port: u16| {
        read(&format!("demo = true\nlisten = \"127.0.0.1:{port}\"")).expect("settings that work")
    };
    for port in [3000, 3100] {
        let config = of_port(port);
        assert_eq!(
            config.database_url.expose_secret(),
            format!("sqlite://data/{port}/guichet.sqlite")
        );
        let folder = format!("data/{port}/mails");
        assert_eq!(config.mail_folder(), Some(Path::new(&folder)));
        assert_eq!(config.metrics_listen.to_string(), "127.0.0.1:0");
    }
    let named = read("demo = true\nmetrics_listen = \"127.0.0.1:9000\"").expect("settings");
    assert_eq!(named.metrics_listen.port(), 9000);
    assert_eq!(read("").expect("settings").metrics_listen.port(), 3001);
}

#[test]
fn the_demo_stays_on_its_machine() {
    assert!(refusal("demo = true\nlisten = \"0.0.0.0:3000\"").starts_with("listen: "));
    let config = read("demo = true\nlisten = \"[::1]:3000\"").expect("settings that work");
    assert_eq!(config.database_url.expose_secret(), "sqlite://data/3000/guichet.sqlite");
}

#[test]
fn the_demo_has_a_backoffice_next_to_its_portals() {
    let demo = read("demo = true\nlisten = \"127.0.0.1:3333\"").expect("settings that work");
    assert_eq!(demo.backoffice_origin.as_deref(), Some("http://backoffice.localhost:3333"));
}

#[test]
fn the_demo_has_a_public_key_and_providers_on_its_machine() {
    let demo = read("demo = true").expect("settings that work");
    assert!(demo.sso.allow_loopback && demo.secret_keys.len() == 1);
    let own = read(&format!("demo = true\nsecret_keys = \"{KEY}\"")).expect("settings that work");
    assert_eq!(own.secret_keys[0].expose_secret(), KEY);
}
