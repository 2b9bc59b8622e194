//! The languages, each with the categories of whole numbers that its plurals have (CLDR).

/// A language with a folder in `locales/`.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// The BCP 47 tag, which is the name of the folder.
    pub tag: &'static str,
    /// The variant of `model::Locale`. None while the language is in preparation: it may lack texts then, and what it has is
    /// checked.
    pub(crate) variant: Option<&'static str>,
    /// All but `other`, which is the rest, in the order in which they are tried.
    pub(crate) categories: &'static [Category],
}

/// Numbers that take the same form of a word.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Category {
    pub name: &'static str,
    /// The numbers, as alternatives of a pattern of `match`; a pattern with a condition stands alone.
    pub numbers: &'static [&'static str],
    /// Whether every choice by number has a form for these. Otherwise it may leave them to `other`.
    pub required: bool,
}

const ONE: Category = Category { name: "one", numbers: &["1"], required: true };
const NONE_OR_ONE: Category = Category { name: "one", numbers: &["0", "1"], required: true };
/// `1 000 000 de clients`.
const MILLIONS: Category =
    Category { name: "many", numbers: &["n if n != 0 && n % 1_000_000 == 0"], required: false };

/// The languages in the order of `model::Locale::ALL`, then those in preparation. The first is the reference: its files name the arguments.
pub const LANGUAGES: &[Language] = &[
    Language { tag: "en", variant: Some("English"), categories: &[ONE] },
    Language { tag: "es", variant: Some("Spanish"), categories: &[ONE, MILLIONS] },
    Language { tag: "fr", variant: Some("French"), categories: &[NONE_OR_ONE, MILLIONS] },
    Language {
        tag: "pt-BR",
        variant: Some("BrazilianPortuguese"),
        categories: &[NONE_OR_ONE, MILLIONS],
    },
];
