//! The customer's names, phone and language.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::{Choice, Field};
use crate::components::form::{Form, Hidden};
use crate::failure::Refused;
use crate::texts::{account as texts, common};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::ProfileRefusal;
use model::{Customer, Locale};

#[server(endpoint = "change-profile")]
pub async fn change_profile(
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] phone: String,
    #[server(default)] locale: String,
    #[server(default)] number: String,
) -> Result<(), Refused<ProfileRefusal>> {
    use crate::ssr;
    let caller = ssr::account_caller()?;
    let Some(customer) = ssr::customer() else {
        let typed = [
            ("first_name", &*first_name),
            ("last_name", &last_name),
            ("phone", &phone),
            ("locale", &locale),
        ];
        ssr::sign_in_to_send("/account/profile", &typed).await;
        return Ok(());
    };
    if customer.is_other_than(&number) {
        // What was typed is not theirs to see.
        let page = "/account/profile?form=change-profile";
        return Err(ssr::refuse(ProfileRefusal::OtherCustomer.into(), page, &[]));
    }
    let locale = locale.parse().unwrap_or(customer.locale);
    let form = accounts::ProfileForm {
        first_name: first_name.clone(),
        last_name: last_name.clone(),
        phone: phone.clone(),
        locale,
    };
    let typed = [
        ("first_name", &*first_name),
        ("last_name", &last_name),
        ("phone", &phone),
        ("locale", locale.tag()),
    ];
    let saved = ssr::accounts().profile().change(&caller, &customer, form).await;
    saved
        .map_err(|failure| ssr::refuse(failure, "/account/profile?form=change-profile", &typed))?;
    // The language cookie must not override the choice just made.
    ssr::set_cookie(ssr::cookies::Name::Lang, locale.tag());
    ssr::announce("/account/profile", &crate::context::Notice::Saved);
    Ok(())
}

#[component]
pub fn Details(context: PortalContext, customer: Customer) -> impl IntoView {
    let locale = context.locale;
    let languages: Vec<_> = Locale::ALL
        .into_iter()
        .filter(|one| context.portal.locales.contains(one) || *one == customer.locale)
        .map(|locale| (locale.tag().to_owned(), locale.name().to_owned()))
        .collect();
    let errors = FormErrors::about::<ProfileRefusal>(&context);
    view! {
        <section class="card">
            <h2>{texts::details_title(locale)}</h2>
            <Form
                name="change-profile"
                action=ChangeProfile::PATH
                errors
                submit=texts::save(locale)
                pending=texts::saving(locale)
                class="button"
            >
                <Hidden name="number" value=customer.number.to_string() />
                <div class="pair">
                    <Field
                        name="first_name"
                        label=common::first_name(locale)
                        autocomplete="given-name"
                        value=customer.first_name.clone()
                    />
                    <Field
                        name="last_name"
                        label=common::last_name(locale)
                        autocomplete="family-name"
                        value=customer.last_name.clone()
                    />
                </div>
                <Field
                    name="phone"
                    kind="tel"
                    label=texts::phone(locale)
                    autocomplete="tel"
                    value=customer.phone.clone().unwrap_or_default()
                    required=false
                />
                <Choice
                    name="locale"
                    label=texts::language(locale)
                    options=languages.clone()
                    value=customer.locale.tag()
                    autocomplete="language"
                    hint=texts::language_hint(locale).into_any()
                />
            </Form>
        </section>
    }
    .into_any()
}
