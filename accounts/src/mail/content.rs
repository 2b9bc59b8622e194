//! Content of a mail.

use model::Locale;

/// The texts of a mail, in reading order.
#[derive(Default)]
pub(super) struct EmailContent {
    pub subject: String,
    pub greeting: String,
    /// What happened and what to do.
    pub paragraphs: Vec<String>,
    /// Labels and values, such as a customer number.
    pub facts: Vec<(String, String)>,
    /// The button: label and URL.
    pub button: Option<(String, String)>,
    /// Instruction for when the button does not work.
    pub link_hint: String,
    /// A secondary action: text and URL.
    pub other_way: Option<(String, String)>,
    /// Instruction for recipients who did not request the mail.
    pub not_you: String,
    /// How long the link is valid.
    pub expires_in: Option<String>,
}

impl EmailContent {
    /// Returns the content with links to pages in that language, so that they match the mail.
    pub fn leading_to(self, locale: Locale) -> Self {
        let in_language = |(label, url): (String, String)| {
            let mark = if url.contains('?') { '&' } else { '?' };
            (label, format!("{url}{mark}lang={}", locale.tag()))
        };
        Self {
            button: self.button.map(in_language),
            other_way: self.other_way.map(in_language),
            ..self
        }
    }

    /// Returns the content without characters that could break a line, a header or the text direction around it.
    pub fn sanitize(self) -> Self {
        let pair = |(label, value): (String, String)| (sanitize(&label), sanitize(&value));
        Self {
            subject: sanitize(&self.subject),
            greeting: sanitize(&self.greeting),
            paragraphs: self.paragraphs.iter().map(|text| sanitize(text)).collect(),
            facts: self.facts.into_iter().map(pair).collect(),
            button: self.button.map(pair),
            link_hint: sanitize(&self.link_hint),
            other_way: self.other_way.map(pair),
            not_you: sanitize(&self.not_you),
            expires_in: self.expires_in.as_deref().map(sanitize),
        }
    }
}

/// Returns the text on one line: control characters and line separators become spaces, bidirectional controls are
/// removed.
pub(crate) fn sanitize(text: &str) -> String {
    let line: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    line.trim().to_owned()
}

/// The dot, and what browsers take for one in the name of a host (UTS #46).
const DOTS: [char; 6] = ['.', '\u{2024}', '。', '\u{fe52}', '．', '｡'];
const AT_SIGNS: [char; 3] = ['@', '\u{fe6b}', '＠'];

/// Returns the name to greet a recipient by. None if it is overlong or looks like an address: otherwise a form filled
/// in with another person's address could make us send advertisements.
pub(super) fn is_safe_name(name: &str) -> Option<String> {
    let name = sanitize(name);
    let looks_like_host = name.split_whitespace().any(|word| {
        word.split(DOTS)
            .skip(1)
            .any(|label| label.chars().take_while(|c| c.is_alphanumeric()).count() > 1)
    });
    let address = looks_like_host || name.contains("://") || name.contains(AT_SIGNS);
    let long = name.chars().count() > model::PersonName::MAX_CHARS;
    (!name.is_empty() && !address && !long).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_line() {
        assert_eq!(
            sanitize(" Ana\r\nBcc: eva@example.test\0\u{1b}[31m\u{85}\u{2028}\u{202e}x "),
            "Ana  Bcc: eva@example.test  [31m  x"
        );
        assert_eq!(sanitize("ARS\u{a0}48\u{202f}600"), "ARS\u{a0}48\u{202f}600");
        assert_eq!(sanitize("👩‍🚀 محمد"), "👩‍🚀 محمد");
    }

    #[test]
    fn names_are_greeted_and_advertisements_are_not() {
        for name in
            ["Ana", "Ana María", "J. R.", "J.R.R.", "O'Brien", "محمد", "<script>alert(1)</script>"]
        {
            assert_eq!(is_safe_name(name).as_deref(), Some(name));
        }
        for name in [
            "",
            " \r\n",
            "win at evil.test now",
            "http://evil",
            "www.evil.test",
            "(evil.test)",
            "evil。test",
            "win at evil．test",
            "evil\u{2024}test",
            "a@b",
            "a＠b",
            &"x".repeat(101),
        ] {
            assert_eq!(is_safe_name(name), None, "{name:?}");
        }
    }
}
