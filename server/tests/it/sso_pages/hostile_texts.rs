//! Texts that would be scripts if a page rendered them as anything but text.

use super::{ON, add, set};
use crate::browser::Answer;
use crate::test_server::TestServer;
use accounts::testing::{Database, TestApp};
use rstest::rstest;

pub const HOSTILE: [&str; 60] = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.test></script>",
    "<script >alert(1)</script >",
    "<script/x>alert(1)</script>",
    "<script\n>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</a><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<!--<script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script>alert`1`</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=\"alert(1)\">",
    "<img src=`x` onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<image src=x onerror=alert(1)>",
    "<img srcset=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1)>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java&#9;script:alert(1)\">x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<meta http-equiv=refresh content=\"0;url=//evil.test\">",
    "<link rel=stylesheet href=//evil.test>",
    "<base href=//evil.test>",
    "<style>@import '//evil.test'</style>",
    "<div style=\"background:url(javascript:alert(1))\">",
    "<template><script>alert(1)</script></template>",
    "<leptos-island data-component=x></leptos-island>",
    "<x onclick=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\" onmouseover=alert(1) x=\"<b>",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[track_caller]
pub fn shows_as_text(page: &Answer, text: &str) {
    page.shows(&escaped(text));
    // An encoded entry contains another entry once it is rendered as text.
    let is_markup = text.contains('<');
    assert!(!is_markup || !page.body.contains(text), "{text} is more than text");
}

#[rstest]
#[case::sqlite(Database::Sqlite)]
#[case::postgres(Database::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn operators_texts_are_always_rendered_as_text(#[case] database: Database) {
    let app = &TestApp::on(database).await;
    let deployment = &TestServer::new(app, |_| {});
    // What operators write for a provider is one line.
    let texts = HOSTILE.map(|text| text.replace('\n', " "));
    let mut ids = Vec::new();
    for text in &texts {
        let words = [("button.en", text.as_str()), ("error.en", text.as_str())];
        ids.push(add(deployment, &format!("{text} ID"), &words).await);
    }
    set(deployment, &ON).await;
    let mut browser = deployment.browser();
    let buttons = browser.get("/sign-in").await;
    for (id, text) in ids.into_iter().zip(&texts) {
        shows_as_text(&buttons, text);
        let refused = browser.get(&format!("/sso/{id}/refused?refused=not-allowed")).await;
        shows_as_text(&refused, text);
        let failed = browser.get(&format!("/sso/{id}/refused?refused=provider-failed")).await;
        shows_as_text(&failed, &format!("{text} ID"));
    }
}
