use super::*;

fn mode(url: &str) -> Result<Mode, String> {
    let (rest, parameters) = split(url);
    let config: Config = rest.parse().expect("an address");
    Mode::choose(parameters.mode.as_deref(), is_local(&config))
}

#[test]
fn plain_text_to_another_machine_needs_an_explicit_mode() {
    for (url, expected) in [
        ("postgres://u:p@db.example.com/guichet", Mode::VerifyFull),
        ("postgres://u:p@10.0.0.5/guichet", Mode::VerifyFull),
        ("postgres://u:p@localhost,db.example.com/g", Mode::VerifyFull),
        ("postgres://u@db.example.com/g?sslmode=disable", Mode::Disable),
        ("postgres://u@db.example.com/g?sslmode=require", Mode::Require),
        ("postgres://u@localhost/g?sslmode=verify-ca", Mode::VerifyCa),
        ("postgres://u@localhost/g?sslmode=verify-full", Mode::VerifyFull),
        ("postgres://u@localhost:5433/guichet", Mode::Disable),
        ("postgres://u@127.0.0.1/guichet", Mode::Disable),
        ("postgres://u@[::1]/guichet", Mode::Disable),
        ("postgres://u@%2Frun%2Fpostgresql/guichet", Mode::Disable),
        ("postgres:///guichet?host=/run/postgresql", Mode::Disable),
    ] {
        assert_eq!(mode(url), Ok(expected), "{url}");
    }
    for refused in ["prefer", "allow", "VERIFY-FULL", "", "verify_full"] {
        let url = format!("postgres://u@db.example.com/g?sslmode={refused}");
        assert!(mode(&url).is_err(), "{url}");
    }
}

#[test]
fn only_our_own_parameters_are_removed_from_the_address() {
    let (rest, parameters) = split(
        "postgres://u:p@db/g?application_name=a%20b&sslmode=verify-ca&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=3",
    );
    assert_eq!(rest, "postgres://u:p@db/g?application_name=a%20b&connect_timeout=3");
    assert_eq!(parameters.mode.as_deref(), Some("verify-ca"));
    assert_eq!(parameters.files.roots, Some("/etc/ca.pem".into()));
    let (rest, parameters) = split("postgres://u@db/g?sslcert=c.pem&sslkey=k.pem&pgbouncer=true");
    assert_eq!(rest, "postgres://u@db/g");
    assert_eq!(parameters.files.certificate, Some("c.pem".into()));
    assert_eq!(parameters.files.key, Some("k.pem".into()));
    assert_eq!(parameters.pgbouncer.as_deref(), Some("true"));
}

#[test]
fn errors_name_the_parameter_or_file() {
    for (query, named) in [
        ("sslmode=verify-full&sslrootcert=/nowhere.pem", "sslrootcert: /nowhere.pem"),
        ("sslmode=require&sslcert=/nowhere.pem", "need each other"),
        ("sslmode=require&sslcert=/nowhere.pem&sslkey=/k.pem", "sslcert: /nowhere.pem"),
        ("sslmode=verify-ca", "a sslrootcert of your own"),
        ("sslmode=require&sslrootcert=system", "a sslrootcert of your own"),
        ("pgbouncer=yes", "pgbouncer=yes"),
        ("conect_timeout=3", "conect_timeout"),
    ] {
        let Err(problem) = Server::new(&format!("postgres://u@localhost/g?{query}")) else {
            panic!("{query} passes");
        };
        let problem = causes(&*problem);
        assert!(problem.contains(named), "{problem}");
    }
}

#[test]
fn timeouts_in_the_address_win() {
    let server = |query: &str| Server::new(&format!("postgres://u@localhost/g?{query}"));
    let given = server(
        "connect_timeout=9&tcp_user_timeout=8&keepalives_idle=7&keepalives_interval=6&keepalives_retries=5",
    );
    let given = given.expect("an address");
    assert_eq!(given.connect_timeout(), Duration::from_secs(10));
    let config = given.config;
    let seconds = Duration::from_secs;
    assert_eq!(config.get_connect_timeout(), Some(&seconds(9)));
    assert_eq!(config.get_tcp_user_timeout(), Some(&seconds(8)));
    assert_eq!(config.get_keepalives_idle(), seconds(7));
    assert_eq!(config.get_keepalives_interval(), Some(seconds(6)));
    assert_eq!(config.get_keepalives_retries(), Some(5));
    let config = server("").expect("an address").config;
    assert_eq!(config.get_tcp_user_timeout(), Some(&TCP_USER_TIMEOUT));
    assert_eq!(config.get_keepalives_idle(), KEEPALIVE_IDLE);
}
