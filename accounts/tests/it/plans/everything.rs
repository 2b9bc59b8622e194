//! The use cases whose queries are judged.

use super::administration::{administer, call_by_api, connect, send_webhooks, set_up_and_test};
use super::orders::sell;
use crate::sso::world::{World, with_email};
use crate::story::{PASSWORD, buy, customer, order_form, register, session, sign_in};
use crate::{agents, bounces, customers, imports};
use accounts::{CustomerForm, NewCustomerForm, OneTimeKey, Secret, testing::TestApp};
use model::{Agent, Cursor, Customer, CustomerFilter, CustomerId, CustomerOrder, CustomerState};

/// Runs the use cases of customers, then those of agents.
pub async fn everything(app: &TestApp) {
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
    app.accounts.orders().coming(&app.portal, &ana).await.expect("purchases");
    app.accounts
        .orders()
        .purchase(&app.portal, &ana, &history[0].number)
        .await
        .expect("a purchase");
    app.accounts.profile().pending_email(&app.portal, &ana).await.expect("an answer");
    app.accounts.sessions().list(&app.portal, &ana).await.expect("sessions");
    app.accounts.sessions().end_one(&caller, &ana, ana.session).await.expect("an answer");
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
    connect(app, &laura).await;
    sell(app, &laura).await;
    imports::everything(app, &laura).await;
    send_webhooks(app, &laura).await;
    app.accounts.deployment().purge().await.expect("purged");
    app.accounts.deployment().follow_clock().await.expect("followed");
    app.accounts.deployment().measure_outbox().await.expect("measured");
    app.accounts.mails().release_orphaned_leases().await.expect("released");
    app.accounts.webhooks().release_orphaned_leases().await.expect("released");
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
    let form = order_form(product, "ana@work.example.test", "Ana");
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

/// Runs all queries of single sign-on.
async fn come_by_a_provider(app: &TestApp, email: &str, laura: &Agent) {
    let world = World::new(app, |_| ()).await;
    let (accounts, caller) = (&app.accounts, world.caller());
    let claims = with_email("u-1", email);
    let arrival = world.must_prove(&caller, claims.clone()).await;
    let link = world.mailed_proof(&caller, &arrival, email).await;
    let proof = accounts.sso().proof(&world.portal, &arrival, Some(&link)).await;
    assert!(proof.expect("an answer").is_some());
    let linked = accounts.sso().link_by_mail(&caller, &arrival, &link, "", None).await;
    let linked = linked.expect("linked");
    accounts.sso().decline_account(&world.portal, &arrival).await.expect("deleted");
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
    let path = bounces::newest_return_path(app).await;
    accounts.bounces().record(&path, "5.1.1", "unknown").await.expect("recorded");
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
    accounts.customers().change(laura, &caller, &number, form, None).await.expect("changed");
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
