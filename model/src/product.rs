//! What portals sell.

use crate::{
    DateDetails, Locale, Money, PortalId, ProductDate, ProductDateId, ProductId, Timestamp,
    person_name::is_forbidden, product_date::few,
};
use serde::{Deserialize, Serialize};

/// Maximum travellers of an order, unless a product has its own.
pub const MAX_TRAVELLERS: i32 = 9;
/// No product may say more.
pub const MAX_TRAVELLERS_LIMIT: i32 = 50;

/// Something that can be bought on a portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub id: ProductId,
    /// The operator's default language.
    pub own_locale: Locale,
    /// In that language.
    pub title: String,
    pub description: String,
    /// In other languages.
    pub translations: Vec<ProductText>,
    pub price: Money,
    /// `None` when it is sold without a limit.
    pub places_left: Option<i32>,
    /// Maximum travellers of one order.
    pub max_per_order: i32,
    /// The dates to come, the earliest first; `None` when it is sold without a date.
    pub dates: Option<Vec<ProductDate>>,
}

/// What a product is called in a language, and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductText {
    pub locale: Locale,
    pub title: String,
    pub description: String,
}

/// The text cannot be what a product is called, or is said about it: too long, or with control characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidText;

impl ProductText {
    const MAX_TITLE_CHARS: usize = 100;
    pub const MAX_DESCRIPTION_CHARS: usize = 400;

    /// Reads a title: one line, with one space between words. Empty when nothing was typed.
    ///
    /// # Errors
    /// [`InvalidText`].
    pub fn read_title(text: &str) -> Result<String, InvalidText> {
        read(text, Self::MAX_TITLE_CHARS)
    }

    /// Reads a description: one paragraph, with one space between words. Empty when nothing was typed.
    ///
    /// # Errors
    /// [`InvalidText`].
    pub fn read_description(text: &str) -> Result<String, InvalidText> {
        read(text, Self::MAX_DESCRIPTION_CHARS)
    }
}

fn read(text: &str, max_chars: usize) -> Result<String, InvalidText> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > max_chars || text.chars().any(is_forbidden) {
        return Err(InvalidText);
    }
    Ok(text)
}

impl Product {
    /// Returns what it is called in that language, or in the operator's own.
    pub fn title_in(&self, locale: Locale) -> &str {
        self.text_in(locale).map_or(&self.title, |text| &text.title)
    }

    /// Returns what is said about it in that language, or in the operator's own.
    pub fn description_in(&self, locale: Locale) -> &str {
        self.text_in(locale).map_or(&self.description, |text| &text.description)
    }

    /// Returns the language in which it is shown to readers of that one.
    pub fn language_in(&self, locale: Locale) -> Locale {
        self.text_in(locale).map_or(self.own_locale, |text| text.locale)
    }

    fn text_in(&self, locale: Locale) -> Option<&ProductText> {
        self.translations.iter().find(|text| text.locale == locale)
    }

    /// Returns the most travellers that an order can have now, for the date with the most places; 0 when it is sold out.
    pub fn max_travellers(&self) -> i32 {
        let max = |left: Option<i32>| left.unwrap_or(i32::MAX).min(self.max_per_order);
        match &self.dates {
            Some(dates) => dates.iter().map(|date| max(date.places_left)).max().unwrap_or(0),
            None => max(self.places_left),
        }
    }

    /// Returns how many places are left, when there are so few that buyers should know. Each date says so itself, unless
    /// none has any.
    pub fn few_places_left(&self) -> Option<i32> {
        match &self.dates {
            Some(_) => (self.max_travellers() == 0).then_some(0),
            None => few(self.places_left),
        }
    }

    /// Returns the date of that id, if it is still to come.
    pub fn date(&self, id: ProductDateId) -> Option<&ProductDate> {
        self.dates.iter().flatten().find(|date| date.id == id)
    }

    /// Returns what an order of so many travellers costs.
    pub fn total(&self, travellers: i32) -> Money {
        let Money { minor, currency } = &self.price;
        Money { minor: minor.saturating_mul(travellers.into()), currency: currency.clone() }
    }
}

/// Whether a product can be bought, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaleState {
    OnSale,
    SoldOut,
    /// It will be later.
    NotYet,
    /// It was before.
    Over,
    Retired,
}

/// A product as admins see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductDetails {
    pub product: Product,
    /// The language of the product's own texts: the operator's default.
    pub default_locale: Locale,
    /// The languages of the operator's portals.
    pub offered: Vec<Locale>,
    /// Counts its changes.
    pub version: i32,
    /// The portals that sell it; `None` for every one, also later ones.
    pub portals: Option<Vec<PortalId>>,
    pub on_sale_from: Option<Timestamp>,
    pub on_sale_until: Option<Timestamp>,
    pub capacity: Option<i32>,
    /// The places that are sold, or held by orders that can still be paid.
    pub places_taken: i32,
    /// Maximum travellers of an order, where it says so itself.
    pub max_travellers: Option<i32>,
    /// After so many hours orders that are not paid give their places back.
    pub payment_hours: Option<i32>,
    /// Every date that is offered, also past ones, the earliest first.
    pub dates: Vec<DateDetails>,
    pub state: SaleState,
}

impl ProductDetails {
    /// Returns whether it has texts of its own in that language.
    pub fn is_written_in(&self, locale: Locale) -> bool {
        locale == self.default_locale
            || self.product.translations.iter().any(|text| text.locale == locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(places_left: Option<i32>, max_per_order: i32) -> Product {
        Product {
            id: ProductId::new(1),
            own_locale: Locale::Spanish,
            title: "Isla Victoria".into(),
            description: "A day out.".into(),
            translations: vec![ProductText {
                locale: Locale::French,
                title: "Île Victoria".into(),
                description: "Une journée.".into(),
            }],
            price: Money { minor: 2_950_000, currency: "ARS".into() },
            places_left,
            max_per_order,
            dates: None,
        }
    }

    fn date(id: i64, places_left: Option<i32>) -> ProductDate {
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc() + chrono::TimeDelta::days(id);
        ProductDate { id: ProductDateId::new(id), at, places_left }
    }

    #[test]
    fn an_order_is_limited_by_the_date_with_the_most_places() {
        for (dates, max_travellers, few) in [
            (&[Some(0), Some(3)][..], 3, None),
            (&[Some(2), None], 9, None),
            (&[Some(0), Some(0)], 0, Some(0)),
            (&[], 0, Some(0)),
        ] {
            let dates = (1..).zip(dates).map(|(id, left)| date(id, *left)).collect();
            let product = Product { dates: Some(dates), ..product(Some(1), 9) };
            assert_eq!(product.max_travellers(), max_travellers, "{:?}", product.dates);
            assert_eq!(product.few_places_left(), few, "{:?}", product.dates);
        }
    }

    #[test]
    fn a_date_is_found_by_its_id() {
        let product =
            Product { dates: Some(vec![date(3, None), date(7, None)]), ..product(None, 9) };
        assert_eq!(product.date(ProductDateId::new(7)), Some(&date(7, None)));
        assert_eq!(product.date(ProductDateId::new(8)), None);
    }

    #[test]
    fn few_places_are_shown_and_limit_the_order() {
        for (places_left, limit, max_travellers, few) in [
            (None, 9, 9, None),
            (None, 4, 4, None),
            (Some(400), 9, 9, None),
            (Some(11), 20, 11, None),
            (Some(10), 9, 9, Some(10)),
            (Some(3), 2, 2, Some(3)),
            (Some(1), 9, 1, Some(1)),
            (Some(0), 9, 0, Some(0)),
        ] {
            let product = product(places_left, limit);
            assert_eq!(product.max_travellers(), max_travellers, "{places_left:?} {limit}");
            assert_eq!(product.few_places_left(), few, "{places_left:?} {limit}");
        }
    }

    #[test]
    fn a_language_without_texts_falls_back() {
        let product = product(None, 9);
        assert_eq!(product.title_in(Locale::French), "Île Victoria");
        assert_eq!(product.description_in(Locale::French), "Une journée.");
        assert_eq!(product.language_in(Locale::French), Locale::French);
        assert_eq!(product.title_in(Locale::Spanish), "Isla Victoria");
        assert_eq!(product.description_in(Locale::English), "A day out.");
        assert_eq!(product.language_in(Locale::English), Locale::Spanish);
        assert_eq!(product.total(3).minor, 8_850_000);
    }

    #[test]
    fn texts_are_one_paragraph_of_plain_words() {
        for (text, read) in [
            ("  Isla \n Victoria ", Ok("Isla Victoria".to_owned())),
            ("", Ok(String::new())),
            ("a\u{202e}b", Err(InvalidText)),
            ("a\0b", Err(InvalidText)),
            (&"x".repeat(100), Ok("x".repeat(100))),
            (&"x".repeat(101), Err(InvalidText)),
        ] {
            assert_eq!(ProductText::read_title(text), read, "{text:?}");
        }
        assert!(ProductText::read_description(&"é".repeat(400)).is_ok());
        assert_eq!(ProductText::read_description(&"é".repeat(401)), Err(InvalidText));
    }
}
