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
    let link = ssr::cookie(Name::EmailLink).unwrap_or_default();
    let password = (!password.is_empty()).then(|| password.into());
    ssr::accounts()
        .profile()
        .confirm_email_change(&caller, customer.as_ref(), &link, password.as_ref())
        .await
        .map_err(|failure| ssr::refuse(failure, "/confirm-email", &[]))?;
    ssr::forget_cookie(Name::EmailLink);
    let page = if customer.is_some() { "/account/profile" } else { "/sign-in" };
    ssr::announce(page, &crate::context::Notice::EmailChanged);
    Ok(())
}

#[server(endpoint = "undo-email")]
pub async fn undo_email() -> Result<(), Refused<EmailLinkRefusal>> {
    use ssr::cookies::Name;
    let caller = ssr::account_caller()?;
    let link = ssr::cookie(Name::EmailLink).unwrap_or_default();
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
        let locale = context.locale;
        loaded(ssr::email_link(), move |link| match link {
            Link::Ready(link) if link.undo => view! { <Undo context link /> }.into_any(),
            Link::Ready(link) => view! { <Confirm context link /> }.into_any(),
            Link::Expired => dead(recovery::expired_title(locale), locale),
            Link::Used => dead(recovery::used_title(locale), locale),
            Link::Replaced => dead(recovery::replaced_title(locale), locale),
            Link::Unknown => dead(recovery::unknown_title(locale), locale),
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
                >
                    ""
                </Form>
            </section>
        </PageLayout>
    }
    .into_any()
}

fn dead(title: &'static str, locale: Locale) -> AnyView {
    view! {
        <StatusPage title text=recovery::unknown_text(locale)>
            <a class="button primary" href="/account/profile">
                {common::profile(locale)}
            </a>
            <a href="/forgot-password">{recovery::new_link(locale)}</a>
        </StatusPage>
    }
    .into_any()
}
