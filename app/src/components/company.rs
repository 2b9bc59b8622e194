//! The operator's own details: its name and contacts, its legal pages, and what people accept when they register.

use crate::texts::company as texts;
use leptos::prelude::*;
use model::{Locale, Settings};

/// Name, postal address and contacts, as far as they are known.
#[component]
pub fn Company(settings: Settings) -> impl IntoView {
    let Settings { legal_name, postal_address, contact_phone, contact_email, .. } = settings;
    let mut parts: Vec<AnyView> = [legal_name, postal_address]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(|part| view! { <span>{part}</span> }.into_any())
        .collect();
    if !contact_phone.is_empty() {
        parts.push(view! { <a href=tel(&contact_phone)>{contact_phone.clone()}</a> }.into_any());
    }
    if !contact_email.is_empty() {
        parts.push(
            view! { <a href=format!("mailto:{contact_email}")>{contact_email.clone()}</a> }
                .into_any(),
        );
    }
    (!parts.is_empty()).then(|| view! { <address class="company">{parts}</address> })
}

/// Returns the address that calls a phone number.
pub fn tel(phone: &str) -> String {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{number}")
}

/// Links to the legal pages that there are, and to the page about accessibility.
#[component]
pub fn LegalPages(settings: Settings, locale: Locale) -> impl IntoView {
    let links = [
        (settings.privacy_url, texts::privacy(locale)),
        (settings.terms_url, texts::terms(locale)),
        ("/accessibility".to_owned(), texts::accessibility(locale)),
    ];
    links
        .into_iter()
        .filter(|(url, _)| !url.is_empty())
        .map(|(url, text)| view! { <a href=url>{text}</a> })
        .collect_view()
}

/// What people accept who register: the terms, and the privacy policy to read. Nothing where there are neither.
#[component]
pub fn Acceptance(settings: Settings, locale: Locale) -> impl IntoView {
    let sentence = |url: String, before: &'static str, link: &'static str| {
        (!url.is_empty()).then(|| view! { {before} " " <a href=url>{link}</a> ". " })
    };
    let terms = sentence(settings.terms_url, texts::accept(locale), texts::accepted_terms(locale));
    let privacy = sentence(
        settings.privacy_url,
        texts::how_data_is_used(locale),
        texts::read_privacy(locale),
    );
    (terms.is_some() || privacy.is_some()).then(|| view! { <p class="hint">{terms} {privacy}</p> })
}
