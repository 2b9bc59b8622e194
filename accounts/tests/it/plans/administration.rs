//! What admins do, for the plans of its queries.

use crate::sso::provider_test_flow;
use crate::sso::world::World;
use crate::{agents, api_tokens, branding, campaigns, exports, webhooks};
use accounts::{
    ApiCaller, ApiOrderFilter, AuditFilter, CancelOrderForm, CustomerCreation, CustomerForm,
    CustomerPatch, ExportForm, ExternalIdChange, ExternalOrder, OrderCustomer, Precondition,
    Secret, Versions, testing::TestApp,
};
use chrono::TimeDelta;
use model::{
    Agent, AuditKind, ExportFormat, ExportKind, Locale, Message, OrderQuery, OrderState, Role,
};

/// What other systems of the operator do by the API.
pub async fn call_by_api(app: &TestApp, laura: &Agent) {
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
    accounts.events().publish().await.expect("published");
    accounts.events().list_by_api(&caller, 0, 10).await.expect("a page");
    accounts.customers().activation_by_api(&caller, &order.customer).await.expect("an answer");
    let creation = CustomerCreation {
        form: CustomerForm {
            first_name: "Eva".into(),
            last_name: "Paz".into(),
            email: "eva@example.test".into(),
            phone: String::new(),
        },
        locale: None,
        external_id: Some("K-7".parse().expect("an id")),
        key: "one".into(),
    };
    for _ in 0..2 {
        accounts.customers().create_by_api(&caller, &creation).await.expect("added");
    }
    let patch = CustomerPatch { locale: Some(Locale::French), ..CustomerPatch::default() };
    let patched =
        accounts.customers().change_by_api(&caller, &order.customer, &Versions::Any, &patch).await;
    patched.expect("changed");
    let external_id = creation.external_id.as_ref().expect("an id");
    accounts.customers().get_by_external_id(&caller, external_id).await.expect("an answer");
    let patch = CustomerPatch {
        external_id: ExternalIdChange::Set("K-8".parse().expect("an id")),
        ..CustomerPatch::default()
    };
    let patched =
        accounts.customers().change_by_api(&caller, &order.customer, &Versions::Any, &patch).await;
    patched.expect("changed");
    order_by_api(app, &caller).await;
    let id = accounts.api_tokens().list(laura).await.expect("a list")[0].id;
    accounts.api_tokens().revoke_api_token(laura, &app.agent_caller(), id).await.expect("revoked");
}

/// Places an order and cancels it.
async fn order_by_api(app: &TestApp, caller: &ApiCaller) {
    let orders = app.accounts.orders();
    let product = app.accounts.catalogue().on_sale(&app.portal).await.expect("products")[0].id;
    let order = ExternalOrder {
        external_id: "A-1".parse().expect("an id"),
        customer: Some(OrderCustomer::ExternalId("K-8".parse().expect("an id"))),
        product,
        date: None,
        travellers: 1,
        first_name: "Eva".into(),
        last_name: "Paz".into(),
        email: String::new(),
    };
    let placed = orders.put_by_api(caller, &order, &Precondition::default()).await;
    let placed = placed.expect("placed").order;
    orders.get_by_external_id(caller, &order.external_id).await.expect("an answer");
    let number = placed.order.number.parse().expect("a number");
    orders.pay_by_api(caller, &number, &Versions::Any).await.expect("paid");
    let form = CancelOrderForm { refunded: "yes".into(), reason: "Storm".into() };
    orders.cancel_by_api(caller, &number, &Versions::Any, &form).await.expect("cancelled");
}

/// Adds two endpoints of webhooks, without a server behind them.
pub async fn connect(app: &TestApp, laura: &Agent) {
    for port in [1, 2] {
        webhooks::endpoint(app, laura, &format!("http://127.0.0.1:{port}/")).await;
    }
}

/// What becomes of webhooks, and what admins do with them.
pub async fn send_webhooks(app: &TestApp, laura: &Agent) {
    let (hooks, caller) = (app.accounts.webhooks(), app.agent_caller());
    let endpoint = hooks.list(laura).await.expect("a list")[0].id;
    hooks.send_test(laura, &caller, endpoint).await.expect("queued");
    hooks.send_due().await.expect("sent");
    hooks.rotate(laura, &caller, endpoint).await.expect("rotated");
    let kinds = ["order.paid".to_owned()];
    hooks.change_kinds(laura, &caller, endpoint, &kinds).await.expect("changed");
    hooks.disable(laura, &caller, endpoint).await.expect("disabled");
    hooks.finish_cancellations().await.expect("finished");
    hooks.enable(laura, &caller, endpoint).await.expect("enabled");
    for before in [None, Some(i64::MAX)] {
        let log = hooks.log(laura, endpoint, before).await.expect("an answer").expect("the log");
        let ended = log.1.items[0].id;
        hooks.send_again(laura, &caller, ended).await.expect("queued");
        hooks.disable(laura, &caller, endpoint).await.expect("disabled");
        hooks.enable(laura, &caller, endpoint).await.expect("enabled");
    }
    hooks.remove(laura, &caller, endpoint).await.expect("removed");
    hooks.finish_removals().await.expect("finished");
}

/// Runs the use cases of agents.
pub async fn administer(app: &TestApp, laura: Agent, pablo: Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let change = accounts.agents().change(&laura, &caller, pablo.id, Role::Admin, true);
    change.await.expect("changed");
    let reset = accounts.agents().reset_second_factor(&laura, &caller, pablo.id);
    reset.await.expect("taken away");
    accounts.agents().list(&laura).await.expect("agents");
    accounts.agents().choose_language(&laura, laura.locale).await.expect("kept");
    accounts.audit_log().page(&laura, Some(1000)).await.expect("records");
    for agent in [None, Some(pablo.id)] {
        for kind in [None, Some(AuditKind::Settings)] {
            let filter = AuditFilter { agent, kind, ..AuditFilter::default() };
            accounts.audit_log().find(&laura, &filter, None).await.expect("records");
        }
    }
    accounts.overview().dashboard(&laura).await.expect("a dashboard");
    for kind in ExportKind::ALL {
        exports::file(app, &laura, &exports::form(kind, ExportFormat::Csv)).await;
    }
    let orders = OrderQuery { from: "2000-01-01".into(), ..OrderQuery::default() };
    let form = exports::form(ExportKind::Orders, ExportFormat::Csv);
    exports::file(app, &laura, &ExportForm { orders, ..form }).await;
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
    campaign(app, &laura).await;
    app.mails().await;
    let forgot = accounts.agents().forgot_password(&caller, agents::LAURA).await;
    forgot.expect("asked");
    let link = app.mail_to(agents::LAURA).await.token("reset").expect("a link");
    let password = "the harbour at midnight".into();
    let set = accounts.agents().set_password(&caller, &link, &password).await;
    set.expect("set");
    accounts.keys().check().await.expect("they open");
}

/// Runs a campaign to the end, and stops one.
async fn campaign(app: &TestApp, laura: &Agent) {
    let (accounts, caller) = (&app.accounts, app.agent_caller());
    let id = campaigns::ready(app, laura, &campaigns::form("Spring", 600)).await;
    let shown = campaigns::details(app, laura, id).await;
    for &(reason, _) in &shown.progress.left_out {
        let page = accounts.campaigns().left_out(laura, id, reason, Some(i64::MAX)).await;
        assert!(!page.expect("a page").items.is_empty());
    }
    accounts.campaigns().list(laura).await.expect("a list");
    accounts.campaigns().send_example(laura, id).await.expect("sent");
    if shown.progress.recipients() > 0 {
        campaigns::start(app, laura, id).await;
        accounts.campaigns().pause(laura, &caller, id).await.expect("paused");
        accounts.campaigns().resume(laura, &caller, id).await.expect("resumed");
    }
    app.mails().await;
    app.clock.advance(TimeDelta::seconds(20));
    campaigns::work(accounts).await;
    let other = campaigns::ready(app, laura, &campaigns::form("Autumn", 1)).await;
    accounts.campaigns().stop(laura, &caller, other).await.expect("stopped");
    app.mails().await;
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
    let mut texts = [""; Locale::ALL.len()];
    texts[0] = "Bye";
    for message in [Message::SignedOut, Message::RegistrationConsent] {
        let changed = accounts.branding().change_message(laura, &caller, message, texts).await;
        changed.expect("changed");
    }
    accounts.branding().portals(laura).await.expect("portals");
}

/// Manages providers, including a test with a browser round trip.
pub async fn set_up_and_test(world: &World<'_>, laura: &Agent) {
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
