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
            view! {
                <a class=class href=start(&context, provider.id, again) rel="nofollow">
                    {words(provider, context.locale)}
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

fn words(provider: &ProviderChoice, locale: Locale) -> String {
    provider.button.get(locale).map_or_else(|| texts::button(locale, &provider.name), str::to_owned)
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
        assert_eq!(words(&provider, Locale::Spanish), "Iniciar sesión con Plata ID");
        provider.button.es = "Iniciar sesión con Plata ID".into();
        assert_eq!(words(&provider, Locale::Spanish), "Iniciar sesión con Plata ID");
    }
}
