//! Rules for new passwords (security rule R2), and the notice of a changed one.

use crate::{
    mail::Mail,
    outbox, password_blocklist,
    store::{
        StoreError,
        rows::{AccountRow, NewMail},
    },
};
use model::{
    Portal, Timestamp,
    password::{LengthProblem, check_length, normalise},
};

/// Minimum characters (NIST SP 800-63B-4, 3.1.1.1), although agents have a second factor.
const AGENTS_MINIMUM: usize = 15;

/// Why a password is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weakness {
    Short,
    Long,
    Common,
    /// It is the operator's name or an identifier of the customer.
    Personal,
}

/// Checks a new password; `personal` are identifiers of its owner.
///
/// # Errors
/// [`Weakness`] when the password is rejected.
pub(crate) fn check(password: &str, portal: &Portal, personal: &[&str]) -> Result<(), Weakness> {
    let minimum = usize::try_from(portal.settings.password_minimum).unwrap_or(0);
    check_against(password, minimum, personal, &[&portal.name, &portal.operator_name])
}

/// Checks a customer's new password, also against the customer's identifiers.
///
/// # Errors
/// [`Weakness`] when the password is rejected.
pub(crate) fn check_customers(
    password: &str,
    portal: &Portal,
    row: &AccountRow,
) -> Result<(), Weakness> {
    let (email, number) = (row.email.as_deref().unwrap_or_default(), row.number.digits());
    let personal = [email, &row.first_name, &row.last_name, number];
    check(password, portal, &personal)
}

/// Returns the notice of a changed password. None without an address.
///
/// # Errors
/// [`StoreError`] when the mail cannot be stored as JSON.
pub(crate) fn changed_notice(
    portal: &Portal,
    row: &AccountRow,
    now: Timestamp,
) -> Result<Option<NewMail>, StoreError> {
    let Some(email) = &row.email else {
        return Ok(None);
    };
    let mail = Mail::PasswordChanged {
        first_name: row.first_name.clone(),
        sign_in_url: Some(format!("{}/sign-in", portal.origin)),
        reset_url: format!("{}/forgot-password", portal.origin),
    };
    let locale = row.locale.parse().unwrap_or_default();
    outbox::mail(portal, Some(row.customer), email, locale, &mail, now).map(Some)
}

/// Checks an agent's new password, whose minimum length is fixed.
///
/// # Errors
/// [`Weakness`] when the password is rejected.
pub(crate) fn check_agents(
    password: &str,
    operator_name: &str,
    personal: &[&str],
) -> Result<(), Weakness> {
    check_against(password, AGENTS_MINIMUM, personal, &[operator_name])
}

fn check_against(
    password: &str,
    minimum: usize,
    personal: &[&str],
    places: &[&str],
) -> Result<(), Weakness> {
    check_length(password, minimum).map_err(|problem| match problem {
        LengthProblem::TooShort => Weakness::Short,
        LengthProblem::TooLong => Weakness::Long,
    })?;
    if password_blocklist::contains(password) {
        return Err(Weakness::Common);
    }
    let bare = |text: &str| normalise(text).to_lowercase().split_whitespace().collect::<String>();
    let mut known: Vec<String> = personal.iter().copied().map(bare).collect();
    known.push(known.concat());
    known.extend(places.iter().copied().map(bare));
    if known.contains(&bare(password)) {
        return Err(Weakness::Personal);
    }
    Ok(())
}

macro_rules! refuse_weak {
    ($($refusal:ty),+) => {
        $(impl From<Weakness> for $refusal {
            fn from(weakness: Weakness) -> Self {
                match weakness {
                    Weakness::Short => Self::PasswordShort,
                    Weakness::Long => Self::PasswordLong,
                    Weakness::Common => Self::PasswordCommon,
                    Weakness::Personal => Self::PasswordPersonal,
                }
            }
        })+
    };
}

refuse_weak!(
    model::refusals::ActivateEmailRefusal,
    model::refusals::RegisterRefusal,
    model::refusals::PasswordRefusal
);
