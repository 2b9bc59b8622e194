//! QR codes, as pictures without a request of their own.

use leptos::prelude::*;
use model::percent;

/// A QR code that the server has drawn.
#[component]
pub fn Qr(svg: String, alt: &'static str) -> impl IntoView {
    let picture = format!("data:image/svg+xml,{}", in_address(&svg));
    view! { <img class="qr" src=picture alt=alt width="208" height="208" /> }
}

/// Returns an SVG as part of a data URL. Double quotes become single ones, which need no encoding.
fn in_address(svg: &str) -> String {
    percent::encode_data(&svg.replace('"', "'").replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_is_escaped_for_a_data_url() {
        let address = in_address("<svg a=\"1\">\n<path fill=\"#000\" d=\"M0 0h100%\"/></svg>");
        assert_eq!(address, "%3Csvg a='1'%3E %3Cpath fill='%23000' d='M0 0h100%25'/%3E%3C/svg%3E");
    }
}
