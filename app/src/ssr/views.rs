//! What loaders return to pages, where the model has no type for it.

use model::{Locale, Message};

/// Why a page cannot be shown. The response's status is set already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    NotFound,
    SignedOut,
    /// The page needs the cookie of a mailed link, and the browser sent none.
    NoCookies,
    /// The agent's role lacks the permission.
    Forbidden,
    Unavailable,
}

/// The addresses of the style sheets, the islands' script and their WebAssembly.
#[derive(Debug)]
pub struct BuiltFiles {
    pub css: String,
    /// The style sheet without the rules of the backoffice; the same one where cargo-leptos built it.
    pub portal_css: String,
    pub js: String,
    pub wasm: String,
    /// The commit they were built from, if the build knew it.
    pub commit: Option<String>,
}

/// Extension of a request for an address that exists only with accounts, by a customer who was signed in when the
/// portal's were switched off.
#[derive(Debug, Clone, Copy)]
pub struct AccountsClosed;

/// A message of the operator's in each language: the standard text, and the custom one if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTexts {
    pub message: Message,
    pub texts: Vec<(Locale, String, Option<String>)>,
}
