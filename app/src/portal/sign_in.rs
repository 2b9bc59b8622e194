//! Signing in with an email or a customer number, next to the invitation to register.

use crate::PortalContext;
use crate::components::errors::FormErrors;
use crate::components::field::{Field, PasswordField};
use crate::components::form::{Form, Hidden};
use crate::components::notice::{FlashMessage, WhySignIn};
use crate::components::page::{PageLayout, StatusPage, account_page};
use crate::components::providers::ProviderButtons;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::{common, redirects, sign_in as texts, sso};
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
    let signed_in = ssr::accounts().sessions().sign_in(&caller, form).await;
    let signed_in = signed_in.map_err(|failure| {
        let typed = [("identifier", &*identifier), ("remember", &*remember)];
        ssr::refuse(failure, &back, &typed)
    })?;
    ssr::enter(&signed_in, return_to.parse().ok().as_ref());
    Ok(())
}

#[component]
pub fn SignInPage() -> impl IntoView {
    ssr::probe_cookies();
    account_page(|context| match &context.customer {
        Some(_) if context.param("cookies").is_some() => {
            let request = context.query.return_to.as_ref();
            ssr::see_other(request.map_or("/account/purchases", ReturnPath::as_str));
            ().into_any()
        }
        Some(customer) => {
            let asked = context.query.return_to.clone();
            view! { <AlreadySignedIn customer=customer.clone() locale=context.locale asked /> }
                .into_any()
        }
        None if context.accepts_passwords() => view! { <SignInOrRegister context /> }.into_any(),
        None if context.portal.providers.is_empty() => {
            view! { <NotHere locale=context.locale /> }.into_any()
        }
        None => view! { <ProviderSignIn context /> }.into_any(),
    })
}

#[component]
fn SignInOrRegister(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    view! {
        <PageLayout title=texts::title(locale)>
            <div class="split">
                <section class="card">
                    <WhySignIn />
                    <FlashMessage />
                    <h1>{texts::title(locale)}</h1>
                    <p class="lead">{context.custom_text(Introduction, &[], texts::lead(locale))}</p>
                    <SignInForm context=context.clone() />
                    {(!context.portal.providers.is_empty())
                        .then(|| {
                            view! {
                                <p class="or">{sso::or(locale)}</p>
                                <ProviderButtons context=context.clone() />
                            }
                        })}
                </section>
                <Invitation context=context.clone() />
            </div>
        </PageLayout>
    }
    .into_any()
}

/// Sign-in by providers only.
#[component]
fn ProviderSignIn(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let (lead, hint) = match &*context.portal.providers {
        [only] => (
            sso::one_lead(locale, &context.portal.name, &only.name),
            sso::one_hint(locale, &only.name),
        ),
        _ => (sso::several_lead(locale).to_owned(), sso::several_hint(locale).to_owned()),
    };
    view! {
        <PageLayout title=texts::title(locale)>
            <section class="card narrow status-page">
                <WhySignIn />
                <FlashMessage />
                <h1>{texts::title(locale)}</h1>
                <p class="lead">{context.custom_text(Introduction, &[], &lead)}</p>
                <ProviderButtons context=context.clone() primary=true />
                <p class="hint">{hint}</p>
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn SignInForm(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    let hint = view! {
        {texts::number_looks_like(locale)}
        " "
        <span class="number">"482-915-607"</span>
        "."
    };
    let forgot = view! {
        <a href=context.with_return("/forgot-password")>{texts::forgot_password(locale)}</a>
        <a href=context.with_return("/forgot-number")>{texts::forgot_number(locale)}</a>
    };
    // A visitor from the link that made the account active only has to type the password.
    let identifier_is_known =
        context.typed.contains_key("identifier") && context.query.refused.is_empty();
    let is_remembered = context.typed.get("remember").is_some_and(|typed| !typed.is_empty());
    let errors = FormErrors::about::<SignInRefusal>(&context);
    view! {
        <Form
            name="sign-in"
            action=SignIn::PATH
            errors
            submit=texts::submit(locale)
            pending=texts::submitting(locale)
        >
            <Hidden name="return_to" value=context.return_to() />
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
                <input type="checkbox" name="remember" value="true" checked=is_remembered />
                {texts::remember(locale)}
            </label>
        </Form>
    }
    .into_any()
}

#[component]
fn Invitation(context: PortalContext) -> impl IntoView {
    let locale = context.locale;
    view! {
        <aside class="panel">
            <h2>{texts::new_here(locale)}</h2>
            <p>{texts::new_here_text(locale)}</p>
            <ul>
                <li>{texts::benefit_tickets(locale)}</li>
                <li>{texts::benefit_faster(locale)}</li>
                <li>{texts::benefit_safe(locale)}</li>
            </ul>
            <a class="button" href=context.with_return("/register")>
                {common::register(locale)}
            </a>
        </aside>
    }
    .into_any()
}

/// The page for a customer who is signed in already, perhaps in another tab. It leads on to the page asked for. It
/// names that customer next to the result of a mailed link, which may be about another account.
#[component]
pub fn AlreadySignedIn(
    customer: Customer,
    locale: Locale,
    #[prop(default = None)] asked: Option<ReturnPath>,
) -> impl IntoView {
    let name = format!("{} {}", customer.first_name, customer.last_name);
    let (page, label) = match asked.filter(|page| page.as_str() != "/") {
        Some(page) => (page.to_string(), redirects::go_on(locale)),
        None => ("/account/purchases".to_owned(), common::my_purchases(locale)),
    };
    view! {
        <PageLayout title=texts::already_title(locale)>
            <section class="card narrow">
                <FlashMessage />
                <h1>{texts::already_title(locale)}</h1>
                <p class="lead">{texts::already_text(locale, &name)}</p>
                <div class="actions">
                    <a class="button primary" href=page>
                        {label}
                    </a>
                    <a href="/">{common::back_to_tickets(locale)}</a>
                </div>
            </section>
        </PageLayout>
    }
    .into_any()
}

#[component]
fn NotHere(locale: Locale) -> impl IntoView {
    view! {
        <StatusPage title=texts::not_here_title(locale) text=texts::not_here_text(locale)>
            <a class="button primary" href="/">
                {common::back_to_tickets(locale)}
            </a>
        </StatusPage>
    }
    .into_any()
}
