//! The customer numbers of your email.

use super::{common, reader::Reader};
use crate::mail::content::EmailContent;
use model::lists;

texts!("customer_number_reminder");

pub(super) fn content(
    Reader { locale, portal, .. }: Reader<'_>,
    numbers: &[String],
    hint: Option<(&[String], bool)>,
    sign_in_url: &str,
) -> EmailContent {
    let several = numbers.len() != 1;
    let happened = if several { happened_several } else { happened_one };
    let how_to_sign_in = |(signing_in, email): (&[String], bool)| {
        let listed = lists::either(signing_in, locale);
        match signing_in.len() {
            0 if email => email_signs_in(locale),
            0 => nothing_signs_in(locale),
            count if count < numbers.len() => {
                let others = others_do_not(locale, numbers.len() - count);
                format!("{} {others}", signs_in(locale, &listed))
            }
            _ => signs_in(locale, &listed),
        }
    };
    EmailContent {
        subject: subject(locale, portal),
        greeting: common::hello_without_name(locale),
        paragraphs: [Some(happened(locale, portal)), hint.map(how_to_sign_in)]
            .into_iter()
            .flatten()
            .collect(),
        facts: numbers
            .iter()
            .map(|number| (common::customer_number(locale), number.clone()))
            .collect(),
        button: Some((common::sign_in(locale), sign_in_url.to_owned())),
        not_you: not_you(locale),
        ..EmailContent::default()
    }
}
