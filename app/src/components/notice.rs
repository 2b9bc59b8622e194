//! Alert boxes: success, error and information.

use crate::texts::{account, common, missing_purchase, profile, registration, sign_in, sso};
use crate::visit::{Draft, Notice};
use crate::{Asked, Visit};
use leptos::prelude::*;
use model::Locale;
use model::Message::AccountActivated;

/// A success alert.
#[component]
pub fn Good(children: Children) -> impl IntoView {
    view! {
        <div class="notice ok" role="status">
            <p>{children()}</p>
        </div>
    }
}

/// An error alert.
#[component]
pub fn Bad(children: Children) -> impl IntoView {
    view! {
        <div class="notice bad" role="alert">
            <p>{children()}</p>
        </div>
    }
}

/// Says that the fields of this page were restored from before the session ended.
#[component]
pub fn Restored() -> impl IntoView {
    let asked = expect_context::<Asked>();
    (asked.draft == Draft::Restored)
        .then(|| view! { <Good>{common::draft_restored(asked.locale)}</Good> })
}

/// Explains an unexpected sign-in page: the browser has cookies disabled, or a form was sent after the session had
/// ended.
#[component]
pub fn WhySignIn() -> impl IntoView {
    let asked = expect_context::<Asked>();
    let locale = asked.locale;
    if asked.param("cookies") == Some("check") && !asked.has_cookies {
        view! { <Bad>{sign_in::no_cookies(locale)}</Bad> }.into_any()
    } else if asked.draft == Draft::Kept {
        view! { <Bad>{sign_in::draft_kept(locale)}</Bad> }.into_any()
    } else {
        ().into_any()
    }
}

/// The flash message that the previous response left for this page, if any.
#[component]
pub fn Arrived() -> impl IntoView {
    let visit = expect_context::<Visit>();
    let notice = visit.notice.as_ref()?;
    let standard = sentence(notice, visit.locale)?;
    let text = match notice {
        Notice::Activated => visit.says(AccountActivated, &[], standard),
        _ => standard.to_owned(),
    };
    Some(view! { <Good>{text}</Good> })
}

/// Returns the text for customers; the backoffice has its own.
fn sentence(notice: &Notice, locale: Locale) -> Option<&'static str> {
    Some(match notice {
        Notice::Activated => sign_in::activated(locale),
        Notice::PasswordSet => sign_in::password_set(locale),
        Notice::Saved => account::saved(locale),
        Notice::PasswordChanged => account::password_changed(locale),
        Notice::SessionsEnded => account::sessions_ended(locale),
        Notice::SentAgain => registration::sent_again(locale),
        Notice::LinkSent => sso::link_sent(locale),
        Notice::Unlinked => sso::unlinked(locale),
        Notice::EmailSignInOn => profile::email_sign_in_on(locale),
        Notice::EmailLinkSent => profile::email_link_sent(locale),
        Notice::EmailChanged => profile::email_changed(locale),
        Notice::EmailRestored => profile::email_restored(locale),
        Notice::PurchaseAdded => missing_purchase::added(locale),
        _ => return None,
    })
}
