//! Alert boxes: success, error and information.

use super::errors::{FormErrors, wait_number};
use crate::context::{Draft, Notice};
use crate::texts::refusals::Explain;
use crate::texts::{account, common, missing_purchase, profile, registration, sign_in, sso};
use crate::{PageRequest, PortalContext};
use leptos::prelude::*;
use model::Message::AccountActivated;
use model::refusals::SessionRefusal;
use model::{Failure, Locale};

/// A success alert.
#[component]
pub fn SuccessAlert(children: Children) -> impl IntoView {
    view! {
        <div class="notice ok" role="status">
            <p>{children()}</p>
        </div>
    }
}

/// An error alert.
#[component]
pub fn ErrorAlert(children: Children) -> impl IntoView {
    view! {
        <div class="notice bad" role="alert">
            <p>{children()}</p>
        </div>
    }
}

/// The reason why a form without an island was refused, shown at the top of the page.
pub fn refused<R: Explain>(form: &'static str) -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let failure = request.failure(form);
    let errors = FormErrors::about::<R>(&request);
    let shown = errors.shown(failure.as_ref());
    let number = match failure {
        Some(Failure::Wait(seconds)) => wait_number(seconds),
        _ => String::new(),
    };
    let lines: Vec<_> = errors
        .lines
        .into_iter()
        .filter(|line| shown.contains(&line.code))
        .map(|line| view! { <p>{line.text_with(&number)}</p> })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="notice bad" role="alert" tabindex="-1" autofocus>
                {lines}
            </div>
        }
    })
}

/// The name of the forms of the menus, which every page has.
const MENU: &str = "menu";

/// Why a form of the menus was refused, such as signing out.
#[component]
pub fn MenuRefusal() -> impl IntoView {
    let form = expect_context::<PageRequest>().query.form;
    (form.as_deref() == Some(MENU)).then(|| refused::<SessionRefusal>(MENU))
}

/// Says that the fields of this page were restored from before the session ended.
#[component]
pub fn Restored() -> impl IntoView {
    let request = expect_context::<PageRequest>();
    (request.draft == Draft::Restored)
        .then(|| view! { <SuccessAlert>{common::draft_restored(request.locale)}</SuccessAlert> })
}

/// Says that a sign-in method was linked, on whichever page was asked for before the sign-in.
#[component]
pub fn LinkedNotice() -> impl IntoView {
    let context = expect_context::<PortalContext>();
    (context.notice == Some(Notice::Linked))
        .then(|| view! { <SuccessAlert>{sso::linked(context.locale)}</SuccessAlert> })
}

/// Explains an unexpected sign-in page: the browser has cookies disabled, or a form was sent after the session had
/// ended.
#[component]
pub fn WhySignIn() -> impl IntoView {
    let request = expect_context::<PageRequest>();
    let locale = request.locale;
    if request.param("cookies") == Some("check") && !request.has_cookies {
        view! { <ErrorAlert>{sign_in::no_cookies(locale)}</ErrorAlert> }.into_any()
    } else if request.draft == Draft::Kept {
        view! { <ErrorAlert>{sign_in::draft_kept(locale)}</ErrorAlert> }.into_any()
    } else {
        ().into_any()
    }
}

/// The flash message that the previous response left for this page, if any.
#[component]
pub fn FlashMessage() -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let notice = context.notice.as_ref()?;
    let standard = sentence(notice, context.locale)?;
    let text = match notice {
        Notice::Activated => context.custom_text(AccountActivated, &[], standard),
        _ => standard.to_owned(),
    };
    Some(view! { <SuccessAlert>{text}</SuccessAlert> })
}

/// Returns the text for customers; the backoffice has its own.
fn sentence(notice: &Notice, locale: Locale) -> Option<&'static str> {
    Some(match notice {
        Notice::Activated => sign_in::activated(locale),
        Notice::PasswordSet => sign_in::password_set(locale),
        Notice::Saved => account::saved(locale),
        Notice::PasswordChanged => account::password_changed(locale),
        Notice::SessionsEnded => account::sessions_ended(locale),
        Notice::SessionEnded => account::session_ended(locale),
        Notice::EmailChangeCancelled => profile::email_change_cancelled(locale),
        Notice::SentAgain => registration::sent_again(locale),
        Notice::LinkSent => sso::link_sent(locale),
        Notice::AccountDeclined => sso::declined(locale),
        Notice::Unlinked => sso::unlinked(locale),
        Notice::EmailSignInOn => profile::email_sign_in_on(locale),
        Notice::EmailLinkSent => profile::email_link_sent(locale),
        Notice::EmailChanged => profile::email_changed(locale),
        Notice::EmailRestored => profile::email_restored(locale),
        Notice::PurchaseAdded => missing_purchase::added(locale),
        _ => return None,
    })
}
