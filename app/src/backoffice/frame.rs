//! The layout of every page: with a menu for signed-in agents, without one before that.

use super::context::BackofficeContext;
use super::sign_out::SignOut;
use crate::components::nav::LanguageMenu;
use crate::components::notice::Restored;
use crate::components::page::escaped;
use crate::ssr::{self, PageError};
use crate::texts::backoffice::{merging, time_zone};
use crate::texts::{backoffice as texts, common, moments};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;
use model::{Agent, Locale, Permission, Role};
use std::future::Future;

/// A page with its title, and the menu if an agent is signed in.
#[component]
pub fn BackofficeLayout(
    #[prop(into)] title: String,
    /// Whether the page names its time zone itself, by [`TimesIn`].
    #[prop(optional)]
    names_zone: bool,
    children: Children,
) -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    let locale = context.locale;
    ssr::hide_from_search_engines();
    let (side, foot) = match context.agent() {
        Some(agent) => (
            view! { <Side agent=agent.clone() path=context.path.clone() locale /> }.into_any(),
            (!names_zone).then(|| view! { <TimesIn class="foot hint" /> }),
        ),
        None => (view! { <SignedOutHeader locale /> }.into_any(), None),
    };
    view! {
        <Title text=escaped(&format!("{title} · {}", texts::backoffice(locale))) />
        <a class="skip" href="#content">
            {common::skip(locale)}
        </a>
        {side}
        <main id="content" tabindex="-1">
            <Restored />
            {children()}
            {foot}
        </main>
    }
}

/// The time zone of the page. Until an admin has chosen one, admins read that, and where to choose.
#[component]
pub fn TimesIn(class: &'static str) -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    let locale = context.locale;
    context.agent().map(|agent| {
        let is_chosen = agent.time_zone.is_chosen();
        let text = if is_chosen {
            time_zone::times_in(locale, &moments::zone_name(&agent.time_zone, locale))
        } else {
            time_zone::unchosen(locale).to_owned()
        };
        let choose = (!is_chosen && agent.may(Permission::ChangeSettings)).then(|| {
            view! { " " <a href="/settings#time-zone">{time_zone::choose(locale)}</a> }
        });
        view! { <p class=class>{text} {choose}</p> }
    })
}

/// The header of pages shown before sign-in is complete.
#[component]
fn SignedOutHeader(locale: Locale) -> impl IntoView {
    view! {
        <header class="site">
            <nav aria-label=texts::menu(locale)>
                <a class="brand" href="/">
                    <span class="mark" aria-hidden="true">
                        "B"
                    </span>
                    <span class="name">{texts::backoffice(locale)}</span>
                </a>
                <span class="space"></span>
                <LanguageMenu />
            </nav>
        </header>
    }
}

#[component]
fn Side(agent: Agent, path: String, locale: Locale) -> impl IntoView {
    let places = [
        (Permission::SeeCustomers, "/customers", texts::customers(locale)),
        (Permission::MergeCustomers, "/duplicates", merging::duplicates(locale)),
        (Permission::ManageOrders, "/orders", texts::orders::orders(locale)),
        (Permission::SeeMails, "/mails", texts::mails(locale)),
        (Permission::ChangeSettings, "/settings", texts::settings(locale)),
        (Permission::ManageProviders, "/providers", texts::providers::providers(locale)),
        (Permission::ManageCatalogue, "/products", texts::catalogue::products(locale)),
        (Permission::ManagePortals, "/portals", texts::portals(locale)),
        (Permission::ManagePortals, "/messages", texts::messages(locale)),
        (Permission::ManageAgents, "/agents", texts::agents(locale)),
        (Permission::ManageApiTokens, "/api-tokens", texts::api_tokens::api(locale)),
        (Permission::SeeAudit, "/audit", texts::audit(locale)),
        (Permission::ExportData, "/exports", texts::exports::title(locale)),
        (Permission::ImportData, "/imports", texts::imports::title(locale)),
    ];
    let links = places
        .into_iter()
        .filter(|(permission, ..)| agent.may(*permission))
        .map(|(_, place, name)| {
            let here = path.strip_prefix(place);
            let current = match here {
                Some("") => Some("page"),
                Some(rest) if rest.starts_with('/') => Some("true"),
                _ => None,
            };
            view! {
                <li>
                    <a href=place aria-current=current>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <header class="side">
            <a class="brand" href="/customers">
                <span class="mark" aria-hidden="true">
                    {initials(&agent.operator_name)}
                </span>
                <span class="name">{agent.operator_name.clone()}</span>
            </a>
            <nav aria-label=texts::menu(locale)>
                <ul>{links}</ul>
            </nav>
            <div class="account-menu">
                <AgentMenu agent locale />
                <LanguageMenu />
            </div>
        </header>
    }
}

#[component]
fn AgentMenu(agent: Agent, locale: Locale) -> impl IntoView {
    let change = agent.has_others.then(|| {
        view! {
            <li>
                <a href="/operators">{texts::change_operator(locale)}</a>
            </li>
        }
    });
    view! {
        <details class="menu" name="header" id="account">
            <summary>
                <span class="hidden">{texts::my_account(locale)} {texts::colon(locale)}</span>
                <span class="name">{agent.name}</span>
            </summary>
            <ul>
                <li>
                    <a href="/account">{texts::my_account(locale)}</a>
                </li>
                {change}
                <li>
                    <form action=SignOut::PATH method="post">
                        <button type="submit">{common::sign_out(locale)}</button>
                    </form>
                </li>
            </ul>
        </details>
    }
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}

pub fn role_name(role: Role, locale: Locale) -> &'static str {
    match role {
        Role::Admin => texts::admin(locale),
        Role::Agent => texts::agent(locale),
    }
}

/// A page with one sentence, a primary action and optionally a secondary one.
#[component]
pub fn BackofficeStatusPage(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    children: Children,
) -> impl IntoView {
    view! {
        <BackofficeLayout title=title.clone()>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <div class="actions">{children()}</div>
            </section>
        </BackofficeLayout>
    }
}

/// Shows the success message of the last action.
#[component]
pub fn Done(#[prop(into)] text: String) -> impl IntoView {
    outcome("notice ok", text)
}

/// Shows what the last action left to do.
#[component]
pub fn Unfinished(#[prop(into)] text: String) -> impl IntoView {
    outcome("notice warn", text)
}

/// Placed first on the page and focused, so that keyboard navigation continues from there.
fn outcome(class: &'static str, text: String) -> impl IntoView {
    view! {
        <div class=class role="status" tabindex="-1" autofocus>
            <p>{text}</p>
        </div>
    }
}

#[component]
pub fn NotFound() -> impl IntoView {
    ssr::set_status(404);
    let locale = expect_context::<BackofficeContext>().locale;
    view! {
        <BackofficeStatusPage title=common::not_found_title(locale) text=texts::not_found_text(locale)>
            <a class="button primary" href="/customers">
                {texts::back_to_customers(locale)}
            </a>
        </BackofficeStatusPage>
    }
}

#[component]
pub fn ForbiddenPage() -> impl IntoView {
    ssr::set_status(403);
    let locale = expect_context::<BackofficeContext>().locale;
    view! {
        <BackofficeStatusPage title=texts::forbidden_title(locale) text=texts::forbidden_text(locale)>
            <a class="button primary" href="/customers">
                {texts::back_to_customers(locale)}
            </a>
        </BackofficeStatusPage>
    }
}

#[component]
fn ErrorPage(error: PageError) -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    let locale = context.locale;
    match error {
        PageError::NotFound => view! { <NotFound /> }.into_any(),
        PageError::Forbidden => view! { <ForbiddenPage /> }.into_any(),
        PageError::SignedOut => view! {
            <BackofficeStatusPage title=common::session_ended_title(locale) text=common::session_ended_text(locale)>
                <a class="button primary" href="/sign-in">
                    {common::sign_in(locale)}
                </a>
            </BackofficeStatusPage>
        }
        .into_any(),
        PageError::NoCookies => view! {
            <BackofficeStatusPage title=common::no_cookies_title(locale) text=common::no_cookies_text(locale)>
                <a class="button primary" href="/sign-in">
                    {common::sign_in(locale)}
                </a>
            </BackofficeStatusPage>
        }
        .into_any(),
        PageError::Unavailable => view! {
            <BackofficeStatusPage title=common::unavailable_title(locale) text=common::unavailable_text(locale)>
                <a class="button primary" href=context.path.clone()>
                    {common::try_again(locale)}
                </a>
            </BackofficeStatusPage>
        }
        .into_any(),
    }
}

/// Renders an agent's page from loaded data, or the error page.
pub fn page<T, V>(
    data: impl Future<Output = Result<T, PageError>> + Send + 'static,
    page: impl FnOnce(BackofficeContext, Agent, T) -> V + Send + 'static,
) -> AnyView
where
    T: 'static,
    V: IntoView + 'static,
{
    let context = expect_context::<BackofficeContext>();
    Suspend::new(async move {
        match (data.await, context.agent().cloned()) {
            (Ok(data), Some(agent)) => page(context, agent, data).into_any(),
            (Ok(_), None) => view! { <ErrorPage error=PageError::SignedOut /> }.into_any(),
            (Err(error), _) => view! { <ErrorPage error /> }.into_any(),
        }
    })
    .into_any()
}

/// Renders a page shown before an operator is selected from loaded data, or the error page.
pub fn unauthenticated_page<T, V>(
    data: impl Future<Output = Result<T, PageError>> + Send + 'static,
    page: impl FnOnce(BackofficeContext, T) -> V + Send + 'static,
) -> AnyView
where
    T: 'static,
    V: IntoView + 'static,
{
    let context = expect_context::<BackofficeContext>();
    Suspend::new(async move {
        match data.await {
            Ok(data) => page(context, data).into_any(),
            Err(error) => view! { <ErrorPage error /> }.into_any(),
        }
    })
    .into_any()
}
