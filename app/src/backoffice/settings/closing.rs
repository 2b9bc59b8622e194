//! Closing customer accounts is confirmed in the form that closes them, and says who loses access.

use crate::components::field::Switch;
use crate::texts::backoffice::impact;
use leptos::prelude::*;
use model::{Locale, Setting, shown_setting};

/// The confirmation's name in forms.
const NAME: &str = "accounts_off";

/// Appears once accounts are switched off, by CSS. A browser that cannot do that shows it always.
#[component]
pub fn ConfirmClosing(
    /// How many customers are signed in.
    people: i64,
    locale: Locale,
) -> impl IntoView {
    view! {
        <div class="closing">
            <Switch
                name=NAME
                label=impact::close_accounts(locale)
                on=false
                hint=impact::closing(locale, people)
            />
        </div>
    }
    .into_any()
}

/// Returns whether a form closes accounts that it has shown as open. `value` is what it sends for the switch.
pub fn closes(shown: &str, value: &str) -> bool {
    let before = shown_setting(shown, Setting::CustomerAccountsEnabled.name());
    value == "false" && before.is_some_and(|before| before != "false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_closed_by_a_form_that_showed_them_open() {
        for (shown, value, expected) in [
            ("customer_accounts_enabled=true|", "false", true),
            ("customer_accounts_enabled=true|", "true", false),
            ("customer_accounts_enabled=false|", "false", false),
            // A portal that has the operator's setting.
            ("customer_accounts_enabled=|", "false", true),
            ("customer_accounts_enabled=|", "", false),
            ("", "false", false),
        ] {
            assert_eq!(closes(shown, value), expected, "{shown} {value}");
        }
    }
}
