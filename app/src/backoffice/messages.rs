//! The operator's custom messages.

mod edit;
pub mod standard;

use super::context::BackofficeContext;
use super::frame::{BackofficeLayout, page};
use super::table::Table;
use crate::ssr::{self, MessageTexts};
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::messages as texts;
use leptos::prelude::*;
use model::{Agent, Locale, Message};

pub use edit::MessagePage;

#[component]
pub fn MessagesPage() -> impl IntoView {
    page(ssr::messages(), |context, agent, messages| {
        view! { <Messages messages agent context /> }
    })
}

#[component]
fn Messages(
    messages: Vec<MessageTexts>,
    agent: Agent,
    context: BackofficeContext,
) -> impl IntoView {
    let locale = context.locale;
    let mut columns = vec![(texts::message(locale), ""), (texts::place(locale), "")];
    columns.extend(Locale::ALL.map(|language| (language.name(), "")));
    let rows = messages.into_iter().map(|one| view! { <MessageItem one locale /> }).collect_view();
    view! {
        <BackofficeLayout title=frame_texts::messages(locale)>
            <h1>{frame_texts::messages(locale)}</h1>
            <p class="lead">{texts::lead(locale, &agent.operator_name)}</p>
            <Table label=frame_texts::messages(locale) columns>
                {rows}
            </Table>
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn MessageItem(one: MessageTexts, locale: Locale) -> impl IntoView {
    let (name, place) = words(one.message, locale);
    let states = one
        .texts
        .into_iter()
        .map(|(language, _, own)| match own {
            Some(_) => view! {
                <td data-label=language.name()>
                    <span class="pill ok">{texts::own(locale)}</span>
                </td>
            }
            .into_any(),
            None => view! {
                <td class="quiet-text" data-label=language.name()>
                    {texts::standard(locale)}
                </td>
            }
            .into_any(),
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                <a href=format!("/messages/{}", one.message.code())>{name}</a>
            </th>
            <td>{place}</td>
            {states}
        </tr>
    }
    .into_any()
}

type Text = fn(Locale) -> &'static str;

/// Returns a message's name and where it is shown.
fn words(message: Message, locale: Locale) -> (&'static str, &'static str) {
    let (name, place): (Text, Text) = match message {
        Message::SignInIntroduction => (texts::sign_in, texts::sign_in_place),
        Message::RegistrationIntroduction => (texts::registration, texts::registration_place),
        Message::RegistrationConsent => (texts::consent, texts::consent_place),
        Message::RegistrationDone => (texts::done, texts::done_place),
        Message::EmailRegistered => (texts::registered, texts::registered_place),
        Message::AccountActivated => (texts::activated, texts::activated_place),
        Message::SignedOut => (texts::signed_out, texts::signed_out_place),
        Message::Accessibility => (texts::accessibility, texts::accessibility_place),
        Message::ConfirmationMail => (texts::confirmation_mail, texts::confirmation_mail_place),
        Message::ActivationMail => (texts::activation_mail, texts::activation_mail_place),
        Message::PurchaseMail => (texts::purchase_mail, texts::purchase_mail_place),
    };
    (name(locale), place(locale))
}
