//! Second-factor enrolment, and the recovery codes it creates.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, BackofficeStatusPage, unauthenticated_page};
use super::second_factor::requested_page;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::components::qr::Qr;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::{SecondFactorRefusal, SessionRefusal};
use model::{Enrolment, Locale};

#[server(prefix = "/agents-api", endpoint = "confirm-enrolment")]
pub async fn confirm_enrolment(
    #[server(default)] code: String,
    #[server(default)] browser_zone: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<SecondFactorRefusal>> {
    let back = ssr::with_return("/enrol", &return_to);
    let session = ssr::accounts()
        .agents()
        .confirm_enrolment(&ssr::agent_caller(), &ssr::agent_session(), &code)
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::set_cookie(ssr::cookies::Name::Agent, session.expose());
    ssr::adopt_time_zone(session.expose(), &browser_zone).await;
    ssr::see_other(&ssr::with_return("/recovery-codes", &return_to));
    Ok(())
}

/// Marks the recovery codes as saved: they are not shown again.
#[server(prefix = "/agents-api", endpoint = "keep-recovery-codes")]
pub async fn keep_recovery_codes(
    #[server(default)] return_to: String,
) -> Result<(), Refused<SessionRefusal>> {
    ssr::accounts()
        .agents()
        .recovery_codes_kept(&ssr::agent_session())
        .await
        .map_err(|error| ssr::refuse(error.into(), "/recovery-codes", &[]))?;
    ssr::see_other(requested_page(&return_to).as_str());
    Ok(())
}

#[component]
pub fn EnrolmentPage() -> impl IntoView {
    unauthenticated_page(ssr::enrolment(), |context, enrolment| {
        let locale = context.locale;
        match enrolment {
            Some(enrolment) => view! { <SetUp context enrolment /> }.into_any(),
            None => view! {
                <BackofficeStatusPage title=texts::no_key_title(locale) text=texts::no_key_text(locale)>
                    <a class="button" href="/enrol">
                        {crate::texts::common::try_again(locale)}
                    </a>
                </BackofficeStatusPage>
            }
            .into_any(),
        }
    })
}

#[component]
fn SetUp(context: BackofficeContext, enrolment: Enrolment) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SecondFactorRefusal>(&context);
    view! {
        <BackofficeLayout title=texts::enrol_title(locale)>
            <section class="card narrow">
                <h1>{texts::enrol_title(locale)}</h1>
                <p class="lead">{texts::enrol_lead(locale)}</p>
                <Key enrolment=enrolment.clone() locale />
                <Form
                    name="confirm-enrolment"
                    action=ConfirmEnrolment::PATH
                    errors
                    submit=texts::confirm_enrolment(locale)
                    pending=texts::checking(locale)
                >
                    <p class="step">{texts::enrol_then(locale)}</p>
                    <Hidden name="return_to" value=context.return_to() />
                    // The script of the document fills it in.
                    <Hidden name="browser_zone" value=String::new() />
                    <Field
                        name="code"
                        label=texts::code(locale)
                        autocomplete="one-time-code"
                        inputmode="numeric"
                        hint=texts::code_hint(locale).into_any()
                    />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

/// The secret in every form that authenticator apps accept.
#[component]
fn Key(enrolment: Enrolment, locale: Locale) -> impl IntoView {
    view! {
        <p class="step">{texts::enrol_scan(locale)}</p>
        <Qr svg=enrolment.qr_svg alt=texts::enrol_qr(locale) />
        <p class="hint">{texts::enrol_type(locale)}</p>
        <p class="key">{enrolment.secret}</p>
        <p class="hint">
            <a href=enrolment.uri>{texts::enrol_open(locale)}</a>
        </p>
    }
    .into_any()
}

#[component]
pub fn RecoveryCodesPage() -> impl IntoView {
    unauthenticated_page(ssr::recovery_codes(), |context, codes| {
        if codes.is_empty() {
            let locale = context.locale;
            let on = requested_page(&context.return_to()).to_string();
            view! {
                <BackofficeStatusPage title=texts::codes_gone_title(locale) text=texts::codes_gone_text(locale)>
                    <a class="button primary" href=on.clone()>
                        {texts::go_on(locale)}
                    </a>
                </BackofficeStatusPage>
            }
            .into_any()
        } else {
            view! { <Codes context codes /> }.into_any()
        }
    })
}

#[component]
fn Codes(context: BackofficeContext, codes: Vec<String>) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<SessionRefusal>(&context);
    let list = codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view();
    view! {
        <BackofficeLayout title=texts::codes_title(locale)>
            <section class="card narrow">
                <h1>{texts::codes_title(locale)}</h1>
                <p class="lead">{texts::codes_lead(locale)}</p>
                <ul class="codes">{list}</ul>
                <Form
                    name="keep-recovery-codes"
                    action=KeepRecoveryCodes::PATH
                    errors
                    submit=texts::codes_kept(locale)
                    pending=texts::go_on(locale)
                >
                    <Hidden name="return_to" value=context.return_to() />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
