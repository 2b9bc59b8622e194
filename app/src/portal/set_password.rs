//! The page of a password link: a new password after a reset, or the first one after an activation by an agent.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::Form;
use crate::components::page::{PageLayout, StatusPage, loaded, password_page};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, recovery as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PasswordRefusal;
use model::{Link, PasswordLink};

#[server(endpoint = "set-password")]
pub async fn set_password(
    #[server(default)] password: String,
) -> Result<(), Refused<PasswordRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::password_caller()?;
    let link = ssr::cookie(Name::SetPassword).unwrap_or_default();
    let set = ssr::accounts().recovery().set_password(&caller, &link, &password.into()).await;
    let set = set.map_err(|failure| ssr::refuse(failure, "/set-password", &[]))?;
    // The reset has just ended this session, like all others of the customer.
    ssr::leave(Name::Session);
    ssr::keep(&[("identifier", &set.identifier)]);
    let notice = if set.activated {
        crate::context::Notice::Activated
    } else {
        crate::context::Notice::PasswordSet
    };
    let return_to = set.return_path.map(String::from).unwrap_or_default();
    ssr::announce(&ssr::with_return("/sign-in", &return_to), &notice);
    Ok(())
}

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    password_page(|context| {
        loaded(ssr::password_link(), move |link| match link {
            Link::Ready(link) => view! { <Ready context link /> }.into_any(),
            Link::Expired => dead(&context, texts::expired_title, texts::expired_text),
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
                    // Not sent: tells password managers which account the password is for.
                    <input class="hidden" autocomplete="username" value=number.clone() readonly tabindex="-1" aria-hidden="true" />
                    <PasswordField name="password" label=common::new_password(locale) autocomplete="new-password" />
                    {ends_sessions}
                </Form>
            </section>
        </PageLayout>
    }
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
