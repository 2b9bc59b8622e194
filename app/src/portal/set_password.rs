//! The page of a password link: a new password after a reset, or the first one after an activation by an agent.

use super::forgot_password::Sent;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::{Form, Hidden};
use crate::components::other_fields::PasswordOwner;
use crate::components::page::{PageLayout, StatusPage, loaded, password_page};
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, recovery as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::{PasswordRefusal, RecoveryRefusal};
use model::{Link, PasswordLink};

#[server(endpoint = "set-password")]
pub async fn set_password(
    #[server(default)] password: String,
    #[server(default)] number: String,
) -> Result<(), Refused<PasswordRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::password_caller()?;
    let Some(link) = ssr::cookie(Name::SetPassword) else {
        return Err(ssr::refuse(PasswordRefusal::OpenAgain.into(), "/set-password", &[]));
    };
    let password = password.into();
    let accounts = ssr::accounts();
    let set = accounts.recovery().set_password_of(&caller, &link, &number, &password).await;
    let set = set.map_err(|failure| ssr::refuse(failure, "/set-password", &[]))?;
    // The use case has ended this session, even if it was another customer's.
    ssr::leave(Name::Session);
    ssr::keep(&[("identifier", &set.identifier)]);
    let notice = if set.activated { Notice::Activated } else { Notice::PasswordSet };
    let return_to = set.return_path.map(String::from).unwrap_or_default();
    ssr::announce(&ssr::with_return("/sign-in", &return_to), &notice);
    Ok(())
}

#[server(endpoint = "renew-link")]
pub async fn renew_link() -> Result<(), Refused<RecoveryRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::password_caller()?;
    let link = ssr::cookie(Name::SetPassword).unwrap_or_default();
    let sent = ssr::accounts().recovery().renew_link(&caller, &link).await;
    sent.map_err(|failure| ssr::refuse(failure, "/set-password", &[]))?;
    ssr::announce("/set-password", &Notice::LinkSent);
    Ok(())
}

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    password_page(|context| {
        loaded(ssr::password_link(), move |link| match link {
            Link::Ready(link) => view! { <Ready context link /> }.into_any(),
            _ if context.notice == Some(Notice::LinkSent) => {
                let text = texts::renewed(context.locale);
                view! { <Sent context text again="/forgot-password" /> }.into_any()
            }
            Link::Expired => view! { <Expired context /> }.into_any(),
            Link::Used => dead(&context, texts::used_title, texts::used_text),
            Link::Replaced => dead(&context, texts::replaced_title, texts::replaced_text),
            Link::Unknown => dead(&context, texts::unknown_title, texts::unknown_text),
        })
    })
}

#[component]
fn Ready(context: PortalContext, link: PasswordLink) -> impl IntoView {
    let locale = context.locale;
    let number = link.number.to_string();
    let (title, lead) = if link.activation {
        (texts::activation_title(locale), texts::activation_lead(locale, &link.first_name, &number))
    } else {
        (texts::set_title(locale), texts::set_lead(locale, &link.first_name, &number))
    };
    let ends_sessions = (!link.activation)
        .then(|| view! { <p class="hint">{texts::set_ends_sessions(locale)}</p> });
    let errors = FormErrors::about::<PasswordRefusal>(&context);
    view! {
        <PageLayout title=title>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead">{lead.clone()}</p>
                <Form
                    name="set-password"
                    action=SetPassword::PATH
                    errors
                    submit=texts::set(locale)
                    pending=texts::setting(locale)
                >
                    <PasswordOwner username=number.clone() />
                    <Hidden name="number" value=number />
                    <PasswordField name="password" label=common::new_password(locale) autocomplete="new-password" />
                    {ends_sessions}
                </Form>
            </section>
        </PageLayout>
    }
    .into_any()
}

/// The page of a link that has expired: one click mails a new one to the address on file.
#[component]
fn Expired(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<RecoveryRefusal>(&context);
    view! {
        <PageLayout title=texts::expired_title(locale)>
            <section class="card narrow">
                <h1>{texts::expired_title(locale)}</h1>
                <p class="lead">{texts::expired_text(locale)}</p>
                <Form
                    name="renew-link"
                    action=RenewLink::PATH
                    errors
                    submit=texts::renew(locale)
                    pending=texts::sending(locale)
                >
                    <p class="hint">{texts::renew_hint(locale)}</p>
                </Form>
                <p class="after links">
                    <a href="/sign-in">{common::sign_in(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}

type Text = fn(model::Locale) -> &'static str;

/// The page of a dead link; the next step is to request a new one.
fn dead(context: &PortalContext, title: Text, text: Text) -> AnyView {
    let locale = context.locale;
    view! {
        <StatusPage title=title(locale) text=text(locale)>
            <a class="button primary" href="/forgot-password">
                {texts::new_link(locale)}
            </a>
            <a href="/sign-in">{common::sign_in(locale)}</a>
        </StatusPage>
    }
    .into_any()
}
