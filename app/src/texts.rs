//! Every visible sentence, in every language, one module per area. A text that lacks a language does not compile. Say
//! what happened and what to do next, in short plain sentences.

/// Declares the texts of a file of `locales/*/app`, as `texts!("file")`. Or one by one, as
/// `name { en "…", es "…", fr "…" }`, or `name(argument: type) { … }` with `{argument}` in the sentences.
macro_rules! texts {
    ($file:literal) => {
        include!(concat!(env!("OUT_DIR"), "/texts/", $file, ".rs"));
    };
    (@text $name:ident [] $en:literal $es:literal $fr:literal) => {
        pub const fn $name(locale: model::Locale) -> &'static str {
            match locale {
                model::Locale::English => $en,
                model::Locale::Spanish => $es,
                model::Locale::French => $fr,
            }
        }
    };
    (@text $name:ident [$($arg:ident: $type:ty),+] $en:literal $es:literal $fr:literal) => {
        pub fn $name(locale: model::Locale, $($arg: $type),+) -> String {
            match locale {
                model::Locale::English => format!($en),
                model::Locale::Spanish => format!($es),
                model::Locale::French => format!($fr),
            }
        }
    };
    ($($name:ident $(($($arg:ident: $type:ty),+))? { en $en:literal, es $es:literal, fr $fr:literal $(,)? })*) => {
        $(texts!(@text $name [$($($arg: $type),+)?] $en $es $fr);)*
    };
}

pub mod account;
pub mod backoffice;
pub mod common;
pub mod company;
pub mod durations;
pub mod error_pages;
pub mod events;
pub mod missing_purchase;
pub mod profile;
pub mod recovery;
pub mod redirects;
pub mod refusals;
pub mod registration;
pub mod shop;
pub mod sign_in;
pub mod sso;

pub use model::moments;
