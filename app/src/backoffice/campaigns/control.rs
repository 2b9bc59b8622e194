//! Starting, pausing, resuming and stopping a campaign, and mailing the agent an example.

use super::super::confirm_action::ConfirmAction;
use super::super::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice::campaigns as texts;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::backoffice::orders;
use crate::texts::moments;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::CampaignRefusal;
use model::{CampaignDetails, CampaignId, CampaignState};

#[server(prefix = "/agents-api", endpoint = "start-campaign")]
pub async fn start_campaign(
    #[server(default)] id: String,
    #[server(default)] start_at: String,
) -> Result<(), Refused<CampaignRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    // An invalid id matches no campaign.
    let id = id.parse().unwrap_or_default();
    let started =
        ssr::accounts().campaigns().start(&agent, &ssr::agent_caller(), id, &start_at).await;
    let typed = [("start_at", start_at.as_str())];
    ssr::answer_about_campaign(started, id, "start-campaign", &Notice::Changed, &typed)
}

#[server(prefix = "/agents-api", endpoint = "pause-campaign")]
pub async fn pause_campaign(#[server(default)] id: String) -> Result<(), Refused<CampaignRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let paused = ssr::accounts().campaigns().pause(&agent, &ssr::agent_caller(), id).await;
    ssr::answer_about_campaign(paused, id, "pause-campaign", &Notice::Disabled, &[])
}

#[server(prefix = "/agents-api", endpoint = "resume-campaign")]
pub async fn resume_campaign(
    #[server(default)] id: String,
) -> Result<(), Refused<CampaignRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let resumed = ssr::accounts().campaigns().resume(&agent, &ssr::agent_caller(), id).await;
    ssr::answer_about_campaign(resumed, id, "resume-campaign", &Notice::Enabled, &[])
}

#[server(prefix = "/agents-api", endpoint = "stop-campaign")]
pub async fn stop_campaign(#[server(default)] id: String) -> Result<(), Refused<CampaignRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let stopped = ssr::accounts().campaigns().stop(&agent, &ssr::agent_caller(), id).await;
    ssr::answer_about_campaign(stopped, id, "stop-campaign", &Notice::Removed, &[])
}

#[server(prefix = "/agents-api", endpoint = "test-campaign")]
pub async fn test_campaign(#[server(default)] id: String) -> Result<(), Refused<CampaignRefusal>> {
    use crate::context::Notice;
    use crate::ssr;
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    let sent = ssr::accounts().campaigns().send_example(&agent, id).await;
    ssr::answer_about_campaign(sent, id, "test-campaign", &Notice::LinkSent, &[])
}

/// What can be done with the campaign now.
#[component]
pub fn Actions(details: CampaignDetails, context: BackofficeContext) -> impl IntoView {
    let (id, state, locale) = (details.campaign.id, details.campaign.state, context.locale);
    if state.is_over() {
        return ().into_any();
    }
    let next = match state {
        CampaignState::Ready if details.progress.recipients() == 0 => {
            let text = texts::nobody_text(locale);
            view! { <p class="lead">{text}</p> }.into_any()
        }
        CampaignState::Ready => view! { <Start id context=context.clone() /> }.into_any(),
        CampaignState::Running => view! {
            <ButtonForm
                name="pause-campaign"
                action=PauseCampaign::PATH
                submit=texts::pause(locale)
                pending=texts::pausing(locale)
                id
                context=context.clone()
            />
        }
        .into_any(),
        CampaignState::Paused => view! {
            <ButtonForm
                name="resume-campaign"
                action=ResumeCampaign::PATH
                submit=texts::resume(locale)
                pending=texts::resuming(locale)
                class="button primary"
                id
                context=context.clone()
            />
        }
        .into_any(),
        CampaignState::Preparing | CampaignState::Stopped | CampaignState::Finished => {
            ().into_any()
        }
    };
    let example = matches!(state, CampaignState::Ready | CampaignState::Paused).then(|| {
        view! {
            <ButtonForm
                name="test-campaign"
                action=TestCampaign::PATH
                submit=texts::example(locale)
                pending=customer_texts::sending(locale)
                id
                context=context.clone()
            />
        }
    });
    view! {
        <section class="card dense" id="actions">
            <h2>{orders::actions(locale)}</h2>
            {next}
            {example}
            <Stop id context=context.clone() />
        </section>
    }
    .into_any()
}

#[component]
fn Start(id: CampaignId, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<CampaignRefusal>(&context);
    let zone = moments::zone_name(&context.time_zone, locale);
    view! {
        <Form
            name="start-campaign"
            action=StartCampaign::PATH
            errors
            submit=texts::start(locale)
            pending=texts::starting(locale)
        >
            <Hidden name="id" value=id.to_string() />
            <Field
                name="start_at"
                label=texts::start_at(locale)
                kind="datetime-local"
                autocomplete="off"
                hint=texts::start_at_hint(locale, &zone).into_any()
                required=false
            />
        </Form>
    }
    .into_any()
}

/// A form that is only a button.
#[component]
fn ButtonForm(
    name: &'static str,
    action: &'static str,
    submit: &'static str,
    pending: &'static str,
    #[prop(default = "button")] class: &'static str,
    id: CampaignId,
    context: BackofficeContext,
) -> impl IntoView {
    let errors = FormErrors::about::<CampaignRefusal>(&context);
    view! {
        <div class="actions">
            <Form name=name action=action errors=errors submit=submit pending=pending class=class>
                <Hidden name="id" value=id.to_string() />
            </Form>
        </div>
    }
    .into_any()
}

#[component]
fn Stop(id: CampaignId, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<CampaignRefusal>(&context);
    view! {
        <ConfirmAction
            name="stop-campaign"
            action=StopCampaign::PATH
            errors
            summary=texts::stop_summary(locale)
            text=texts::stop_text(locale)
            submit=texts::stop(locale)
            pending=texts::stopping(locale)
        >
            <Hidden name="id" value=id.to_string() />
        </ConfirmAction>
    }
    .into_any()
}
