//! The HTML document around every page.

use crate::texts::common;
use crate::{App, PageRequest, PortalContext, ssr};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// Starts the islands: Leptos' own loader, less what we do not use. Pages without an island load nothing, both files load at
/// once, and no island has others in it. It is a part of every page, so its comments are here.
const START_ISLANDS: &str = include_str!("shell/islands.js");

/// Returns the document of a portal's pages, with its accent.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let context = use_context::<PortalContext>();
    let accent = context
        .as_ref()
        .filter(|context| is_colour(&context.portal.accent))
        .map(|context| format!(":root{{--accent:{}}}", context.portal.accent));
    let description =
        context.map(|context| common::description(context.locale, &context.portal.name));
    let css = &ssr::built_files(&options).portal_css;
    document(options, "portal", css, accent, description, || view! { <App /> })
}

/// Returns a document around pages, with the address of their style sheet and the security policy for its nonce.
pub fn document<V: IntoView>(
    options: LeptosOptions,
    class: &'static str,
    css: &'static str,
    style: Option<String>,
    description: Option<String>,
    pages: impl FnOnce() -> V + Send + 'static,
) -> impl IntoView {
    let nonce = use_nonce();
    ssr::send_content_security_policy(nonce.as_deref().unwrap_or_default());
    let locale = use_context::<PageRequest>().map(|request| request.locale).unwrap_or_default();
    let files = ssr::built_files(&options);
    let (js, wasm) = (&files.js, &files.wasm);
    let start = format!("({})({js:?}, {wasm:?});", START_ISLANDS.trim_end().trim_end_matches(';'));
    view! {
        <!DOCTYPE html>
        <html lang=locale.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                {description.map(|text| view! { <meta name="description" content=text /> })}
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=css />
                {style.map(|css| view! { <style nonce=nonce.clone()>{css}</style> })}
                <script type="module" nonce=nonce.clone()>
                    {start}
                </script>
                <MetaTags />
            </head>
            <body class=class>{pages()}</body>
        </html>
    }
}

/// Returns whether the text is `#rrggbb`: nothing else may reach the style element.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_colour_reaches_the_style() {
        assert!(is_colour("#005bb5"));
        for text in ["", "#fff", "005bb5", "#005bb5;}", "red", "#00５bb5"] {
            assert!(!is_colour(text), "{text:?}");
        }
    }
}
