//! PostgreSQL's programs: separate clusters, and the shared server.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Environment variable with the URL of a PostgreSQL server on which tests create databases.
const SERVER: &str = "GUICHET_TEST_POSTGRES_URL";

/// Returns the URL of the server of `GUICHET_TEST_POSTGRES_URL`.
///
/// # Panics
/// When it is not set.
#[expect(clippy::disallowed_methods, reason = "the environment names the server of the tests")]
pub fn url() -> String {
    std::env::var(SERVER).unwrap_or_else(|_| {
        panic!(
            "{SERVER} does not name the PostgreSQL server that this test needs; \
             `cargo test sqlite` runs the tests on SQLite only"
        )
    })
}

/// Returns the address of that server.
///
/// # Panics
/// When `GUICHET_TEST_POSTGRES_URL` is not set.
pub fn server() -> SocketAddr {
    let url = url::Url::parse(&url()).expect("the address of a server");
    let addresses = url.socket_addrs(|| Some(5432));
    addresses.expect("an address of the server").pop().expect("a host with an address")
}

/// Runs a program that has to succeed.
///
/// # Panics
/// When it is missing or fails.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    output
}

/// Returns whether the tests run as root.
pub fn is_root() -> bool {
    run(Command::new("id").arg("-u")).stdout.starts_with(b"0\n")
}

/// Returns a command that does not run as root, which PostgreSQL and PgBouncer refuse.
pub fn as_postgres(program: impl AsRef<Path>) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program.as_ref()).current_dir("/");
        command
    } else {
        Command::new(program.as_ref())
    }
}

/// Gives a folder to the user of [`as_postgres`].
pub fn give_to_postgres(folder: &Path) {
    if is_root() {
        run(Command::new("chown").arg("-R").arg("postgres").arg(folder));
    }
}

/// Returns the path of the latest version of a PostgreSQL program.
pub fn program(name: &str) -> PathBuf {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<PathBuf> = installed
        .flatten()
        .map(|version| version.path().join("bin").join(name))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| PathBuf::from(name))
}
