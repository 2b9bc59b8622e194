//! The buttons that lead to providers of single sign-on. They are links, because going there changes nothing here.

use crate::Visit;
use crate::texts::sso as texts;
use leptos::prelude::*;
use model::{Locale, ProviderChoice};

/// One button for each provider, with the operator's words on it.
#[component]
pub fn ProviderButtons(
    visit: Visit,
    /// Whether signing in there is what the page is for; of several, none stands out.
    #[prop(default = false)]
    primary: bool,
    /// Whether the provider is to ask who it is, even if it knows.
    #[prop(default = false)]
    again: bool,
) -> impl IntoView {
    let class =
        if primary && visit.portal.providers.len() == 1 { "button primary" } else { "button" };
    let buttons = visit
        .portal
        .providers
        .iter()
        .map(|provider| {
            view! {
                <a class=class href=start(&visit, provider.id, again) rel="nofollow">
                    {words(provider, visit.locale)}
                </a>
            }
        })
        .collect_view();
    view! { <div class="choices">{buttons}</div> }
}

/// Where the way to a provider begins; it leads back to the page asked for.
pub fn start(visit: &Visit, provider: i64, again: bool) -> String {
    let again = if again { "?again=1" } else { "" };
    visit.with_return(&format!("/sso/{provider}/start{again}"))
}

fn words(provider: &ProviderChoice, locale: Locale) -> String {
    provider.button.get(locale).map_or_else(|| texts::button(locale, &provider.name), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_the_operator_wrote_or_else_the_providers_name() {
        let mut provider = ProviderChoice {
            id: 1,
            access_rule: 1,
            name: "Plata ID".into(),
            button: Default::default(),
            error: Default::default(),
        };
        assert_eq!(words(&provider, Locale::Spanish), "Iniciar sesión con Plata ID");
        provider.button.es = "Iniciar sesión con Plata ID".into();
        assert_eq!(words(&provider, Locale::Spanish), "Iniciar sesión con Plata ID");
    }
}
