//! Opening an account for a provider's user who has none: what they agree to before, and the way out.

use crate::PortalContext;
use crate::components::company::Acceptance;
use crate::components::consent::ConsentBox;
use crate::components::errors::FormErrors;
use crate::components::form::Form;
use crate::components::page::PageLayout;
use crate::failure::Refused;
use crate::texts::{common, registration, sso as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::LinkRefusal;
use model::{Locale, OfferedAccount};

#[server(endpoint = "open-account")]
pub async fn open_account(#[server(default)] consent: String) -> Result<(), Refused<LinkRefusal>> {
    use crate::ssr::{self, cookies::Name};
    let caller = ssr::account_caller()?;
    let pending_link = ssr::cookie(Name::PendingLink).unwrap_or_default();
    let agreed = model::consent::agreed_text(&consent);
    let opened = ssr::accounts().sso().open_account(&caller, &pending_link, agreed).await;
    let (back, typed) = ("/sso/link?form=open-account", [("consent", &*consent)]);
    let opened = opened.map_err(|failure| ssr::refuse(failure, back, &typed))?;
    ssr::enter(&opened.signed_in, opened.return_path.as_ref());
    Ok(())
}

#[server(endpoint = "decline-account")]
pub async fn decline_account() -> Result<(), Refused<LinkRefusal>> {
    use crate::ssr;
    use ssr::cookies::{HALT_SIGNED_OUT, Name};
    let caller = ssr::account_caller()?;
    if let Some(pending_link) = ssr::cookie(Name::PendingLink) {
        let declined = ssr::accounts().sso().decline_account(&caller.portal, &pending_link).await;
        let back = "/sso/link?form=decline-account";
        declined.map_err(|error| ssr::refuse(error.into(), back, &[]))?;
    }
    ssr::forget_cookie(Name::PendingLink);
    ssr::forget_cookie(Name::Proof);
    // The provider may have recognised somebody else: it asks who signs in next.
    ssr::set_cookie(Name::Halt, HALT_SIGNED_OUT);
    ssr::announce("/sign-in", &crate::context::Notice::AccountDeclined);
    Ok(())
}

#[component]
pub fn Agree(context: PortalContext, offered: OfferedAccount) -> impl IntoView {
    let locale = context.locale;
    let lead = texts::agree_lead(locale, &offered.provider, &context.portal.name);
    view! {
        <PageLayout title=texts::agree_title(locale)>
            <section class="card narrow">
                <h1>{texts::agree_title(locale)}</h1>
                <p class="lead">{lead}</p>
                <RecognisedUser offered locale />
                <OpenForm context=context.clone() />
                <DeclineForm context=context.clone() />
            </section>
        </PageLayout>
    }
    .into_any()
}

/// The person whom the provider recognised.
#[component]
fn RecognisedUser(offered: OfferedAccount, locale: Locale) -> impl IntoView {
    let email = offered.email.map(|email| {
        view! {
            <dt>{common::email(locale)}</dt>
            <dd>{email}</dd>
        }
    });
    view! {
        <dl class="facts">
            <dt>{texts::came_from(locale)}</dt>
            <dd>{offered.provider}</dd>
            <dt>{texts::account_there(locale)}</dt>
            <dd>
                <strong>{offered.label}</strong>
            </dd>
            <dt>{texts::name(locale)}</dt>
            <dd>{offered.name}</dd>
            {email}
        </dl>
    }
    .into_any()
}

#[component]
fn OpenForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<LinkRefusal>(&context);
    view! {
        <Form
            name="open-account"
            action=OpenAccount::PATH
            errors
            submit=registration::submit(locale)
            pending=registration::submitting(locale)
        >
            <ConsentBox context=context.clone() />
            <Acceptance settings=context.portal.settings.clone() locale />
        </Form>
    }
    .into_any()
}

#[component]
fn DeclineForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<LinkRefusal>(&context);
    view! {
        <Form
            name="decline-account"
            action=DeclineAccount::PATH
            errors
            submit=texts::decline(locale)
            pending=texts::declining(locale)
            class="button"
        />
    }
    .into_any()
}
