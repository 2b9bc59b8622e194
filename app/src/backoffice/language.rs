//! The language in which an agent reads the backoffice, chosen in the menu.

use crate::components::nav::Languages;
use crate::failure::Refused;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Locale;
use model::refusals::SessionRefusal;

/// `from_page` is the path of the page with the menu. No other form has fields of these names.
#[server(prefix = "/agents-api", endpoint = "choose-language")]
pub async fn choose_language(
    #[server(default)] chosen_language: String,
    #[server(default)] from_page: String,
) -> Result<(), Refused<SessionRefusal>> {
    use crate::ssr::{self, cookies::Name};
    let agent = ssr::agent()?;
    let back = from_page.parse::<model::ReturnPath>().map_or_else(|_| "/".into(), String::from);
    if let Ok(locale) = chosen_language.parse::<Locale>() {
        let kept = ssr::accounts().agents().choose_language(&agent, locale).await;
        let mark = if back.contains('?') { '&' } else { '?' };
        kept.map_err(|error| ssr::refuse(error.into(), &format!("{back}{mark}form=menu"), &[]))?;
        // For the pages after signing out.
        ssr::set_cookie(Name::Lang, locale.tag());
    }
    ssr::see_other(&back);
    Ok(())
}

/// A button for each language.
#[component]
pub fn AgentLanguageMenu(path: String, locale: Locale) -> impl IntoView {
    let items = Locale::ALL
        .into_iter()
        .map(|other| {
            view! {
                <li>
                    <form action=ChooseLanguage::PATH method="post">
                        <input type="hidden" name="from_page" value=path.clone() />
                        <button
                            type="submit"
                            name="chosen_language"
                            value=other.tag()
                            lang=other.tag()
                            aria-current=(other == locale).then_some("true")
                        >
                            {other.name()}
                        </button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! { <Languages locale>{items}</Languages> }.into_any()
}
