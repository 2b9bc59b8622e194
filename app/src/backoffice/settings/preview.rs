//! A preview of the chosen mode. Every sentence is rendered; CSS shows those that match the switches on the page or,
//! without `:has()`, the saved settings.

use crate::texts::backoffice::settings as texts;
use leptos::prelude::*;
use model::{Locale, Settings};

/// The name of a mode in the style sheet, whether it is the saved one, and its sentence.
type Case = (&'static str, bool, &'static str);

#[component]
pub fn Preview(settings: Settings, locale: Locale) -> impl IntoView {
    let accounts = settings.customer_accounts_enabled;
    let sso = accounts && settings.sso_enabled;
    let only = sso && settings.sso_only;
    let forced = accounts && settings.force_login;
    let menu = [
        ("case-off", !accounts, texts::menu_off(locale)),
        ("case-on", accounts, texts::menu_on(locale)),
    ];
    let sign_in = [
        ("case-off", !accounts, texts::sign_in_off(locale)),
        ("case-form", accounts && !sso, texts::sign_in_form(locale)),
        ("case-both", sso && !only, texts::sign_in_both(locale)),
        ("case-only", only, texts::sign_in_only(locale)),
    ];
    let page = [
        ("case-open", !forced, texts::page_open(locale)),
        ("case-forced", forced && !only, texts::page_forced(locale)),
        ("case-straight", forced && only, texts::page_straight(locale)),
    ];
    view! {
        <aside class="panel preview" aria-labelledby="preview">
            <h2 id="preview">{texts::preview_title(locale)}</h2>
            <p class="hint">{texts::preview_hint(locale)}</p>
            <dl aria-live="polite">
                <dt>{texts::preview_menu(locale)}</dt>
                {cases(&menu)}
                <dt>{texts::preview_sign_in(locale)}</dt>
                {cases(&sign_in)}
                <dt>{texts::preview_page(locale)}</dt>
                {cases(&page)}
            </dl>
        </aside>
    }
    .into_any()
}

fn cases(cases: &[Case]) -> impl IntoView + use<> {
    cases
        .iter()
        .map(|&(case, saved, text)| {
            let class = if saved { format!("{case} saved") } else { case.to_owned() };
            view! { <dd class=class>{text}</dd> }
        })
        .collect_view()
}
