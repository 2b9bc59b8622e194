//! Data export and account deletion.

use super::password::CurrentPassword;
use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, StatusPage, account_page};
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, profile as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::DeleteAccountRefusal;
use model::{Customer, Locale};

#[server(endpoint = "delete-account")]
pub async fn delete_account(
    #[server(default)] current: String,
    #[server(default)] number: String,
) -> Result<(), Refused<DeleteAccountRefusal>> {
    use ssr::cookies::{HALT_SIGNED_OUT, Name};
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/delete", &[]).await;
        return Ok(());
    };
    if customer.is_other_than(&number) {
        let refusal = DeleteAccountRefusal::OtherCustomer;
        return Err(ssr::refuse(refusal.into(), "/account/delete", &[]));
    }
    let current = customer.has_password.then(|| current.into());
    ssr::accounts()
        .profile()
        .delete_account(&caller, &customer, current.as_ref())
        .await
        .map_err(|failure| ssr::refuse(failure, "/account/delete", &[]))?;
    ssr::leave(Name::Session);
    if !caller.portal.providers.is_empty() {
        // The provider's session goes on: without a new login there, the next page could open an account again.
        ssr::set_cookie(Name::Halt, HALT_SIGNED_OUT);
    }
    ssr::announce("/account-deleted", &Notice::AccountDeleted);
    Ok(())
}

/// The card of the profile. Its link to the data has no `download` attribute, which would hide the page that says why
/// there is no file.
#[component]
pub fn YourData(locale: Locale) -> impl IntoView {
    view! {
        <section class="card" id="your-data">
            <h2>{texts::your_data(locale)}</h2>
            <ul class="rows">
                <li>
                    <a href="/account/activity">{texts::activity(locale)}</a>
                </li>
                <li>
                    <div>
                        <a href="/account/my-data.json">{texts::download(locale)}</a>
                        <p class="hint">{texts::download_hint(locale)}</p>
                    </div>
                </li>
                <li>
                    <a href="/account/delete">{texts::delete(locale)}</a>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

#[component]
pub fn DeleteAccountPage() -> impl IntoView {
    account_page(|context| {
        context.customer.clone().map(|customer| view! { <Delete context customer /> })
    })
}

#[component]
fn Delete(context: PortalContext, customer: Customer) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<DeleteAccountRefusal>(&context);
    view! {
        <PageLayout title=texts::delete(locale)>
            <section class="card narrow">
                <h1>{texts::delete(locale)}</h1>
                <p class="lead">{texts::delete_lead(locale)}</p>
                <Form
                    name="delete-account"
                    action=DeleteAccount::PATH
                    errors
                    submit=texts::delete_submit(locale)
                    pending=texts::deleting(locale)
                    class="button bad"
                >
                    <Hidden name="number" value=customer.number.to_string() />
                    <CurrentPassword has_password=customer.has_password locale />
                </Form>
                <p class="after">
                    <a href="/account/profile">{texts::back_to_profile(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}

/// Shown once after the deletion; any other visitor is redirected to the home page.
#[component]
pub fn AccountDeletedPage() -> impl IntoView {
    account_page(|context| {
        if context.notice != Some(Notice::AccountDeleted) {
            ssr::see_other("/");
            return None;
        }
        let locale = context.locale;
        let deleted = view! {
            <StatusPage title=texts::deleted_title(locale) text=texts::deleted_text(locale)>
                <a class="button primary" href="/">
                    {common::back_to_tickets(locale)}
                </a>
            </StatusPage>
        };
        Some(deleted)
    })
}
