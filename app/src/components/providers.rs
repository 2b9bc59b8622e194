//! The buttons of single sign-on providers. They are links, since opening them changes nothing here.

use crate::PortalContext;
use crate::texts::sso as texts;
use leptos::prelude::*;
use model::{Locale, ProviderChoice, ProviderId};

/// One button per provider, with the operator's label.
#[component]
pub fn ProviderButtons(
    context: PortalContext,
    /// Whether single sign-on is the page's primary action; with several providers none is highlighted.
    #[prop(default = false)]
    primary: bool,
    /// Whether the provider has to ask for a new login.
    #[prop(default = false)]
    again: bool,
) -> impl IntoView {
    let class =
        if primary && context.portal.providers.len() == 1 { "button primary" } else { "button" };
    let buttons = context
        .portal
        .providers
        .iter()
        .map(|provider| {
            let (words, lang) = words(provider, context.locale);
            view! {
                <a class=class href=start(&context, provider.id, again) rel="nofollow" lang=lang>
                    {words}
                </a>
            }
        })
        .collect_view();
    view! { <div class="choices">{buttons}</div> }
}

/// Returns the address that starts a sign-in by the provider and returns to the requested page.
pub fn start(context: &PortalContext, provider: ProviderId, again: bool) -> String {
    let again = if again { "?again=1" } else { "" };
    context.with_return(&format!("/sso/{provider}/start{again}"))
}

/// Returns the label of a provider's button, and its language where that is not the page's.
fn words(provider: &ProviderChoice, locale: Locale) -> (String, Option<&'static str>) {
    match provider.button.in_language(locale) {
        Some((own, language)) => (own.to_owned(), (language != locale).then(|| language.tag())),
        None => (texts::button(locale, &provider.name), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_shows_the_operators_text_or_else_the_providers_name() {
        let mut provider = ProviderChoice {
            id: ProviderId::new(1),
            access_rule: 1,
            name: "Plata ID".into(),
            button: Default::default(),
            error: Default::default(),
        };
        let standard = "Iniciar sesión con Plata ID";
        assert_eq!(words(&provider, Locale::Spanish), (standard.into(), None));
        provider.button.es = "Seguir con Plata".into();
        assert_eq!(words(&provider, Locale::Spanish), ("Seguir con Plata".into(), None));
        assert_eq!(words(&provider, Locale::French), ("Seguir con Plata".into(), Some("es")));
    }
}
