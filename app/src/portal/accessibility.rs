//! The page about accessibility: the operator's statement, and how to reach it. Shown on every portal, also to visitors
//! who would have to sign in.

use crate::PortalContext;
use crate::components::company::Company;
use crate::components::page::PageLayout;
use crate::texts::company as texts;
use leptos::prelude::*;
use model::Message;

#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let context = expect_context::<PortalContext>();
    let locale = context.locale;
    let settings = &context.portal.settings;
    let statement =
        context.custom_text(Message::Accessibility, &[], texts::accessibility_text(locale));
    let url = settings.accessibility_url.clone();
    let elsewhere = (!url.is_empty()).then(|| {
        view! {
            <p>
                <a href=url>{texts::full_statement(locale)}</a>
            </p>
        }
    });
    let has_contact = !settings.contact_phone.is_empty() || !settings.contact_email.is_empty();
    let contact = has_contact.then(|| {
        view! {
            <h2>{texts::contact(locale)}</h2>
            <Company settings=settings.clone() />
        }
    });
    view! {
        <PageLayout title=texts::accessibility(locale) public=true>
            <section class="card narrow prose">
                <h1>{texts::accessibility(locale)}</h1>
                <p>{statement}</p>
                {elsewhere}
                {contact}
            </section>
        </PageLayout>
    }
    .into_any()
}
