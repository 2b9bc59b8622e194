//! The page of an agent's mailed link: the first password of an invited agent, or a new one.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, BackofficeStatusPage, unauthenticated_page};
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::Form;
use crate::components::other_fields::PasswordOwner;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{backoffice as texts, common, recovery};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PasswordRefusal;
use model::{AgentLink, Link, Locale};

/// An agent with an existing login accepts an invitation with the current password.
#[server(prefix = "/agents-api", endpoint = "set-password")]
pub async fn set_password(
    #[server(default)] password: String,
    #[server(default)] accept: String,
    #[server(default)] invitation: String,
) -> Result<(), Refused<PasswordRefusal>> {
    use ssr::cookies::Name;
    let (caller, link) = (ssr::agent_caller(), ssr::cookie(Name::AgentLink));
    let link = link.unwrap_or_default();
    let accepts = !accept.is_empty();
    let back = if invitation.is_empty() { "/reset" } else { "/invitation" };
    let set = if accepts {
        ssr::accounts().agents().accept_invitation(&caller, &link).await
    } else {
        let password = password.into();
        ssr::accounts().agents().set_password(&caller, &link, &password).await
    };
    set.map_err(|failure| ssr::refuse(failure, back, &[]))?;
    ssr::leave(Name::Agent);
    let done = if accepts {
        crate::context::Notice::InvitationAccepted
    } else {
        crate::context::Notice::PasswordSet
    };
    ssr::announce("/sign-in", &done);
    Ok(())
}

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    unauthenticated_page(ssr::agent_link(), |context, link| {
        let locale = context.locale;
        match link {
            Link::Ready(link) => view! { <Ready context link /> }.into_any(),
            Link::Expired => {
                view! { <DeadLink title=recovery::expired_title(locale) locale /> }.into_any()
            }
            Link::Used => {
                view! { <DeadLink title=recovery::used_title(locale) locale /> }.into_any()
            }
            Link::Replaced => {
                view! { <DeadLink title=recovery::replaced_title(locale) locale /> }.into_any()
            }
            Link::Unknown => {
                view! { <DeadLink title=recovery::unknown_title(locale) locale /> }.into_any()
            }
        }
    })
}

#[component]
fn Ready(context: BackofficeContext, link: AgentLink) -> impl IntoView {
    let locale = context.locale;
    let accepts = link.invitation && link.has_password;
    let (name, email) = (&link.name, &link.email);
    let (title, lead) = match (link.invitation, accepts) {
        (true, true) => (
            texts::invitation_title(locale, &link.operator_name),
            texts::invitation_known_lead(locale, name, email),
        ),
        (true, false) => (
            texts::invitation_title(locale, &link.operator_name),
            texts::invitation_lead(locale, name, email),
        ),
        (false, _) => {
            (recovery::set_title(locale).to_owned(), texts::reset_lead(locale, name, email))
        }
    };
    let (submit, pending) = if accepts {
        (texts::accept(locale), texts::accepting(locale))
    } else {
        (recovery::set(locale), recovery::setting(locale))
    };
    let errors = FormErrors::about::<PasswordRefusal>(&context);
    let email = link.email.clone();
    view! {
        <BackofficeLayout title=title.clone()>
            <section class="card narrow">
                <h1>{title.clone()}</h1>
                <p class="lead address">{lead.clone()}</p>
                <Form name="set-password" action=SetPassword::PATH errors submit pending>
                    <input type="hidden" name="invitation" value=if link.invitation { "true" } else { "" } />
                    {if accepts {
                        view! { <input type="hidden" name="accept" value="true" /> }.into_any()
                    } else {
                        view! { <NewPassword email=email.clone() locale /> }.into_any()
                    }}
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn NewPassword(email: String, locale: Locale) -> impl IntoView {
    view! {
        <PasswordOwner username=email />
        <PasswordField name="password" label=common::new_password(locale) autocomplete="new-password" />
    }
    .into_any()
}

#[component]
fn DeadLink(title: &'static str, locale: Locale) -> impl IntoView {
    view! {
        <BackofficeStatusPage title text=texts::link_dead_text(locale)>
            <a class="button primary" href="/forgot-password">
                {recovery::new_link(locale)}
            </a>
            <a href="/sign-in">{common::sign_in(locale)}</a>
        </BackofficeStatusPage>
    }
    .into_any()
}
