//! The figures of a campaign, and the customers whom it leaves out.

use super::super::figures::{Figure, Figures, ProgressBar};
use super::super::table::{Moment, Older, Table};
use super::next_step::NextStep;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::campaigns as texts;
use crate::texts::backoffice::customers as customer_texts;
use leptos::prelude::*;
use model::numbers::grouped;
use model::{
    CampaignDetails, CampaignState, LeftOut, LeftOutCustomer, Locale, Page, RecipientState,
};

/// How many customers are how far, and what to do next.
#[component]
pub fn ProgressCard(details: CampaignDetails, locale: Locale) -> impl IntoView {
    let progress = details.progress.clone();
    let in_state = |state| progress.in_state(state);
    let opened = Figure::new(texts::opened(locale), progress.opened);
    let figures = vec![
        Figure::new(texts::recipients(locale), progress.recipients()),
        Figure::new(texts::sent(locale), progress.sent()),
        Figure { hint: Some(texts::opened_hint(locale)), ..opened },
        Figure::new(texts::activated(locale), in_state(RecipientState::Activated)),
        Figure::new(texts::waiting(locale), in_state(RecipientState::Waiting)),
        Figure::new(texts::in_outbox(locale), in_state(RecipientState::Queued)),
        Figure::new(texts::failed(locale), in_state(RecipientState::Failed)),
        Figure::new(texts::expired(locale), in_state(RecipientState::Expired)),
        Figure::new(texts::left_out(locale), in_state(RecipientState::LeftOut)),
    ];
    let has_begun =
        !matches!(details.campaign.state, CampaignState::Preparing | CampaignState::Ready);
    let bar = (has_begun && progress.recipients() > 0).then(|| {
        let percent = progress.percent();
        view! { <ProgressBar label=texts::emails_sent(locale) percent locale /> }
    });
    let counted = progress.counted_at.map(|at| {
        view! {
            <p class="hint">
                {texts::counted(locale)} {frame_texts::colon(locale)} <Moment at locale />
            </p>
        }
    });
    view! {
        <section class="card dense" id="progress">
            <h2>{texts::progress(locale)}</h2>
            {bar}
            <Figures figures locale />
            <NextStep details=details.clone() locale />
            {counted}
        </section>
    }
    .into_any()
}

/// How many customers are left out for each reason.
#[component]
pub fn LeftOutReasons(
    reasons: Vec<(LeftOut, i64)>,
    /// Of the campaign's page.
    path: String,
    locale: Locale,
) -> impl IntoView {
    let list = if reasons.is_empty() {
        view! { <p class="lead">{texts::nobody_left_out(locale)}</p> }.into_any()
    } else {
        let columns = vec![(texts::reason(locale), ""), (texts::count(locale), "end")];
        let rows = reasons
            .into_iter()
            .map(|(reason, count)| {
                let href = format!("{path}?left_out={}", reason.code());
                view! {
                    <tr>
                        <th scope="row">
                            <a href=href>{reason_name(reason, locale)}</a>
                        </th>
                        <td class="end number">{grouped(count, locale)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <Table label=texts::left_out_title(locale) columns>
                {rows}
            </Table>
        }
        .into_any()
    };
    view! {
        <section id="left-out">
            <h2>{texts::left_out_title(locale)}</h2>
            <p class="lead">{texts::left_out_lead(locale)}</p>
            {list}
        </section>
    }
    .into_any()
}

/// The customers who are left out for one reason.
#[component]
pub fn LeftOutTable(
    page: Page<LeftOutCustomer>,
    /// Of the campaign's page.
    path: String,
    locale: Locale,
) -> impl IntoView {
    page.items.first().map(|first| first.reason).map(|reason| {
        let columns = vec![(frame_texts::name(locale), ""), (customer_texts::number(locale), "")];
        let rows = page
            .items
            .into_iter()
            .map(|customer| {
                let number = customer.number.to_string();
                let name = if customer.name.is_empty() {
                    customer_texts::deleted_customer(locale).to_owned()
                } else {
                    customer.name
                };
                view! {
                    <tr>
                        <th scope="row">
                            <a href=format!("/customers/{number}")>{name}</a>
                        </th>
                        <td class="number">{number.clone()}</td>
                    </tr>
                }
            })
            .collect_view();
        let here = format!("{path}?left_out={}", reason.code());
        view! {
            <section id="left-out-customers">
                <h2>{reason_name(reason, locale)}</h2>
                <Table label=reason_name(reason, locale) columns>
                    {rows}
                </Table>
                <Older path=here next=page.next locale />
            </section>
        }
    })
}

fn reason_name(reason: LeftOut, locale: Locale) -> &'static str {
    match reason {
        LeftOut::NoEmail => texts::no_email(locale),
        LeftOut::SharedAddress => texts::shared_address(locale),
        LeftOut::AgentsAddress => texts::agents_address(locale),
        LeftOut::Bounced => texts::bounced(locale),
        LeftOut::AddressChanged => texts::address_changed(locale),
        LeftOut::Disabled => texts::disabled(locale),
        LeftOut::AlreadyActive => texts::already_active(locale),
        LeftOut::InvitedRecently => texts::invited_recently(locale),
        LeftOut::Changed => texts::changed(locale),
    }
}
