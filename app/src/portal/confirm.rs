//! The page of a confirmation link. A GET changes nothing; the form activates the account.

use super::check_mail::ResendConfirmation;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, StatusPage, loaded, password_page};
use crate::context::{Notice, returning};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, registration as texts};
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::{ConfirmRefusal, ResendRefusal};
use model::{Confirmation, Link, Refusal, ReturnPath};

#[server(endpoint = "confirm")]
pub async fn confirm(#[server(default)] password: String) -> Result<(), Refused<ConfirmRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::password_caller()?;
    let pending = ssr::cookie(Name::Pending);
    let Some(link) = ssr::cookie(Name::Confirm) else {
        return Err(ssr::refuse(ConfirmRefusal::OpenAgain.into(), "/confirm", &[]));
    };
    let password = (!password.is_empty()).then_some(password.as_str());
    let confirmed =
        ssr::accounts().registration().confirm(&caller, &link, pending.as_deref(), password).await;
    let confirmed = confirmed.map_err(|failure| ssr::refuse(failure, "/confirm", &[]))?;
    ssr::forget_cookie(Name::Confirm);
    ssr::forget_cookie(Name::Pending);
    ssr::keep(&[("identifier", &confirmed.email)]);
    let return_to = confirmed.return_path.map(String::from).unwrap_or_default();
    ssr::announce(&ssr::with_return("/sign-in", &return_to), &Notice::Activated);
    Ok(())
}

#[component]
pub fn ConfirmPage() -> impl IntoView {
    password_page(|context| {
        loaded(ssr::confirmation(), move |(link, asked)| match link {
            Link::Ready(confirmation) => view! { <Ready context confirmation /> }.into_any(),
            _ if context.notice == Some(Notice::SentAgain) => {
                view! { <SentAgain context /> }.into_any()
            }
            Link::Expired => view! { <Expired context /> }.into_any(),
            Link::Used => dead(&context, (texts::used_title, texts::used_text), asked, false),
            Link::Replaced => {
                dead(&context, (texts::replaced_title, texts::replaced_text), asked, false)
            }
            Link::Unknown => {
                dead(&context, (texts::unknown_title, texts::unknown_text), asked, true)
            }
        })
    })
}

#[component]
fn Ready(context: PortalContext, confirmation: Confirmation) -> impl IntoView {
    let locale = context.locale;
    let Confirmation { email, same_browser } = confirmation;
    let lead = if same_browser {
        texts::confirm_same(locale, &email)
    } else {
        texts::confirm_other(locale, &email)
    };
    // After a refusal the form is not sent automatically, which would loop.
    let sends_itself = same_browser && context.query.refused.is_empty();
    let taken = context.portal.own_text(model::Message::EmailRegistered, locale, &[]);
    let errors = FormErrors::about::<ConfirmRefusal>(&context)
        .saying(ConfirmRefusal::EmailTaken.code(), taken);
    view! {
        <PageLayout title=texts::confirm_title(locale)>
            <section class="card narrow">
                <h1>{texts::confirm_title(locale)}</h1>
                <p class="lead">{lead.clone()}</p>
                <Form
                    name="confirm"
                    action=Confirm::PATH
                    errors
                    submit=texts::confirm(locale)
                    pending=texts::confirming(locale)
                >
                    {(!same_browser)
                        .then(|| {
                            view! {
                                <PasswordField
                                    name="password"
                                    label=common::password(locale)
                                    autocomplete="current-password"
                                />
                            }
                        })}
                </Form>
                {sends_itself
                    .then(|| view! { <script nonce=use_nonce()>"document.getElementById('confirm').submit()"</script> })}
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn Expired(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<ResendRefusal>(&context);
    view! {
        <StatusPage title=texts::expired_title(locale) text=texts::expired_text(locale)>
            <Form
                name="resend-confirmation"
                action=ResendConfirmation::PATH
                errors
                submit=texts::send_new_link(locale)
                pending=texts::sending(locale)
            >
                <Hidden name="page" value="confirm" />
            </Form>
            <a href="/register">{texts::use_another_email(locale)}</a>
        </StatusPage>
    }
    .into_any()
}

#[component]
fn SentAgain(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    view! {
        <StatusPage title=texts::new_link_sent_title(locale) text=texts::new_link_sent_text(locale)>
            <a class="button primary" href="/">
                {common::back_to_tickets(locale)}
            </a>
        </StatusPage>
    }
    .into_any()
}

type Text = fn(model::Locale) -> &'static str;

/// The page of a dead link; the next step is to sign in or to register, which both lead to the page asked for.
fn dead(
    context: &PortalContext,
    (title, text): (Text, Text),
    asked: Option<ReturnPath>,
    register_first: bool,
) -> AnyView {
    let locale = context.locale;
    let to = |page| returning(page, asked.as_ref());
    let sign_in = (to("/sign-in"), common::sign_in(locale));
    let register = (to("/register"), common::register(locale));
    let (first, second) = if register_first { (register, sign_in) } else { (sign_in, register) };
    view! {
        <StatusPage title=title(locale) text=text(locale)>
            <a class="button primary" href=first.0>
                {first.1}
            </a>
            <a href=second.0>{second.1}</a>
        </StatusPage>
    }
    .into_any()
}
