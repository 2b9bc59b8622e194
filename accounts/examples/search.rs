//! Measures the search for customers at two sizes: `search <database_url> <customers> <customers>`. Run by `script/bench`.

use accounts::{Accounts, Config, NewOperator, clock::SystemClock, mail::TransportConfig};
use model::{Agent, Cursor, Locale, Role, Settings};
use std::{error::Error, sync::Arc, time::Instant};

/// Of each text so many searches are timed.
const RUNS: usize = 40;
/// Pages to leaf through, as far as there are any.
const PAGES: usize = 200;

const TEXTS: [&str; 14] = [
    "",
    "garcia",
    "García Mar",
    "maria",
    "ana maria",
    "de la cruz",
    "z",
    "zoe zapata",
    "garcia zzz",
    "a z",
    "quiroga.123@",
    "482-9",
    "+54 351 00012",
    "nobody at all",
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().ok_or("a database_url is missing")?;
    let sizes: Vec<u32> = arguments
        .map(|size| size.parse())
        .collect::<Result<_, _>>()?;
    let config = Config {
        database_url: url.into(),
        mail: TransportConfig::Folder {
            path: std::env::temp_dir(),
        },
        sso: accounts::sso::SsoConfig::default(),
        backoffice_origin: None,
    };
    let accounts = Accounts::connect(&config, Arc::new(SystemClock))?;
    accounts.migrate().await?;
    let agent = agent(operator(&accounts).await?);
    let mut customers = 0;
    for size in sizes {
        let started = Instant::now();
        accounts
            .add_crowd(agent.operator, customers, size - customers)
            .await?;
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "\n{size} customers ({} more in {seconds:.1} s)",
            size - customers
        );
        customers = size;
        measure(&accounts, &agent).await?;
    }
    Ok(())
}

async fn operator(accounts: &Accounts) -> Result<i64, Box<dyn Error>> {
    let new = NewOperator {
        name: "Norte Lines".into(),
        host: "tickets.example.test".into(),
        origin: "https://tickets.example.test".into(),
        accent: "#005ab5".into(),
        sender: "tickets@example.test".parse().map_err(|_| "an address")?,
        default_locale: Locale::English,
        settings: Settings::default(),
    };
    Ok(accounts.create_operator(&new).await?.0)
}

fn agent(operator: i64) -> Agent {
    Agent {
        id: 1,
        login: 1,
        session: 1,
        operator,
        operator_name: "Norte Lines".into(),
        name: "Laura".into(),
        email: "laura@example.test".into(),
        role: Role::Agent,
        locale: Locale::English,
        has_others: false,
    }
}

async fn measure(accounts: &Accounts, agent: &Agent) -> Result<(), Box<dyn Error>> {
    println!(
        "{:<28}{:>7}{:>12}{:>12}",
        "text", "rows", "median ms", "longest ms"
    );
    for text in TEXTS {
        let mut times = Vec::with_capacity(RUNS);
        let mut rows = 0;
        for _ in 0..RUNS {
            let started = Instant::now();
            rows = accounts
                .search_customers(agent, text, None)
                .await?
                .items
                .len();
            times.push(started.elapsed().as_secs_f64() * 1000.0);
        }
        print(&format!("{text:?}"), rows, times);
    }
    leaf_through(accounts, agent, "garcia").await
}

/// The pages of a frequent name, one after the other: each is to cost what the first one does.
async fn leaf_through(
    accounts: &Accounts,
    agent: &Agent,
    text: &str,
) -> Result<(), Box<dyn Error>> {
    let mut after: Option<Cursor> = None;
    let (mut times, mut rows) = (Vec::new(), 0);
    for _ in 0..PAGES {
        let started = Instant::now();
        let page = accounts
            .search_customers(agent, text, after.as_ref())
            .await?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        rows += page.items.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    print(&format!("{text:?}, {} pages", times.len()), rows, times);
    Ok(())
}

fn print(what: &str, rows: usize, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let longest = times.last().copied().unwrap_or_default();
    println!(
        "{what:<28}{rows:>7}{:>12.2}{longest:>12.2}",
        times[times.len() / 2]
    );
}
