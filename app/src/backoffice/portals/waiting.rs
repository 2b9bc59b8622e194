//! Hosts that are claimed but do not lead to this server yet, with the next step for each.

use super::super::context::BackofficeContext;
use super::super::frame::{Done, Unfinished};
use super::super::table::{RowButton, Table};
use crate::components::notice::refused;
use crate::context::Notice;
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::PortalRefusal;
use model::{HostClaim, HostVerdict, Locale};

#[server(prefix = "/agents-api", endpoint = "check-host")]
pub async fn check_host(#[server(default)] id: String) -> Result<(), Refused<PortalRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let claim = id.parse().unwrap_or_default();
    let checked = ssr::accounts().branding().check_host(&agent, &ssr::agent_caller(), claim).await;
    let outcome =
        checked.map_err(|failure| ssr::refuse(failure, "/portals?form=check-host", &[]))?;
    ssr::redirect_to_portal(outcome, &Notice::HostLive, &Notice::HostChecked);
    Ok(())
}

#[server(prefix = "/agents-api", endpoint = "withdraw-host")]
pub async fn withdraw_host(#[server(default)] id: String) -> Result<(), Refused<PortalRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let claim = id.parse().unwrap_or_default();
    let withdrawn = ssr::accounts().branding().withdraw_host(&agent, claim).await;
    withdrawn.map_err(|failure| ssr::refuse(failure, "/portals?form=check-host", &[]))?;
    ssr::announce("/portals", &Notice::HostWithdrawn);
    Ok(())
}

/// The result of the last action, or why it was refused.
#[component]
pub fn News(context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let outcome = context.notice.as_ref().and_then(|notice| match notice {
        Notice::HostWaits => {
            Some(view! { <Unfinished text=texts::host_waits(locale) /> }.into_any())
        }
        Notice::HostChecked => {
            Some(view! { <Unfinished text=texts::host_checked(locale) /> }.into_any())
        }
        Notice::HostWithdrawn => {
            Some(view! { <Done text=texts::host_withdrawn(locale) /> }.into_any())
        }
        _ => None,
    });
    let refusal = (context.query.form.as_deref() == Some("check-host"))
        .then(|| refused::<PortalRefusal>("check-host"));
    view! {
        {outcome}
        {refusal}
    }
    .into_any()
}

#[component]
pub fn Waiting(claims: Vec<HostClaim>, locale: Locale) -> impl IntoView {
    (!claims.is_empty()).then(|| {
        let columns = vec![
            (frame_texts::name(locale), ""),
            (texts::address(locale), ""),
            (frame_texts::state(locale), ""),
        ];
        let rows =
            claims.into_iter().map(|claim| view! { <HostClaimItem claim locale /> }).collect_view();
        view! {
            <section id="waiting">
                <h2>{texts::waiting_title(locale)}</h2>
                <p class="lead">{texts::waiting_lead(locale)}</p>
                <Table label=texts::waiting_title(locale) columns>
                    {rows}
                </Table>
            </section>
        }
    })
}

#[component]
fn HostClaimItem(claim: HostClaim, locale: Locale) -> impl IntoView {
    let next = claim
        .verdict
        .map_or_else(|| texts::not_checked(locale), |verdict| next_step(verdict, locale));
    let kind = if claim.portal.is_some() {
        texts::is_to_move(locale)
    } else {
        texts::is_to_be_added(locale)
    };
    view! {
        <tr>
            <th scope="row">{claim.name.clone()}</th>
            <td class="address">{claim.origin.clone()}</td>
            <td>
                <span class="pill warn">{kind}</span>
                <p class="hint">{next}</p>
                <div class="buttons">
                    <Button action=CheckHost::PATH text=texts::check_host(locale) claim=claim.clone() />
                    <Button action=WithdrawHost::PATH text=texts::withdraw_host(locale) claim />
                </div>
            </td>
        </tr>
    }
    .into_any()
}

#[component]
fn Button(action: &'static str, text: &'static str, claim: HostClaim) -> impl IntoView {
    view! {
        <form action=action method="post">
            <input type="hidden" name="id" value=claim.id.to_string() />
            <RowButton label=text about=claim.host />
        </form>
    }
    .into_any()
}

/// Returns the result of the last check as a next step.
fn next_step(verdict: HostVerdict, locale: Locale) -> &'static str {
    match verdict {
        HostVerdict::LeadsElsewhere => texts::leads_elsewhere(locale),
        HostVerdict::Unreachable => texts::unreachable(locale),
        HostVerdict::TooSlow => texts::too_slow(locale),
        HostVerdict::NotPublic => texts::not_public(locale),
        HostVerdict::Taken => texts::host_taken(locale),
    }
}
