//! The customer's active sessions, and ending one or all but this one.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::time::Ago;
use crate::failure::Refused;
use crate::texts::account as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SessionRefusal;
use model::{SessionId, SessionSummary};

#[server(endpoint = "end-other-sessions")]
pub async fn end_other_sessions() -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    let ended = ssr::accounts().sessions().end_others(&caller, &customer).await;
    ended
        .map_err(|failure| ssr::refuse(failure, "/account/profile?form=end-other-sessions", &[]))?;
    ssr::announce("/account/profile", &crate::context::Notice::SessionsEnded);
    Ok(())
}

#[server(endpoint = "end-session")]
pub async fn end_session(
    #[server(default)] session: String,
) -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    // An invalid id matches no session.
    let id = session.parse().unwrap_or_default();
    let ended = ssr::accounts().sessions().end_one(&caller, &customer, id).await;
    let back = format!("/account/profile?form=end-session-{id}");
    ended.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce("/account/profile", &crate::context::Notice::SessionEnded);
    Ok(())
}

#[component]
pub fn Sessions(context: PortalContext, sessions: Vec<SessionSummary>) -> impl IntoView {
    let locale = context.locale;
    let end_others = if sessions.iter().any(|session| !session.current) {
        let errors = FormErrors::about::<SessionRefusal>(&context);
        view! {
            <Form
                name="end-other-sessions"
                action=EndOtherSessions::PATH
                errors
                submit=texts::end_others(locale)
                pending=texts::ending(locale)
                class="button"
            />
        }
        .into_any()
    } else {
        view! { <p class="hint">{texts::only_this_device(locale)}</p> }.into_any()
    };
    let rows = sessions
        .into_iter()
        // `into_any`: the page's type would otherwise exceed the compiler's nesting limit.
        .map(|session| view! { <SessionItem context=context.clone() session /> }.into_any())
        .collect_view();
    view! {
        <section class="card" id="sessions">
            <h2>{texts::sessions_title(locale)}</h2>
            <ul class="rows">{rows}</ul>
            {end_others}
        </section>
    }
    .into_any()
}

#[component]
fn SessionItem(context: PortalContext, session: SessionSummary) -> impl IntoView {
    let locale = context.locale;
    let device = match model::device::describe(&session.user_agent) {
        (Some(browser), Some(system)) => texts::browser_on(locale, browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => texts::unknown_device(locale).to_owned(),
    };
    let about = format!("session-{}", session.id);
    let state = if session.current {
        view! { <span class="pill ok">{texts::this_device(locale)}</span> }.into_any()
    } else {
        view! { <EndOne context id=session.id about=about.clone() /> }.into_any()
    };
    view! {
        <li>
            <div id=about>
                <strong class="device">{device}</strong>
                <p class="hint">
                    {texts::signed_in_since(locale)} " " <Ago at=session.signed_in_at locale /> " · "
                    {texts::last_seen(locale)} " " <Ago at=session.last_seen_at locale />
                </p>
            </div>
            {state}
        </li>
    }
    .into_any()
}

#[component]
fn EndOne(
    context: PortalContext,
    id: SessionId,
    /// The id of what shows the session: one browser may have several.
    about: String,
) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SessionRefusal>(&context);
    view! {
        <Form
            name=format!("end-session-{id}")
            action=EndSession::PATH
            errors
            submit=texts::end_this(locale)
            pending=texts::ending(locale)
            class="button small"
            about
        >
            <Hidden name="session" value=id.to_string() />
        </Form>
    }
    .into_any()
}
