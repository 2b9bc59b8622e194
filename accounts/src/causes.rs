//! Chains of error causes: the outer layers often only say that something failed.

use std::error::Error;

/// Returns the error and its causes on one line, without repetitions.
pub fn causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !text.contains(&words) {
            text = format!("{}: {words}", text.trim_end_matches([':', ' ']));
        }
        next = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Layer(&'static str, #[source] Option<Box<dyn Error + Send + Sync>>);

    #[test]
    fn every_cause_is_named_once() {
        let refused = io::Error::other("Connection refused (os error 111)");
        let inner = Layer("error connecting to server", Some(Box::new(refused)));
        let outer = Layer("error connecting to server", Some(Box::new(inner)));
        let text = "error connecting to server: Connection refused (os error 111)";
        assert_eq!(causes(&outer), text);
        assert_eq!(causes(&Layer("alone", None)), "alone");
    }
}
