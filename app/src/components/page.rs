//! The layout of every page, and the error pages.

use super::nav::{Footer, Header};
use super::notice::{LinkedNotice, MenuRefusal, Restored};
use crate::PortalContext;
use crate::ssr::{self, PageError};
use crate::texts::common;
use leptos::prelude::*;
use leptos_meta::Title;
use model::percent;
use std::future::Future;

/// A page with its title, header and footer.
#[component]
pub fn PageLayout(
    #[prop(into)] title: String,
    /// Whether search engines may index it.
    #[prop(default = false)]
    public: bool,
    children: Children,
) -> impl IntoView {
    let context = expect_context::<PortalContext>();
    if !public {
        ssr::hide_from_search_engines();
    }
    let prefix = if context.is_refused() { common::error_title(context.locale) } else { "" };
    view! {
        <Title text=escaped(&format!("{prefix}{title} · {}", context.portal.name)) />
        <a class="skip" href="#content">
            {common::skip(context.locale)}
        </a>
        <Header />
        <main id="content" tabindex="-1">
            <MenuRefusal />
            <Restored />
            <LinkedNotice />
            {children()}
        </main>
        <Footer />
    }
}

/// Escapes what the framework writes as it is: document titles, and contents of text areas.
pub(crate) fn escaped(title: &str) -> String {
    title.replace('&', "&amp;").replace('<', "&lt;")
}

/// A page with one sentence, a primary action and optionally a secondary one.
#[component]
pub fn StatusPage(
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    /// The actions.
    children: Children,
) -> impl IntoView {
    view! {
        <PageLayout title=title.clone()>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead">{text}</p>
                <div class="actions">{children()}</div>
            </section>
        </PageLayout>
    }
}

/// The 404 page.
#[component]
pub fn NotFound() -> impl IntoView {
    ssr::set_status(404);
    let locale = expect_context::<PortalContext>().locale;
    let (title, text) = if ssr::accounts_are_closed() {
        (common::closed_title(locale), common::closed_text(locale))
    } else {
        (common::not_found_title(locale), common::not_found_text(locale))
    };
    view! {
        <StatusPage title text>
            <a class="button primary" href="/">
                {common::back_to_tickets(locale)}
            </a>
        </StatusPage>
    }
}

#[component]
fn ErrorPage(error: PageError) -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let locale = context.locale;
    match error {
        // No page of a portal requires a role.
        PageError::NotFound | PageError::Forbidden => view! { <NotFound /> }.into_any(),
        PageError::SignedOut => view! {
            <StatusPage title=common::session_ended_title(locale) text=common::session_ended_text(locale)>
                <a class="button primary" href=format!("/sign-in?return_to={}", percent::encode_path(&context.path))>
                    {common::sign_in(locale)}
                </a>
            </StatusPage>
        }
        .into_any(),
        PageError::NoCookies => view! {
            <StatusPage title=common::no_cookies_title(locale) text=common::no_cookies_text(locale)>
                <a class="button primary" href="/">
                    {common::back_to_tickets(locale)}
                </a>
            </StatusPage>
        }
        .into_any(),
        PageError::Unavailable => view! {
            <StatusPage title=common::unavailable_title(locale) text=common::unavailable_text(locale)>
                <a class="button primary" href=context.path.clone()>
                    {common::try_again(locale)}
                </a>
            </StatusPage>
        }
        .into_any(),
    }
}

/// Renders a page from loaded data, or the error page.
pub fn loaded<T, V>(
    data: impl Future<Output = Result<T, PageError>> + Send + 'static,
    page: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView
where
    T: 'static,
    V: IntoView + 'static,
{
    Suspend::new(async move {
        match data.await {
            Ok(data) => page(data).into_any(),
            Err(error) => view! { <ErrorPage error /> }.into_any(),
        }
    })
}

/// Renders a page of customer accounts, or the 404 page if the portal has no accounts.
pub fn account_page<V: IntoView + 'static>(page: impl FnOnce(PortalContext) -> V) -> AnyView {
    let context = expect_context::<PortalContext>();
    if context.accounts_enabled() {
        page(context).into_any()
    } else {
        view! { <NotFound /> }.into_any()
    }
}

/// Renders a page about passwords, or the 404 page if the portal takes no passwords.
pub fn password_page<V: IntoView + 'static>(page: impl FnOnce(PortalContext) -> V) -> AnyView {
    account_page(|context| {
        if context.accepts_passwords() {
            page(context).into_any()
        } else {
            view! { <NotFound /> }.into_any()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_close_its_element() {
        assert_eq!(escaped("</title><b>Tea & cake"), "&lt;/title>&lt;b>Tea &amp; cake");
    }
}
