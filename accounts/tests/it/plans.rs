//! Query plans: no query reads a whole table, however many rows it returns.

use crate::sso::provider_test_flow;
use crate::sso::world::{World, with_email};
use crate::story::{PASSWORD, buy, customer, register, session, sign_in};
use crate::{agents, api_tokens, branding, catalogue, customers, exports, imports};
use accounts::{
    ApiOrderFilter, CancelOrderForm, CustomerCreation, CustomerForm, CustomerPatch,
    NewCustomerForm, OneTimeKey, OrderFilter, OrderNameForm, SaleForm, Secret,
    clock::Clock,
    testing::{Database, TestApp},
};
use rstest::rstest;

use diesel::connection::{
    Connection, InstrumentationEvent, SimpleConnection, set_default_instrumentation,
};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use model::{
    Agent, Cursor, Customer, CustomerFilter, CustomerId, CustomerOrder, CustomerState,
    ExportFormat, ExportKind, Locale, Message, OrderState, ProductId, Role,
};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn watch() -> Option<Box<dyn diesel::connection::Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let text = query.to_string();
            let sql = text.split(" -- binds").next().unwrap_or_default();
            SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned());
        }
    }))
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

/// Statements sent to a database since this was created.
fn seen(quote: char) -> Vec<String> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner).clone();
    seen.into_iter().filter(|sql| is_judged(sql, quote)).collect()
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[tokio::test(flavor = "multi_thread")]
async fn every_query_uses_an_index(#[case] database: Database) {
    set_default_instrumentation(watch).expect("nothing else watches");
    let app = TestApp::on(database).await;
    everything(&app).await;
    let url = format!("{}", app.sqlite_path().display());
    let mut conn = SqliteConnection::establish(&url).expect("the database opens");
    conn.batch_execute("PRAGMA busy_timeout = 5000").expect("a pragma");
    let seen = seen('`');
    for sql in &seen {
        let plan: Vec<Step> =
            diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(&mut conn).expect(sql);
        for Step { detail } in plan {
            assert!(!detail.starts_with("SCAN "), "{detail} in {sql}");
            assert!(
                !reads_all_of_an_operator(&detail),
                "{detail} in {sql}: an operator may have a million of these"
            );
            let sorts = detail.contains("TEMP B-TREE") && sql.contains("`first_key`");
            assert!(!sorts, "a search sorts: {detail} in {sql}");
        }
    }
    assert!(seen.len() > 60, "only {} queries were seen", seen.len());
    assert!(seen.iter().any(|sql| sql.starts_with(OF_METRICS)), "the outbox was measured");
}

/// Returns whether a step filters by the operator alone, in a table with one row or more per customer of an operator.
fn reads_all_of_an_operator(detail: &str) -> bool {
    let table = detail.split_whitespace().nth(1).unwrap_or_default();
    let grows = [
        "accounts",
        "customers",
        "devices",
        "identities",
        "purchases",
        "sessions",
        "timeline",
        "tokens",
    ];
    grows.contains(&table) && detail.contains("(operator_id=?)")
}

#[rstest]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_query_uses_an_index_on_postgresql(#[case] database: Database) {
    use secrecy::ExposeSecret;
    set_default_instrumentation(watch).expect("nothing else watches");
    let app = TestApp::on(database).await;
    everything(&app).await;
    let url = app.config.database_url.expose_secret();
    let mut conn = AsyncPgConnection::establish(url).await.expect("an answer");
    // Like the product's connections, and for any values.
    conn.batch_execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan")
        .await
        .expect("settings");
    let seen = seen('"');
    for sql in &seen {
        for step in plan(&mut conn, sql).await {
            assert!(!step.contains("Seq Scan"), "{step} in {sql}");
        }
    }
    assert!(seen.len() > 60, "only {} queries were seen", seen.len());
    assert!(seen.iter().any(|sql| sql.starts_with(OF_METRICS)), "the outbox was measured");
    drop(conn);
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
    line: String,
}

/// Returns PostgreSQL's plan of a statement for any values.
async fn plan(conn: &mut AsyncPgConnection, sql: &str) -> Vec<String> {
    let values = (1..).take_while(|place| sql.contains(&format!("${place}"))).count();
    let nulls = vec!["NULL"; values].join(", ");
    let call = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    conn.batch_execute(&format!("PREPARE judged AS {sql}")).await.expect(sql);
    let explain = diesel::sql_query(format!("EXPLAIN EXECUTE judged{call}"));
    let lines: Vec<Line> = diesel_async::RunQueryDsl::load(explain, conn).await.expect(sql);
    conn.batch_execute("DEALLOCATE judged").await.expect("forgotten");
    lines.into_iter().map(|line| line.line).collect()
}

/// Runs the use cases of customers, then those of agents.
async fn everything(app: &TestApp) {
    let email = "ana@example.test";
    buy(app, email, "Ana").await;
    register(app, email).await;
    let caller = app.caller();
    sign_in(app, &caller, email, PASSWORD).await.expect("signed in");
    owners_of_unsent_forms(app).await;
    let ana = customer(app, &customer(app, email).await.number.to_string()).await;
    let history = app.accounts.orders().history(&app.portal, &ana).await.expect("history");
    for after in [None, Some(history[0].number.as_str())] {
        let page = app.accounts.orders().history_page(&app.portal, &ana, after).await;
        page.expect("a page");
    }
    app.accounts
        .orders()
        .purchase(&app.portal, &ana, &history[0].number)
        .await
        .expect("a purchase");
    app.accounts.sessions().list(&app.portal, &ana).await.expect("sessions");
    app.accounts.sessions().end_others(&caller, &ana).await.expect("ended");
    miss_a_purchase(app, &ana).await;
    app.accounts.recovery().forgot_password(&caller, email, "").await.expect("asked");
    app.accounts.recovery().forgot_number(&caller, email).await.expect("asked");
    let mails = app.mails().await;
    let link = mails.iter().find_map(|mail| mail.token("set-password")).expect("a link");
    app.accounts
        .recovery()
        .set_password(&caller, &link, &"the mountain in winter".into())
        .await
        .expect("set");
    let (laura, pablo) = agents::staff(app).await;
    care(app, &laura).await;
    call_by_api(app, &laura).await;
    put_together(app, &laura).await;
    administer(app, laura.clone(), pablo).await;
    // The new password has ended the earlier sessions.
    let number = ana.number.to_string();
    let signed_in = sign_in(app, &caller, &number, customers::NEW).await;
    let signed_in = signed_in.expect("signed in");
    let ana = session(app, signed_in.session.expose()).await;
    let ana = ana.expect("a session");
    app.accounts
        .profile()
        .delete_account(&caller, &ana, Some(&customers::NEW.into()))
        .await
        .expect("deleted");
    let other = "bruno@example.test";
    // Only later mails count then, and after that again.
    app.mails().await;
    register(app, other).await;
    app.mails().await;
    come_by_a_provider(app, other, &laura).await;
    sell(app, &laura).await;
    imports::everything(app, &laura).await;
    app.accounts.deployment().purge().await.expect("purged");
    app.accounts.deployment().measure_outbox().await.expect("measured");
}

/// What other systems of the operator do by the API.
async fn call_by_api(app: &TestApp, laura: &Agent) {
    let accounts = &app.accounts;
    let token = api_tokens::token(app, laura, &api_tokens::form("Printer")).await;
    let caller = api_tokens::caller(app, &token).await.expect("a caller");
    let email = "ana@example.test".parse().expect("an address");
    for email in [None, Some(&email)] {
        accounts.customers().list_by_api(&caller, email, 0, 10).await.expect("a page");
    }
    let orders = accounts.orders().list_by_api(&caller, &ApiOrderFilter::default(), 0, 10).await;
    let order = orders.expect("a page").items.remove(0);
    for state in OrderState::ALL.map(Some).into_iter().chain([None]) {
        for customer in [None, Some(order.customer.clone())] {
            let filter = ApiOrderFilter { customer, state };
            accounts.orders().list_by_api(&caller, &filter, 0, 10).await.expect("a page");
        }
    }
    let number = order.order.number.parse().expect("a number");
    accounts.orders().get_by_api(&caller, &number).await.expect("an answer");
    accounts.customers().get_by_api(&caller, &order.customer).await.expect("an answer");
    accounts.catalogue().list_by_api(&caller).await.expect("a list");
    accounts.customers().activation_by_api(&caller, &order.customer).await.expect("an answer");
    let creation = CustomerCreation {
        form: CustomerForm {
            first_name: "Eva".into(),
            last_name: "Paz".into(),
            email: "eva@example.test".into(),
            phone: String::new(),
        },
        locale: None,
        key: "one".into(),
    };
    for _ in 0..2 {
        accounts.customers().create_by_api(&caller, &creation).await.expect("added");
    }
    let patch = CustomerPatch { locale: Some(Locale::French), ..CustomerPatch::default() };
    let patched = accounts.customers().change_by_api(&caller, &order.customer, None, &patch).await;
    patched.expect("changed");
    let id = accounts.api_tokens().list(laura).await.expect("a list")[0].id;
    accounts.api_tokens().revoke_api_token(laura, &app.agent_caller(), id).await.expect("revoked");
}

/// What admins do with products, and what becomes of orders.
async fn sell(app: &TestApp, laura: &Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let mut form = accounts::ProductForm {
        everywhere: false,
        portals: vec![app.portal.id.to_string()],
        capacity: "5".into(),
        payment_hours: "1".into(),
        ..catalogue::form("A small boat")
    };
    form.texts[1] = ("Un bote".into(), "Por el lago.".into());
    let id = catalogue::add(app, laura, &form).await;
    form.price = "9".into();
    form.version = 1;
    accounts.catalogue().change(laura, &caller, id, &form).await.expect("changed");
    let first = catalogue::sold(app).await[0].id;
    accounts.catalogue().move_product(laura, &caller, id, Some(first)).await.expect("moved");
    for _ in 0..2 {
        let order = catalogue::selling::order(id, 2);
        let bought = accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
        app.clock.advance(chrono::TimeDelta::minutes(30));
        accounts.orders().record_payment(laura, &caller, &bought.number).await.expect("recorded");
        let order = catalogue::selling::order(id, 1);
        accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
        app.clock.advance(chrono::TimeDelta::minutes(60));
    }
    handle_orders(app, laura, id).await;
    accounts.catalogue().retire(laura, &caller, id).await.expect("retired");
    accounts.catalogue().restore(laura, &caller, id).await.expect("restored");
    assert!(!accounts.catalogue().list(laura).await.expect("a list").is_empty());
}

/// Lists orders by every filter, and does with one what agents do.
async fn handle_orders(app: &TestApp, laura: &Agent, product: ProductId) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let order = catalogue::selling::order(product, 1);
    let order = accounts.orders().buy(&app.caller(), None, order).await.expect("bought").number;
    let name = OrderNameForm { first_name: "Anna".into(), last_name: "Quiroga".into() };
    accounts.orders().correct_name(laura, &caller, &order, &name).await.expect("corrected");
    accounts.orders().resend_mail(laura, &caller, &order).await.expect("sent");
    let form = CancelOrderForm { reason: "Snow".into(), ..CancelOrderForm::default() };
    accounts.orders().cancel(laura, &caller, &order, &form).await.expect("cancelled");
    let offer = accounts.orders().offers(laura).await.expect("offers").remove(0).form_value();
    let sale = SaleForm {
        offer,
        travellers: "1".into(),
        first_name: "Bruno".into(),
        last_name: "Paz".into(),
        ..SaleForm::default()
    };
    accounts.orders().sell(laura, &caller, &sale).await.expect("sold");
    let number = order.parse().expect("a number");
    let details = accounts.orders().details(laura, &number).await.expect("an answer");
    let customer = details.expect("an order").order.customer;
    let days = |days| app.clock.now() + chrono::TimeDelta::days(days);
    for state in [None, Some(OrderState::Reserved), Some(OrderState::Cancelled)] {
        for customer in [None, Some(customer.clone())] {
            let (from, until) = (Some(days(-9)), Some(days(9)));
            let filter = OrderFilter { state, from, until, customer };
            let page = accounts.orders().list(laura, &filter, Some(1)).await;
            page.expect("a page");
        }
    }
    let order = catalogue::selling::order(product, 1);
    accounts.orders().buy(&app.caller(), None, order).await.expect("bought");
    app.clock.advance(chrono::TimeDelta::minutes(60));
    assert_eq!(accounts.orders().expire().await.expect("expired"), 1);
}

/// Asks whose forms are that came without a session.
async fn owners_of_unsent_forms(app: &TestApp) {
    let secret = || Some(Secret::random().expose().to_owned());
    let browser = accounts::Caller { session: secret(), device: secret(), ..app.caller() };
    app.accounts.sessions().owner_of_unsent_form(&browser).await;
    let browser =
        accounts::AgentCaller { session: secret(), device: secret(), ..app.agent_caller() };
    app.accounts.sessions().owner_of_agents_unsent_form(&browser).await;
}

/// Duplicates: lists, compares, merges, and undoes the merge.
async fn put_together(app: &TestApp, laura: &Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let (ana, anita) =
        (customers::merge::number_named(app, laura, "ana@example.test", "Ana").await, {
            buy(app, "ana@example.test", "Anita").await;
            customers::merge::number_named(app, laura, "ana@example.test", "Anita").await
        });
    accounts.customers().duplicates_of(laura, &ana).await.expect("duplicates");
    for before in [None, Some(i64::MAX)] {
        let list = accounts.customers().duplicates(laura, before).await.expect("a list");
        assert!(!list.items.is_empty());
    }
    let shown = accounts.customers().compare(laura, &ana, &anita).await;
    assert!(shown.expect("an answer").is_some());
    let merged = customers::merge::merge(app, laura, &ana, &anita, |_| ()).await;
    merged.expect("merged");
    customers::find(app, laura, anita.digits()).await;
    accounts.customers().survivor_of(laura, &anita).await.expect("known");
    buy(app, "ana@example.test", "Anita").await;
    let undone = accounts.customers().undo_merge(laura, &caller, &anita).await;
    undone.expect("undone");
    let merged = customers::merge::merge(app, laura, &ana, &anita, |_| ()).await;
    merged.expect("merged again");
    app.mails().await;
}

/// Adds a purchase that was made with another address.
async fn miss_a_purchase(app: &TestApp, ana: &Customer) {
    let (accounts, caller) = (&app.accounts, app.caller());
    let product = accounts.catalogue().on_sale(&app.portal).await.expect("products")[0].id;
    let form = accounts::BuyForm {
        product,
        price: None,
        travellers: "1".into(),
        first_name: "Ana".into(),
        last_name: "Quiroga".into(),
        email: "ana@work.example.test".into(),
        once: OneTimeKey::default(),
    };
    let order = accounts.orders().buy(&caller, None, form).await.expect("bought");
    let order = accounts.orders().by_link(&app.portal, order.secret.expose()).await;
    let model::Link::Ready(order) = order.expect("an answer") else {
        panic!("the link does not open the order");
    };
    app.mails().await;
    let asked = accounts.orders().ask_for_missing(&caller, ana, &order.number, &order.email);
    asked.await.expect("asked");
    let link = app.mail_to(&order.email).await.token("add-purchase");
    let link = link.expect("a link");
    let added = accounts.orders().add_purchase(&caller, ana, &link);
    added.await.expect("added");
}

/// Runs the use cases of agents.
async fn administer(app: &TestApp, laura: Agent, pablo: Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let change = accounts.agents().change(&laura, &caller, pablo.id, Role::Admin, true);
    change.await.expect("changed");
    let reset = accounts.agents().reset_second_factor(&laura, &caller, pablo.id);
    reset.await.expect("taken away");
    accounts.agents().list(&laura).await.expect("agents");
    accounts.audit_log().page(&laura, Some(1000)).await.expect("records");
    for kind in ExportKind::ALL {
        exports::file(app, &laura, &exports::form(kind, ExportFormat::Csv)).await;
    }
    for only_failed in [false, true] {
        let log = accounts.mails().log(&laura, Some(1000), only_failed).await;
        log.expect("mails");
    }
    accounts.settings().get(&laura).await.expect("settings");
    accounts.sessions().switch_impact(&laura, None).await.expect("counts");
    let request = accounts::PendingRequest {
        path: "/agents-api/change-settings".into(),
        body: String::new(),
    };
    let request = accounts.agents().store_request(&laura, &request).await.expect("kept");
    let request = request.expect("a key");
    let waits = accounts.agents().is_request_pending(&laura, request.expose()).await;
    assert!(waits.expect("an answer"));
    decide(app, &laura).await;
    app.mails().await;
    let forgot = accounts.agents().forgot_password(&caller, agents::LAURA).await;
    forgot.expect("asked");
    let link = app.mail_to(agents::LAURA).await.token("reset").expect("a link");
    let password = "the harbour at midnight".into();
    let set = accounts.agents().set_password(&caller, &link, &password).await;
    set.expect("set");
    accounts.keys().check().await.expect("they open");
}

/// Changes portals and messages.
async fn decide(app: &TestApp, laura: &Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = app.portal.id;
    let new = branding::form("Island Lines", "islands.localhost");
    accounts.branding().add_portal(laura, &caller, &new).await.expect("asked for");
    let claims = accounts.branding().host_claims(laura).await.expect("one waits");
    let checked = accounts.branding().check_host(laura, &caller, claims[0].id).await;
    checked.expect("checked");
    accounts
        .branding()
        .answer_to_probe("islands.localhost", Secret::random().expose())
        .await
        .expect("an answer");
    app.confirm_host("islands.localhost").await;
    let moved = branding::form("Norte", "buy.localhost");
    let moved = accounts.branding().change_portal(laura, &caller, id, &moved).await;
    moved.expect("asked for");
    let claims = accounts.branding().host_claims(laura).await.expect("one waits");
    let withdrawn = accounts.branding().withdraw_host(laura, claims[0].id).await;
    withdrawn.expect("withdrawn");
    let same = branding::form("Norte", &app.portal.host);
    let changed = accounts.branding().change_portal(laura, &caller, id, &same).await;
    changed.expect("changed");
    let changed = accounts.branding().change_accent(laura, &caller, id, "#7c2d12").await;
    changed.expect("changed");
    let (all, default) = (Locale::ALL, Locale::Spanish);
    let changed = accounts.branding().change_languages(laura, &caller, id, &all, default).await;
    changed.expect("changed");
    let picture = branding::png(200, 50);
    accounts.branding().set_logo(laura, &caller, id, &picture).await.expect("set");
    let portal = app.portal_now().await;
    let file = portal.logo.clone().expect("a logo").file;
    accounts.branding().logo(&portal, &file).await.expect("an answer");
    accounts.branding().logo_of(laura, id).await.expect("an answer");
    accounts.branding().remove_logo(laura, &caller, id).await.expect("removed");
    let own = branding::changes(&[("password_minimum", "16")]);
    let changed = accounts.branding().change_overrides(laura, &caller, id, &own, None).await;
    changed.expect("changed");
    let all = branding::changes(&[("activation_hours", "48")]);
    let changed = accounts.settings().change(laura, &caller, &all, None).await;
    changed.expect("changed");
    let changed =
        accounts.branding().change_sender(laura, &caller, "Norte", "a@norte.example").await;
    changed.expect("changed");
    let mails = app.mails().await;
    let mut links = mails.iter().filter_map(|mail| mail.token("confirm-sender"));
    let link = links.next().expect("a link");
    accounts.branding().sender_link(laura, &link).await.expect("an answer");
    let confirmed = accounts.branding().confirm_sender(laura, &caller, &link).await;
    confirmed.expect("confirmed");
    assert!(accounts.branding().vouch_for_sender(&app.portal.host).await.is_err());
    let (message, texts) = (Message::SignedOut, ["Bye", "", ""]);
    let changed = accounts.branding().change_message(laura, &caller, message, texts).await;
    changed.expect("changed");
    accounts.branding().portals(laura).await.expect("portals");
}

/// Runs all queries of single sign-on.
async fn come_by_a_provider(app: &TestApp, email: &str, laura: &Agent) {
    let world = World::new(app, |_| ()).await;
    let (accounts, caller) = (&app.accounts, world.caller());
    let claims = with_email("u-1", email);
    let arrival = world.must_prove(&caller, claims.clone()).await;
    let link = world.mailed_proof(&caller, &arrival, email).await;
    let proof = accounts.sso().proof(&world.portal, &arrival, Some(&link)).await;
    assert!(proof.expect("an answer").is_some());
    let linked = accounts.sso().link_by_mail(&caller, &arrival, &link, "").await;
    let linked = linked.expect("linked");
    let ana = world.session(&linked).await.expect("a session");
    let list = accounts.sso().linked_sign_ins(&world.portal, &ana).await;
    let session = linked.signed_in.session.expose();
    let flow = accounts.sessions().sign_out(&caller, session).await;
    let flow = flow.expect("signed out").expect("a trip");
    let left = accounts.sso().leave(&world.portal, flow.expose()).await;
    assert!(left.expect("an answer").is_some());
    let token = world.hostile.logout_token("good", |_| ());
    let ended = accounts.sso().back_channel_logout(&world.portal, world.provider, &token);
    ended.await.expect("ended");
    let again = world.customer(claims).await;
    let sign_in = list.expect("a list")[0].id;
    let unlinked = accounts.sso().unlink(&caller, &again, sign_in).await;
    unlinked.expect("unlinked");
    let host = &app.portal.host;
    let change = [("name".to_owned(), "Sol ID".to_owned())];
    let changed = accounts.providers().change_of_host(host, world.provider, &change, None);
    changed.await.expect("changed");
    let tested = accounts.providers().test_of_host(host, world.provider).await;
    assert!(tested.is_ok());
    assert_eq!(accounts.providers().list_of_host(host).await.expect("a list").len(), 1);
    accounts.keys().check().await.expect("decrypted");
    set_up_and_test(&world, laura).await;
    let removed = accounts.providers().remove_from_host(host, world.provider).await;
    removed.expect("removed");
}

/// Manages providers, including a test with a browser round trip.
async fn set_up_and_test(world: &World<'_>, laura: &Agent) {
    let accounts = &world.app.accounts;
    let list = accounts.providers().list(laura).await;
    assert_eq!(list.expect("a list").len(), 1);
    let passed = provider_test_flow::passes(world, laura).await;
    let seen = accounts.provider_tests().get(laura, world.provider, passed).await;
    assert!(seen.expect("an answer").is_some());
    let file = accounts.providers().get(laura, world.provider).await;
    let file = file.expect("an answer").expect("a provider");
    assert_eq!(file.latest_test, Some(passed));
}

/// The start of the statements that are run whenever the metrics are read.
const OF_METRICS: &str = "SELECT COUNT(*), min(";

/// Returns whether a statement searches for rows. Plain inserts do not: their plans name the lookup of deferred foreign
/// keys, which immediate ones never have.
fn is_judged(sql: &str, quote: char) -> bool {
    ["SELECT ", OF_METRICS, "UPDATE ", "DELETE FROM "]
        .iter()
        .any(|start| sql.starts_with(&format!("{start}{quote}")))
        && !sql.contains("__diesel_schema_migrations")
}

/// Manages customers, including changes of their emails.
async fn care(app: &TestApp, laura: &Agent) {
    let (accounts, caller, browser) = (&app.accounts, app.agent_caller(), app.caller());
    buy(app, "guest@example.test", "Guest").await;
    for text in ["", "ana", "ana quiroga", "123", "+54 351", "guest@"] {
        customers::find(app, laura, text).await;
        let after = Cursor { scan: 0, id: CustomerId::new(1), key: "m".into(), second: "m".into() };
        let page = accounts.customers().search(laura, text, Some(&after)).await;
        page.expect("a page");
    }
    let number = customers::number_of(app, laura, "guest@example.test").await;
    app.mails().await;
    accounts.customers().send_activation(laura, &caller, &number).await.expect("sent");
    for state in CustomerState::ALL {
        for order in CustomerOrder::ALL {
            let filter = CustomerFilter { state: Some(state), order, ..CustomerFilter::default() };
            customers::list::listed(app, laura, &filter).await;
            let key = "2026-11-30T00:00:00".to_owned();
            let after =
                Cursor { scan: order as u8, id: CustomerId::new(1), key, second: "m".into() };
            let page = accounts.customers().list(laura, &filter, Some(&after)).await;
            page.expect("a page");
        }
    }
    let link = app.mail_to("guest@example.test").await.token("set-password").expect("a link");
    accounts.recovery().password_link(&app.portal, &link).await.expect("an answer");
    customers::details(app, laura, &number).await;
    accounts.customers().timeline(laura, &number, Some(1000)).await.expect("a page");
    customers::set_password(app, &link, PASSWORD).await;
    let guest = customer(app, &number.to_string()).await;
    let (current, new) = (PASSWORD.into(), customers::NEW.into());
    accounts
        .profile()
        .activate_email(&browser, &guest, Some(&current), &new)
        .await
        .expect("turned on");
    app.mails().await;
    let cookie = sign_in(app, &browser, "guest@example.test", customers::NEW).await;
    let guest = session(app, cookie.expect("signed in").session.expose()).await.expect("a session");
    let asked =
        accounts.profile().request_email_change(&browser, &guest, Some(&new), "other@example.test");
    asked.await.expect("asked");
    let link = app.mail_to("other@example.test").await.token("confirm-email").expect("a link");
    accounts
        .profile()
        .confirm_email_change(&browser, Some(&guest), &link, None)
        .await
        .expect("changed");
    let link = app.mail_to("guest@example.test").await.token("undo-email").expect("a link");
    accounts.profile().undo_email_change(&browser, &link).await.expect("undone");
    accounts.profile().timeline(&app.portal, &guest, None).await.expect("a page");
    accounts.profile().export(&browser, &guest).await.expect("data");
    accounts.customers().end_sessions(laura, &caller, &number).await.expect("ended");
    accounts.customers().disable(laura, &caller, &number).await.expect("disabled");
    accounts.customers().enable(laura, &caller, &number).await.expect("enabled");
    let form = CustomerForm {
        first_name: "Guest".into(),
        last_name: "Quiroga".into(),
        email: "third@example.test".into(),
        phone: "+54 351 555".into(),
    };
    accounts.customers().change(laura, &caller, &number, form).await.expect("changed");
    let once = OneTimeKey { key: "k".into(), browser: String::new() };
    let mut new = NewCustomerForm {
        first_name: "Guest".into(),
        last_name: "Quiroga".into(),
        email: "third@example.test".into(),
        once,
        ..NewCustomerForm::default()
    };
    let same = accounts.customers().similar(laura, "Guest", "Quiroga", &new.email).await;
    assert_eq!(same.expect("an answer").len(), 1);
    new.seen = number.to_string();
    accounts.customers().create(laura, &caller, &new).await.expect("added");
    accounts.migrate().await.expect("a start");
    accounts.back_fill().await.expect("a back-fill");
}
