//! The notice to an address that was replaced, by its owner, an agent or a merge: it has a link that restores it.

use crate::{store::rows::LinkTarget, token::Purpose};
use model::CustomerId;

/// Returns the link that restores an address. The transaction of the change sets which change it undoes.
pub(crate) fn undo_link(customer: CustomerId, email: &str) -> LinkTarget {
    LinkTarget {
        customer: Some(customer),
        email: Some(email.to_owned()),
        ..LinkTarget::of(Purpose::UndoEmail)
    }
}

/// Returns an address masked so that only its owner recognises it.
pub(crate) fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}
