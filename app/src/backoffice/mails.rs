//! The mail log: the status of every mail, and sending a failed one again.

use super::frame::{BackofficeLayout, Done, TimesIn, page};
use super::table::{Older, RowButton, Table, before};
use crate::PageRequest;
use crate::components::notice::refused;
use crate::components::time::{Ago, local};
use crate::context::Notice;
use crate::failure::Refused;
use crate::ssr;
use crate::texts::backoffice as frame_texts;
use crate::texts::backoffice::{agents as texts, codes, exports};
use crate::texts::moments;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use model::refusals::MailRefusal;
use model::{Agent, Locale, MailEntry, MailState, Page, Permission};

#[server(prefix = "/agents-api", endpoint = "retry-mail")]
pub async fn retry_mail(#[server(default)] id: String) -> Result<(), Refused<MailRefusal>> {
    let agent = ssr::agent()?;
    let id = id.parse().unwrap_or_default();
    ssr::accounts()
        .mails()
        .retry(&agent, &ssr::agent_caller(), id)
        .await
        .map_err(|failure| ssr::refuse(failure, "/mails", &[]))?;
    ssr::announce("/mails", &Notice::Retried);
    Ok(())
}

/// Retries those of a page of the log that were given up.
#[server(prefix = "/agents-api", endpoint = "retry-mails")]
pub async fn retry_mails(#[server(default)] before: String) -> Result<(), Refused<MailRefusal>> {
    let agent = ssr::agent()?;
    ssr::accounts()
        .mails()
        .retry_page(&agent, &ssr::agent_caller(), before.parse().ok())
        .await
        .map_err(|failure| ssr::refuse(failure, "/mails", &[]))?;
    ssr::announce("/mails", &Notice::MailsRetried);
    Ok(())
}

#[component]
pub fn MailsPage() -> impl IntoView {
    let only_failed = expect_context::<PageRequest>().param("failed").is_some();
    page(ssr::mail_log(before(), only_failed), move |context, agent, mails| {
        view! { <Mails mails only_failed agent locale=context.locale /> }
    })
}

#[component]
fn Mails(mails: Page<MailEntry>, only_failed: bool, agent: Agent, locale: Locale) -> impl IntoView {
    let done = match expect_context::<PageRequest>().notice {
        Some(Notice::Retried) => Some(texts::retried(locale)),
        Some(Notice::MailsRetried) => Some(texts::page_retried(locale)),
        _ => None,
    };
    let done = done.map(|text| view! { <Done text /> });
    let may_retry = only_failed && !mails.items.is_empty() && agent.may(Permission::RetryMails);
    let retry_page = may_retry.then(|| view! { <RetryPage locale /> });
    let path = if only_failed { "/mails?failed=1" } else { "/mails" };
    let next = mails.next;
    let export = agent.may(Permission::ExportData).then(|| {
        let path = if only_failed { "/exports?failed=1" } else { "/exports" };
        view! {
            <p class="actions">
                <a class="button small" href=path>
                    {exports::export_log(locale)}
                </a>
            </p>
        }
    });
    let list = if mails.items.is_empty() {
        let text =
            if only_failed { texts::no_failed_mails(locale) } else { texts::no_mails(locale) };
        view! { <p class="lead empty">{text}</p> }.into_any()
    } else {
        view! { <Log mails=mails.items agent locale /> }.into_any()
    };
    view! {
        <BackofficeLayout title=frame_texts::mails(locale) names_zone=true>
            <h1>{frame_texts::mails(locale)}</h1>
            <p class="lead">{texts::mails_lead(locale)}</p>
            <TimesIn class="hint" />
            {done}
            {refused::<MailRefusal>("retry-mail")}
            <nav class="tabs" aria-label=frame_texts::mails(locale)>
                <a href="/mails" aria-current=(!only_failed).then_some("page")>
                    {texts::all_mails(locale)}
                </a>
                <a href="/mails?failed=1" aria-current=only_failed.then_some("page")>
                    {texts::failed_mails(locale)}
                </a>
            </nav>
            {retry_page}
            {list}
            <Older path=path.to_owned() next locale />
            {export}
        </BackofficeLayout>
    }
    .into_any()
}

#[component]
fn RetryPage(locale: Locale) -> impl IntoView {
    let before = before().map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="actions" action=RetryMails::PATH method="post">
            <input type="hidden" name="before" value=before />
            <button type="submit" class="button small">
                {texts::retry_page(locale)}
            </button>
        </form>
    }
    .into_any()
}

#[component]
fn Log(mails: Vec<MailEntry>, agent: Agent, locale: Locale) -> impl IntoView {
    let may_retry = agent.may(Permission::RetryMails);
    let columns = vec![
        (frame_texts::when(locale), ""),
        (texts::to(locale), ""),
        (texts::mail(locale), ""),
        (frame_texts::state(locale), ""),
        (texts::tries(locale), "end"),
    ];
    let rows =
        mails.into_iter().map(|mail| view! { <MailItem mail may_retry locale /> }).collect_view();
    view! {
        <Table label=frame_texts::mails(locale) columns>
            {rows}
        </Table>
    }
    .into_any()
}

#[component]
fn MailItem(mail: MailEntry, may_retry: bool, locale: Locale) -> impl IntoView {
    let kind = codes::mail(&mail.kind, locale);
    let retry = (may_retry && mail.state == MailState::Dead).then(|| {
        let at = moments::short_moment(local(mail.at), locale);
        let about = format!("{}, {kind}, {at}", mail.recipient);
        view! {
            <form action=RetryMail::PATH method="post">
                <input type="hidden" name="id" value=mail.id.to_string() />
                <RowButton label=texts::retry(locale) about />
            </form>
        }
    });
    let error = mail
        .error
        .filter(|_| mail.state != MailState::Sent)
        .map(|error| view! { <p class="hint address">{error}</p> });
    view! {
        <tr>
            <td>
                <Ago at=mail.at locale />
            </td>
            <th scope="row" class="address">
                {mail.recipient}
            </th>
            <td>{kind}</td>
            <td>
                <MailPill state=mail.state locale />
                {error}
                {retry}
            </td>
            <td class="end" data-label=texts::tries(locale)>
                {mail.attempts}
            </td>
        </tr>
    }
    .into_any()
}

/// The state of a mail as a pill.
#[component]
pub fn MailPill(state: MailState, locale: Locale) -> impl IntoView {
    let (class, text) = match state {
        MailState::Queued => ("pill warn", texts::mail_queued(locale)),
        MailState::Sent => ("pill ok", texts::mail_sent(locale)),
        MailState::Dropped => ("pill", texts::mail_dropped(locale)),
        MailState::Dead => ("pill bad", texts::mail_dead(locale)),
    };
    view! { <span class=class>{text}</span> }
}
