//! The languages of the product.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A language that all texts exist in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "pt-BR")]
    BrazilianPortuguese,
}

/// Error of parsing a text that names no language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLocale;

impl Locale {
    pub const ALL: [Self; 4] =
        [Self::English, Self::Spanish, Self::French, Self::BrazilianPortuguese];

    /// Returns the BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::BrazilianPortuguese => "pt-BR",
        }
    }

    /// Returns the tag as names of form fields have it, such as `pt_br`.
    pub const fn field(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::BrazilianPortuguese => "pt_br",
        }
    }

    /// Returns the tag without its region.
    fn language(self) -> &'static str {
        self.tag().split('-').next().unwrap_or_default()
    }

    /// Returns the language's name in that language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::BrazilianPortuguese => "Português (Brasil)",
        }
    }

    /// Returns the language's name as a sentence in another language has it, such as `French`.
    pub const fn name_in(self, reader: Self) -> &'static str {
        let [english, spanish, french, portuguese] = match self {
            Self::English => ["English", "inglés", "anglais", "inglês"],
            Self::Spanish => ["Spanish", "español", "espagnol", "espanhol"],
            Self::French => ["French", "francés", "français", "francês"],
            Self::BrazilianPortuguese => [
                "Brazilian Portuguese",
                "portugués de Brasil",
                "portugais du Brésil",
                "português do Brasil",
            ],
        };
        match reader {
            Self::English => english,
            Self::Spanish => spanish,
            Self::French => french,
            Self::BrazilianPortuguese => portuguese,
        }
    }

    /// Returns the best of the offered languages for an `Accept-Language` header (RFC 9110, 12.5.4), or `None` if it
    /// accepts none of them.
    pub fn negotiate(offered: &[Self], accept_language: &str) -> Option<Self> {
        accept_language
            .split(',')
            .filter_map(|range| {
                let mut parts = range.split(';').map(str::trim);
                let locale = parts.next()?.parse().ok()?;
                let quality: f32 = match parts.find_map(|part| part.strip_prefix("q=")) {
                    Some(text) => text.parse().ok()?,
                    None => 1.0,
                };
                (quality > 0.0 && offered.contains(&locale)).then_some((quality, locale))
            })
            // The first of several equal weights wins: `max_by` would take the last.
            .fold(None, |best: Option<(f32, Self)>, candidate| match best {
                Some(best) if best.0 >= candidate.0 => Some(best),
                _ => Some(candidate),
            })
            .map(|(_, locale)| locale)
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// The region is ignored (`es-AR` is Spanish, and `pt` Brazilian Portuguese).
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|locale| locale.language().eq_ignore_ascii_case(language))
            .ok_or(UnknownLocale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_among_the_offered_languages() {
        let offered = [Locale::Spanish, Locale::French];
        let best = |header| Locale::negotiate(&offered, header);
        assert_eq!(best("en, fr;q=0.2, es;q=0.8"), Some(Locale::Spanish));
        assert_eq!(best("en"), None);
    }

    #[test]
    fn the_browser_chooses_among_our_languages() {
        for (header, expected) in [
            ("es-AR,es;q=0.9,en;q=0.8", Some(Locale::Spanish)),
            ("de,fr;q=0.5,en;q=0.7", Some(Locale::English)),
            ("fr, es", Some(Locale::French)),
            ("de, *;q=0.1", None),
            ("pt-BR,pt;q=0.9,en;q=0.8", Some(Locale::BrazilianPortuguese)),
            ("de, pt-PT;q=0.5", Some(Locale::BrazilianPortuguese)),
            ("en;q=0, es;q=0.1", Some(Locale::Spanish)),
            ("en;q=oops", None),
            ("", None),
        ] {
            assert_eq!(Locale::negotiate(&Locale::ALL, header), expected, "{header:?}");
        }
    }

    #[test]
    fn a_sentence_names_languages_in_its_own() {
        let of = |locale: Locale| Locale::ALL.map(|reader| locale.name_in(reader));
        assert_eq!(of(Locale::French), ["French", "francés", "français", "francês"]);
        for (index, locale) in Locale::ALL.into_iter().enumerate() {
            let own = locale.name().to_lowercase();
            let (own, _) = own.split_once(" (").unwrap_or((own.as_str(), ""));
            assert!(of(locale)[index].to_lowercase().starts_with(own), "{locale:?}");
        }
    }

    #[test]
    fn every_tag_is_read_back() {
        for locale in Locale::ALL {
            assert_eq!(locale.tag().parse(), Ok(locale));
        }
        assert_eq!("p".parse::<Locale>(), Err(UnknownLocale));
    }
}
