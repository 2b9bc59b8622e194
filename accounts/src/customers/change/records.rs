//! What is written down and mailed about a change of a customer's data.

use super::{ExternalIds, Request, form::Valid};
use crate::{
    StoreError, audit,
    mail::Mail,
    outbox,
    store::rows::{DetailsRow, LinkTarget, NewAudit, NewEvent, NewMail},
    timeline::Event,
    token::Purpose,
    undo_notice::{masked, undo_link},
};
use model::{AuditAction, EmailAddress, PhoneNumber};

/// Returns the notice to the old address, if there is an old address.
///
/// # Errors
/// [`StoreError`] when it cannot be stored as JSON.
pub(super) fn notice(
    request: &Request<'_>,
    row: &DetailsRow,
    valid: &Valid,
    other_mailbox: bool,
) -> Result<Option<(NewMail, LinkTarget)>, StoreError> {
    let (Some(old), Some(portal), true) = (&row.email, &request.portal, other_mailbox) else {
        return Ok(None);
    };
    let mail = Mail::EmailChanged {
        first_name: row.first_name.clone(),
        email: valid.email.as_ref().map(|email| masked(email.as_str())),
        days: Purpose::UndoEmail.days(),
    };
    let locale = row.locale.parse().unwrap_or_default();
    let mail = outbox::mail(portal, Some(row.id), old, locale, &mail, request.now)?;
    Ok(Some((mail, undo_link(row.id, old))))
}

/// Returns the audit record of the change; none if nothing differs.
pub(super) fn record(
    request: &Request<'_>,
    row: &DetailsRow,
    valid: &Valid,
    locale: &str,
    external_id: &ExternalIds,
) -> Option<NewAudit> {
    let Request { agent, caller, number, now, .. } = *request;
    let (before, after) = differences(row, valid, locale, external_id);
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let number = number.to_string();
    Some(NewAudit {
        customer_id: Some(row.id),
        before: Some(before),
        after: Some(after),
        ..audit::new_record(AuditAction::CustomerChanged, agent, caller, &number, now)
    })
}

/// Returns the timeline events of the change.
pub(super) fn events(
    request: &Request<'_>,
    row: &DetailsRow,
    valid: &Valid,
    other_mailbox: bool,
) -> Vec<NewEvent> {
    let Request { agent, caller, now, .. } = *request;
    let mut events = vec![Event::ProfileChanged.by_agent(agent, caller, row.id, now)];
    // Without an old address none is lost.
    if let (Some(old), true) = (&row.email, other_mailbox) {
        let new = valid.email.as_ref().map_or("", EmailAddress::as_str);
        events.push(NewEvent {
            detail: Some(format!("{old} → {new}")),
            ..Event::EmailChanged.by_agent(agent, caller, row.id, now)
        });
    }
    events
}

/// Returns the fields that differ, one per line, before and after.
fn differences(
    row: &DetailsRow,
    valid: &Valid,
    locale: &str,
    external_id: &ExternalIds,
) -> (String, String) {
    let email = valid.email.as_ref().map_or("", EmailAddress::as_str);
    let phone = valid.phone.as_ref().map_or("", PhoneNumber::as_str);
    let fields = [
        ("first_name", row.first_name.as_str(), valid.first_name.as_str()),
        ("last_name", &row.last_name, valid.last_name.as_str()),
        ("email", row.email.as_deref().unwrap_or_default(), email),
        ("phone", row.phone.as_deref().unwrap_or_default(), phone),
        ("language", &row.locale, locale),
        (
            "external_id",
            external_id.before.as_deref().unwrap_or_default(),
            external_id.after.as_deref().unwrap_or_default(),
        ),
    ];
    let differ = fields.iter().filter(|(_, before, after)| before != after);
    let lines = |of: fn(&(&str, &str, &str)) -> String| {
        let lines: Vec<String> = differ.clone().map(of).collect();
        lines.join("\n")
    };
    (
        lines(|(field, before, _)| format!("{field}: {before}")),
        lines(|(field, _, after)| format!("{field}: {after}")),
    )
}
