//! Campaigns of activation mails: the list. `new` creates one, `one` has its page with its progress, `control` starts
//! and stops it.

pub mod control;
pub mod new;
mod next_step;
pub mod one;
mod progress;

use super::customers::filters::state_name;
use super::frame::{BackofficeLayout, page};
use super::paths;
use super::table::{Day, Table};
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::campaigns as texts;
use crate::texts::backoffice::customers as customer_texts;
use crate::texts::moments;
use leptos::prelude::*;
use model::{CampaignState, CampaignSummary, CustomerFilter, LocalTime, Locale};

pub use new::NewCampaignPage;
pub use one::CampaignPage;

#[component]
pub fn CampaignsPage() -> impl IntoView {
    page(ssr::campaigns(), |context, _, campaigns| {
        view! { <Campaigns campaigns locale=context.locale /> }
    })
}

#[component]
fn Campaigns(campaigns: Vec<CampaignSummary>, locale: Locale) -> impl IntoView {
    let list = if campaigns.is_empty() {
        view! { <p class="lead empty">{texts::none_yet(locale)}</p> }.into_any()
    } else {
        view! { <List campaigns locale /> }.into_any()
    };
    view! {
        <BackofficeLayout title=texts::campaigns(locale)>
            <div class="headline">
                <h1>{texts::campaigns(locale)}</h1>
                <span class="space"></span>
                <a class="button small primary" href="/campaigns/new">
                    {texts::new_title(locale)}
                </a>
            </div>
            <p class="lead">{texts::lead(locale)}</p>
            {list}
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn List(campaigns: Vec<CampaignSummary>, locale: Locale) -> impl IntoView {
    let columns = vec![
        (frame_texts::name(locale), ""),
        (texts::who(locale), ""),
        (texts::per_minute(locale), "end"),
        (texts::maker(locale), ""),
        (texts::created(locale), ""),
        (frame_texts::state(locale), ""),
    ];
    let rows = campaigns
        .into_iter()
        .map(|campaign| {
            let state = view! { <StatePill campaign=campaign.clone() locale /> };
            view! {
                <tr>
                    <th scope="row">
                        <a href=paths::campaign(campaign.id)>{campaign.name}</a>
                    </th>
                    <td>{filter_text(&campaign.filter, locale)}</td>
                    <td class="end number" data-label=texts::per_minute(locale)>
                        {campaign.per_minute}
                    </td>
                    <td>{campaign.maker}</td>
                    <td data-label=texts::created(locale)>
                        <Day at=campaign.created_at locale />
                    </td>
                    <td class="state">{state}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table label=texts::campaigns(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

/// The progress of a campaign.
#[component]
pub fn StatePill(campaign: CampaignSummary, locale: Locale) -> impl IntoView {
    let is_later = campaign.start_at.is_some_and(|at| at > ssr::now());
    let (class, text) = match campaign.state {
        CampaignState::Preparing => ("pill", texts::preparing(locale)),
        CampaignState::Ready => ("pill warn", texts::ready(locale)),
        CampaignState::Running if is_later => ("pill ok", texts::scheduled(locale)),
        CampaignState::Running => ("pill ok", texts::running(locale)),
        CampaignState::Paused => ("pill warn", texts::paused(locale)),
        CampaignState::Stopped => ("pill", texts::stopped(locale)),
        CampaignState::Finished => ("pill", texts::finished(locale)),
    };
    view! { <span class=class>{text}</span> }
}

/// Returns a filter in words.
pub fn filter_text(filter: &CustomerFilter, locale: Locale) -> String {
    let from = filter.bought_from.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|at| {
        let day = moments::short_day(LocalTime(at), locale);
        format!("{} {day}", customer_texts::filters::bought_from(locale))
    });
    let until = filter.bought_until.and_then(|day| day.and_hms_opt(0, 0, 0)).map(|at| {
        let day = moments::short_day(LocalTime(at), locale);
        format!("{} {day}", customer_texts::filters::bought_until(locale))
    });
    let parts = [
        filter.state.map(|state| state_name(state, locale).to_owned()),
        filter.language.map(|language| language.name().to_owned()),
        from,
        until,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { texts::everybody(locale).to_owned() } else { parts.join(" · ") }
}
