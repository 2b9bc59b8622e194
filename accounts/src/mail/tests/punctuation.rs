//! The punctuation of each language, in every mail.

use super::samples::{LINK, envelope, mails};
use crate::mail::compose::content;
use model::Locale;

#[test]
fn every_mail_has_the_punctuation_of_its_language() {
    for (name, mail) in mails() {
        for locale in Locale::ALL {
            let content = content(&mail, &envelope(locale), Some(LINK)).expect("a letter");
            let labels = content.facts.iter().map(|(label, _)| label);
            let buttons = content.button.iter().chain(&content.other_way).map(|(label, _)| label);
            let sentences =
                [&content.subject, &content.greeting, &content.link_hint, &content.not_you]
                    .into_iter()
                    .chain(&content.paragraphs)
                    .chain(&content.expires_in)
                    .chain(labels)
                    .chain(buttons);
            for sentence in sentences {
                assert_eq!(fault(sentence, locale), None, "{name}.{}: {sentence}", locale.tag());
            }
        }
    }
}

#[test]
fn faults_are_found() {
    for (text, locale) in [
        ("It's yours.", Locale::English),
        ("Wait...", Locale::English),
        ("One  two", Locale::English),
        ("No fue usted?", Locale::Spanish),
        ("Bienvenido!", Locale::Spanish),
        ("Ouvrez ce lien :", Locale::French),
        ("Un lien; un autre", Locale::French),
        ("¿Não foi você?", Locale::BrazilianPortuguese),
        ("« Norte »", Locale::French),
    ] {
        assert!(fault(text, locale).is_some(), "{text}");
    }
    for (text, locale) in [
        ("“It’s yours”: wait…", Locale::English),
        ("¿No fue usted? ¡Bienvenido!", Locale::Spanish),
        ("“Norte”: não foi você?", Locale::BrazilianPortuguese),
        ("«\u{202f}Norte\u{202f}»\u{202f}: oui\u{202f}?", Locale::French),
    ] {
        assert_eq!(fault(text, locale), None, "{text}");
    }
}

/// Returns what is wrong with the punctuation of a sentence, as `docs/writing` has it.
fn fault(text: &str, locale: Locale) -> Option<&'static str> {
    if text.contains(['\'', '"']) || text.contains("...") || text.contains("  ") {
        return Some("straight quotes, three dots or two spaces");
    }
    let count = |mark: char| text.matches(mark).count();
    let is_right = match locale {
        Locale::English => true,
        Locale::BrazilianPortuguese => !text.contains(['«', '»', '¿', '¡']),
        Locale::Spanish => count('¿') == count('?') && count('¡') == count('!'),
        // A narrow space that does not break is before these marks, and inside of quotes.
        Locale::French => {
            let spaced =
                |mark: char| count(mark) == text.matches(&format!("\u{202f}{mark}")).count();
            [';', ':', '!', '?', '»'].into_iter().all(spaced)
                && count('«') == text.matches("«\u{202f}").count()
        }
    };
    (!is_right).then_some("marks of another language")
}
