//! A box that says what happened, or what a page is about to tell.

use crate::Visit;
use crate::texts::{account, missing_purchase, profile, registration, sign_in, sso};
use crate::visit::Notice;
use leptos::prelude::*;
use model::Locale;
use model::Message::AccountActivated;

/// Good news.
#[component]
pub fn Good(children: Children) -> impl IntoView {
    view! {
        <div class="notice ok" role="status">
            <p>{children()}</p>
        </div>
    }
}

/// Bad news.
#[component]
pub fn Bad(children: Children) -> impl IntoView {
    view! {
        <div class="notice bad" role="alert">
            <p>{children()}</p>
        </div>
    }
}

/// The good news that the answer before has left for this page, if any.
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

/// What customers read; the backoffice has words of its own.
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
