//! One portal and all of its settings.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, Done, page};
use super::address::Address;
use super::colour::Colour;
use super::languages::Languages;
use super::logo::LogoCard;
use super::own::OwnSettings;
use crate::context::Notice;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::{PortalDetails, SwitchImpact};

#[component]
pub fn PortalPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let data = async {
        let (details, logo) = ssr::one_portal(id.clone()).await?;
        Ok((details, logo, ssr::switch_impact(Some(id)).await?))
    };
    page(data, |context, _, (details, logo, impact)| {
        view! { <PortalView details logo impact context /> }
    })
}

#[component]
fn PortalView(
    details: PortalDetails,
    logo: Option<String>,
    impact: SwitchImpact,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let portal = details.portal.clone();
    let done = context.notice.as_ref().and_then(|done| match done {
        Notice::Saved => Some(frame_texts::saved(locale)),
        Notice::Added => Some(texts::added(locale)),
        Notice::HostLive => Some(texts::host_live(locale)),
        _ => None,
    });
    view! {
        <BackofficeLayout title=portal.name.clone()>
            <Crumbs path="/portals" name=frame_texts::portals(locale) here=portal.host.clone().into_any() />
            <div class="headline">
                <h1>{portal.name.clone()}</h1>
            </div>
            {done.map(|text| view! { <Done text /> })}
            <div class="stack">
                <Address portal=portal.clone() context=context.clone() />
                <Colour portal=portal.clone() logo=logo.clone() context=context.clone() />
                <Languages portal=portal.clone() context=context.clone() />
                <LogoCard portal=portal.clone() logo=logo.clone() context=context.clone() />
                <OwnSettings details=details.clone() impact context=context.clone() />
            </div>
        </BackofficeLayout>
    }
    .into_any()
}
