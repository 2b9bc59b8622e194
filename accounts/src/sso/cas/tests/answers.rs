//! Validation responses and logout requests.

use super::{
    World,
    hostile_cas::{CASES, HostileCas},
};
use crate::sso::{cas::Cas, testing::CaseRow};
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn c05_an_answer_is_read_strictly() {
    let world = World::new().await;
    let mut row = CaseRow::new("C05");
    for case in CASES {
        let outcome = world.sign_in(case.name).await.map(|assertion| assertion.subject);
        let right = outcome.as_ref().is_ok_and(|subject| subject == "ana") == case.accepted;
        row.note(case.name, right && outcome.is_ok() == case.accepted, &format!("{outcome:?}"));
    }
    for case in ["broken", "elsewhere", "hanging", "endless", "no-text", "deep", "wide"] {
        let asked = Instant::now();
        let outcome = world.sign_in(case).await;
        row.note(
            case,
            outcome.is_err() && asked.elapsed() < Duration::from_secs(3),
            &format!("{outcome:?}"),
        );
    }
    world.hostile.know(&"a".repeat(256), "");
    row.note("user-too-long", world.sign_in("good").await.is_err(), "refused");
    row.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn c05_attributes_come_in_two_shapes_and_in_several_values() {
    let world = World::new().await;
    let mut row = CaseRow::new("C05 attributes");
    world.hostile.know(
        "ana",
        "<cas:mail> ana@example.test </cas:mail>\
         <cas:attribute name='mail' value='ana@example.test'/>\
         <cas:groups>staff</cas:groups><cas:groups>travel</cas:groups>\
         <cas:attribute name='groups' value='travel'/><cas:attribute name='groups' value='late'/>\
         <cas:attribute name='inner'>text</cas:attribute>\
         <cas:attribute name='user' value='root'/><cas:user>root</cas:user>\
         <cas:odd>a<!-- -->b</cas:odd><cas:nested><cas:x>y</cas:x></cas:nested><cas:empty/>\
         <x:mail xmlns:x='urn:x'>evil@example.test</x:mail>\
         <cas:amp>a &amp; b &lt;i&gt;</cas:amp>",
    );
    let assertion = world.sign_in("good").await.unwrap();
    let attributes = &assertion.attributes;
    let wanted: [(&str, &[&str]); 8] = [
        ("mail", &["ana@example.test"]),
        ("groups", &["staff", "travel", "late"]),
        ("inner", &["text"]),
        ("odd", &[]),
        ("nested", &[]),
        ("empty", &[]),
        ("amp", &["a & b <i>"]),
        ("user", &["root"]),
    ];
    for (name, values) in wanted {
        row.note(name, attributes.all(name) == values, &format!("{:?}", attributes.all(name)));
    }
    row.note("who it is", assertion.subject == "ana", "no attribute says");
    row.end();
}

#[test]
fn c06_single_logout_names_one_ticket() {
    let mut row = CaseRow::new("C06");
    let good = HostileCas::logout_request("ST-1-abc");
    let ticket = Cas::single_logout_ticket(&good);
    row.note("good", ticket.as_deref() == Some("ST-1-abc"), &format!("{ticket:?}"));
    let ticket = Cas::single_logout_ticket(&HostileCas::logout_request("\n  ST-1-abc\n "));
    row.note("with space", ticket.as_deref() == Some("ST-1-abc"), &format!("{ticket:?}"));
    let named = "ST-1-aB3-cas01.example.org";
    let ticket = Cas::single_logout_ticket(&HostileCas::logout_request(named));
    row.note("with a host's name", ticket.as_deref() == Some(named), &format!("{ticket:?}"));
    let deep = "<a>".repeat(10_000);
    let bad = [
        ("nothing", String::new()),
        ("garbage", "logoutRequest".to_owned()),
        ("no ticket", HostileCas::logout_request("")),
        ("something else", HostileCas::logout_request("TGT-1-abc")),
        ("a comment", HostileCas::logout_request("ST-1<!-- -->-abc")),
        (
            "two tickets",
            good.replace(
                "</samlp:LogoutRequest>",
                "<samlp:SessionIndex>ST-2</samlp:SessionIndex></samlp:LogoutRequest>",
            ),
        ),
        ("another namespace", good.replace("SAML:2.0:protocol", "SAML:1.0:protocol")),
        ("another message", good.replace("LogoutRequest", "LogoutResponse")),
        ("deeper down", format!("<x>{good}</x>")),
        ("a document type", format!("<!DOCTYPE x>{good}")),
        (
            "an entity",
            format!("<!DOCTYPE x [<!ENTITY t 'ST-1'>]>{}", HostileCas::logout_request("&t;")),
        ),
        ("very deep", deep),
        ("cut off", good[..good.len() - 10].to_owned()),
    ];
    for (name, request) in bad {
        let ticket = Cas::single_logout_ticket(&request);
        row.note(name, ticket.is_none(), &format!("{ticket:?}"));
    }
    row.end();
}
