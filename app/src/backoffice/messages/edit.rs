//! One message: the standard text and a field for the custom one, in each language.

use super::super::context::BackofficeContext;
use super::super::crumbs::Crumbs;
use super::super::frame::{BackofficeLayout, Done, page};
use super::words;
use crate::components::errors::FormErrors;
use crate::components::form::{Form, Hidden};
use crate::components::other_fields::TextArea;
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr::{self, MessageTexts};
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::messages as texts;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::hooks::use_params_map;
use model::refusals::MessageRefusal;
use model::{Locale, Message};

#[server(prefix = "/agents-api", endpoint = "change-message")]
pub async fn change_message(
    #[server(default)] message: String,
    #[server(default)] en: String,
    #[server(default)] es: String,
    #[server(default)] fr: String,
    #[server(default)] pt_br: String,
) -> Result<(), Refused<MessageRefusal>> {
    let agent = ssr::agent()?;
    let Some(message) = Message::from_code(&message) else {
        return Err(ssr::refuse(MessageRefusal::Unknown.into(), "/messages", &[]));
    };
    let page = format!("/messages/{}", message.code());
    let changed = ssr::accounts()
        .branding()
        .change_message(&agent, &ssr::agent_caller(), message, [&en, &es, &fr, &pt_br])
        .await;
    let typed = [("en", &*en), ("es", &es), ("fr", &fr), ("pt_br", &pt_br)];
    changed.map_err(|failure| ssr::refuse(failure, &page, &typed))?;
    ssr::announce(&page, &Notice::Saved);
    Ok(())
}

#[component]
pub fn MessagePage() -> impl IntoView {
    let code = use_params_map().read_untracked().get("message").unwrap_or_default();
    page(ssr::one_message(code), |context, _, one| {
        view! { <Edit one context /> }
    })
}

#[component]
fn Edit(one: MessageTexts, context: BackofficeContext) -> impl IntoView {
    let locale = context.locale;
    let (name, place) = words(one.message, locale);
    let done = (context.notice == Some(Notice::Saved))
        .then(|| view! { <Done text=texts::saved(locale) /> });
    let errors = FormErrors::about::<MessageRefusal>(&context);
    view! {
        <BackofficeLayout title=name>
            <Crumbs path="/messages" name=frame_texts::messages(locale) />
            <h1>{name}</h1>
            <p class="lead">{place} "."</p>
            {done}
            <section class="card wider">
                <p>{lead(one.message, locale)}</p>
                <Placeholders message=one.message locale />
                <Form
                    name="change-message"
                    action=ChangeMessage::PATH
                    errors
                    submit=frame_texts::save(locale)
                    pending=frame_texts::saving(locale)
                >
                    <MessageFields one=one.clone() locale />
                </Form>
            </section>
        </BackofficeLayout>
    }
    .into_any()
}

/// Returns how to write the message.
fn lead(message: Message, locale: Locale) -> &'static str {
    match message {
        Message::RegistrationConsent => texts::consent_lead(locale),
        _ => texts::edit_lead(locale),
    }
}

/// The placeholders in braces, and what replaces them.
#[component]
fn Placeholders(message: Message, locale: Locale) -> impl IntoView {
    let meaning = |name: &str| match (name, message) {
        ("email", _) => texts::meaning_email(locale),
        ("number", Message::PurchaseMail) => texts::meaning_purchase_number(locale),
        ("number", _) => texts::meaning_customer_number(locale),
        _ => texts::meaning_portal(locale),
    };
    let list = message
        .placeholders()
        .iter()
        .map(|name| {
            view! {
                <li>
                    <code>{format!("{{{name}}}")}</code>
                    " – "
                    {meaning(name)}
                </li>
            }
        })
        .collect_view();
    (!message.placeholders().is_empty()).then(|| {
        view! {
            <p class="after">{texts::placeholders(locale)}</p>
            <ul class="plain">{list}</ul>
        }
    })
}

#[component]
fn MessageFields(one: MessageTexts, locale: Locale) -> impl IntoView {
    let fields = one
        .texts
        .into_iter()
        .map(|(language, standard, own)| {
            let tag = language.tag();
            view! {
                <div class="message-text">
                    <p class="hint">{format!("{}, {}", texts::standard_text(locale), language.name())}</p>
                    <p lang=tag>{standard}</p>
                    <TextArea
                        name=language.field()
                        label=texts::own_text(locale, language.name())
                        lang=tag
                        max_chars=Message::MAX_CHARS
                        value=own.unwrap_or_default()
                    />
                </div>
            }
        })
        .collect_view();
    view! {
        <Hidden name="message" value=one.message.code() />
        {fields}
    }
    .into_any()
}
