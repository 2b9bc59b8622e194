//! Valid and invalid settings, and the error messages.

use super::*;
use figment::Provider;
use figment::error::Kind;
use figment::value::Value;
use secrecy::ExposeSecret;
use std::collections::BTreeSet;

#[cfg(feature = "demo")]
mod demo_mode;

const EXAMPLE: &str = include_str!("../../../guichet.example.toml");

/// Returns the example with every setting that it has commented out.
fn uncommented_example() -> String {
    let uncomment = |line: &'static str| {
        line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line)
    };
    EXAMPLE.lines().map(uncomment).collect::<Vec<_>>().join("\n")
}

fn read(toml: &str) -> Result<Config, ConfigError> {
    let raw = defaults().merge(Toml::string(toml)).extract().map_err(|error| describe(&error))?;
    Config::check(raw)
}

fn refusal(toml: &str) -> String {
    read(toml).expect_err("the setting is wrong").to_string()
}

#[test]
fn nothing_needs_to_be_set() {
    let config = read("").expect("settings that work");
    assert_eq!(config.database_url.expose_secret(), "sqlite://data/guichet.sqlite");
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert!(config.trusted_proxies.is_empty() && !config.demo);
    assert_eq!(config.mail_folder(), Some(Path::new("data/mail")));
}

#[test]
fn the_example_holds_the_defaults() {
    let config = read(EXAMPLE).expect("settings that work");
    let default = read("").expect("settings that work");
    assert_eq!(format!("{config:?}"), format!("{default:?}"));
    let url = |config: &Config| config.database_url.expose_secret().to_owned();
    assert_eq!(url(&config), url(&default));
    // Commented-out settings name files that do not exist here; only the names are checked.
    let all = defaults().merge(Toml::string(&uncommented_example()));
    assert_eq!(all.extract::<RawConfig>().err(), None);
}

#[test]
fn the_example_and_the_environment_have_every_setting() {
    let example = Toml::string(&uncommented_example()).data().expect("TOML");
    let names = |(name, value): (String, Value)| match value {
        Value::Dict(_, table) => table.into_keys().map(|key| format!("{name}.{key}")).collect(),
        _ => vec![name],
    };
    let listed: BTreeSet<String> = example.into_values().flatten().flat_map(names).collect();
    let known: BTreeSet<String> = NAMES.iter().map(|(_, name)| (*name).to_owned()).collect();
    assert_eq!(listed, known);

    let error = defaults().merge(Toml::string("xyz = 1")).extract::<RawConfig>().err();
    let Some(Kind::UnknownField(_, fields)) = error.map(|error| error.kind) else {
        panic!("a setting that does not exist was read");
    };
    let fields: BTreeSet<&str> = fields.iter().copied().collect();
    let known: BTreeSet<&str> =
        NAMES.iter().filter_map(|(_, name)| name.split('.').next()).collect();
    assert_eq!(fields, known);
}

#[test]
fn the_settings_of_the_package_work_and_have_no_secret() {
    let config = read(include_str!("../../../packaging/guichet.toml")).expect("settings that work");
    let database = config.database_url.expose_secret();
    assert_eq!(database, "sqlite:///var/lib/guichet/guichet.sqlite");
    assert!(config.listen.ip().is_loopback() && config.metrics_listen.ip().is_loopback());
    assert!(config.secret_keys.is_empty() && config.migrate_on_start && !config.demo);
}

#[test]
fn providers_may_be_in_private_networks_only() {
    let networks = |toml: &str| read(toml).expect("settings that work").sso.networks;
    assert!(networks("").is_empty());
    let given = networks("provider_networks = [\"10.0.0.0/8\", \"fd12:3::/32\"]");
    assert_eq!(given.len(), 2);
    for bad in ["0.0.0.0/0", "169.254.0.0/16", "127.0.0.0/8", "8.8.8.8"] {
        let text = refusal(&format!("provider_networks = \"{bad}\""));
        assert!(text.starts_with("provider_networks: "), "{text}");
    }
}

#[test]
fn the_proxy_of_providers_speaks_http_and_its_password_is_not_shown() {
    assert!(read("").expect("settings that work").sso.proxy.is_none());
    let good = "provider_proxy = \"http://ana:hush@proxy.example.com:3128\"";
    let config = read(good).expect("settings that work");
    let shown = format!("{config:?}");
    assert!(shown.contains("proxy.example.com:3128"), "{shown}");
    assert!(!shown.contains("hush") && !shown.contains("ana:"), "{shown}");
    for bad in [
        "",
        "proxy.example.com:3128",
        "https://ana:hush@proxy.example.com:3128",
        "http://ana:hush@proxy.example.com:3128/path",
        "http://ana:hu/sh@proxy.example.com:3128",
    ] {
        let text = refusal(&format!("provider_proxy = \"{bad}\""));
        assert!(text.starts_with("provider_proxy: "), "{text}");
        assert!(!text.contains("hu") && !text.contains("ana"), "{text}");
    }
}

#[test]
fn authorities_are_read_at_once() {
    for setting in ["provider_authorities", "mail.authorities"] {
        let text = refusal(&format!("{setting} = \"missing.pem\"\nmail.smtp = \"smtp://x\""));
        assert!(text.starts_with(&format!("{setting}: missing.pem")), "{text}");
    }
}

#[test]
fn errors_do_not_quote_a_broken_file() {
    let text = refusal("listen = \"127.0.0.1:1\"\nsecret_keys = [\"hush\", hush]");
    assert!(text.contains("line 2") && !text.contains('\n'), "{text}");
    assert!(!text.contains("hush"), "{text}");
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
        ("mail = { dkim_selector = \"a b\" }", "mail.dkim_selector: "),
        ("mail = { dkim_selector = 2026 }", "mail.dkim_selector: "),
    ] {
        let text = refusal(toml);
        assert!(text.contains(name.trim_end()), "{toml}: {text}");
    }
}

#[test]
fn an_error_says_what_the_value_must_be_and_quotes_no_text() {
    let address = "must be an IP address with a port, such as \"127.0.0.1:3000\"";
    for (toml, problem) in [
        ("lisen = \"127.0.0.1:1\"", "lisen: there is no such setting; did you mean listen?"),
        ("mail.smpt = \"smtp://x\"", "mail.smpt: there is no such setting; did you mean smtp?"),
        ("xyz = 1", "xyz: there is no such setting"),
        ("listen = \"localhost:3000\"", &*format!("listen: {address}")),
        ("metrics_listen = 3001", &*format!("metrics_listen: {address}")),
        ("mail = \"smtp://ana:hush@x\"", "mail: must be a table, not a text"),
        ("demo = \"perhaps\"", "demo: must be true or false, not a text"),
        ("migrate_on_start = 1", "migrate_on_start: must be true or false, not 1"),
        ("log_format = \"xml\"", "log_format: must be json or text"),
        ("capacity.mails = -1", "capacity.mails: must be a whole number from 0, not -1"),
        ("shutdown_delay_seconds = []", "shutdown_delay_seconds: must be a number, not a list"),
        ("site_root = 3", "site_root: must be a text in quotes, not 3"),
        ("trusted_proxies = [1]", "trusted_proxies: must be a list of texts in quotes"),
    ] {
        assert_eq!(refusal(toml), problem, "{toml}");
    }
    let text = refusal("mail.smtp = \"mail.example.com\"");
    assert!(text.starts_with("mail.smtp: must be like smtp://"), "{text}");
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
fn the_backoffice_is_an_origin() {
    let origin = |toml: &str| read(toml).expect("settings that work").backoffice_origin;
    assert_eq!(origin(""), None);
    let given = "backoffice_origin = \"https://backoffice.example.com\"";
    assert_eq!(origin(given).as_deref(), Some("https://backoffice.example.com"));
    for bad in ["backoffice.example.com", "https://b.example/", "ftp://b.example"] {
        let text = refusal(&format!("backoffice_origin = \"{bad}\""));
        assert!(text.starts_with("backoffice_origin: "), "{text}");
    }
}

const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const OTHER_KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

#[test]
fn a_key_is_32_bytes_in_base64_and_errors_do_not_quote_it() {
    for toml in [
        format!("secret_keys = [\"{KEY}\", \"{OTHER_KEY}\"]"),
        format!("secret_keys = \"{KEY}, {OTHER_KEY}\""),
    ] {
        let keys = read(&toml).expect("settings that work").secret_keys;
        let shown: Vec<&str> = keys.iter().map(ExposeSecret::expose_secret).collect();
        assert_eq!(shown, [KEY, OTHER_KEY]);
        assert!(!format!("{keys:?}").contains(KEY));
    }
    let short = &KEY[4..];
    let unpadded = KEY.trim_end_matches('=');
    for wrong in ["too short", short, unpadded, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8%3D"] {
        let text = refusal(&format!("secret_keys = [\"{KEY}\", \"{wrong}\"]"));
        assert!(text.starts_with("secret_keys: "), "{text}");
        assert!(!text.contains(wrong) && !text.contains(KEY), "{text}");
    }
    assert!(refusal("secret_keys = 7").starts_with("secret_keys"));
}

#[test]
fn loopback_providers_need_the_setting() {
    let plain = read("").expect("settings that work");
    assert!(!plain.sso.allow_loopback && plain.secret_keys.is_empty());
    let asked = read("allow_loopback_providers = true").expect("settings that work");
    assert!(asked.sso.allow_loopback);
    let text = refusal("allow_loopback_providers = \"perhaps\"");
    assert!(text.starts_with("allow_loopback_providers: "), "{text}");
}
