//! Content of a mail, and its two renderings.

use super::{
    EmailLogo, Envelope,
    texts::{CounterCode, Footer},
};
use askama::Template;
use model::Locale;

/// Maximum characters beside the subject in lists of mails; most programs show fewer.
const PREHEADER_CHARS: usize = 120;

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

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    content: &'a EmailContent,
    portal: &'a str,
    logo: Option<&'a EmailLogo>,
    accent: &'a str,
    lang: &'a str,
    preheader: String,
    counter: Option<CounterCode>,
    footer: Footer,
}

#[derive(Template)]
#[template(path = "mail.txt")]
struct Text<'a> {
    content: &'a EmailContent,
    portal: &'a str,
    colon: &'static str,
    footer: Footer,
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

    /// Renders the HTML part.
    ///
    /// # Errors
    /// [`askama::Error`] when the template cannot be rendered.
    pub fn html(&self, envelope: &Envelope) -> Result<String, askama::Error> {
        let portal = sanitize(&envelope.portal_name);
        let accent = colour(&envelope.accent);
        let code = envelope.counter_code.as_deref();
        Html {
            content: self,
            portal: &portal,
            logo: envelope.logo.as_ref(),
            accent,
            lang: envelope.locale.tag(),
            preheader: self.preheader(),
            counter: code.and_then(|code| CounterCode::of(code, envelope.locale)),
            footer: Footer::of(&envelope.company, envelope.locale),
        }
        .render()
    }

    /// Renders the plain-text part.
    ///
    /// # Errors
    /// [`askama::Error`] when the template cannot be rendered.
    pub fn text(&self, envelope: &Envelope) -> Result<String, askama::Error> {
        let portal = sanitize(&envelope.portal_name);
        let colon = match envelope.locale {
            Locale::English | Locale::Spanish | Locale::BrazilianPortuguese => ":",
            Locale::French => "\u{202f}:",
        };
        let footer = Footer::of(&envelope.company, envelope.locale);
        Text { content: self, portal: &portal, colon, footer }.render()
    }

    /// Returns what lists of mails show beside the subject: the beginning of the first paragraph.
    fn preheader(&self) -> String {
        let text = self.paragraphs.first().map(String::as_str).unwrap_or_default();
        if text.chars().count() <= PREHEADER_CHARS {
            return text.to_owned();
        }
        let cut: String = text.chars().take(PREHEADER_CHARS).collect();
        let whole_words = cut.rfind(' ').unwrap_or(cut.len());
        format!("{}…", &cut[..whole_words])
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

/// Returns the name to greet a recipient by. None if it is overlong or looks like an address: otherwise a form filled
/// in with another person's address could make us send advertisements.
pub(super) fn is_safe_name(name: &str) -> Option<String> {
    let name = sanitize(name);
    let looks_like_host = name.split_whitespace().any(|word| {
        word.split('.')
            .skip(1)
            .any(|label| label.chars().take_while(|c| c.is_alphanumeric()).count() > 1)
    });
    let address = looks_like_host || name.contains("://") || name.contains('@');
    let long = name.chars().count() > model::PersonName::MAX_CHARS;
    (!name.is_empty() && !address && !long).then_some(name)
}

/// Returns the colour if it is valid, `#rrggbb`, as it is inserted into a style.
fn colour(accent: &str) -> &str {
    let digits = accent.strip_prefix('#').unwrap_or_default();
    let is_colour = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if is_colour { accent } else { "#005bb5" }
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
    fn the_preheader_ends_with_a_whole_word() {
        let preheader = |text: &str| {
            EmailContent { paragraphs: vec![text.to_owned()], ..EmailContent::default() }
                .preheader()
        };
        assert_eq!(preheader("Your account is ready."), "Your account is ready.");
        let long = preheader(&"word ".repeat(60));
        assert!(long.ends_with("word…") && long.chars().count() <= PREHEADER_CHARS, "{long}");
        assert_eq!(preheader(&"é".repeat(500)), format!("{}…", "é".repeat(PREHEADER_CHARS)));
        assert_eq!(EmailContent::default().preheader(), "");
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
            "a@b",
            &"x".repeat(101),
        ] {
            assert_eq!(is_safe_name(name), None, "{name:?}");
        }
    }

    #[test]
    fn only_colours_reach_a_style() {
        assert_eq!(colour("#1a2B3c"), "#1a2B3c");
        for other in ["", "red", "#fff", "#12345g", "#123456;background:url(//evil.test)"] {
            assert_eq!(colour(other), "#005bb5");
        }
    }
}
