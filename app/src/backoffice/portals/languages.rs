//! The languages a portal is offered in.

use super::super::context::BackofficeContext;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Switch};
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::portals as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::LanguagesRefusal;
use model::{Locale, Portal};

/// An unchecked language is not sent at all.
#[server(prefix = "/agents-api", endpoint = "change-languages")]
pub async fn change_languages(
    #[server(default)] id: String,
    #[server(default)] locale_en: String,
    #[server(default)] locale_es: String,
    #[server(default)] locale_fr: String,
    #[server(default)] locale_pt_br: String,
    #[server(default)] default_locale: String,
) -> Result<(), Refused<LanguagesRefusal>> {
    use crate::ssr;
    let agent = ssr::agent()?;
    let offered = [locale_en, locale_es, locale_fr, locale_pt_br].map(|on| !on.is_empty());
    let locales: Vec<Locale> = Locale::ALL
        .into_iter()
        .zip(offered)
        .filter_map(|(locale, on)| on.then_some(locale))
        .collect();
    let portal = id.parse().unwrap_or_default();
    let default = default_locale.parse().unwrap_or_default();
    let changed = ssr::accounts()
        .branding()
        .change_languages(&agent, &ssr::agent_caller(), portal, &locales, default)
        .await;
    let [en, es, fr, pt_br] = offered.map(|on| if on { "true" } else { "false" });
    let typed = [
        ("locale_en", en),
        ("locale_es", es),
        ("locale_fr", fr),
        ("locale_pt_br", pt_br),
        ("default_locale", default.tag()),
    ];
    ssr::answer_about_portal(
        changed,
        &id,
        "change-languages",
        &crate::context::Notice::Saved,
        &typed,
    )
}

#[component]
pub fn Languages(portal: Portal, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let errors = FormErrors::about::<LanguagesRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::languages_title(locale)}</h2>
            <p class="lead">{texts::languages_lead(locale)}</p>
            <Form
                name="change-languages"
                action=ChangeLanguages::PATH
                errors
                submit=texts::save_languages(locale)
                pending=frame_texts::saving(locale)
                class="button"
            >
                <PortalLanguageFields portal=portal.clone() locale />
            </Form>
        </section>
    }
    .into_any()
}

#[component]
fn PortalLanguageFields(portal: Portal, locale: Locale) -> impl IntoView {
    let options = Locale::ALL.map(|one| (one.tag().to_owned(), one.name().to_owned())).to_vec();
    let switches = ["locale_en", "locale_es", "locale_fr", "locale_pt_br"]
        .into_iter()
        .zip(Locale::ALL)
        .map(|(name, one)| {
            let on = portal.locales.contains(&one);
            view! { <Switch name label=one.name() on /> }
        })
        .collect_view();
    view! {
        <Hidden name="id" value=portal.id.to_string() />
        {switches}
        <Choice name="default_locale" label=texts::default(locale) options value=portal.default_locale.tag() />
    }
    .into_any()
}
