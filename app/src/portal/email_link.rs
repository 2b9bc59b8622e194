//! The page of a link about an email: confirming the new address, or undoing the change. A GET changes nothing.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::Form;
use crate::components::page::{PageLayout, StatusPage, account_page, loaded};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, profile as texts, recovery};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::EmailLinkRefusal;
use model::{EmailLink, Link, Locale};

#[server(endpoint = "confirm-email")]
pub async fn confirm_email(
    #[server(default)] password: String,
) -> Result<(), Refused<EmailLinkRefusal>> {
    use ssr::cookies::Name;
    let (caller, customer) = (ssr::account_caller()?, ssr::customer());
    let Some(link) = ssr::cookie(Name::EmailLink) else {
        return Err(ssr::refuse(EmailLinkRefusal::OpenAgain.into(), "/confirm-email", &[]));
    };
    let password = (!password.is_empty()).then(|| password.into());
    let changed = ssr::accounts()
        .profile()
        .confirm_email_change(&caller, customer.as_ref(), &link, password.as_ref())
        .await
        .map_err(|failure| ssr::refuse(failure, "/confirm-email", &[]))?;
    ssr::forget_cookie(Name::EmailLink);
    // Not the profile of another customer, to whom nothing happened.
    let page = if changed.signed_in { "/account/profile" } else { "/sign-in" };
    ssr::announce(page, &crate::context::Notice::EmailChanged);
    Ok(())
}

#[server(endpoint = "undo-email")]
pub async fn undo_email() -> Result<(), Refused<EmailLinkRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::account_caller()?;
    let Some(link) = ssr::cookie(Name::EmailLink) else {
        return Err(ssr::refuse(EmailLinkRefusal::OpenAgain.into(), "/undo-email", &[]));
    };
    ssr::accounts()
        .profile()
        .undo_email_change(&caller, &link)
        .await
        .map_err(|failure| ssr::refuse(failure, "/undo-email", &[]))?;
    ssr::leave(Name::Session);
    ssr::announce("/sign-in", &crate::context::Notice::EmailRestored);
    Ok(())
}

#[component]
pub fn EmailLinkPage() -> impl IntoView {
    account_page(|context| {
        loaded(ssr::email_link(), move |link| match link {
            Link::Ready(link) if link.undo => view! { <Undo context link /> }.into_any(),
            Link::Ready(link) => view! { <Confirm context link /> }.into_any(),
            Link::Expired => {
                dead(&context, recovery::expired_title, texts::change_expired, texts::undo_expired)
            }
            Link::Used => {
                dead(&context, recovery::used_title, texts::change_used, texts::undo_used)
            }
            Link::Replaced => dead(
                &context,
                recovery::replaced_title,
                recovery::replaced_text,
                texts::undo_replaced,
            ),
            Link::Unknown => {
                dead(&context, recovery::unknown_title, recovery::unknown_text, texts::undo_unknown)
            }
        })
    })
}

#[component]
fn Confirm(context: PortalContext, link: EmailLink) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<EmailLinkRefusal>(&context);
    view! {
        <PageLayout title=texts::confirm_title(locale)>
            <section class="card narrow">
                <h1>{texts::confirm_title(locale)}</h1>
                <p class="lead address">{texts::confirm_lead(locale, &link.email)}</p>
                <Form
                    name="confirm-email"
                    action=ConfirmEmail::PATH
                    errors
                    submit=texts::confirm(locale)
                    pending=texts::confirming(locale)
                >
                    {link
                        .ask_password
                        .then(|| {
                            view! {
                                <p class="hint">{texts::confirm_password(locale)}</p>
                                <PasswordField
                                    name="password"
                                    label=common::password(locale)
                                    autocomplete="current-password"
                                />
                            }
                        })}
                </Form>
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn Undo(context: PortalContext, link: EmailLink) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<EmailLinkRefusal>(&context);
    view! {
        <PageLayout title=texts::undo_title(locale)>
            <section class="card narrow">
                <h1>{texts::undo_title(locale)}</h1>
                <p class="lead address">{texts::undo_lead(locale, &link.email)}</p>
                <Form
                    name="undo-email"
                    action=UndoEmail::PATH
                    errors
                    submit=texts::undo(locale)
                    pending=texts::undoing(locale)
                />
            </section>
        </PageLayout>
    }
    .into_any()
}

type Text = fn(Locale) -> &'static str;

/// The page of a dead link. Only its address tells whether it would have confirmed a change or undone one.
fn dead(context: &PortalContext, title: Text, of_change: Text, of_undo: Text) -> AnyView {
    let locale = context.locale;
    let (text, second, label) = if context.path == "/undo-email" {
        (of_undo, "/", common::back_to_tickets(locale))
    } else {
        (of_change, "/account/email", texts::change_email(locale))
    };
    view! {
        <StatusPage title=title(locale) text=text(locale)>
            <a class="button primary" href="/account/profile">
                {common::profile(locale)}
            </a>
            <a href=second>{label}</a>
        </StatusPage>
    }
    .into_any()
}
