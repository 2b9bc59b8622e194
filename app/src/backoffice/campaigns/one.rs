//! One campaign: its progress, who is left out, and what can be done with it.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, Done, page};
use super::super::table::before;
use super::control::Actions;
use super::progress::{LeftOutReasons, LeftOutTable, ProgressCard};
use super::{StatePill, filter_text};
use crate::PageRequest;
use crate::backoffice::paths;
use crate::components::time::Time;
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice::campaigns as texts;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{CampaignDetails, LeftOutCustomer, Locale, Page};

#[component]
pub fn CampaignPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let request = expect_context::<PageRequest>();
    let reason = request.param("left_out").map(ToOwned::to_owned);
    page(ssr::campaign(id, reason, before()), |context, agent, (details, left_out)| {
        view! { <CampaignView details left_out email=agent.email context /> }
    })
}

#[component]
fn CampaignView(
    details: CampaignDetails,
    left_out: Option<Page<LeftOutCustomer>>,
    email: String,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let campaign = details.campaign.clone();
    let title = campaign.name.clone();
    let done = done(context.notice.as_ref(), &email, locale);
    let on_hold = details.on_hold.then(|| {
        view! {
            <div class="notice warn">
                <p>{texts::on_hold(locale)}</p>
            </div>
        }
    });
    let update = paths::campaign(campaign.id);
    let reasons = details.progress.left_out.clone();
    let table = left_out
        .map(|page| view! { <LeftOutTable page path=paths::campaign(campaign.id) locale /> });
    view! {
        <BackofficeLayout title=title.clone()>
            <Crumbs path=paths::CAMPAIGNS name=texts::campaigns(locale) />
            <div class="headline">
                <h1>{title}</h1>
                <p>
                    <StatePill campaign=campaign.clone() locale />
                </p>
                <span class="space"></span>
                <a class="button small" href=update>
                    {texts::update(locale)}
                </a>
            </div>
            {done.map(|text| view! { <Done text /> })}
            {on_hold}
            <div class="file">
                <ProgressCard details=details.clone() locale />
                <div class="beside">
                    <Actions details=details.clone() context=context.clone() />
                    <Facts details=details.clone() locale />
                </div>
            </div>
            <LeftOutReasons reasons path=paths::campaign(campaign.id) locale />
            {table}
        </BackofficeLayout>
    }
    .into_any()
}

fn done(notice: Option<&Notice>, email: &str, locale: Locale) -> Option<String> {
    let text = match notice? {
        Notice::Added => texts::created_now(locale),
        Notice::Changed => texts::started_now(locale),
        Notice::Disabled => texts::paused_now(locale),
        Notice::Enabled => texts::resumed_now(locale),
        Notice::Removed => texts::stopped_now(locale),
        Notice::LinkSent => return Some(texts::example_sent(locale, email)),
        _ => return None,
    };
    Some(text.to_owned())
}

/// What the admin chose.
#[component]
fn Facts(details: CampaignDetails, locale: Locale) -> impl IntoView {
    let campaign = details.campaign;
    let start = campaign.start_at.map(|at| {
        view! {
            <dt>{texts::start_title(locale)}</dt>
            <dd>
                <Time at locale />
            </dd>
        }
    });
    view! {
        <section class="card dense">
            <h2>{texts::details(locale)}</h2>
            <dl class="facts">
                <dt>{texts::who(locale)}</dt>
                <dd>{filter_text(&campaign.filter, locale)}</dd>
                <dt>{texts::per_minute(locale)}</dt>
                <dd class="number">{campaign.per_minute}</dd>
                <dt>{texts::maker(locale)}</dt>
                <dd>{campaign.maker}</dd>
                {start}
            </dl>
        </section>
    }
    .into_any()
}
