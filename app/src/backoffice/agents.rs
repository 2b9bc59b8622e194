//! The operator's agents, and inviting a new one.

pub mod one;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, Done, page, role_name};
use super::paths;
use super::table::{Moment, Table};
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::Form;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::agents as texts;
use crate::texts::common;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::AgentRefusal;
use model::{Agent, AgentSummary, Locale, Role};

pub use one::AgentPage;

#[server(prefix = "/agents-api", endpoint = "invite-agent")]
pub async fn invite_agent(
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] once: String,
) -> Result<(), Refused<AgentRefusal>> {
    let agent = ssr::agent()?;
    let chosen = chosen_role(&role);
    let typed = [("name", &*name), ("email", &email), ("role", &role), ("once", &once)];
    let once = ssr::once(once.clone());
    ssr::accounts()
        .agents()
        .invite(&agent, &ssr::agent_caller(), &name, &email, chosen, &once)
        .await
        .map_err(|failure| ssr::refuse(failure, "/agents", &typed))?;
    ssr::announce("/agents", &Notice::Invited);
    Ok(())
}

/// Returns the role with that name, or the least privileged one for an unknown name.
pub fn chosen_role(name: &str) -> Role {
    Role::from_code(name).unwrap_or(Role::Agent)
}

/// Returns the options of a role select: value and label.
pub fn roles(locale: Locale) -> Vec<(String, String)> {
    [Role::Agent, Role::Admin]
        .map(|role| (role.code().to_owned(), role_name(role, locale).to_owned()))
        .to_vec()
}

#[component]
pub fn AgentsPage() -> impl IntoView {
    page(ssr::agents(), |context, agent, agents| {
        view! { <Agents agents agent context /> }
    })
}

#[component]
fn Agents(agents: Vec<AgentSummary>, agent: Agent, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let done = (context.notice == Some(Notice::Invited))
        .then(|| view! { <Done text=texts::invited_now(locale) /> });
    let columns = vec![
        (frame_texts::name(locale), ""),
        (common::email(locale), ""),
        (frame_texts::role(locale), ""),
        (frame_texts::state(locale), ""),
        (texts::second_factor(locale), ""),
        (texts::last_seen(locale), ""),
    ];
    let rows = agents
        .into_iter()
        .map(|one| {
            let is_self = one.id == agent.id;
            view! { <AgentItem one is_self locale /> }
        })
        .collect_view();
    view! {
        <BackofficeLayout title=frame_texts::agents(locale)>
            <h1>{frame_texts::agents(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            {done}
            <Table label=frame_texts::agents(locale) columns>
                {rows}
            </Table>
            <Invite context=context.clone() />
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn AgentItem(one: AgentSummary, is_self: bool, locale: Locale) -> impl IntoView {
    let factor =
        if one.second_factor { texts::factor_on(locale) } else { texts::factor_off(locale) };
    let seen = match one.last_seen_at {
        Some(at) => view! { <Moment at locale /> }.into_any(),
        None => texts::never(locale).into_any(),
    };
    let you =
        is_self.then(|| view! { " " <span class="quiet-text">"(" {texts::you(locale)} ")"</span> });
    view! {
        <tr>
            <th scope="row">
                <a href=paths::agent(one.id)>{one.name.clone()}</a>
                {you}
            </th>
            <td class="address">{one.email.clone()}</td>
            <td>{role_name(one.role, locale)}</td>
            <td>
                <StatePill one locale />
            </td>
            <td data-label=texts::second_factor(locale)>
                {factor}
            </td>
            <td data-label=texts::last_seen(locale)>
                {seen}
            </td>
        </tr>
    }
    .into_any()
}

#[component]
pub fn StatePill(one: AgentSummary, locale: Locale) -> impl IntoView {
    let (class, text) = if one.disabled {
        ("pill bad", texts::disabled(locale))
    } else if one.invited {
        ("pill warn", texts::invited(locale))
    } else {
        ("pill ok", texts::active(locale))
    };
    view! { <span class=class>{text}</span> }
}

#[component]
fn Invite(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<AgentRefusal>(&context);
    view! {
        <section class="card narrow left" id="invite">
            <h2>{texts::invite_title(locale)}</h2>
            <p class="lead">{texts::invite_lead(locale)}</p>
            <Form
                name="invite-agent"
                action=InviteAgent::PATH
                errors
                submit=texts::invite(locale)
                pending=texts::inviting(locale)
                once=true
            >
                <Field name="name" label=frame_texts::name(locale) autocomplete="off" />
                <Field
                    name="email"
                    label=common::email(locale)
                    kind="email"
                    inputmode="email"
                    autocomplete="off"
                />
                <Choice
                    name="role"
                    label=frame_texts::role(locale)
                    options=roles(locale)
                    value=Role::Agent.code()
                    hint=texts::role_hint(locale).into_any()
                />
            </Form>
        </section>
    }
    .into_any()
}
