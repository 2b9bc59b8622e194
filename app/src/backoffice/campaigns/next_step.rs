//! What a campaign waits for, and what an admin can do next.

use crate::ssr;
use crate::texts::backoffice::campaigns as texts;
use leptos::prelude::*;
use model::{CampaignDetails, CampaignState, CustomerState, Locale, RecipientState, Timestamp};

#[component]
pub fn NextStep(details: CampaignDetails, locale: Locale) -> impl IntoView {
    let progress = &details.progress;
    let (failed, unopened) =
        (progress.in_state(RecipientState::Failed), progress.in_state(RecipientState::Sent));
    let state = state_text(&details, ssr::now(), locale);
    let problem = (failed > 0).then(|| texts::next_failed(locale, failed));
    let mails = (failed > 0).then(|| {
        view! {
            <a class="button small" href="/mails?failed=1">
                {texts::see_failed(locale)}
            </a>
        }
    });
    let customers = (details.campaign.state.is_over() && unopened > 0).then(|| {
        let href = format!("/customers?state={}", CustomerState::NotOpened.code());
        view! {
            <a class="button small" href=href>
                {texts::see_not_opened(locale)}
            </a>
        }
    });
    let has_links = mails.is_some() || customers.is_some();
    let links = has_links.then(|| view! { <p class="actions">{mails} {customers}</p> });
    view! {
        {state.map(|text| view! { <p>{text}</p> })}
        {problem.map(|text| view! { <p>{text}</p> })}
        {links}
    }
    .into_any()
}

/// Returns what happens to the mails that are not sent yet. None while the page says that nothing is sent at all, or
/// that there are no recipients.
fn state_text(details: &CampaignDetails, now: Timestamp, locale: Locale) -> Option<String> {
    let (campaign, progress) = (&details.campaign, &details.progress);
    if details.on_hold || (campaign.state == CampaignState::Ready && progress.recipients() == 0) {
        return None;
    }
    let text = match campaign.state {
        CampaignState::Preparing => texts::preparing_text(locale),
        CampaignState::Ready => texts::next_ready(locale),
        CampaignState::Running if campaign.start_at.is_some_and(|at| at > now) => {
            texts::next_scheduled(locale)
        }
        CampaignState::Running => {
            let waiting = progress.in_state(RecipientState::Waiting);
            return Some(texts::next_running(locale, minutes(waiting, campaign.per_minute)));
        }
        CampaignState::Paused => texts::next_paused(locale),
        CampaignState::Stopped => texts::next_stopped(locale),
        CampaignState::Finished if progress.in_state(RecipientState::Queued) > 0 => {
            texts::next_last(locale)
        }
        CampaignState::Finished => texts::next_finished(locale),
    };
    Some(text.to_owned())
}

/// Returns in how many minutes the last of so many mails leaves, at least one.
fn minutes(waiting: i64, per_minute: i32) -> i64 {
    let per_minute = i64::from(per_minute).max(1);
    ((waiting + per_minute - 1) / per_minute).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mail_leaves_in_whole_minutes() {
        for (waiting, per_minute, expected) in [(0, 60, 1), (1, 60, 1), (60, 60, 1), (61, 60, 2)] {
            assert_eq!(minutes(waiting, per_minute), expected, "{waiting} {per_minute}");
        }
    }
}
