//! A PostgreSQL server that requires TLS.

use accounts::Accounts;
use accounts::testing::postgres::{as_postgres, give_to_postgres, program, run};
use accounts::testing::{Database, TestApp};
use rstest::rstest;
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// A temporary cluster, which ends with the test.
struct Cluster {
    folder: TempDir,
    port: u16,
}

impl Cluster {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let cluster = Self { folder: tempfile::tempdir().expect("a folder"), port };
        cluster.authority("ca");
        cluster.authority("other");
        cluster.certificate("server", "localhost");
        cluster.certificate("client", "certified");
        give_to_postgres(cluster.folder.path());
        let data = cluster.file("data");
        run(as_postgres(program("initdb"))
            .args(["-U", "postgres", "-A", "trust", "--no-sync", "-D"])
            .arg(&data));
        let rules = "hostssl all certified all cert\nhostssl all all all trust\n";
        fs::write(data.join("pg_hba.conf"), rules).expect("the rules");
        let options = format!(
            "-p {port} -c listen_addresses=localhost -c unix_socket_directories='' -c fsync=off -c ssl=on \
             -c ssl_cert_file={} -c ssl_key_file={} -c ssl_ca_file={}",
            cluster.file("server.pem").display(),
            cluster.file("server.key").display(),
            cluster.file("ca.pem").display(),
        );
        let mut start = as_postgres(program("pg_ctl"));
        start.args(["-w", "-s", "start", "-o", &options, "-D"]);
        start.arg(&data).arg("-l").arg(cluster.file("log"));
        // Reading the server's pipes would block until it ends.
        start.stdout(Stdio::null()).stderr(Stdio::null());
        run(&mut start);
        cluster
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn authority(&self, name: &str) {
        run(self.request(name, name).args(["-days", "30"]));
    }

    fn certificate(&self, name: &str, host: &str) {
        run(self
            .request(name, host)
            .args(["-days", "30", "-addext"])
            .arg(format!("subjectAltName=DNS:{host}"))
            .args(["-addext", "basicConstraints=critical,CA:FALSE", "-CA"])
            .arg(self.file("ca.pem"))
            .arg("-CAkey")
            .arg(self.file("ca.key")));
    }

    fn request(&self, name: &str, subject: &str) -> Command {
        let mut command = Command::new("openssl");
        command
            .args(["req", "-x509", "-newkey", "ec", "-nodes", "-pkeyopt"])
            .args(["ec_paramgen_curve:P-256", "-subj"])
            .arg(format!("/CN={subject}"))
            .arg("-keyout")
            .arg(self.file(&format!("{name}.key")))
            .arg("-out")
            .arg(self.file(&format!("{name}.pem")));
        command
    }

    /// Returns an instance on the cluster; `$` in the parameters is replaced by the folder of the certificates.
    fn accounts(&self, app: &TestApp, user: &str, host: &str, parameters: &str) -> Accounts {
        let folder = self.folder.path().display().to_string();
        let parameters = parameters.replace('$', &folder);
        app.instance(&format!("postgres://{user}@{host}:{}/postgres{parameters}", self.port))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = as_postgres(program("pg_ctl"));
        stop.args(["-s", "-m", "immediate", "stop", "-D"]).arg(self.file("data"));
        stop.status().ok();
    }
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_insists_on_tls_is_reached_as_its_address_says(#[case] database: Database) {
    let app = TestApp::on(database).await;
    let cluster = Cluster::start().await;
    for (host, parameters, works) in [
        ("127.0.0.1", "?sslmode=disable", false),
        ("127.0.0.1", "", false),
        ("127.0.0.1", "?sslmode=require", true),
        ("127.0.0.1", "?sslmode=require&sslrootcert=$/ca.pem", true),
        ("127.0.0.1", "?sslmode=require&sslrootcert=$/other.pem", false),
        ("127.0.0.1", "?sslmode=verify-ca&sslrootcert=$/ca.pem", true),
        ("127.0.0.1", "?sslmode=verify-ca&sslrootcert=$/other.pem", false),
        ("localhost", "?sslmode=verify-full&sslrootcert=$/ca.pem", true),
        ("127.0.0.1", "?sslmode=verify-full&sslrootcert=$/ca.pem", false),
        ("localhost", "?sslmode=verify-full&sslrootcert=$/other.pem", false),
        ("localhost", "?sslmode=verify-full&sslrootcert=system", false),
    ] {
        let accounts = cluster.accounts(&app, "postgres", host, parameters);
        let answer = accounts.ping().await;
        assert_eq!(answer.is_ok(), works, "{host} {parameters}: {answer:?}");
    }
    let full = "?sslmode=verify-full&sslrootcert=$/ca.pem";
    let accounts = cluster.accounts(&app, "postgres", "localhost", full);
    accounts.migrate().await.expect("by TLS as well");
    a_client_certificate_is_shown(&cluster, &app).await;
}

async fn a_client_certificate_is_shown(cluster: &Cluster, app: &TestApp) {
    let server = format!(
        "host=localhost port={} user=postgres sslmode=require dbname=postgres",
        cluster.port
    );
    let role = "CREATE ROLE certified LOGIN";
    run(as_postgres(program("psql")).args(["-q", "-c", role, &server]));
    let full = "?sslmode=verify-full&sslrootcert=$/ca.pem";
    for (certificate, works) in [("", false), ("&sslcert=$/client.pem&sslkey=$/client.key", true)] {
        let parameters = format!("{full}{certificate}");
        let accounts = cluster.accounts(app, "certified", "localhost", &parameters);
        let answer = accounts.ping().await;
        assert_eq!(answer.is_ok(), works, "{parameters}: {answer:?}");
    }
}
