//! Imports of customers and orders: what the rows of a file become, and what stops.

mod accounts_stay;
mod changed_here;
mod customers;
mod files;
mod groups;
mod pages;
mod passwords;
mod purchases;
mod resume;

use accounts::{ImportCommand, ImportError, Imported, testing::TestApp};
use model::{Agent, ImportCounts, ImportKind};
use std::path::PathBuf;

pub const CUSTOMERS: &str = "external_id,first_name,last_name,email,phone,language\n\
     K-1,Ana,Quiroga,ana@example.test,+54 351 555 0142,es\n\
     K-2,Eva,Paz,,,\n";

pub fn counts(created: i64, updated: i64, unchanged: i64, refused: i64) -> ImportCounts {
    ImportCounts { created, updated, unchanged, refused }
}

/// Writes a file beside the database of the test.
pub fn file(app: &TestApp, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let file = app.mail_folder().with_file_name(name);
    std::fs::write(&file, content).expect("a file");
    file
}

pub fn command(app: &TestApp, kind: ImportKind, file: PathBuf, dry_run: bool) -> ImportCommand {
    ImportCommand { host: app.portal.host.clone(), kind, file, dry_run }
}

pub async fn run(
    app: &TestApp,
    kind: ImportKind,
    content: impl AsRef<[u8]>,
    dry_run: bool,
) -> Result<Imported, ImportError> {
    let file = file(app, "import.csv", content);
    app.accounts.imports().run(&command(app, kind, file, dry_run), |_, _| {}).await
}

/// Imports customers.
pub async fn customers(app: &TestApp, content: impl AsRef<[u8]>) -> Imported {
    run(app, ImportKind::Customers, content, false).await.expect("imported")
}

/// Imports orders.
pub async fn purchases(app: &TestApp, content: impl AsRef<[u8]>) -> Imported {
    run(app, ImportKind::Purchases, content, false).await.expect("imported")
}

/// Returns the whole report.
pub async fn report(app: &TestApp, imported: &Imported) -> String {
    let (mut after, mut csv) = (0, Vec::new());
    loop {
        let part = app.accounts.imports().report_part(imported.operator, imported.id, after);
        let part = part.await.expect("a part");
        csv.extend(part.csv);
        match part.next {
            Some(next) => after = next,
            None => return String::from_utf8(csv).expect("text"),
        }
    }
}

/// Returns line, column and reason of the refused rows.
pub async fn refused(app: &TestApp, imported: &Imported) -> Vec<String> {
    let report = report(app, imported).await;
    let rows = report.lines().skip(1).map(|row| row.replace('"', ""));
    let cells = rows.map(|row| row.split(',').map(str::to_owned).collect::<Vec<_>>());
    cells
        .filter(|cells| cells[2] == "refused")
        .map(|cells| format!("{} {} {}", cells[0], cells[3], cells[4]))
        .collect()
}

/// Returns a file of that many customers.
pub fn many(count: usize) -> String {
    let rows = (1..=count).map(|place| format!("K-{place},Ana,Quiroga{}\n", letters(place)));
    let rows: String = rows.collect();
    format!("external_id,first_name,last_name\n{rows}")
}

/// Returns a number as letters, since names have no digits by everybody's rules.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}

/// Runs every statement of imports.
pub async fn everything(app: &TestApp, admin: &Agent) {
    customers(app, CUSTOMERS).await;
    customers(app, CUSTOMERS.replace("Eva,Paz,,", "Eva,Sosa,ana@example.test,")).await;
    let orders = "external_id,customer_external_id,customer_number,number,product,total,currency,ordered_at\n\
                  B-1,K-1,,WEB-1,Salta,10,EUR,2026-01-15\nB-2,,482-915-607,,Salta,10,EUR,2026-01-15\n";
    purchases(app, orders).await;
    let imported = purchases(app, orders.replace("Salta", "Jujuy")).await;
    report(app, &imported).await;
    let imports = app.accounts.imports();
    imports.list(admin, None).await.expect("a list");
    imports.details(admin, imported.id).await.expect("an answer").expect("an import");
    pages::upload(app, admin, CUSTOMERS).await.expect("added");
}
