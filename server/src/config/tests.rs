//! What the settings may be, and what is said when they are not.

use super::*;
use secrecy::ExposeSecret;

fn read(toml: &str) -> Result<Config, ConfigError> {
    let written = defaults()
        .merge(Toml::string(toml))
        .extract()
        .map_err(|error| describe(&error))?;
    Config::check(written)
}

fn refusal(toml: &str) -> String {
    read(toml).expect_err("the setting is wrong").to_string()
}

#[test]
fn nothing_needs_to_be_set() {
    let config = read("").expect("settings that work");
    assert_eq!(
        config.database_url.expose_secret(),
        "sqlite://data/guichet.sqlite"
    );
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert!(config.trusted_proxies.is_empty() && !config.demo);
    assert_eq!(config.mail_folder(), Some(Path::new("data/mail")));
}

#[test]
fn the_example_holds_the_defaults() {
    let example = include_str!("../../../guichet.example.toml");
    let uncomment = |line: &'static str| {
        line.strip_prefix('#')
            .filter(|rest| !rest.starts_with(' '))
            .unwrap_or(line)
    };
    let uncommented = example
        .lines()
        .map(uncomment)
        .collect::<Vec<_>>()
        .join("\n");
    for toml in [example, &uncommented] {
        let config = read(toml).expect("settings that work");
        assert_eq!(config.listen, read("").expect("settings that work").listen);
        assert_eq!(config.log_format, LogFormat::Json);
    }
}

#[test]
fn an_error_names_the_setting() {
    for (toml, name) in [
        ("listen = \"here\"", "listen: "),
        ("log_format = \"xml\"", "log_format: "),
        ("demo = \"perhaps\"", "demo: "),
        ("trusted_proxies = [\"10.0.0.0/99\"]", "trusted_proxies: "),
        ("mail = { smpt = \"smtp://x\" }", "mail.smpt"),
        ("mail = { smtp = \"smtp://x\", folder = \"y\" }", "mail: "),
    ] {
        let text = refusal(toml);
        assert!(text.contains(name.trim_end()), "{toml}: {text}");
    }
    assert!(refusal("lisen = \"127.0.0.1:1\"").contains("lisen"));
}

#[test]
fn proxies_are_addresses_or_networks() {
    for toml in [
        "trusted_proxies = [\"10.0.0.1\", \"fd00::/8\"]",
        "trusted_proxies = \"10.0.0.1, fd00::/8\"",
    ] {
        let shown: Vec<String> = read(toml)
            .expect("settings that work")
            .trusted_proxies
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(shown, ["10.0.0.1/32", "fd00::/8"]);
    }
}

#[test]
fn the_demo_stays_on_its_machine() {
    assert!(refusal("demo = true\nlisten = \"0.0.0.0:3000\"").starts_with("listen: "));
    let config = read("demo = true\nlisten = \"[::1]:3000\"").expect("settings that work");
    assert_eq!(
        config.database_url.expose_secret(),
        "sqlite://data/demo.sqlite"
    );
}
