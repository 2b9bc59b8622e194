//! Reading bounces that a mail server hands over: delivery status notifications (RFC 3464) on standard input.

use super::output::say;
use crate::config::Config;
use accounts::{BounceOutcome, causes};
use mail_parser::{Message, MessageParser, MimeHeaders};
use std::error::Error;
use std::io::Read;
use std::process::ExitCode;

/// Maximum size of a notification: the original mail, which may come back with it, is far smaller.
const MAX_BYTES: u64 = 1024 * 1024;
/// Tells the mail server to try again later (sysexits.h: EX_TEMPFAIL).
const TRY_AGAIN: u8 = 75;
/// The headers with the address that a notification was sent to, the most certain first.
const RECIPIENT_HEADERS: [&str; 3] = ["Delivered-To", "X-Original-To", "To"];

/// What a notification says of a recipient.
#[derive(Debug, PartialEq, Eq)]
struct Report {
    status: String,
    reason: String,
}

/// Reads a notification and marks the address it is about. What is no notification, or no valid one, changes nothing and
/// succeeds: a mail server could do nothing about it. While the database does not answer, asks for another attempt.
pub async fn run(config: &Config, recipient: Option<&str>) -> ExitCode {
    let mut raw = Vec::new();
    if let Err(error) = std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut raw) {
        return try_again(&error);
    }
    if raw.len() as u64 > MAX_BYTES {
        say!("Nothing is marked: the mail is larger than {MAX_BYTES} bytes.");
        return ExitCode::SUCCESS;
    }
    let Some((report, addresses)) = read(&raw, recipient) else {
        say!("Nothing is marked: this is not a notification of a failed delivery.");
        return ExitCode::SUCCESS;
    };
    match record(config, &report, &addresses).await {
        Ok(BounceOutcome::Marked) => say!("The address is marked: {}.", report.status),
        Ok(BounceOutcome::Temporary) => {
            say!("Nothing is marked: {} is not permanent.", report.status);
        }
        Ok(BounceOutcome::Unknown) => {
            say!("Nothing is marked: the return path is not valid, or no longer.");
        }
        Err(error) => return try_again(&*error),
    }
    ExitCode::SUCCESS
}

/// Prints what went wrong, and asks the mail server for another attempt: it would drop the notification otherwise.
pub fn try_again(problem: &(dyn Error + 'static)) -> ExitCode {
    eprintln!("guichet: {}", causes(problem));
    ExitCode::from(TRY_AGAIN)
}

/// Records the report for the first address that is a valid return path.
async fn record(
    config: &Config,
    report: &Report,
    addresses: &[String],
) -> Result<BounceOutcome, Box<dyn Error>> {
    let accounts = super::connect(config)?;
    for address in addresses {
        let outcome = accounts.bounces().record(address, &report.status, &report.reason).await?;
        if outcome != BounceOutcome::Unknown {
            return Ok(outcome);
        }
    }
    Ok(BounceOutcome::Unknown)
}

/// Returns what a notification says, and the addresses that it may have been sent to.
fn read(raw: &[u8], recipient: Option<&str>) -> Option<(Report, Vec<String>)> {
    let message = MessageParser::default().parse(raw)?;
    let report = report(&message)?;
    let addresses = match recipient {
        Some(recipient) => vec![recipient.to_owned()],
        None => recipients(&message),
    };
    Some((report, addresses))
}

/// Returns the failure that a report names, or its first recipient's status if none failed.
fn report(message: &Message<'_>) -> Option<Report> {
    let is_report = message.content_type().is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"))
    });
    let status = message.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("message")
                && kind.subtype().is_some_and(|subtype| {
                    subtype.eq_ignore_ascii_case("delivery-status")
                        || subtype.eq_ignore_ascii_case("global-delivery-status")
                })
        })
    })?;
    if !is_report {
        return None;
    }
    let text = String::from_utf8_lossy(status.contents()).replace("\r\n", "\n");
    let groups: Vec<Vec<(String, String)>> = text.split("\n\n").map(fields).collect();
    let about_recipients = groups.iter().filter(|group| value(group, "status").is_some());
    let failed = about_recipients.clone().find(|group| {
        value(group, "action").is_some_and(|action| action.eq_ignore_ascii_case("failed"))
    });
    let is_failure = failed.is_some();
    let group = failed.or_else(|| about_recipients.clone().next())?;
    // A comment may follow the code.
    let code = value(group, "status")?.split_whitespace().next()?.to_owned();
    // What did not fail is not permanent, whatever its code says.
    let status = if is_failure { code } else { format!("4.0.0 ({code})") };
    let reason = value(group, "diagnostic-code").unwrap_or_default();
    let reason = reason.split_once(';').map_or(reason, |(_, text)| text.trim());
    Some(Report { status, reason: reason.to_owned() })
}

/// Returns the fields of a group, with names in lower case and continued lines joined.
fn fields(group: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in group.lines() {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

fn value<'a>(group: &'a [(String, String)], name: &str) -> Option<&'a str> {
    group.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Returns the addresses of the headers that may name a return path.
fn recipients(message: &Message<'_>) -> Vec<String> {
    let of_header = |wanted: &str| {
        let headers =
            message.headers_raw().filter(move |(name, _)| name.eq_ignore_ascii_case(wanted));
        headers
            .flat_map(|(_, value)| value.split([',', ' ', '<', '>', '\r', '\n', '\t']))
            .filter(|word| word.contains('@'))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    RECIPIENT_HEADERS.into_iter().flat_map(of_header).collect()
}

#[cfg(test)]
mod tests;
