//! Mails of a registration: the link, or why there is none.

use super::AccountOwner;
use crate::{
    Caller,
    groups::Registration,
    mail::Mail,
    outbox,
    store::{
        StoreError,
        rows::{AccountRow, LinkTarget, NewMail, NewRegistration, RegistrationRow},
    },
    token::Purpose,
};

/// Who registers, as far as the mail with the link needs it: before the registration is stored, and when the link is
/// mailed again.
pub(super) struct Registrant<'a> {
    email: &'a str,
    email_key: &'a str,
    first_name: &'a str,
    locale: &'a str,
    return_path: Option<&'a str>,
}

impl<'a> From<&'a NewRegistration> for Registrant<'a> {
    fn from(new: &'a NewRegistration) -> Self {
        Self {
            email: &new.email,
            email_key: &new.email_key,
            first_name: &new.first_name,
            locale: &new.locale,
            return_path: new.return_path.as_deref(),
        }
    }
}

impl<'a> From<&'a RegistrationRow> for Registrant<'a> {
    fn from(row: &'a RegistrationRow) -> Self {
        Self {
            email: &row.email,
            email_key: &row.email_key,
            first_name: &row.first_name,
            locale: &row.locale,
            return_path: row.return_path.as_deref(),
        }
    }
}

impl Registration<'_> {
    /// Returns the mail with the link if an account can be opened, otherwise a notice to the owner of the address.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) fn registration_mail(
        self,
        caller: &Caller,
        registrant: &Registrant<'_>,
        owner: &AccountOwner,
    ) -> Result<(NewMail, Option<LinkTarget>), StoreError> {
        if let AccountOwner::Taken(owner) = owner {
            let origin = &caller.portal.origin;
            let mail = Mail::SomebodyTriedToRegister {
                sign_in_url: format!("{origin}/sign-in"),
                reset_url: format!("{origin}/forgot-password"),
                number_sign_in: owner.number_sign_in == Some(true),
            };
            return Ok((self.to_owner(caller, registrant.email, owner, &mail)?, None));
        }
        if let Some(mail) = self.refusal_mail(caller, registrant.email, owner)? {
            return Ok((mail, None));
        }
        let first_name = registrant.first_name.to_owned();
        let mail = Mail::ConfirmRegistration { first_name, hours: Purpose::Confirm.hours() };
        let locale = registrant.locale.parse().unwrap_or_default();
        let link = LinkTarget {
            email_key: Some(registrant.email_key.to_owned()),
            return_path: registrant.return_path.map(str::to_owned),
            ..LinkTarget::of(Purpose::Confirm)
        };
        let (portal, now) = (&caller.portal, self.accounts.now());
        Ok((outbox::mail(portal, None, registrant.email, locale, &mail, now)?, Some(link)))
    }

    /// Returns the mail after a confirmation: a notice to the account's owner, or why it cannot be opened.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) fn confirmed_mail(
        self,
        caller: &Caller,
        email: &str,
        owner: &AccountOwner,
    ) -> Result<Option<NewMail>, StoreError> {
        let AccountOwner::Active(owner) = owner else {
            return self.refusal_mail(caller, email, owner);
        };
        let first_name = owner.first_name.clone();
        let origin = &caller.portal.origin;
        let sign_in_url = Some(format!("{origin}/sign-in"));
        let reset_url = format!("{origin}/forgot-password");
        let mail = if owner.password_hash.is_some() {
            Mail::PasswordChanged { first_name, sign_in_url, reset_url }
        } else {
            let number = Some(owner.number.to_string());
            Mail::EmailSignInActivated { first_name, number, sign_in_url, reset_url }
        };
        self.to_owner(caller, email, owner, &mail).map(Some)
    }

    /// Returns the mail that says why no account can be opened, which only the reader of the mailbox sees.
    fn refusal_mail(
        self,
        caller: &Caller,
        email: &str,
        owner: &AccountOwner,
    ) -> Result<Option<NewMail>, StoreError> {
        let origin = &caller.portal.origin;
        let (owner, mail) = match owner {
            AccountOwner::Blocked(owner) => {
                let portal_url = format!("{origin}/");
                (owner, Mail::RegistrationBlocked { portal_url })
            }
            AccountOwner::Several(owners) => {
                let Some(owner) = owners.first() else {
                    return Ok(None);
                };
                let mail = Mail::SeveralAccounts {
                    numbers: owners.iter().map(|owner| owner.number.to_string()).collect(),
                    sign_in_url: format!("{origin}/sign-in"),
                };
                (owner, mail)
            }
            AccountOwner::Taken(_)
            | AccountOwner::Active(_)
            | AccountOwner::Guest(_)
            | AccountOwner::New => return Ok(None),
        };
        self.to_owner(caller, email, owner, &mail).map(Some)
    }

    /// Returns a mail to the owner's address on file, or else to the registered one, in the owner's language.
    fn to_owner(
        self,
        caller: &Caller,
        email: &str,
        owner: &AccountRow,
        mail: &Mail,
    ) -> Result<NewMail, StoreError> {
        let to = owner.email.as_deref().unwrap_or(email);
        let locale = owner.locale.parse().unwrap_or_default();
        let id = Some(owner.customer);
        outbox::mail(&caller.portal, id, to, locale, mail, self.accounts.now())
    }
}
