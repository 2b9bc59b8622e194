//! A function for each visible sentence, one module per area. The sentences are in `locales/`; one that lacks a language
//! does not compile.

/// Declares a function for each text of a file, made from `locales/*/app` by the build script.
macro_rules! texts {
    ($file:literal) => {
        include!(concat!(env!("OUT_DIR"), "/texts/", $file, ".rs"));
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
