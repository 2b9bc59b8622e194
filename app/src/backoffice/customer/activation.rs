//! Activation: its status, and sending the mail or why it cannot be sent.

use super::super::disabled_action::DisabledAction;
use super::super::table::Moment;
use super::data::Bounced;
use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::field::Switch;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice::{bounces, colon, customers as texts};
use crate::texts::durations;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::ActivationRefusal;
use model::{ActivationState, CustomerDetails, Ineligibility, Locale};

#[server(prefix = "/agents-api", endpoint = "send-activation")]
pub async fn send_activation(
    #[server(default)] number: String,
    #[server(default)] despite_bounce: String,
) -> Result<(), Refused<ActivationRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let number = ssr::customer_number(&number, ActivationRefusal::Unknown)?;
    let (accounts, caller) = (ssr::accounts(), ssr::agent_caller());
    let sent = if despite_bounce == "true" {
        accounts.customers().send_activation_despite_bounce(&agent, &caller, &number).await
    } else {
        accounts.customers().send_activation(&agent, &caller, &number).await
    };
    ssr::answer_about(sent, &number, "send-activation", &crate::context::Notice::ActivationSent)
}

/// The activation status.
#[component]
pub fn ActivationStatus(details: CustomerDetails, locale: Locale) -> impl IntoView {
    if details.summary.account == model::AccountState::Disabled {
        return status_notice("bad", texts::state_disabled_title(locale), || {
            texts::state_disabled(locale)
        })
        .into_any();
    }
    match details.activation.state {
        ActivationState::None => {
            status_notice("", texts::state_none_title(locale), || texts::state_none(locale))
                .into_any()
        }
        ActivationState::Sent { at, by, expires_at } => {
            let by = by.map_or_else(
                || texts::sent_on_request(locale).to_owned(),
                |name| texts::sent_by(locale, &name),
            );
            let (title, then) = match expires_at {
                Some(at) => (
                    texts::state_sent_title(locale),
                    Some(
                        view! { " " {texts::not_opened_yet(locale)} " " <LinkExpiry at locale /> },
                    ),
                ),
                None => (texts::state_queued_title(locale), None),
            };
            status_notice("warn", title, move || {
                view! { <Moment at locale /> " " {by} "." {then} }
            })
            .into_any()
        }
        ActivationState::Opened { at, expires_at } => {
            status_notice("warn", texts::state_opened_title(locale), move || {
                view! {
                    {texts::opened_at(locale)}
                    " "
                    <Moment at locale />
                    ". "
                    {texts::opened_but(locale)}
                    " "
                    <LinkExpiry at=expires_at locale />
                }
            })
            .into_any()
        }
        ActivationState::Expired { at } => {
            status_notice("warn", texts::state_expired_title(locale), move || {
                view! {
                    {texts::expired_at(locale)}
                    " "
                    <Moment at locale />
                    ". "
                    {texts::expired_next(locale)}
                }
            })
            .into_any()
        }
        ActivationState::Active { number, email, sso, at } => {
            let ways = ways(number, email, sso, locale);
            let since = at.map(|at| {
                view! { {texts::active_since(locale)} " " <Moment at locale /> {colon(locale)} }
            });
            status_notice("ok", texts::state_active_title(locale), move || {
                view! { {since} {ways} "." }
            })
            .into_any()
        }
        ActivationState::MailFailed { at, error, will_retry } => {
            let next = if will_retry { texts::will_retry(locale) } else { texts::gave_up(locale) };
            status_notice("bad", texts::state_failed_title(locale), move || {
                view! { <Moment at locale /> {colon(locale)} <q>{error}</q> ". " {next} }
            })
            .into_any()
        }
    }
}

fn status_notice<V: IntoView>(
    class: &'static str,
    title: &'static str,
    text: impl FnOnce() -> V,
) -> impl IntoView {
    view! {
        <div class=format!("notice activation-status {class}")>
            <p>
                <strong>{title}</strong>
            </p>
            <p>{text()}</p>
        </div>
    }
}

#[component]
fn LinkExpiry(at: model::Timestamp, locale: Locale) -> impl IntoView {
    view! { {texts::works_until(locale)} " " <Moment at locale /> "." }
}

fn ways(number: bool, email: bool, sso: bool, locale: Locale) -> String {
    let by_password = match (number, email) {
        (true, true) => Some(texts::active_both(locale)),
        (true, false) => Some(texts::active_number(locale)),
        (false, true) => Some(texts::active_email(locale)),
        (false, false) => None,
    };
    match (by_password, sso) {
        (Some(ways), false) => ways.to_owned(),
        (Some(ways), true) => format!("{ways}, {}", texts::and_sso(locale)),
        (None, true) => texts::active_sso(locale).to_owned(),
        (None, false) => texts::active_by_nothing(locale).to_owned(),
    }
}

/// The button that sends the activation mail, disabled with a reason where it cannot. Active accounts have none.
#[component]
pub fn SendForm(details: CustomerDetails, locale: Locale) -> impl IntoView {
    let label = match details.activation.state {
        ActivationState::None => texts::send_activation(locale),
        _ => texts::send_activation_again(locale),
    };
    let request = expect_context::<PageRequest>();
    match details.activation.can_send {
        Err(why) => {
            view! { <DisabledAction label id="why-no-activation" why=ineligibility_text(why, locale) /> }
                .into_any()
        }
        Ok(()) => {
            let errors = FormErrors::about::<ActivationRefusal>(&request);
            let number = details.summary.number.to_string();
            let email = details.summary.email.unwrap_or_default();
            let bounce = details.bounce;
            view! {
                <Form
                    name="send-activation"
                    action=SendActivation::PATH
                    errors
                    submit=label
                    pending=texts::sending(locale)
                >
                    <Hidden name="number" value=number.clone() />
                    <p class="hint address">{texts::goes_to(locale, &email)}</p>
                    {bounce
                        .map(|bounce| {
                            view! {
                                <Bounced bounce locale />
                                <Switch name="despite_bounce" label=bounces::send_anyway(locale) on=false />
                            }
                        })}
                </Form>
            }
            .into_any()
        }
    }
}

fn ineligibility_text(why: Ineligibility, locale: Locale) -> String {
    match why {
        Ineligibility::NoEmail => texts::why_no_email(locale).to_owned(),
        Ineligibility::SsoOnly => texts::why_sso_only(locale).to_owned(),
        Ineligibility::AccountsOff => texts::why_accounts_off(locale).to_owned(),
        Ineligibility::Disabled => texts::why_disabled(locale).to_owned(),
        Ineligibility::AlreadyActive => texts::why_already_active(locale).to_owned(),
        Ineligibility::AgentsAddress => texts::why_agents_address(locale).to_owned(),
        Ineligibility::AddressChanged(seconds) => {
            texts::why_address_changed(locale, &durations::wait(seconds, locale))
        }
        Ineligibility::TooMany(seconds) => {
            texts::why_too_many(locale, &durations::wait(seconds, locale))
        }
        Ineligibility::NotAllowed => texts::why_not_allowed(locale).to_owned(),
    }
}
