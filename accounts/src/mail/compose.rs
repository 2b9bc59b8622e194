//! Composes a mail: headers, text and HTML.

use super::{
    Envelope, Mail,
    content::{EmailContent, sanitize},
    texts::{self, Reader},
};
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use model::{EmailAddress, Timestamp};
use std::time::{Duration, SystemTime};

/// The last second of the year 9999, the limit of the header's format.
const LAST_SECOND: u64 = 253_402_300_799;
/// Maximum characters of the sender's name, for RFC 5322's line length.
const SENDER_NAME_CHARS: usize = 120;

/// Why a mail cannot be composed. Retrying does not help.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    #[error("the recipient is not an email address")]
    Recipient,
    #[error("the sender is not an email address")]
    Sender,
    #[error("the return path is not an email address")]
    ReturnPath,
    #[error("the message id is not one")]
    MessageId,
    #[error("this mail needs a link and has none")]
    LinkMissing,
    #[error("the template failed: {0}")]
    Template(#[from] askama::Error),
    #[error("the message cannot be built: {0}")]
    Message(#[from] lettre::error::Error),
}

/// Composes the message for exactly one recipient, in plain text and HTML, dated `at`.
///
/// # Errors
/// [`ComposeError`] when an address or the message id is not valid, or a link is missing. No name or text makes it fail
/// or panic.
pub fn compose(
    mail: &Mail,
    envelope: &Envelope,
    link: Option<&str>,
    at: Timestamp,
) -> Result<Message, ComposeError> {
    let content = content(mail, envelope, link)?;
    let to = address(&envelope.to).ok_or(ComposeError::Recipient)?;
    let sender = address(&envelope.sender).ok_or(ComposeError::Sender)?;
    let return_path: Address = match &envelope.return_path {
        Some(path) => path.parse().map_err(|_| ComposeError::ReturnPath)?,
        None => sender.clone(),
    };
    let body = MultiPart::alternative_plain_html(content.text(envelope)?, content.html(envelope)?);
    let message = Message::builder()
        .envelope(lettre::address::Envelope::new(Some(return_path), vec![to.clone()])?)
        .message_id(Some(message_id(envelope)?))
        .date(date(at))
        .from(Mailbox::new(sender_name(&envelope.sender_name), sender))
        .to(Mailbox::new(None, to))
        .subject(content.subject)
        // RFC 3834: suppresses "out of office" replies.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    // What an admin has saved is valid; a mail is not held back by what is not.
    let message = match address(&envelope.company.email) {
        Some(contact) => message.reply_to(Mailbox::new(None, contact)),
        None => message,
    };
    Ok(message.multipart(body)?)
}

pub(super) fn content(
    mail: &Mail,
    envelope: &Envelope,
    link: Option<&str>,
) -> Result<EmailContent, ComposeError> {
    let portal = sanitize(&envelope.portal_name);
    let reader = Reader {
        locale: envelope.locale,
        time_zone: &envelope.time_zone,
        portal: &portal,
        introduction: envelope.introduction.as_deref(),
    };
    let content = texts::content(mail, reader, link).ok_or(ComposeError::LinkMissing)?;
    Ok(content.leading_to(envelope.locale).sanitize())
}

/// Parses an address by our own rule first: lettre also accepts quoted local parts. In ASCII, because many mail servers
/// accept nothing else (RFC 6531).
fn address(text: &str) -> Option<Address> {
    let email: EmailAddress = text.parse().ok()?;
    email.to_ascii().parse().ok()
}

/// lettre panics on a line break in a display name.
fn sender_name(name: &str) -> Option<String> {
    let name: String = sanitize(name).chars().take(SENDER_NAME_CHARS).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn message_id(envelope: &Envelope) -> Result<String, ComposeError> {
    let id = &envelope.message_id;
    let inner = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
    let is_id = id.len() <= 250
        && inner.split('@').count() == 2
        && inner.split('@').all(|part| !part.is_empty())
        && inner.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>'));
    if is_id { Ok(id.clone()) } else { Err(ComposeError::MessageId) }
}

/// The header's library panics outside the years 1970 to 9999.
fn date(at: Timestamp) -> SystemTime {
    let seconds = u64::try_from(at.and_utc().timestamp()).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.min(LAST_SECOND))
}
