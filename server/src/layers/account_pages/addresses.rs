//! Which addresses a portal has by its settings, and which of them stay open with forced sign-in.

use crate::well_known::CHANGE_PASSWORD;
use model::{Portal, ProviderId};

/// What an address is for. If the portal lacks it, the address is 404.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Feature {
    Accounts,
    /// Signing in with a password, and everything that leads to having one.
    Passwords,
    /// Single sign-on; if the address names a provider, that one.
    Providers,
    /// Passwords that prove to which account a provider's user belongs.
    Both,
}

use Feature::{Accounts, Both, Passwords, Providers};

/// Pages, by the first segment of their paths. All others belong to the shop, which always exists.
const PAGES: [(&str, Feature); 13] = [
    ("account", Accounts),
    ("account-deleted", Accounts),
    ("add-purchase", Accounts),
    ("confirm", Passwords),
    ("confirm-email", Accounts),
    ("forgot-number", Passwords),
    ("forgot-password", Passwords),
    ("register", Passwords),
    ("set-password", Passwords),
    ("sign-in", Accounts),
    ("signed-out", Accounts),
    ("sso", Providers),
    ("undo-email", Accounts),
];

/// Functions that do not need passwords, or not only those. All others but [`BUY`] do, so that a new one is closed by
/// default.
const FUNCTIONS: [(&str, Feature); 18] = [
    ("/api/add-purchase", Accounts),
    ("/api/answer-provider", Accounts),
    ("/api/ask-for-purchase", Accounts),
    ("/api/cancel-email-change", Accounts),
    ("/api/change-email", Accounts),
    ("/api/change-profile", Accounts),
    ("/api/confirm-email", Accounts),
    ("/api/decline-account", Providers),
    ("/api/delete-account", Accounts),
    ("/api/end-other-sessions", Accounts),
    ("/api/end-session", Accounts),
    ("/api/link-by-mail", Providers),
    ("/api/link-by-password", Both),
    ("/api/mail-proof", Providers),
    ("/api/open-account", Providers),
    ("/api/sign-out", Accounts),
    ("/api/undo-email", Accounts),
    ("/api/unlink", Accounts),
];

/// The only function that guests call.
const BUY: &str = "/api/buy";

/// What visitors may read before they sign in, by law.
const ACCESSIBILITY: &str = "/accessibility";

/// Addresses that programs know by convention (RFC 8615).
const WELL_KNOWN: &str = "/.well-known/";

/// Paths under `/sso` that are not ids of providers.
const UNDER_SSO: [&str; 3] = ["leave", "link", "prove"];

/// Returns whether the portal has the address, by its settings.
pub fn exists(portal: &Portal, path: &str) -> bool {
    match purpose(path) {
        None => true,
        Some(Accounts) => portal.settings.customer_accounts_enabled,
        Some(Passwords) => portal.settings.password_sign_in(),
        Some(Providers) => has_provider(portal, path),
        Some(Both) => portal.settings.password_sign_in() && has_provider(portal, path),
    }
}

/// Returns whether the address may belong to a provider test, which is possible before the provider is enabled. The
/// handler verifies it.
pub fn may_be_test(path: &str, is_on_a_flow: impl Fn() -> bool) -> bool {
    let segments: Vec<&str> = segments(path).collect();
    match segments.as_slice() {
        ["sso", id, "test", _] => id.parse::<ProviderId>().is_ok(),
        ["sso", id, "callback"] => id.parse::<ProviderId>().is_ok() && is_on_a_flow(),
        _ => false,
    }
}

/// Returns whether forced sign-in requires a session: not for sign-in itself, mailed links, conventional addresses, the
/// page about accessibility, and orders, whose links contain a secret. Buying checks the session itself, since only the
/// function has the page to return to and what was typed.
pub fn is_shop(path: &str) -> bool {
    let is_order = path == "/order" || path.starts_with("/order/") || path.starts_with("/orders/");
    let is_always_open = path == BUY || path == ACCESSIBILITY || path.starts_with(WELL_KNOWN);
    let open = purpose(path).is_some() || is_order || is_always_open;
    !open
}

/// Returns whether the path is that of a server function.
pub fn is_function(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Returns what the address is for; `None` for the shop.
fn purpose(path: &str) -> Option<Feature> {
    let of = |list: &[(&str, Feature)], name: &str| {
        let found = list.iter().find(|(known, _)| *known == name);
        found.map(|(_, purpose)| *purpose)
    };
    if is_function(path) {
        return (path != BUY).then(|| of(&FUNCTIONS, path).unwrap_or(Passwords));
    }
    if path == CHANGE_PASSWORD {
        return Some(Passwords);
    }
    of(&PAGES, segments(path).next().unwrap_or_default())
}

fn has_provider(portal: &Portal, path: &str) -> bool {
    let mut segments = segments(path);
    let names_one = segments.next() == Some("sso");
    match segments.next() {
        Some(id) if names_one && !UNDER_SSO.contains(&id) => {
            id.parse().is_ok_and(|id: ProviderId| portal.provider(id).is_some())
        }
        _ => !portal.providers.is_empty(),
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.trim_start_matches('/').split('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{LocalText, Locale, OperatorId, PortalId, ProviderChoice, Settings};

    fn portal(change: impl FnOnce(&mut Settings), providers: &[i64]) -> Portal {
        let mut settings = Settings::default();
        change(&mut settings);
        let choice = |id: &i64| ProviderChoice {
            id: ProviderId::new(*id),
            access_rule: 1,
            name: "Plata ID".into(),
            button: LocalText::default(),
            error: LocalText::default(),
        };
        Portal {
            id: PortalId::new(1),
            operator: OperatorId::new(1),
            operator_name: String::new(),
            name: String::new(),
            host: "a.test".into(),
            origin: "https://a.test".into(),
            accent: String::new(),
            locales: Locale::ALL.to_vec(),
            default_locale: Locale::English,
            logo: None,
            sender_name: String::new(),
            sender: "a@a.test".parse().expect("an address"),
            settings,
            providers: providers.iter().map(choice).collect(),
            messages: Vec::new(),
            consent: Vec::new(),
        }
    }

    const SHOP: [&str; 4] = ["/", "/products/3", "/nowhere", "/signing"];
    const OPEN: [&str; 6] = [
        "/accessibility",
        "/api/buy",
        "/orders/P-1",
        "/order/token",
        "/.well-known/security.txt",
        "/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200",
    ];
    const ALWAYS: [&str; 8] = [
        "/account/purchases/P-1",
        "/add-purchase/token",
        "/api/ask-for-purchase",
        "/sign-in",
        "/signed-out",
        "/api/sign-out",
        "/api/change-profile",
        "/api/unlink",
    ];
    const PASSWORDS: [&str; 9] = [
        "/.well-known/change-password",
        "/register/check-mail",
        "/confirm/token",
        "/forgot-number/sent",
        "/forgot-password",
        "/set-password/token",
        "/api/sign-in",
        "/api/change-password",
        "/api/something-new",
    ];
    const SSO: [&str; 9] = [
        "/sso/7/start",
        "/sso/7/callback",
        "/sso/7/refused",
        "/sso/link",
        "/sso/prove/token",
        "/sso/leave",
        "/api/link-by-mail",
        "/api/open-account",
        "/api/decline-account",
    ];

    #[track_caller]
    fn check(portal: &Portal, addresses: &[&str], there: bool) {
        for address in addresses {
            assert_eq!(exists(portal, address), there, "{address}");
        }
    }

    #[test]
    fn without_accounts_there_is_the_shop_alone() {
        let off = portal(|it| it.customer_accounts_enabled = false, &[]);
        check(&off, &[&SHOP[..], &OPEN].concat(), true);
        check(&off, &[&ALWAYS[..], &PASSWORDS, &SSO].concat(), false);
    }

    #[test]
    fn without_providers_there_is_everything_but_single_sign_on() {
        let plain = portal(|_| {}, &[]);
        check(&plain, &[&ALWAYS[..], &PASSWORDS].concat(), true);
        check(&plain, &SSO, false);
        check(&plain, &["/api/link-by-password"], false);
    }

    #[test]
    fn next_to_passwords_providers_add_to_what_is_there() {
        let both = portal(|it| it.sso_enabled = true, &[7]);
        check(&both, &[&ALWAYS[..], &PASSWORDS, &SSO].concat(), true);
        check(&both, &["/api/link-by-password"], true);
    }

    #[test]
    fn where_providers_are_the_only_way_in_nothing_of_passwords_is_there() {
        let only = portal(|it| (it.sso_enabled, it.sso_only) = (true, true), &[7]);
        check(&only, &[&SHOP[..], &OPEN, &ALWAYS, &SSO].concat(), true);
        check(&only, &PASSWORDS, false);
        check(&only, &["/api/link-by-password"], false);
    }

    #[test]
    fn a_provider_that_is_none_of_the_portals_is_not_there() {
        let portal = portal(|it| it.sso_enabled = true, &[7, 9]);
        check(&portal, &["/sso/9/start", "/sso/9/logout"], true);
        check(
            &portal,
            &[
                "/sso/8/start",
                "/sso/x/callback",
                "/sso/07x/logout",
                "/sso//start",
                "/sso/%37/start",
            ],
            false,
        );
    }

    #[test]
    fn a_provider_test_works_while_providers_are_disabled() {
        assert!(may_be_test("/sso/7/test/token", || false));
        assert!(may_be_test("/sso/7/callback", || true));
        assert!(!may_be_test("/sso/7/callback", || false));
        for path in [
            "/sso/x/test/token",
            "/sso/7/test",
            "/sso/7/test/token/more",
            "/sso/x/callback",
            "/sso/7/start",
            "/sso/7/refused",
            "/sso/link",
            "/sign-in",
            "/7/callback",
        ] {
            assert!(!may_be_test(path, || true), "{path}");
        }
    }

    #[test]
    fn force_login_leaves_open_what_leads_in_and_what_carries_its_own_secret() {
        for path in SHOP {
            assert!(is_shop(path), "{path}");
        }
        for path in [&OPEN[..], &ALWAYS, &PASSWORDS, &SSO].concat() {
            assert!(!is_shop(path), "{path}");
        }
    }
}
