//! Registration. The mailed link makes the account active, on the confirmation page.

use crate::PortalContext;
use crate::components::company::Acceptance;
use crate::components::errors::FormErrors;
use crate::components::field::{Field, PasswordField};
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, password_page};
use crate::failure::Refused;
use crate::texts::{common, registration as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::RegisterRefusal;
use model::{Message, Refusal};

#[server(endpoint = "register")]
pub async fn register(
    #[server(default)] email: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
    #[server(default)] once: String,
) -> Result<(), Refused<RegisterRefusal>> {
    use crate::ssr;
    let caller = ssr::password_caller()?;
    let back = ssr::with_return("/register", &return_to);
    let form = accounts::RegisterForm {
        email: email.clone(),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        password: password.into(),
        return_to,
        once: ssr::once(once.clone()),
    };
    let typed = [
        ("email", &*email),
        ("first_name", &first_name),
        ("last_name", &last_name),
        ("once", &once),
    ];
    let pending = ssr::accounts().registration().register(&caller, form).await;
    let pending = pending.map_err(|failure| ssr::refuse(failure, &back, &typed))?;
    ssr::set_cookie(ssr::cookies::Name::Pending, pending.expose());
    ssr::see_other("/register/check-mail");
    Ok(())
}

#[component]
pub fn RegisterPage() -> impl IntoView {
    password_page(|context| {
        let locale = context.locale;
        view! {
            <PageLayout title=texts::title(locale)>
                <section class="card narrow">
                    <h1>{texts::title(locale)}</h1>
                    <p class="lead">{context.custom_text(Message::RegistrationIntroduction, &[], texts::lead(locale))}</p>
                    <RegisterForm context=context.clone() />
                    <p class="after">
                        {texts::have_account(locale)} " "
                        <a href=context.with_return("/sign-in")>{common::sign_in(locale)}</a>
                    </p>
                </section>
            </PageLayout>
        }
    })
}

#[component]
fn RegisterForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let taken = context.portal.own_text(Message::EmailRegistered, locale, &[]);
    let errors = FormErrors::about::<RegisterRefusal>(&context)
        .saying(RegisterRefusal::EmailTaken.code(), taken);
    view! {
        <Form
            name="register"
            action=Register::PATH
            errors
            submit=texts::submit(locale)
            pending=texts::submitting(locale)
            once=true
        >
            <Hidden name="return_to" value=context.return_to() />
            <Field
                name="email"
                label=common::email(locale)
                kind="email"
                inputmode="email"
                autocomplete="email"
                hint=texts::email_hint(locale).into_any()
            />
            <div class="pair">
                <Field name="first_name" label=common::first_name(locale) autocomplete="given-name" />
                <Field name="last_name" label=common::last_name(locale) autocomplete="family-name" />
            </div>
            <PasswordField name="password" label=common::password(locale) autocomplete="new-password" />
            <Acceptance settings=context.portal.settings.clone() locale />
        </Form>
    }
}
