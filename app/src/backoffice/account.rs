//! The agent's own account. Every page's menu has signing out as well.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, role_name};
use super::sign_out::SignOut;
use crate::texts::{backoffice as texts, common};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Agent;

#[component]
pub fn AccountPage() -> impl IntoView {
    let context = expect_context::<BackofficeContext>();
    context.agent().cloned().map(|agent| view! { <Account agent context /> })
}

#[component]
fn Account(agent: Agent, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let change = agent.has_others.then(|| {
        view! {
            <a class="button" href="/operators">
                {texts::change_operator(locale)}
            </a>
        }
    });
    view! {
        <BackofficeLayout title=texts::my_account(locale)>
            <h1>{texts::my_account(locale)}</h1>
            <section class="card narrow left">
                <h2>{texts::signed_in_as(locale)}</h2>
                <dl class="facts">
                    <dt>{texts::name(locale)}</dt>
                    <dd>{agent.name.clone()}</dd>
                    <dt>{common::email(locale)}</dt>
                    <dd>{agent.email.clone()}</dd>
                    <dt>{texts::operator(locale)}</dt>
                    <dd>{agent.operator_name.clone()}</dd>
                    <dt>{texts::role(locale)}</dt>
                    <dd>{role_name(agent.role, locale)}</dd>
                </dl>
                <p class="hint">{texts::account_lead(locale)}</p>
                <p class="hint">
                    {texts::change_password_text(locale)} " "
                    <a href="/forgot-password">{texts::change_password(locale)}</a>
                </p>
                <div class="actions">
                    {change}
                    <form action=SignOut::PATH method="post">
                        <button type="submit" class="button">
                            {common::sign_out(locale)}
                        </button>
                    </form>
                </div>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}
