//! The two ways to prove an account: its password, or a link to its mailbox.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::Form;
use crate::components::notice::{ErrorAlert, SuccessAlert};
use crate::components::other_fields::PasswordOwner;
use crate::components::page::PageLayout;
use crate::context::returning;
use crate::failure::Refused;
use crate::texts::{recovery, registration, sign_in, sso as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::LinkRefusal;
use model::{Locale, Proof, ReturnPath};

#[server(endpoint = "link-by-password")]
pub async fn link_by_password(
    #[server(default)] password: String,
) -> Result<(), Refused<LinkRefusal>> {
    use crate::ssr::{self, cookies::Name};
    let caller = ssr::password_caller()?;
    let pending_link = ssr::cookie(Name::PendingLink).unwrap_or_default();
    let linked =
        ssr::accounts().sso().link_by_password(&caller, &pending_link, &password.into()).await;
    let linked =
        linked.map_err(|failure| ssr::refuse(failure, "/sso/link?form=link-by-password", &[]))?;
    ssr::enter_linked(&linked.signed_in, linked.return_path.as_ref());
    Ok(())
}

#[server(endpoint = "mail-proof")]
pub async fn mail_proof() -> Result<(), Refused<LinkRefusal>> {
    use crate::ssr::{self, cookies::Name};
    let caller = ssr::account_caller()?;
    let pending_link = ssr::cookie(Name::PendingLink).unwrap_or_default();
    let sent = ssr::accounts().sso().mail_proof(&caller, &pending_link).await;
    sent.map_err(|failure| ssr::refuse(failure, "/sso/link?form=mail-proof", &[]))?;
    // Forgets the token of an older link, which must not stand in for the new one.
    ssr::forget_cookie(Name::Proof);
    ssr::announce("/sso/link", &crate::context::Notice::LinkSent);
    Ok(())
}

/// The first step of the proof.
#[component]
pub fn Prove(context: PortalContext, proof: Proof) -> impl IntoView {
    let locale = context.locale;
    let by_password = proof.by_password && context.accepts_passwords();
    let ways = if by_password {
        view! {
            <PasswordForm context=context.clone() email=proof.email.clone() asked=proof.return_path.clone() />
            <p class="or">{texts::or(locale)}</p>
            <MailForm context=context.clone() email=proof.email.clone() class="button" />
        }
        .into_any()
    } else {
        view! { <MailForm context=context.clone() email=proof.email.clone() class="button primary" /> }
            .into_any()
    };
    view! {
        <PageLayout title=texts::prove_title(locale)>
            <section class="card narrow">
                {proof.link_dead.then(|| view! { <ErrorAlert>{texts::link_dead(locale)}</ErrorAlert> })}
                <h1>{texts::prove_title(locale)}</h1>
                <p class="lead">{texts::prove_lead(locale, &proof.email, &proof.provider)}</p>
                <ProviderIdentity proof locale />
                {ways}
            </section>
        </PageLayout>
    }
    .into_any()
}

/// The identity, and the provider it comes from.
#[component]
fn ProviderIdentity(proof: Proof, locale: Locale) -> impl IntoView {
    view! {
        <dl class="facts">
            <dt>{texts::came_from(locale)}</dt>
            <dd>{proof.provider}</dd>
            <dt>{texts::account_there(locale)}</dt>
            <dd>
                <strong>{proof.label}</strong>
            </dd>
        </dl>
    }
    .into_any()
}

#[component]
fn PasswordForm(context: PortalContext, email: String, asked: Option<ReturnPath>) -> impl IntoView {
    let locale = context.locale;
    // A new password ends what waits in this browser, and its sign-in leads to the page asked for.
    let href = returning("/forgot-password", asked.as_ref());
    let forgot = view! { <a href=href>{sign_in::forgot_password(locale)}</a> };
    let errors = FormErrors::about::<LinkRefusal>(&context);
    view! {
        <Form
            name="link-by-password"
            action=LinkByPassword::PATH
            errors
            submit=texts::link(locale)
            pending=texts::linking(locale)
        >
            <PasswordOwner username=email />
            <PasswordField
                name="password"
                label=texts::password_here(locale, &context.portal.name)
                autocomplete="current-password"
                help=forgot.into_any()
            />
        </Form>
    }
    .into_any()
}

#[component]
fn MailForm(context: PortalContext, email: String, class: &'static str) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<LinkRefusal>(&context);
    view! {
        <p class="lead">{texts::mail_text(locale, &email)}</p>
        <Form
            name="mail-proof"
            action=MailProof::PATH
            errors
            submit=texts::send_link(locale)
            pending=registration::sending(locale)
            class=class
        />
    }
    .into_any()
}

/// Shown after the mail was requested.
#[component]
pub fn Sent(context: PortalContext, proof: Proof) -> impl IntoView {
    let locale = context.locale;
    let by_password = (proof.by_password && context.accepts_passwords())
        .then(|| view! { <a href="/sso/link">{texts::use_password(locale)}</a> });
    let errors = FormErrors::about::<LinkRefusal>(&context);
    view! {
        <PageLayout title=recovery::sent_title(locale)>
            <section class="card narrow">
                <SuccessAlert>
                    {registration::sent_to(locale)} " " <strong class="address">{proof.email.clone()}</strong> "."
                </SuccessAlert>
                <h1>{recovery::sent_title(locale)}</h1>
                <p class="lead">{texts::sent_text(locale)}</p>
                <p class="lead">{registration::nothing_there(locale)}</p>
                <div class="actions">
                    <Form
                        name="mail-proof"
                        action=MailProof::PATH
                        errors
                        submit=registration::send_again(locale)
                        pending=registration::sending(locale)
                        class="button"
                    />
                    {by_password}
                </div>
            </section>
        </PageLayout>
    }
    .into_any()
}
