//! Idempotency of forms that create something: if the answer to the first submission is lost, they are sent again.

use crate::token::sha256;
use model::{AgentId, CustomerId};

/// Idempotency key of a form that creates something.
#[derive(Debug, Clone, Default)]
pub struct OneTimeKey {
    /// Random for each rendered form. Without a key every submission counts as new.
    pub key: String,
    /// Identifies the browser while no customer or agent is signed in.
    pub browser: String,
}

/// Sender of a form. Results of another sender's form are never returned.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FormSender {
    Customer(CustomerId),
    Agent(AgentId),
    Browser,
}

/// Maximum length of a key; forms have shorter ones.
const MAX_KEY_LENGTH: usize = 200;

impl OneTimeKey {
    /// Returns the hash that identifies a repeated form. None without a key. Another sender or other content makes it
    /// another form.
    pub(crate) fn of(&self, form: &str, sender: FormSender, content: &[&str]) -> Option<Vec<u8>> {
        if self.key.is_empty() || self.key.len() > MAX_KEY_LENGTH {
            return None;
        }
        let sender = match sender {
            FormSender::Customer(id) => format!("customer {id}"),
            FormSender::Agent(id) => format!("agent {id}"),
            FormSender::Browser => format!("browser {}", self.browser),
        };
        let mut all = Vec::new();
        for part in [form, &self.key, &sender].iter().chain(content) {
            // Length prefixes keep the parts unambiguous.
            all.extend_from_slice(&(part.len() as u64).to_be_bytes());
            all.extend_from_slice(part.as_bytes());
        }
        Some(sha256(&all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str, browser: &str) -> OneTimeKey {
        OneTimeKey { key: key.into(), browser: browser.into() }
    }

    #[test]
    fn only_the_same_form_of_the_same_sender_with_the_same_content_is_the_same() {
        use FormSender::{Agent, Browser, Customer};
        let one = key("k", "b").of("buy", Browser, &["1", "Ana"]);
        assert_eq!(one, key("k", "b").of("buy", Browser, &["1", "Ana"]));
        let others = [
            key("k2", "b").of("buy", Browser, &["1", "Ana"]),
            key("k", "b2").of("buy", Browser, &["1", "Ana"]),
            key("k", "b").of("register", Browser, &["1", "Ana"]),
            key("k", "b").of("buy", Customer(CustomerId::new(1)), &["1", "Ana"]),
            key("k", "b").of("buy", Agent(AgentId::new(1)), &["1", "Ana"]),
            key("k", "b").of("buy", Browser, &["2", "Ana"]),
            key("k", "b").of("buy", Browser, &["1A", "na"]),
            key("k", "b").of("buy", Browser, &["1", "Ana", ""]),
        ];
        for (place, other) in others.iter().enumerate() {
            assert!(other.is_some() && *other != one, "case {place}");
        }
    }

    #[test]
    fn a_sender_who_is_signed_in_is_known_in_every_browser() {
        let in_one = key("k", "one").of("buy", FormSender::Customer(CustomerId::new(1)), &[]);
        assert_eq!(
            in_one,
            key("k", "two").of("buy", FormSender::Customer(CustomerId::new(1)), &[])
        );
    }

    #[test]
    fn a_form_without_a_key_is_a_new_one() {
        for text in [String::new(), "k".repeat(MAX_KEY_LENGTH + 1)] {
            assert_eq!(key(&text, "b").of("buy", FormSender::Browser, &[]), None);
        }
    }
}
