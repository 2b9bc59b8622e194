//! Why a sign-in by a provider was refused, and what to do next. The page never redirects by itself.

use crate::PortalContext;
use crate::components::errors::{MAX_WAIT_IN_SECONDS, wait_number};
use crate::components::page::{NotFound, PageLayout, account_page};
use crate::components::providers::start;
use crate::portal::sign_in::AlreadySignedIn;
use crate::ssr;
use crate::texts::{common, sign_in, sso as texts};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use model::refusals::SsoRefusal;
use model::{Failure, Locale, ProviderChoice};

#[component]
pub fn RefusedPage() -> impl IntoView {
    account_page(|context| {
        let id = use_params_map().read_untracked().get("provider");
        let id = id.and_then(|id| id.parse().ok()).unwrap_or_default();
        let Some(provider) = context.portal.provider(id).cloned() else {
            return view! { <NotFound /> }.into_any();
        };
        let why = why(&context);
        match &context.customer {
            // Reached through the browser's history after a successful sign-in.
            Some(customer) if why == SsoRefusal::FlowGone.into() => {
                view! { <AlreadySignedIn customer=customer.clone() locale=context.locale /> }
                    .into_any()
            }
            _ => view! { <Refused context provider why /> }.into_any(),
        }
    })
}

/// Returns the refusal in the address; `FlowGone` for a missing or unknown code.
fn why(context: &PortalContext) -> Failure<SsoRefusal> {
    let failure = context.failure("sso");
    failure.map_or(SsoRefusal::FlowGone.into(), |it| it.with_refusals(SsoRefusal::FlowGone))
}

#[component]
fn Refused(
    context: PortalContext,
    provider: ProviderChoice,
    why: Failure<SsoRefusal>,
) -> impl IntoView {
    let locale = context.locale;
    let (status, title, text) = tell(&context, &provider, &why);
    let (text, lang) = own_text(&provider, &why, locale).unwrap_or((text, None));
    ssr::set_status(status);
    let again = (start(&context, provider.id, false), common::try_again(locale));
    let another = (start(&context, provider.id, true), texts::use_another(locale));
    // The same account would be refused again.
    let is_about_the_account =
        why == SsoRefusal::NotAllowed.into() || why == SsoRefusal::Inactive.into();
    let (first, second) = if is_about_the_account { (another, again) } else { (again, another) };
    let others = (context.accepts_passwords() || context.portal.providers.len() > 1).then(|| {
        view! {
            <p class="after">
                <a href=context.with_return("/sign-in")>{texts::other_ways(locale)}</a>
            </p>
        }
    });
    view! {
        <PageLayout title=title.clone()>
            <section class="card narrow">
                <h1>{title}</h1>
                <p class="lead" lang=lang>
                    {text}
                </p>
                <div class="actions">
                    <a class="button primary" href=first.0 rel="nofollow">
                        {first.1}
                    </a>
                    <a class="button" href=second.0 rel="nofollow">
                        {second.1}
                    </a>
                </div>
                {others}
            </section>
        </PageLayout>
    }
    .into_any()
}

/// Returns the operator's text for users whom the access rule refuses, and its language where that is not the page's.
fn own_text(
    provider: &ProviderChoice,
    why: &Failure<SsoRefusal>,
    locale: Locale,
) -> Option<(String, Option<&'static str>)> {
    if *why != SsoRefusal::NotAllowed.into() {
        return None;
    }
    let (text, language) = provider.error.in_language(locale)?;
    Some((text.to_owned(), (language != locale).then(|| language.tag())))
}

/// Returns the page's status, title and standard text.
fn tell(
    context: &PortalContext,
    provider: &ProviderChoice,
    why: &Failure<SsoRefusal>,
) -> (u16, String, String) {
    let locale = context.locale;
    match why {
        Failure::Refused(refusals) => {
            let refusal = refusals.first().copied().unwrap_or(SsoRefusal::FlowGone);
            explain(context, provider, refusal)
        }
        Failure::Wait(seconds) => (429, texts::wait_title(locale).into(), wait(locale, *seconds)),
        Failure::Busy => (503, texts::wait_title(locale).into(), common::busy(locale).into()),
        Failure::Unavailable | Failure::Unconfirmed | Failure::Forbidden => {
            (503, common::unavailable_title(locale).into(), common::unavailable_text(locale).into())
        }
    }
}

fn explain(
    context: &PortalContext,
    provider: &ProviderChoice,
    refusal: SsoRefusal,
) -> (u16, String, String) {
    let (locale, portal, name) = (context.locale, &context.portal, &provider.name);
    match refusal {
        SsoRefusal::Denied => {
            (403, texts::denied_title(locale).into(), texts::denied_text(locale, name))
        }
        SsoRefusal::NotAllowed => (
            403,
            texts::not_allowed_title(locale).into(),
            texts::not_allowed_text(locale, name, &portal.name),
        ),
        SsoRefusal::Inactive => (
            403,
            texts::inactive_title(locale).into(),
            texts::inactive_text(locale, &portal.operator_name),
        ),
        SsoRefusal::FlowGone => {
            // The response that led here has set a cookie: without any, the browser keeps none, nor that of the flow.
            let text = if context.has_cookies {
                texts::flow_gone_text(locale)
            } else {
                sign_in::no_cookies(locale)
            };
            (400, texts::flow_gone_title(locale).into(), text.into())
        }
        SsoRefusal::ProviderFailed => (
            502,
            texts::provider_failed_title(locale, name),
            texts::provider_failed_text(locale, name),
        ),
        SsoRefusal::OldLogin => {
            (403, texts::old_login_title(locale).into(), texts::old_login_text(locale, name))
        }
    }
}

fn wait(locale: Locale, seconds: u32) -> String {
    let words = if seconds <= MAX_WAIT_IN_SECONDS {
        common::wait_seconds(locale)
    } else {
        common::wait_minutes(locale)
    };
    words.replace('#', &wait_number(seconds))
}
