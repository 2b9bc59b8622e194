//! The portal's logo in a mail.

use super::{LINK, content, envelope, mails};
use crate::mail::{EmailLogo, Envelope};
use model::Locale;

#[test]
fn a_logo_is_read_as_the_portals_name_where_pictures_are_off() {
    let logo = EmailLogo {
        url: "https://tickets.example.test/logo/1-a.png?\"><b>".into(),
        width: 108,
        height: 36,
    };
    let envelope = Envelope {
        portal_name: "Norte & Sur".into(),
        logo: Some(logo),
        ..envelope(Locale::English)
    };
    for (name, mail) in mails() {
        let content = content(&mail, &envelope, Some(LINK)).expect("a letter");
        let html = content.html(&envelope).expect("a page");
        assert_eq!(html.matches("<img").count(), 1, "{name}");
        assert!(html.contains("alt=\"Norte &#38; Sur\" width=\"108\" height=\"36\""), "{name}");
        assert!(!html.contains("<b>"), "{name}");
        let text = content.text(&envelope).expect("a text");
        assert!(text.contains("Norte & Sur") && !text.contains("/logo/"), "{name}");
    }
}
