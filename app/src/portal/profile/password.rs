//! Changing the password while signed in.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::PasswordField;
use crate::components::form::Form;
use crate::components::other_fields::PasswordOwner;
use crate::failure::Refused;
use crate::texts::{account as texts, common, sign_in};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Locale;
use model::refusals::PasswordRefusal;

#[server(endpoint = "change-password")]
pub async fn change_password(
    #[server(default)] current: String,
    #[server(default)] password: String,
) -> Result<(), Refused<PasswordRefusal>> {
    use crate::ssr;
    let caller = ssr::password_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    let changed = ssr::accounts()
        .profile()
        .change_password(&caller, &customer, &current.into(), &password.into())
        .await;
    let session = changed
        .map_err(|failure| ssr::refuse(failure, "/account/profile?form=change-password", &[]))?;
    ssr::continue_session(&session);
    ssr::announce("/account/profile", &crate::context::Notice::PasswordChanged);
    Ok(())
}

/// Renders the field for the current password of a customer who has one.
#[component]
pub fn CurrentPassword(has_password: bool, locale: Locale) -> impl IntoView {
    has_password.then(|| {
        view! {
            <PasswordField
                name="current"
                label=texts::current(locale)
                autocomplete="current-password"
            />
        }
    })
}

#[component]
pub fn ChangePasswordCard(context: PortalContext, number: String) -> impl IntoView {
    let locale = context.locale;
    let forgot = view! { <a href="/forgot-password">{sign_in::forgot_password(locale)}</a> };
    let errors = FormErrors::about::<PasswordRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::password_title(locale)}</h2>
            <Form
                name="change-password"
                action=ChangePassword::PATH
                errors
                submit=texts::change_password(locale)
                pending=texts::changing(locale)
                class="button"
            >
                <PasswordOwner username=number />
                <PasswordField
                    name="current"
                    label=texts::current(locale)
                    autocomplete="current-password"
                    help=forgot.into_any()
                />
                <PasswordField name="password" label=common::new_password(locale) autocomplete="new-password" />
            </Form>
        </section>
    }
    .into_any()
}
