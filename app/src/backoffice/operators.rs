//! The last step of sign-in for agents of several operators: choosing one.

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, role_name};
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::SessionRefusal;
use model::{Locale, Membership};

#[server(prefix = "/agents-api", endpoint = "choose-operator")]
pub async fn choose_operator(
    #[server(default)] agent: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<SessionRefusal>> {
    use super::second_factor::requested_page;
    // An invalid id matches no membership.
    let agent = agent.parse().unwrap_or_default();
    let session = ssr::accounts()
        .agents()
        .choose_operator(&ssr::agent_caller(), &ssr::agent_session(), agent)
        .await
        .map_err(|failure| ssr::refuse(failure, "/operators?form=menu", &[]))?;
    ssr::set_cookie(ssr::cookies::Name::Agent, session.expose());
    ssr::see_other(requested_page(&return_to).as_str());
    Ok(())
}

#[component]
pub fn OperatorsPage() -> impl IntoView {
    super::frame::unauthenticated_page(ssr::memberships(), |context, memberships| {
        let locale = context.locale;
        let return_to = context.return_to();
        let list = memberships
            .into_iter()
            .map(|membership| view! { <Choice membership return_to=return_to.clone() context=context.clone() /> })
            .collect_view();
        view! {
            <BackofficeLayout title=texts::operators_title(locale)>
                <section class="card narrow">
                    <h1>{texts::operators_title(locale)}</h1>
                    <p class="lead">{texts::operators_lead(locale)}</p>
                    <ul class="choices">{list}</ul>
                </section>
            </BackofficeLayout>
        }
    })
}

#[component]
fn Choice(membership: Membership, return_to: String, context: BackofficeContext) -> impl IntoView {
    let locale: Locale = context.locale;
    let here = context.agent().is_some_and(|agent| agent.id == membership.agent);
    view! {
        <li>
            <form action=ChooseOperator::PATH method="post">
                <input type="hidden" name="agent" value=membership.agent.to_string() />
                <input type="hidden" name="return_to" value=return_to />
                <button type="submit" class="button" aria-current=here.then_some("true")>
                    <strong>{membership.operator_name}</strong>
                    <span class="hint">{role_name(membership.role, locale)}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
