//! The first step of sign-in, with email and password, and signing out.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, BackofficeStatusPage, Done};
use super::second_factor::requested_page;
use crate::components::errors::FormErrors;
use crate::components::field::{Field, PasswordField};
use crate::components::form::{Form, Hidden};
use crate::components::notice::WhySignIn;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{backoffice as texts, common, sign_in};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::AgentSignInRefusal;

/// A correct password still requires the second factor.
#[server(prefix = "/agents-api", endpoint = "sign-in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<AgentSignInRefusal>> {
    let back = ssr::with_return("/sign-in", &return_to);
    let (session, device) = ssr::accounts()
        .agents()
        .sign_in(&ssr::agent_caller(), &email, &password.into())
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[("email", &email)]))?;
    ssr::set_cookie(ssr::cookies::Name::Agent, session.expose());
    ssr::set_cookie(ssr::cookies::Name::Device, device.expose());
    ssr::redirect_after_sign_in(&return_to, || ssr::with_return("/second-factor", &return_to));
    Ok(())
}

#[component]
pub fn SignInPage() -> impl IntoView {
    ssr::probe_cookies();
    let context = expect_context::<BackofficeContext>();
    let is_on_the_way = context.stage.is_some() && context.param("cookies").is_some();
    if context.agent().is_some() {
        ssr::see_other(requested_page(&context.return_to()).as_str());
    } else if is_on_the_way {
        ssr::see_other(&context.with_return("/second-factor"));
    }
    let locale = context.locale;
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::PasswordSet => Some(texts::password_set(locale)),
        Notice::InvitationAccepted => Some(texts::invitation_accepted(locale)),
        _ => None,
    });
    let forgot = view! { <a href=context.with_return("/forgot-password")>{sign_in::forgot_password(locale)}</a> };
    let errors = FormErrors::about::<AgentSignInRefusal>(&context);
    view! {
        <BackofficeLayout title=texts::sign_in_title(locale)>
            <section class="card narrow">
                <WhySignIn />
                {done.map(|text| view! { <Done text /> })}
                <h1>{texts::sign_in_title(locale)}</h1>
                <p class="lead">{texts::sign_in_lead(locale)}</p>
                <Form
                    name="sign-in"
                    action=SignIn::PATH
                    errors
                    submit=sign_in::submit(locale)
                    pending=sign_in::submitting(locale)
                >
                    <Hidden name="return_to" value=context.return_to() />
                    <Field
                        name="email"
                        label=common::email(locale)
                        kind="email"
                        inputmode="email"
                        autocomplete="username"
                    />
                    <PasswordField
                        name="password"
                        label=common::password(locale)
                        autocomplete="current-password"
                        help=forgot.into_any()
                    />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
pub fn SignedOutPage() -> impl IntoView {
    let locale = expect_context::<BackofficeContext>().locale;
    view! {
        <BackofficeStatusPage title=texts::signed_out_title(locale) text=texts::signed_out_text(locale)>
            <a class="button primary" href="/sign-in">
                {texts::sign_in_again(locale)}
            </a>
        </BackofficeStatusPage>
    }
    .into_any()
}
