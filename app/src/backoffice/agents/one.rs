//! One agent: role, access, second factor, invitation.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::disabled_action::DisabledAction;
use super::super::frame::{BackofficeLayout, Done, page};
use super::{StatePill, roles};
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Switch};
use crate::components::form::{Form, Hidden};
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::agents as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::AgentRefusal;
use model::{AgentId, AgentSummary};

#[server(prefix = "/agents-api", endpoint = "change-agent")]
pub async fn change_agent(
    #[server(default)] id: String,
    #[server(default)] role: String,
    #[server(default)] disabled: String,
) -> Result<(), Refused<AgentRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::agent(id);
    let chosen = super::chosen_role(&role);
    let typed =
        [("role", &*role), ("disabled", if disabled.is_empty() { "false" } else { "true" })];
    let back = format!("{page}?form=change-agent");
    ssr::accounts()
        .agents()
        .change(&agent, &ssr::agent_caller(), id, chosen, !disabled.is_empty())
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &typed))?;
    ssr::announce(&page, &Notice::Changed);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "reset-second-factor")]
pub async fn reset_second_factor(
    #[server(default)] id: String,
) -> Result<(), Refused<AgentRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::agent(id);
    let back = format!("{page}?form=reset-second-factor");
    ssr::accounts()
        .agents()
        .reset_second_factor(&agent, &ssr::agent_caller(), id)
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::SecondFactorReset);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "resend-invitation")]
pub async fn resend_invitation(#[server(default)] id: String) -> Result<(), Refused<AgentRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let page = crate::backoffice::paths::agent(id);
    let back = format!("{page}?form=resend-invitation");
    ssr::accounts()
        .agents()
        .resend_invitation(&agent, &ssr::agent_caller(), id)
        .await
        .map_err(|failure| ssr::refuse(failure, &back, &[]))?;
    ssr::announce(&page, &Notice::Invited);
    Ok(())
}

#[component]
pub fn AgentPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    page(ssr::one_agent(id), |context, agent, one| {
        let is_self = one.id == agent.id;
        view! { <AgentView one is_self context /> }
    })
}

#[component]
fn AgentView(one: AgentSummary, is_self: bool, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Changed => Some(texts::changed(locale)),
        Notice::SecondFactorReset => Some(texts::reset_done(locale)),
        Notice::Invited => Some(texts::invited_now(locale)),
        _ => None,
    });
    let cards = if is_self {
        view! { <p class="lead">{texts::oneself(locale)}</p> }.into_any()
    } else {
        view! { <Cards one=one.clone() context=context.clone() /> }.into_any()
    };
    view! {
        <BackofficeLayout title=one.name.clone()>
            <Crumbs path="/agents" name=frame_texts::agents(locale) here=one.email.clone().into_any() />
            <div class="headline">
                <h1>{one.name.clone()}</h1>
                <StatePill one=one.clone() locale />
            </div>
            {done.map(|text| view! { <Done text /> })}
            {cards}
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn Cards(one: AgentSummary, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let invitation = (one.invited && !one.disabled)
        .then(|| view! { <Invitation id=one.id context=context.clone() /> });
    let errors = FormErrors::about::<AgentRefusal>(&context);
    let id = one.id.to_string();
    view! {
        <div class="stack">
            <section class="card">
                <h2>{texts::access_title(locale)}</h2>
                <Form
                    name="change-agent"
                    action=ChangeAgent::PATH
                    errors
                    submit=frame_texts::save(locale)
                    pending=frame_texts::saving(locale)
                >
                    <Hidden name="id" value=id.clone() />
                    <Choice
                        name="role"
                        label=frame_texts::role(locale)
                        options=roles(locale)
                        value=one.role.code()
                        hint=texts::role_hint(locale).into_any()
                    />
                    <Switch
                        name="disabled"
                        label=texts::may_not(locale)
                        on=one.disabled
                        hint=texts::may_not_hint(locale)
                    />
                </Form>
            </section>
            <SecondFactor one=one.clone() context=context.clone() />
            {invitation}
        </div>
    }
    .into_any()
}

#[component]
fn SecondFactor(one: AgentSummary, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let form = if one.second_factor {
        let errors = FormErrors::about::<AgentRefusal>(&context);
        view! {
            <Form
                name="reset-second-factor"
                action=ResetSecondFactor::PATH
                errors
                submit=texts::reset(locale)
                pending=texts::resetting(locale)
                class="button"
            >
                <Hidden name="id" value=one.id.to_string() />
            </Form>
        }
        .into_any()
    } else {
        view! { <DisabledAction label=texts::reset(locale) id="why-no-reset" why=texts::reset_none(locale) /> }
            .into_any()
    };
    view! {
        <section class="card">
            <h2>{texts::reset_title(locale)}</h2>
            <p class="lead">{texts::reset_text(locale)}</p>
            {form}
        </section>
    }
    .into_any()
}

#[component]
fn Invitation(id: AgentId, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<AgentRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::resend_title(locale)}</h2>
            <p class="lead">{texts::resend_text(locale)}</p>
            <Form
                name="resend-invitation"
                action=ResendInvitation::PATH
                errors
                submit=texts::resend(locale)
                pending=texts::inviting(locale)
                class="button"
            >
                <Hidden name="id" value=id.to_string() />
            </Form>
        </section>
    }
    .into_any()
}
