//! After registering: which mailbox to check, and sending the mail again.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::notice::{FlashMessage, SuccessAlert};
use crate::components::page::{PageLayout, StatusPage, loaded, password_page};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, registration as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Message::RegistrationDone;
use model::refusals::ResendRefusal;
use model::{Locale, PendingRegistration};

/// `page` names the page with the button: `confirm`, or else the one after registering.
#[server(endpoint = "resend-confirmation")]
pub async fn resend_confirmation(
    #[server(default)] page: String,
) -> Result<(), Refused<ResendRefusal>> {
    let caller = ssr::password_caller()?;
    let (pending, link) =
        (ssr::cookie(ssr::cookies::Name::Pending), ssr::cookie(ssr::cookies::Name::Confirm));
    let from_link = page == "confirm";
    let (back, link) = if from_link { ("/confirm", link) } else { ("/register/check-mail", None) };
    let sent =
        ssr::accounts().registration().resend(&caller, pending.as_deref(), link.as_deref()).await;
    sent.map_err(|failure| ssr::refuse(failure, back, &[]))?;
    ssr::announce(back, &crate::context::Notice::SentAgain);
    Ok(())
}

#[component]
pub fn CheckMailPage() -> impl IntoView {
    password_page(|context| {
        loaded(ssr::pending(), move |pending| match pending {
            Some(pending) => view! { <CheckMail context pending /> }.into_any(),
            None => view! { <NothingPending locale=context.locale /> }.into_any(),
        })
    })
}

#[component]
fn CheckMail(context: PortalContext, pending: PendingRegistration) -> impl IntoView {
    let locale = context.locale;
    let PendingRegistration { email, resend_in } = pending;
    let errors = FormErrors::about::<ResendRefusal>(&context);
    let values = [("email", email.as_str())];
    let text = context.custom_text(RegistrationDone, &values, texts::check_mail_text(locale));
    view! {
        <PageLayout title=texts::check_mail_title(locale)>
            <section class="card narrow">
                <SuccessAlert>
                    <strong>{texts::almost_done(locale)}</strong>
                    " "
                    {texts::sent_to(locale)}
                    " "
                    <strong class="address">{email.clone()}</strong>
                    "."
                </SuccessAlert>
                <h1>{texts::check_mail_title(locale)}</h1>
                <p class="lead">{text.clone()}</p>
                <FlashMessage />
                <p class="lead">{texts::nothing_there(locale)}</p>
                <div class="actions">
                    <Form
                        name="resend-confirmation"
                        action=ResendConfirmation::PATH
                        errors
                        submit=texts::send_again(locale)
                        pending=texts::sending(locale)
                        class="button"
                        countdown=(texts::send_again_in(locale), resend_in)
                    >
                        <Hidden name="page" value="check-mail" />
                    </Form>
                    <a href="/register">{texts::use_another_email(locale)}</a>
                </div>
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn NothingPending(locale: Locale) -> impl IntoView {
    view! {
        <StatusPage title=texts::nothing_pending_title(locale) text=texts::nothing_pending_text(locale)>
            <a class="button primary" href="/sign-in">
                {common::sign_in(locale)}
            </a>
            <a href="/register">{common::register(locale)}</a>
        </StatusPage>
    }
    .into_any()
}
