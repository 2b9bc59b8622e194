//! Requesting the customer numbers of an email. The answer is the same for known and unknown addresses.

use super::forgot_password::Sent;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::components::page::{PageLayout, password_page};
use crate::failure::Refused;
use crate::texts::{common, recovery as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::RecoveryRefusal;

#[server(endpoint = "forgot-number")]
pub async fn forgot_number(
    #[server(default)] email: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<RecoveryRefusal>> {
    use crate::ssr;
    let caller = ssr::password_caller()?;
    let sent = ssr::accounts().recovery().forgot_number(&caller, &email).await;
    let back = ssr::with_return("/forgot-number", &return_to);
    sent.map_err(|failure| ssr::refuse(failure, &back, &[("email", &email)]))?;
    ssr::see_other(&ssr::with_return("/forgot-number/sent", &return_to));
    Ok(())
}

#[component]
pub fn ForgotNumberPage() -> impl IntoView {
    password_page(|context| {
        let locale = context.locale;
        let errors = FormErrors::about::<RecoveryRefusal>(&context);
        let (return_to, sign_in) = (context.return_to(), context.with_return("/sign-in"));
        view! {
            <PageLayout title=texts::number_title(locale)>
                <section class="card narrow">
                    <h1>{texts::number_title(locale)}</h1>
                    <p class="lead">{texts::number_lead(locale)}</p>
                    <Form
                        name="forgot-number"
                        action=ForgotNumber::PATH
                        errors
                        submit=texts::send_number(locale)
                        pending=texts::sending(locale)
                    >
                        <Hidden name="return_to" value=return_to />
                        <Field
                            name="email"
                            label=common::email(locale)
                            kind="email"
                            inputmode="email"
                            autocomplete="email"
                        />
                    </Form>
                    <p class="after">
                        <a href=sign_in>{common::back_to_sign_in(locale)}</a>
                    </p>
                </section>
            </PageLayout>
        }
    })
}

#[component]
pub fn ForgotNumberSentPage() -> impl IntoView {
    password_page(|context| {
        let text = texts::number_sent(context.locale);
        view! { <Sent context text again="/forgot-number" /> }
    })
}
