//! The two renderings of a mail's content.

use super::{
    EmailLogo, Envelope,
    content::{EmailContent, sanitize},
    texts::{CounterCode, Footer},
};
use askama::Template;
use model::Locale;

/// Maximum characters beside the subject in lists of mails; most programs show fewer.
const PREHEADER_CHARS: usize = 120;

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
    fn only_colours_reach_a_style() {
        assert_eq!(colour("#1a2B3c"), "#1a2B3c");
        for other in ["", "red", "#fff", "#12345g", "#123456;background:url(//evil.test)"] {
            assert_eq!(colour(other), "#005bb5");
        }
    }
}
