//! Origins: scheme, host and port, for links and cookies.

use http::Uri;

/// Returns the host of an origin such as `https://tickets.example.com:8443`; `None` if it has any other form.
pub fn host(origin: &str) -> Option<String> {
    let uri: Uri = origin.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| matches!(*scheme, "http" | "https"))?;
    let host = uri.host()?;
    let port = uri.port().map(|port| format!(":{port}")).unwrap_or_default();
    let exact = format!("{scheme}://{}{port}", host.to_lowercase());
    (exact == origin).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_and_nothing_else() {
        for (good, name) in [
            ("https://a.example", "a.example"),
            ("http://backoffice.localhost:3000", "backoffice.localhost"),
        ] {
            assert_eq!(host(good).as_deref(), Some(name), "{good}");
        }
        for bad in [
            "https://a.example/",
            "https://a.example/x",
            "https://a.example?x",
            "https://ana@a.example",
            "https://A.example",
            "a.example",
            "ftp://a.example",
            "https://",
            "",
        ] {
            assert_eq!(host(bad), None, "{bad}");
        }
    }
}
