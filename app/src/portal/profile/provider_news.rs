//! Changes that a provider reported in the customer's data: accept or dismiss them.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::{common, sso as texts};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::UnlinkRefusal;
use model::{IdentityId, ProviderNews};

/// The form value that accepts the change; any other leaves the profile as it is.
const TAKE: &str = "take";
const KEEP: &str = "keep";

#[server(endpoint = "answer-provider")]
pub async fn answer_provider(
    #[server(default)] sign_in: String,
    #[server(default)] answer: String,
) -> Result<(), Refused<UnlinkRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        ssr::sign_in_to_send("/account/profile", &[]).await;
        return Ok(());
    };
    // An invalid id matches no identity.
    let id = sign_in.parse().unwrap_or_default();
    let answered =
        ssr::accounts().sso().answer_provider(&caller, &customer, id, answer == TAKE).await;
    let back = format!("/account/profile?form=take-{id}");
    let email = answered.map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    match email {
        Some(email) => {
            ssr::keep(&[("email", &email)]);
            ssr::see_other("/account/email");
        }
        None => ssr::announce("/account/profile", &crate::context::Notice::Saved),
    }
    Ok(())
}

#[component]
pub fn News(
    context: PortalContext,
    id: IdentityId,
    provider: String,
    news: ProviderNews,
    /// Ids of what shows the identity.
    about: String,
) -> impl IntoView {
    let locale = context.locale;
    let names = news.names.map(|(first, last)| {
        view! {
            <dt>{texts::news_name(locale)}</dt>
            <dd>{first} " " {last}</dd>
        }
    });
    let email = news.email.map(|email| {
        view! {
            <dt>{common::email(locale)}</dt>
            <dd class="address">{email}</dd>
        }
    });
    let errors = FormErrors::about::<UnlinkRefusal>(&context);
    view! {
        <div class="provider-changes">
            <p>{texts::news(locale, &provider)}</p>
            <dl class="facts">{names} {email}</dl>
            <div class="actions">
                <Form
                    name=format!("take-{id}")
                    action=AnswerProvider::PATH
                    errors=errors.clone()
                    submit=texts::take_over(locale)
                    pending=texts::answering(locale)
                    class="button small"
                    about=about.clone()
                >
                    <Hidden name="sign_in" value=id.to_string() />
                    <Hidden name="answer" value=TAKE />
                </Form>
                <Form
                    name=format!("keep-{id}")
                    action=AnswerProvider::PATH
                    errors
                    submit=texts::keep_mine(locale)
                    pending=texts::answering(locale)
                    class="button small"
                    about
                >
                    <Hidden name="sign_in" value=id.to_string() />
                    <Hidden name="answer" value=KEEP />
                </Form>
            </div>
        </div>
    }
    .into_any()
}
