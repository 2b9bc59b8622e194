//! Signing in with an email or a customer number, next to the invitation to register.

use crate::Visit;
use crate::components::field::{Field, PasswordField};
use crate::components::form::{Form, Hidden};
use crate::components::notice::{Arrived, WhySignIn};
use crate::components::page::{Message, Page, account_page};
use crate::components::providers::ProviderButtons;
use crate::components::told::Told;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, sign_in as texts, sso};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::Message::SignInIntroduction as Introduction;
use model::refusals::SignInRefusal;
use model::{Customer, Locale, ReturnPath};

#[server(endpoint = "sign-in")]
pub async fn sign_in(
    #[server(default)] identifier: String,
    #[server(default)] password: String,
    #[server(default)] remember: String,
    #[server(default)] return_to: String,
) -> Result<(), Refused<SignInRefusal>> {
    let caller = ssr::password_caller()?;
    let form = accounts::SignInForm {
        identifier: identifier.clone(),
        password: password.into(),
        remember: !remember.is_empty(),
    };
    let back = ssr::with_return("/sign-in", &return_to);
    let signed_in = ssr::accounts().sign_in(&caller, form).await;
    let signed_in =
        signed_in.map_err(|failure| ssr::refuse(failure, &back, &[("identifier", &identifier)]))?;
    ssr::enter(&signed_in, return_to.parse().ok().as_ref());
    Ok(())
}

#[component]
pub fn SignInPage() -> impl IntoView {
    ssr::probe_cookies();
    account_page(|visit| match &visit.customer {
        Some(_) if visit.param("cookies").is_some() => {
            let asked = visit.query.return_to.as_ref();
            ssr::see_other(asked.map_or("/account/purchases", ReturnPath::as_str));
            ().into_any()
        }
        Some(customer) => {
            view! { <Already customer=customer.clone() locale=visit.locale /> }.into_any()
        }
        None if visit.takes_passwords() => view! { <SignInOrRegister visit /> }.into_any(),
        None if visit.portal.providers.is_empty() => {
            view! { <NotHere locale=visit.locale /> }.into_any()
        }
        None => view! { <Elsewhere visit /> }.into_any(),
    })
}

#[component]
fn SignInOrRegister(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    view! {
        <Page title=texts::title(locale)>
            <div class="split">
                <section class="card">
                    <WhySignIn />
                    <Arrived />
                    <h1>{texts::title(locale)}</h1>
                    <p class="lead">{visit.says(Introduction, &[], texts::lead(locale))}</p>
                    <SignInForm visit=visit.clone() />
                    {(!visit.portal.providers.is_empty())
                        .then(|| {
                            view! {
                                <p class="or">{sso::or(locale)}</p>
                                <ProviderButtons visit=visit.clone() />
                            }
                        })}
                </section>
                <Invitation visit=visit.clone() />
            </div>
        </Page>
    }
}

/// Sign-in by providers only.
#[component]
fn Elsewhere(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    let (lead, hint) = match &*visit.portal.providers {
        [only] => (
            sso::one_lead(locale, &visit.portal.name, &only.name),
            sso::one_hint(locale, &only.name),
        ),
        _ => (sso::several_lead(locale).to_owned(), sso::several_hint(locale).to_owned()),
    };
    view! {
        <Page title=texts::title(locale)>
            <section class="card narrow solo">
                <WhySignIn />
                <Arrived />
                <h1>{texts::title(locale)}</h1>
                <p class="lead">{visit.says(Introduction, &[], &lead)}</p>
                <ProviderButtons visit=visit.clone() primary=true />
                <p class="hint">{hint}</p>
            </section>
        </Page>
    }
}

#[component]
fn SignInForm(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    let hint = view! {
        {texts::number_looks_like(locale)}
        " "
        <span class="number">"482-915-607"</span>
        "."
    };
    let forgot = view! {
        <a href=visit.with_return("/forgot-password")>{texts::forgot_password(locale)}</a>
        <a href="/forgot-number">{texts::forgot_number(locale)}</a>
    };
    // A visitor from the link that made the account active only has to type the password.
    let identifier_is_known =
        visit.typed.contains_key("identifier") && visit.query.refused.is_empty();
    let told = Told::about::<SignInRefusal>(&visit);
    view! {
        <Form
            name="sign-in"
            action=SignIn::PATH
            told
            submit=texts::submit(locale)
            pending=texts::submitting(locale)
        >
            <Hidden name="return_to" value=visit.return_to() />
            <Field
                name="identifier"
                label=texts::identifier(locale)
                autocomplete="username"
                inputmode="email"
                hint=hint.into_any()
            />
            <PasswordField
                name="password"
                label=common::password(locale)
                autocomplete="current-password"
                focus=identifier_is_known
                help=forgot.into_any()
            />
            <label class="check">
                <input type="checkbox" name="remember" value="true" />
                {texts::remember(locale)}
            </label>
        </Form>
    }
}

#[component]
fn Invitation(visit: Visit) -> impl IntoView {
    let locale = visit.locale;
    view! {
        <aside class="panel">
            <h2>{texts::new_here(locale)}</h2>
            <p>{texts::new_here_text(locale)}</p>
            <ul>
                <li>{texts::benefit_tickets(locale)}</li>
                <li>{texts::benefit_faster(locale)}</li>
                <li>{texts::benefit_safe(locale)}</li>
            </ul>
            <a class="button" href=visit.with_return("/register")>
                {common::register(locale)}
            </a>
        </aside>
    }
}

/// The page for a customer who is signed in already.
#[component]
pub fn Already(customer: Customer, locale: Locale) -> impl IntoView {
    let name = format!("{} {}", customer.first_name, customer.last_name);
    view! {
        <Message title=texts::already_title(locale) text=texts::already_text(locale, &name)>
            <a class="button primary" href="/account/purchases">
                {common::my_purchases(locale)}
            </a>
            <a href="/">{common::back_to_tickets(locale)}</a>
        </Message>
    }
}

#[component]
fn NotHere(locale: Locale) -> impl IntoView {
    view! {
        <Message title=texts::not_here_title(locale) text=texts::not_here_text(locale)>
            <a class="button primary" href="/">
                {common::back_to_tickets(locale)}
            </a>
        </Message>
    }
}
