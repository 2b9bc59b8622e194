//! Measures how long customers are looked for, in databases of several sizes: `search <customers>=<database_url>…`, the
//! smallest first. The databases are asked in turn, so that a busy machine slows all of them down equally. Run by
//! `script/bench`; fails when the largest one takes more than the budget. With `--only-fill` in front it only makes the
//! databases, for other measurements.

mod times;

use crate::times::{BUDGET, Times, print, print_head};
use accounts::{
    Accounts, Config, NewOperator, OrderFilter, clock::SystemClock, mail::TransportConfig,
    testing::number_at,
};
use model::{
    Agent, AgentId, AgentSessionId, Cursor, Customer, Identifier, Locale, LoginId, OperatorId,
    Portal, Role, SessionId, Settings,
};
use std::{error::Error, sync::Arc, time::Instant};

/// So many things of a kind are measured, each of them so many times: the quickest counts, because the others had to wait
/// for what else the machine does.
const RUNS: u32 = 200;
const TRIES: u32 = 5;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Texts of which each finds as many of a few customers as of many.
const TEXTS: [(&str, &str); 7] = [
    ("search: everybody", ""),
    ("search: last name", "garcia"),
    ("search: beginning of a name", "z"),
    ("search: first and last name", "maria garcia"),
    ("search: two beginnings", "García Mar"),
    ("search: name of two words", "de la cruz"),
    ("search: nobody", "nobody at all"),
];

/// What is looked up of one customer after the other.
const LOOK_UPS: [&str; 13] = [
    "search: number",
    "search: beginning of a number",
    "search: email",
    "search: beginning of an email",
    "search: phone",
    "sign-in: number",
    "sign-in: email",
    "history of purchases",
    "purchases: a page",
    "customer details",
    "orders: newest",
    "orders: of a customer",
    "orders: by number",
];

/// One database.
struct Place {
    size: u32,
    accounts: Accounts,
    agent: Agent,
    portal: Arc<Portal>,
    people: Vec<Customer>,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut places = Vec::new();
    let mut arguments = std::env::args().skip(1).peekable();
    let only_fill = arguments.next_if(|argument| argument == "--only-fill").is_some();
    for argument in arguments {
        let (size, url) =
            argument.split_once('=').ok_or("an argument is no <customers>=<database_url>")?;
        places.push(Place::fill(size.parse()?, url).await?);
    }
    if only_fill {
        return Ok(());
    }
    print_head(places.iter().map(|place| place.size));
    let mut over = Vec::new();
    for (name, text) in TEXTS {
        let times = measure(&places, async |place, _| place.search(text).await).await?;
        print(name, &times, &mut over);
    }
    for name in LOOK_UPS {
        let times = measure(&places, async |place, run| place.look_up(name, run).await).await?;
        print(name, &times, &mut over);
    }
    let times = leaf_through(&places).await?;
    print("search: the next page", &times, &mut over);
    if over.is_empty() {
        Ok(())
    } else {
        Err(format!("more than {BUDGET} times slower: {}", over.join(", ")).into())
    }
}

/// Asks the databases in turn.
async fn measure(
    places: &[Place],
    ask: impl AsyncFn(&Place, u32) -> Outcome<usize>,
) -> Outcome<Vec<Times>> {
    let mut all: Vec<Times> = places.iter().map(|_| Times::default()).collect();
    for run in 0..RUNS {
        for attempt in 0..TRIES {
            for (place, times) in places.iter().zip(&mut all) {
                let started = Instant::now();
                let rows = ask(place, run).await?;
                times.add(attempt, started, rows);
            }
        }
    }
    Ok(all)
}

/// Each page of a frequent name is to cost what the first one does.
async fn leaf_through(places: &[Place]) -> Outcome<Vec<Times>> {
    let mut all = Vec::new();
    for place in places {
        let mut times = Times::default();
        let mut after: Option<Cursor> = None;
        for _ in 0..RUNS {
            let mut next = None;
            for attempt in 0..TRIES {
                let started = Instant::now();
                let page = place
                    .accounts
                    .customers()
                    .search(&place.agent, "garcia", after.as_ref())
                    .await?;
                times.add(attempt, started, page.items.len());
                next = page.next;
            }
            // Few customers have fewer pages: begin again.
            after = next;
        }
        all.push(times);
    }
    Ok(all)
}

impl Place {
    async fn fill(size: u32, url: &str) -> Outcome<Self> {
        let config = Config {
            database_url: url.into(),
            mail: TransportConfig::Folder { path: std::env::temp_dir() },
            secret_keys: Vec::new(),
            sso: accounts::sso::SsoConfig::default(),
            backoffice_origin: None,
            return_path_domain: None,
            retention: accounts::Retention::default(),
            capacity: accounts::Capacity::default(),
        };
        let accounts = Accounts::connect(&config, Arc::new(SystemClock))?;
        accounts.migrate().await?;
        let new = NewOperator {
            name: "Norte Lines".into(),
            host: "tickets.example.test".into(),
            origin: "https://tickets.example.test".into(),
            accent: "#005ab5".into(),
            sender: "tickets@example.test".parse().map_err(|_| "an address")?,
            default_locale: Locale::English,
            settings: Settings::default(),
        };
        let (operator, _) = accounts.operators().create(&new).await?;
        let started = Instant::now();
        accounts.bulk().add_customers(operator, 0, size).await?;
        accounts.bulk().add_accounts(operator).await?;
        accounts.bulk().add_orders(operator).await?;
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "{size} customers, half of them with accounts, and five times as many orders: {seconds:.1} s"
        );
        let portal = accounts.portal(&new.host).await?.ok_or("no portal")?;
        let agent = agent(operator);
        Ok(Self { people: people(&accounts, &agent, size).await?, size, accounts, agent, portal })
    }

    async fn search(&self, text: &str) -> Outcome<usize> {
        let page = self.accounts.customers().search(&self.agent, text, None);
        Ok(page.await?.items.len())
    }

    async fn look_up(&self, name: &str, run: u32) -> Outcome<usize> {
        let person = &self.people[run as usize];
        let email = person.email.as_deref().unwrap_or_default();
        let phone = person.phone.as_deref().unwrap_or_default();
        match name {
            "search: number" => self.search(&person.number.to_string()).await,
            "search: beginning of a number" => self.search(&person.number.digits()[..7]).await,
            "search: email" => self.search(email).await,
            "search: beginning of an email" => {
                let name = email.split('@').next().unwrap_or_default();
                self.search(name).await
            }
            "search: phone" => self.search(phone).await,
            "sign-in: number" => self.sign_in(&person.number.to_string()).await,
            "sign-in: email" => self.sign_in(email).await,
            "history of purchases" => {
                let history = self.accounts.orders().history(&self.portal, person);
                Ok(history.await?.len())
            }
            "purchases: a page" => {
                let page = self.accounts.orders().history_page(&self.portal, person, None);
                Ok(page.await?.items.len())
            }
            "orders: newest" => self.orders(&OrderFilter::default()).await,
            "orders: of a customer" => {
                let customer = Some(person.number.clone());
                self.orders(&OrderFilter { customer, ..OrderFilter::default() }).await
            }
            "orders: by number" => {
                let number = format!("C-{}-3", person.id).parse().map_err(|_| "a number")?;
                let details = self.accounts.orders().details(&self.agent, &number).await?;
                Ok(usize::from(details.is_some()))
            }
            _ => {
                let details = self.accounts.customers().details(&self.agent, &person.number);
                Ok(details.await?.map_or(0, |it| it.purchases.len()))
            }
        }
    }

    async fn orders(&self, filter: &OrderFilter) -> Outcome<usize> {
        let page = self.accounts.orders().list(&self.agent, filter, None);
        Ok(page.await?.items.len())
    }

    async fn sign_in(&self, identifier: &str) -> Outcome<usize> {
        let identifier: Identifier = identifier.parse().map_err(|_| "an identifier")?;
        let found = self.accounts.bulk().signs_in(self.agent.operator, &identifier);
        Ok(usize::from(found.await?))
    }
}

/// Customers with accounts, spread over all customers.
async fn people(accounts: &Accounts, agent: &Agent, size: u32) -> Outcome<Vec<Customer>> {
    let mut people = Vec::new();
    for run in 0..RUNS {
        let number = number_at((size / RUNS * run) | 1);
        let details = accounts.customers().details(agent, &number).await?;
        let found = details.ok_or("the bulk customers have a gap")?.summary;
        people.push(Customer {
            id: found.id,
            session: SessionId::default(),
            number,
            first_name: found.first_name,
            last_name: found.last_name,
            email: found.email,
            phone: found.phone,
            locale: Locale::English,
            email_sign_in: true,
            number_sign_in: true,
            has_password: true,
            email_proved: true,
        });
    }
    Ok(people)
}

fn agent(operator: OperatorId) -> Agent {
    Agent {
        id: AgentId::new(1),
        login: LoginId::new(1),
        session: AgentSessionId::new(1),
        operator,
        operator_name: "Norte Lines".into(),
        name: "Laura".into(),
        email: "laura@example.test".into(),
        role: Role::Agent,
        locale: Locale::English,
        language: None,
        time_zone: model::TimeZone::UNCHOSEN,
        has_others: false,
        has_recent_code: true,
    }
}
