//! Registration. The mailed link makes the account active, on the confirmation page.

use crate::PortalContext;
use crate::components::company::Acceptance;
use crate::components::consent::ConsentBox;
use crate::components::errors::FormErrors;
use crate::components::field::{Field, PasswordField};
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, loaded, password_page};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, registration as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::RegisterRefusal;
use model::{Message, Purchase, Refusal};

#[server(endpoint = "register")]
pub async fn register(
    #[server(default)] email: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
    #[server(default)] consent: String,
    #[server(default)] once: String,
) -> Result<(), Refused<RegisterRefusal>> {
    let caller = ssr::password_caller()?;
    let back = ssr::with_return("/register", &return_to);
    let form = accounts::RegisterForm {
        email: email.clone(),
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        password: password.into(),
        return_to,
        consent: model::consent::agreed_text(&consent),
        once: ssr::once(once.clone()),
    };
    let typed = [
        ("email", &*email),
        ("first_name", &first_name),
        ("last_name", &last_name),
        ("consent", &consent),
        ("once", &once),
    ];
    let pending = ssr::accounts().registration().register(&caller, form).await;
    let pending = match pending {
        Ok(pending) => pending,
        // With and without scripts: what helps then is another page and not another value.
        Err(failure) if failure == RegisterRefusal::EmailTaken.into() => {
            ssr::keep(&[
                ("identifier", &email),
                ("first_name", &first_name),
                ("last_name", &last_name),
            ]);
            let mark = if back.contains('?') { '&' } else { '?' };
            ssr::see_other(&format!("{back}{mark}refused={}", RegisterRefusal::EmailTaken.code()));
            return Ok(());
        }
        Err(failure) => return Err(ssr::refuse(failure, &back, &typed)),
    };
    ssr::set_cookie(ssr::cookies::Name::Pending, pending.expose());
    ssr::see_other("/register/check-mail");
    Ok(())
}

#[component]
pub fn RegisterPage() -> impl IntoView {
    password_page(|context| {
        let taken = RegisterRefusal::EmailTaken.code();
        if context.query.refused.iter().any(|code| code == taken) {
            return view! { <EmailTaken context /> }.into_any();
        }
        // After a purchase as a guest, the form has what was typed there.
        let order = context.param("order").map(str::to_owned);
        loaded(ssr::bought_here(order), move |order| view! { <Registration context order /> })
            .into_any()
    })
}

#[component]
fn Registration(context: PortalContext, order: Option<Purchase>) -> impl IntoView {
    let locale = context.locale;
    view! {
        <PageLayout title=texts::title(locale)>
            <section class="card narrow">
                <h1>{texts::title(locale)}</h1>
                <p class="lead">{context.custom_text(Message::RegistrationIntroduction, &[], texts::lead(locale))}</p>
                <RegisterForm context=context.clone() order=order.clone() />
                <p class="after">
                    {texts::have_account(locale)} " "
                    <a href=context.with_return("/sign-in")>{common::sign_in(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn RegisterForm(context: PortalContext, order: Option<Purchase>) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<RegisterRefusal>(&context);
    let (email, first_name, last_name) =
        order.map(|order| (order.email, order.first_name, order.last_name)).unwrap_or_default();
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
                value=email.clone()
                hint=texts::email_hint(locale).into_any()
            />
            <div class="pair">
                <Field
                    name="first_name"
                    label=common::first_name(locale)
                    autocomplete="given-name"
                    value=first_name.clone()
                />
                <Field
                    name="last_name"
                    label=common::last_name(locale)
                    autocomplete="family-name"
                    value=last_name.clone()
                />
            </div>
            <PasswordField name="password" label=common::password(locale) autocomplete="new-password" />
            <ConsentBox context=context.clone() />
            <Acceptance settings=context.portal.settings.clone() locale />
        </Form>
    }
    .into_any()
}

/// The page after an address that signs in already. The forms that help are filled in with it.
#[component]
fn EmailTaken(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let typed = |name: &str| context.typed.get(name).cloned().unwrap_or_default();
    let email = typed("identifier");
    if !email.is_empty() {
        let (first_name, last_name) = (typed("first_name"), typed("last_name"));
        ssr::keep(&[
            ("identifier", &*email),
            ("first_name", &*first_name),
            ("last_name", &*last_name),
        ]);
    }
    let text = context.custom_text(Message::EmailRegistered, &[], texts::taken_text(locale));
    let address = (!email.is_empty()).then(|| {
        view! {
            <p class="lead">
                <strong class="address">{email}</strong>
            </p>
        }
    });
    view! {
        <PageLayout title=texts::taken_title(locale)>
            <section class="card narrow">
                <h1>{texts::taken_title(locale)}</h1>
                {address}
                <p class="lead">{text}</p>
                <div class="actions">
                    <a class="button primary" href=context.with_return("/sign-in")>
                        {common::sign_in(locale)}
                    </a>
                    <a class="button" href=context.with_return("/forgot-password")>
                        {texts::taken_new_password(locale)}
                    </a>
                </div>
                <p class="after">
                    <a href=context.with_return("/register")>{texts::use_another_email(locale)}</a>
                </p>
            </section>
        </PageLayout>
    }
    .into_any()
}
