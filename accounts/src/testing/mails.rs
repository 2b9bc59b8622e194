//! The mails that an app has sent, as their recipients read them.

use super::TestApp;
use mail_parser::MessageParser;
use std::path::PathBuf;

/// A received mail.
#[derive(Debug, Clone)]
pub struct ReceivedMail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub message_id: String,
}

impl ReceivedMail {
    /// Returns the token of the mail's first link with that path.
    pub fn token(&self, path: &str) -> Option<String> {
        let (_, rest) = self.text.split_once(&format!("/{path}/"))?;
        Some(
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .collect(),
        )
    }
}

impl TestApp {
    /// Returns the folder of the sent mails.
    pub fn mail_folder(&self) -> PathBuf {
        self.folder.path().join("mails")
    }

    /// Sends due mails. Returns all mails sent since the last call.
    pub async fn mails(&self) -> Vec<ReceivedMail> {
        while self.accounts.mails().send_due().await.expect("the outbox can be read") > 0 {}
        let mut mails = Vec::new();
        let Ok(entries) = std::fs::read_dir(self.mail_folder()) else {
            return mails;
        };
        for entry in entries.flatten() {
            if entry.path().extension().is_some_and(|extension| extension == "eml") {
                let bytes = std::fs::read(entry.path()).expect("a mail can be read");
                mails.push(parse(&bytes));
                std::fs::remove_file(entry.path()).expect("a mail can be removed");
            }
        }
        mails
    }

    /// Returns the only mail sent, which must be to that address.
    ///
    /// # Panics
    /// When there is none, several, or one to another address.
    pub async fn mail_to(&self, address: &str) -> ReceivedMail {
        let mails = self.mails().await;
        assert_eq!(mails.len(), 1, "one mail was expected: {mails:#?}");
        assert_eq!(mails[0].to, address);
        mails[0].clone()
    }
}

fn parse(bytes: &[u8]) -> ReceivedMail {
    let message = MessageParser::default().parse(bytes).expect("a mail");
    let to: Vec<_> = message.to().into_iter().flat_map(mail_parser::Address::iter).collect();
    assert_eq!(to.len(), 1, "every mail has one recipient");
    ReceivedMail {
        to: to[0].address().unwrap_or_default().to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        text: message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        html: message.body_html(0).unwrap_or_default().into_owned(),
        message_id: message.message_id().unwrap_or_default().to_owned(),
    }
}
