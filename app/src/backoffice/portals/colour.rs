//! A portal's colour, with a preview of its header and buttons.

use super::super::context::BackofficeContext;
use crate::PageRequest;
use crate::components::errors::FormErrors;
use crate::components::field::Field;
use crate::components::form::{Hidden, PlainForm};
use crate::components::other_fields::ColourPicker;
use crate::failure::Refused;
use crate::texts::backoffice::portals as texts;
use crate::texts::common;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::numbers::with_two_decimals;
use model::refusals::AccentRefusal;
use model::{Accent, Locale, Portal, Refusal};

/// Without scripts the two fields are not synchronized: the typed value counts if it changed, else the picked one.
#[server(prefix = "/agents-api", endpoint = "change-accent")]
pub async fn change_accent(
    #[server(default)] id: String,
    #[server(default)] accent: String,
    #[server(default)] picked: String,
    #[server(default)] was: String,
) -> Result<(), Refused<AccentRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let is_new = !accent.trim().eq_ignore_ascii_case(&was);
    let chosen = if is_new || picked.is_empty() { accent } else { picked };
    let portal = id.parse().unwrap_or_default();
    let changed = ssr::accounts()
        .branding()
        .change_accent(&agent, &ssr::agent_caller(), portal, &chosen)
        .await;
    let typed = [("accent", &*chosen)];
    ssr::answer_about_portal(changed, &id, "change-accent", &crate::context::Notice::Saved, &typed)
}

#[component]
pub fn Colour(portal: Portal, logo: Option<String>, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let shown = portal.clone();
    let errors = FormErrors::about::<AccentRefusal>(&context)
        .saying(AccentRefusal::AccentContrast.code(), refused(&context));
    view! {
        <section class="card">
            <h2>{texts::colour_title(locale)}</h2>
            <PlainForm
                name="change-accent"
                action=ChangeAccent::PATH
                errors
                submit=texts::save_colour(locale)
            >
                <PortalColourFields portal=portal.clone() locale />
            </PlainForm>
            <Preview portal=shown logo locale />
        </section>
    }
    .into_any()
}

/// Returns why the typed colour was refused, with its contrast ratio and a colour that would pass.
fn refused(context: &BackofficeContext) -> Option<String> {
    let typed = context.typed.get("accent")?;
    let accent: Accent = typed.parse().ok()?;
    // Rounded down, so that a value just below the limit is not shown as the limit.
    let ratio = with_two_decimals((accent.contrast() * 100.0).floor() / 100.0, context.locale);
    let nearest = accent.nearest_readable().to_string();
    let colour = accent.to_string();
    Some(texts::colour_ratio(context.locale, &colour, &ratio, &nearest))
}

#[component]
fn PortalColourFields(portal: Portal, locale: Locale) -> impl IntoView {
    // Both fields start with the typed value, so that whichever changes next counts.
    let typed = expect_context::<PageRequest>().typed.remove("accent");
    let begin = typed.unwrap_or_else(|| portal.accent.clone());
    let picked = begin.parse::<Accent>();
    let picked = picked.map_or(portal.accent.clone(), |accent| accent.to_string());
    view! {
        <Hidden name="id" value=portal.id.to_string() />
        <Hidden name="was" value=begin />
        <div class="pair">
            <Field
                name="accent"
                label=texts::colour(locale)
                autocomplete="off"
                value=portal.accent
                hint=texts::colour_hint(locale).into_any()
            />
            <ColourPicker name="picked" label=texts::picker(locale) value=picked />
        </div>
    }
    .into_any()
}

/// The header and a button as visitors see them.
#[component]
fn Preview(portal: Portal, logo: Option<String>, locale: Locale) -> impl IntoView {
    let style = portal
        .accent
        .parse::<Accent>()
        .ok()
        .map(|accent| format!(".storefront{{--accent:{accent}}}"));
    let brand = match logo {
        Some(picture) => {
            view! { <img class="logo" src=picture alt=portal.name.clone() height="36" /> }
                .into_any()
        }
        None => view! {
            <span class="mark" aria-hidden="true">
                {portal.initials()}
            </span>
            <span class="name">{portal.name.clone()}</span>
        }
        .into_any(),
    };
    view! {
        {style.map(|css| view! { <style nonce=use_nonce()>{css}</style> })}
        <figure class="storefront">
            <figcaption class="hint">{texts::preview(locale)}</figcaption>
            <div class="bar">
                <span class="brand">{brand}</span>
            </div>
            <div class="ground">
                <span class="button primary">{common::sign_in(locale)}</span>
                <span class="link">{common::tickets(locale)}</span>
            </div>
        </figure>
    }
    .into_any()
}
