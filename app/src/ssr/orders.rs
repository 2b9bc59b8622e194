//! The orders that this browser may open: those made in it, and those whose mailed links were opened in it.

use super::answers::set_cookie;
use super::cookies::Name;
use super::request::cookie;

/// The number of orders kept, newest first.
const MAX_ORDERS: usize = 5;
/// The separator between secrets, which contain none.
const SEPARATOR: char = '.';

/// Returns the secrets in a cookie's value.
pub fn secrets(kept: &str) -> impl Iterator<Item = &str> {
    kept.split(SEPARATOR).filter(|secret| !secret.is_empty()).take(MAX_ORDERS)
}

/// Returns the cookie's value with one more secret.
pub fn with_secret(kept: &str, secret: &str) -> String {
    let older = secrets(kept).filter(|other| *other != secret);
    let all: Vec<&str> = std::iter::once(secret).chain(older).take(MAX_ORDERS).collect();
    all.join(&SEPARATOR.to_string())
}

/// Lets this browser open an order.
pub fn remember_order(secret: &str) {
    let kept = cookie(Name::Order).unwrap_or_default();
    set_cookie(Name::Order, &with_secret(&kept, secret));
}

/// Returns the address of an order's page.
pub fn order_path(number: &str) -> String {
    format!("/orders/{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_orders_are_kept_once_each() {
        for (kept, secret, expected) in [
            ("", "a", "a"),
            ("a", "b", "b.a"),
            ("b.a", "a", "a.b"),
            ("e.d.c.b.a", "f", "f.e.d.c.b"),
            ("..a", "b", "b.a"),
        ] {
            assert_eq!(with_secret(kept, secret), expected, "{kept} and {secret}");
        }
        assert_eq!(secrets("f.e.d.c.b.a").count(), MAX_ORDERS);
    }
}
