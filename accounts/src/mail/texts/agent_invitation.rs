//! You are invited to work in a backoffice.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;

texts!("agent_invitation");

pub(super) fn content(
    Reader { locale, .. }: Reader<'_>,
    name: &str,
    operator: &str,
    hours: u32,
    link: &str,
) -> EmailContent {
    EmailContent {
        subject: subject(locale, operator),
        greeting: common::greeting(locale, name),
        paragraphs: vec![happened(locale, operator)],
        button: Some((accept(locale), link.to_owned())),
        not_you: not_you(locale, operator),
        expires_in: Some(common::expires_in(locale, hours * 60)),
        ..EmailContent::default()
    }
}
