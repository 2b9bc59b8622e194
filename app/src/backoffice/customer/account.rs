//! The customer's sign-in methods and sessions, and disabling the account.

use super::super::confirm_action::ConfirmAction;
use super::super::disabled_action::DisabledAction;
use super::super::table::Moment;
use super::activation::{ActivationStatus, SendForm};
use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::time::Ago;
use crate::failure::Refused;
use crate::texts::account::browser_on;
use crate::texts::backoffice::{colon, customers as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::CustomerActionRefusal;
use model::{
    AccountState, Agent, CustomerDetails, LinkedSignIn, Locale, Permission, SessionSummary,
};

#[server(prefix = "/agents-api", endpoint = "end-sessions")]
pub async fn end_sessions(
    #[server(default)] number: String,
) -> Result<(), Refused<CustomerActionRefusal>> {
    use crate::ssr;
    let (agent, number) =
        (ssr::agent()?, ssr::customer_number(&number, CustomerActionRefusal::Unknown)?);
    let ended =
        ssr::accounts().customers().end_sessions(&agent, &ssr::agent_caller(), &number).await;
    ssr::answer_about(ended, &number, "end-sessions", &crate::context::Notice::SessionsEnded)
}

#[server(prefix = "/agents-api", endpoint = "disable-customer")]
pub async fn disable_customer(
    #[server(default)] number: String,
) -> Result<(), Refused<CustomerActionRefusal>> {
    use crate::ssr;
    let (agent, number) =
        (ssr::agent()?, ssr::customer_number(&number, CustomerActionRefusal::Unknown)?);
    let disabled = ssr::accounts().customers().disable(&agent, &ssr::agent_caller(), &number).await;
    ssr::answer_about(disabled, &number, "disable-customer", &crate::context::Notice::Disabled)
}

#[server(prefix = "/agents-api", endpoint = "enable-customer")]
pub async fn enable_customer(
    #[server(default)] number: String,
) -> Result<(), Refused<CustomerActionRefusal>> {
    use crate::ssr;
    let (agent, number) =
        (ssr::agent()?, ssr::customer_number(&number, CustomerActionRefusal::Unknown)?);
    let enabled = ssr::accounts().customers().enable(&agent, &ssr::agent_caller(), &number).await;
    ssr::answer_about(enabled, &number, "enable-customer", &crate::context::Notice::Enabled)
}

#[component]
pub fn AccountCard(details: CustomerDetails, agent: Agent, locale: Locale) -> impl IntoView {
    let disabled = details.summary.account == AccountState::Disabled;
    let number = details.summary.number.to_string();
    let lock =
        (!details.deleted).then(|| view! { <Lock disabled number=number.clone() agent locale /> });
    let send = (!details.deleted && !disabled)
        .then(|| view! { <SendForm details=details.clone() locale /> });
    view! {
        <section class="card dense" id="account-card">
            <h2>{texts::customer_account(locale)}</h2>
            <ActivationStatus details=details.clone() locale />
            {send}
            <SignInMethods details=details.clone() locale />
            <Sessions sessions=details.sessions number locale />
            {lock}
        </section>
    }
    .into_any()
}

/// The sign-in methods, on or off.
#[component]
fn SignInMethods(details: CustomerDetails, locale: Locale) -> impl IntoView {
    let (number, email) = match details.summary.account {
        AccountState::Active { number, email, .. } => (
            on_or(number, texts::off(locale), locale),
            on_or(email, texts::off_customer_turns_on(locale), locale),
        ),
        AccountState::Invited => {
            (texts::when_password_is_set(locale), texts::off_customer_turns_on(locale))
        }
        AccountState::None | AccountState::Disabled => (texts::off(locale), texts::off(locale)),
    };
    let linked = if details.linked.is_empty() {
        view! { <span class="quiet-text">{texts::not_linked(locale)}</span> }.into_any()
    } else {
        details
            .linked
            .into_iter()
            .map(|linked| view! { <LinkedIdentity linked locale /> })
            .collect_view()
            .into_any()
    };
    view! {
        <dl class="facts">
            <dt>{texts::by_number(locale)}</dt>
            <dd>{number}</dd>
            <dt>{texts::by_email(locale)}</dt>
            <dd>{email}</dd>
            <dt>{texts::by_provider(locale)}</dt>
            <dd>{linked}</dd>
        </dl>
    }
    .into_any()
}

fn on_or(on: bool, off: &'static str, locale: Locale) -> &'static str {
    if on { texts::on(locale) } else { off }
}

#[component]
fn LinkedIdentity(linked: LinkedSignIn, locale: Locale) -> impl IntoView {
    view! {
        <p class="address">
            {linked.provider} {colon(locale)} {linked.label} " (" <Moment at=linked.linked_at locale /> ")"
        </p>
    }
    .into_any()
}

/// Active sessions, and ending all of them.
#[component]
fn Sessions(sessions: Vec<SessionSummary>, number: String, locale: Locale) -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let count = match sessions.len() {
        0 => texts::nowhere(locale).to_owned(),
        count => texts::on_devices(locale, count),
    };
    let is_anywhere = !sessions.is_empty();
    let end = is_anywhere.then(|| {
        let errors = FormErrors::about::<CustomerActionRefusal>(&request);
        view! {
            <Form
                name="end-sessions"
                action=EndSessions::PATH
                errors
                submit=texts::end_sessions(locale)
                pending=texts::ending(locale)
                class="button small"
            >
                <Hidden name="number" value=number />
            </Form>
        }
    });
    let rows = sessions
        .into_iter()
        .map(|session| view! { <li>{device(&session.user_agent, locale)} ", " {texts::last_used(locale)} " " <Ago at=session.last_seen_at locale /></li> })
        .collect_view();
    view! {
        <h3>{texts::sessions(locale)} {colon(locale)} {count}</h3>
        {is_anywhere.then(|| view! { <ul class="plain hint">{rows}</ul> })}
        {end}
    }
    .into_any()
}

fn device(user_agent: &str, locale: Locale) -> String {
    match model::device::describe(user_agent) {
        (Some(browser), Some(system)) => browser_on(locale, browser, system),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => texts::unknown_device(locale).to_owned(),
    }
}

/// Disables the customer, after a confirmation, or enables them again.
#[component]
fn Lock(disabled: bool, number: String, agent: Agent, locale: Locale) -> impl IntoView {
    let errors = FormErrors::about::<CustomerActionRefusal>(&expect_context::<PageRequest>());
    if !agent.may(Permission::DisableCustomers) {
        let label = if disabled { texts::enable(locale) } else { texts::disable(locale) };
        return view! { <DisabledAction label id="why-not-disable" why=texts::only_admins(locale) /> }
            .into_any();
    }
    if disabled {
        return view! {
            <Form
                name="enable-customer"
                action=EnableCustomer::PATH
                errors
                submit=texts::enable(locale)
                pending=texts::enabling(locale)
                class="button"
            >
                <Hidden name="number" value=number.clone() />
            </Form>
        }
        .into_any();
    }
    view! {
        <ConfirmAction
            name="disable-customer"
            action=DisableCustomer::PATH
            errors
            summary=texts::disable_summary(locale)
            text=texts::disable_text(locale)
            submit=texts::disable(locale)
            pending=texts::disabling(locale)
        >
            <Hidden name="number" value=number.clone() />
        </ConfirmAction>
    }
    .into_any()
}
