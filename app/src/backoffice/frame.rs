//! The layout of every page: with a menu for signed-in agents, without one before that.

use super::context::BackofficeContext;
use crate::components::notice::{MenuRefusal, Restored};
use crate::components::page::escaped;
use crate::ssr::{self, PageError};
use crate::texts::backoffice::time_zone;
use crate::texts::{backoffice as texts, common, moments};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Agent, Locale, Permission, Role};
use std::future::Future;

mod menu;

use menu::{SideMenu, SignedOutHeader};

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
            view! { <SideMenu agent=agent.clone() path=context.path.clone() locale /> }.into_any(),
            (!names_zone).then(|| view! { <TimesIn class="foot hint" /> }),
        ),
        None => (view! { <SignedOutHeader locale /> }.into_any(), None),
    };
    let prefix = if context.is_refused() { common::error_title(locale) } else { "" };
    view! {
        <Title text=escaped(&format!("{prefix}{title} · {}", texts::backoffice(locale))) />
        <a class="skip" href="#content">
            {common::skip(locale)}
        </a>
        {side}
        <main id="content" tabindex="-1">
            <MenuRefusal />
            <Restored />
            {children()}
            {foot}
        </main>
    }
    .into_any()
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
    .into_any()
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
    .into_any()
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
    .into_any()
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
