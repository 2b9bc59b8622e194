//! The domains that mails come from.

pub(super) mod free_mail;
