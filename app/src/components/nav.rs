//! The header with its two menus, and the footer. The menus are plain HTML and open without scripts.

use super::company::{Company, LegalPages};
use crate::portal::sign_out::SignOut;
use crate::texts::{common, company};
use crate::{PageRequest, PortalContext};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SsoRefusal;
use model::{Customer, Locale, Portal, Refusal, percent};
use std::sync::Arc;

#[component]
pub fn Header() -> impl IntoView {
    let PortalContext { portal, customer, request } = expect_context::<PortalContext>();
    let locale = request.locale;
    let has_purchases = customer.is_some() && portal.settings.customer_accounts_enabled;
    let links = view! { <Places path=request.path.clone() locale has_purchases /> };
    let account = match customer {
        _ if !portal.settings.customer_accounts_enabled => None,
        Some(customer) => Some(view! { <CustomerMenu customer /> }.into_any()),
        None => Some(
            view! {
                <a class="button small" href="/sign-in">
                    {common::sign_in(locale)}
                </a>
            }
            .into_any(),
        ),
    };
    view! {
        <header class="site">
            <nav aria-label=common::main_menu(locale)>
                <a class="brand" href="/">
                    <Brand portal=portal.clone() />
                </a>
                {links}
                <span class="space"></span>
                <LanguageMenu locales=portal.locales.clone() />
                {account}
            </nav>
        </header>
    }
}

/// The links to tickets and, for a signed-in customer, to their purchases. On a phone they have a row of their own.
#[component]
fn Places(path: String, locale: Locale, has_purchases: bool) -> impl IntoView {
    let here = |address: &str| (path == address).then_some("page");
    let purchases = has_purchases.then(|| {
        view! {
            <a class="link" href="/account/purchases" aria-current=here("/account/purchases")>
                {common::my_purchases(locale)}
            </a>
        }
    });
    view! {
        <span class="places">
            <a class="link" href="/" aria-current=here("/")>
                {common::tickets(locale)}
            </a>
            {purchases}
        </span>
    }
}

/// The height of a logo, in CSS pixels.
const LOGO_HEIGHT: i32 = 36;

/// The portal's logo, or else its initials and name.
#[component]
fn Brand(portal: Arc<Portal>) -> impl IntoView {
    match &portal.logo {
        Some(logo) => view! {
            <img
                class="logo"
                src=format!("/logo/{}", logo.file)
                alt=portal.name.clone()
                width=logo.width_at(LOGO_HEIGHT)
                height=LOGO_HEIGHT
            />
        }
        .into_any(),
        None => view! {
            <span class="mark" aria-hidden="true">
                {portal.initials()}
            </span>
            <span class="name">{portal.name.clone()}</span>
        }
        .into_any(),
    }
}

/// Links to the same page in each language; nothing if there is only one.
#[component]
pub fn LanguageMenu(#[prop(default = Locale::ALL.to_vec())] locales: Vec<Locale>) -> impl IntoView {
    let PageRequest { locale, path, query, .. } = expect_context();
    let return_to = query
        .return_to
        .map(|path| format!("return_to={}&", percent::encode_path(path.as_str())))
        .unwrap_or_default();
    // The page after a refusal by a provider has no text without its code, so the links keep it.
    let refused = query
        .refused
        .first()
        .and_then(|code| SsoRefusal::from_code(code))
        .map(|refusal| format!("refused={}&", refusal.code()))
        .unwrap_or_default();
    let several = locales.len() > 1;
    let items = locales
        .into_iter()
        .map(|other| {
            let tag = other.tag();
            view! {
                <li>
                    <a
                        href=format!("{path}?{refused}{return_to}lang={tag}")
                        lang=tag
                        hreflang=tag
                        rel="nofollow"
                        aria-current=(other == locale).then_some("true")
                    >
                        {other.name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    several.then(|| view! { <Languages locale>{items}</Languages> })
}

/// The menu with these languages, named after the page's.
#[component]
pub fn Languages(locale: Locale, children: Children) -> impl IntoView {
    view! {
        <details class="menu" name="header" id="language-menu">
            <summary>
                <span class="hidden">{common::language(locale)} {common::colon(locale)}</span>
                <span class="wide">{locale.name()}</span>
                <abbr class="slim" title=locale.name()>
                    {locale.tag().to_uppercase()}
                </abbr>
            </summary>
            <ul>{children()}</ul>
        </details>
    }
}

#[component]
fn CustomerMenu(customer: Customer) -> impl IntoView {
    let locale = expect_context::<PortalContext>().locale;
    view! {
        <details class="menu" name="header" id="account-menu">
            <summary>
                <span class="hidden">{common::my_account(locale)} {common::colon(locale)}</span>
                <span class="name">
                    {customer.first_name} <span class="wide">" " {customer.last_name}</span>
                </span>
            </summary>
            <ul>
                <li>
                    <a href="/account/profile">{common::profile(locale)}</a>
                </li>
                <li>
                    <form action=SignOut::PATH method="post">
                        <button type="submit">{common::sign_out(locale)}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
}

#[component]
pub fn Footer() -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let (portal, locale) = (&context.portal, context.locale);
    view! {
        <footer class="site">
            <p>
                {portal.operator_name.clone()} " · " <a href="/">{common::tickets(locale)}</a>
            </p>
            <Company settings=portal.settings.clone() />
            <nav aria-label=company::about(locale)>
                <LegalPages settings=portal.settings.clone() locale />
            </nav>
        </footer>
    }
}
