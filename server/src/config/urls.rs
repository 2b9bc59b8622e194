//! URLs of services, some with a user name and a password.

use super::ConfigError;
use std::net::Ipv6Addr;
use url::Url;

/// Checks that user name and password of a URL are percent-encoded: otherwise another host would be contacted, with
/// misleading errors. The message contains neither.
///
/// # Errors
/// [`ConfigError`] with the setting's name.
pub(super) fn check(setting: &str, url: &str) -> Result<(), ConfigError> {
    let Some((_, rest)) = url.split_once("://").filter(|(scheme, _)| *scheme != "sqlite") else {
        return Ok(());
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let is_whole = match authority.rsplit_once('@') {
        // A later `@` belongs to a password with a character that ended the authority early.
        None => {
            !path.split(['?', '#']).next().unwrap_or_default().contains('@') && has_port(authority)
        }
        Some((user, host)) => !user.contains('@') && is_encoded(user) && has_port(host),
    };
    if is_whole {
        return Ok(());
    }
    Err(ConfigError(format!(
        "{setting}: the port is not a number up to 65535, or special characters in a user name or password are not percent-encoded: @ as %40, : as %3A, / as %2F, ? as %3F, # as %23, % as %25"
    )))
}

/// Checks the URL of a collector of traces. The message does not contain it, since it may contain a token.
///
/// # Errors
/// [`ConfigError`] with the setting's name.
pub(super) fn collector(
    setting: &str,
    written: Option<String>,
) -> Result<Option<String>, ConfigError> {
    let is_one = |text: &String| {
        let url = Url::parse(text).ok().filter(Url::has_host);
        url.is_some_and(|url| ["http", "https"].contains(&url.scheme()) && url.query().is_none())
    };
    if written.iter().all(is_one) {
        return Ok(written);
    }
    Err(ConfigError(format!(
        "{setting}: give the URL of a collector without its path for traces, such as http://127.0.0.1:4318"
    )))
}

/// Returns whether the text after a colon can be a port. Sockets and lists of hosts have other forms.
fn has_port(host: &str) -> bool {
    host.split(',').all(|host| match host.rsplit_once(':') {
        None => true,
        Some(_) if host.trim_matches(['[', ']']).parse::<Ipv6Addr>().is_ok() => true,
        Some((_, port)) => port.parse::<u16>().is_ok(),
    })
}

fn is_encoded(text: &str) -> bool {
    let hex = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split('%').skip(1).all(|rest| rest.get(..2).is_some_and(hex))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collector_is_reached_by_http() {
        for good in ["http://127.0.0.1:4318", "https://otel.example.com/team/"] {
            assert_eq!(collector("otlp_endpoint", Some(good.into())), Ok(Some(good.into())));
        }
        assert_eq!(collector("otlp_endpoint", None), Ok(None));
        for bad in
            ["collector:4318", "127.0.0.1:4318", "grpc://hush.test", "http://a.test?key=hush", ""]
        {
            let text = collector("otlp_endpoint", Some(bad.into())).expect_err(bad).to_string();
            assert!(text.starts_with("otlp_endpoint: ") && !text.contains("hush"), "{text}");
        }
    }

    #[test]
    fn a_password_that_breaks_its_url_is_reported_without_it() {
        for good in [
            "sqlite://data/a@b.sqlite",
            "postgres://guichet:p%40ss%2Fword@db.example.com:5432/guichet?sslmode=require",
            "postgres://db.example.com/guichet",
            "postgres://guichet@[::1]:5432/guichet",
            "postgres://guichet@[fd00::1]/guichet",
            "postgres://guichet:x@%2Frun%2Fpostgresql/guichet",
            "postgres://guichet:x@one:5432,two:5432/guichet",
            "postgres:///guichet?host=/run/postgresql&user=a@b",
            "smtp://ana%40example.com:hush@mail.example.com:587?tls=required",
        ] {
            assert_eq!(check("database_url", good), Ok(()), "{good}");
        }
        for bad in [
            "postgres://guichet:hu@sh@db.example.com/guichet",
            "postgres://guichet:hu/sh@db.example.com/guichet",
            "postgres://guichet:hu#sh@db.example.com/guichet",
            "postgres://guichet:hu?sh@db.example.com/guichet",
            "postgres://guichet:100%hush@db.example.com/guichet",
            "postgres://guichet:hush@db.example.com:70000/guichet",
            "smtp://ana@example.com:hush@mail.example.com:587",
        ] {
            let text = check("database_url", bad).expect_err(bad).to_string();
            assert!(text.starts_with("database_url: ") && text.contains("%40"), "{text}");
            assert!(!text.contains("hu") && !text.contains("ana"), "{text}");
        }
    }
}
