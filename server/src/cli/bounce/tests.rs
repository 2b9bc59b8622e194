//! Notifications as mail servers write them, and what is none.

use super::*;

const POSTFIX: &str = "\
From: MAILER-DAEMON@mx.example.test (Mail Delivery System)\n\
To: bounce+7.0123456789abcdef@bounces.example.test\n\
Subject: Undelivered Mail Returned to Sender\n\
MIME-Version: 1.0\n\
Content-Type: multipart/report; report-type=delivery-status;\n\
\tboundary=\"B1\"\n\
\n\
--B1\n\
Content-Type: text/plain; charset=us-ascii\n\
\n\
Status: 5.9.9 is what a text says.\n\
\n\
--B1\n\
Content-Description: Delivery report\n\
Content-Type: message/delivery-status\n\
\n\
Reporting-MTA: dns; mx.example.test\n\
Arrival-Date: Mon, 30 Nov 2026 10:00:00 +0000 (UTC)\n\
\n\
Final-Recipient: rfc822; ana@example.test\n\
Action: failed\n\
Status: 5.1.1\n\
Remote-MTA: dns; mail.example.test\n\
Diagnostic-Code: smtp; 550 5.1.1 <ana@example.test>: Recipient address rejected:\n\
\x20\x20\x20\x20User unknown\n\
\n\
--B1\n\
Content-Type: message/rfc822\n\
\n\
Subject: the original\n\
\n\
Action: failed\n\
\n\
--B1--\n";

fn read_text(text: &str) -> Option<(Report, Vec<String>)> {
    read(text.replace('\n', "\r\n").as_bytes(), None)
}

#[test]
fn a_failure_is_read_with_its_code_and_reason() {
    for text in [POSTFIX.to_owned(), POSTFIX.replace('\n', "\r\n")] {
        let (report, addresses) = read(text.as_bytes(), None).expect("a notification");
        assert_eq!(report.status, "5.1.1");
        let reason = "550 5.1.1 <ana@example.test>: Recipient address rejected: User unknown";
        assert_eq!(report.reason, reason);
        assert_eq!(addresses, ["bounce+7.0123456789abcdef@bounces.example.test"]);
    }
}

#[test]
fn the_recipient_is_the_arguments_or_else_that_of_the_headers() {
    let delivered = format!("Delivered-To: <one@bounces.example.test>\n{POSTFIX}");
    let (_, addresses) = read_text(&delivered).expect("a notification");
    assert_eq!(addresses.len(), 2);
    assert_eq!(addresses[0], "one@bounces.example.test");
    let (_, addresses) = read(delivered.as_bytes(), Some("two@x.test")).expect("a notification");
    assert_eq!(addresses, ["two@x.test"]);
}

#[test]
fn a_delay_is_not_permanent_whatever_its_code_says() {
    let delayed =
        POSTFIX.replace("Action: failed\nStatus: 5.1.1", "Action: delayed\nStatus: 5.1.1");
    let (report, _) = read_text(&delayed).expect("a notification");
    assert!(report.status.starts_with("4.0.0"), "{report:?}");
    let later = POSTFIX.replace("Status: 5.1.1\n", "Status: 4.2.2 (mailbox full)\n");
    assert_eq!(read_text(&later).expect("a notification").0.status, "4.2.2");
}

#[test]
fn other_mails_are_no_notifications() {
    for text in [
        String::new(),
        "Subject: hello\n\nAction: failed\nStatus: 5.1.1\n".to_owned(),
        POSTFIX.replace("multipart/report", "multipart/mixed"),
        POSTFIX.replace("message/delivery-status", "text/plain"),
        POSTFIX.replace("Status: 5.1.1\n", ""),
    ] {
        assert!(read_text(&text).is_none(), "{text}");
    }
}
