//! Activate from Email: who signs in by number turns on the sign-in by email (docs/behaviour.md, section 4).

use super::proof::Unproved;
use crate::{
    Accounts, Caller,
    mail::Mail,
    outbox, passwords,
    session::SignInMethod,
    store::{
        StoreError, read,
        rows::{AccountRow, EmailActivation, NewMail, Outcome},
        write,
    },
    timeline::Event,
    token::Secret,
};
use model::{
    Customer, EmailAddress, Failure, Portal, password::normalise, refusals::ActivateEmailRefusal,
};
use secrecy::{ExposeSecret, SecretString};

impl Accounts {
    /// Makes the address on file, whose mailbox was proved, a sign-in beside the number, with a new password: the session
    /// goes on under a new secret, all others end. `current` is the password so far, where there is one; without one the
    /// session must be fresh.
    ///
    /// # Errors
    /// Why not; the owner of an address that is another customer's sign-in is told.
    pub async fn activate_email(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: Option<&SecretString>,
        new: &SecretString,
    ) -> Result<Secret, Failure<ActivateEmailRefusal>> {
        use ActivateEmailRefusal as R;
        let operator = caller.portal.operator;
        if !caller.portal.settings.password_sign_in() {
            return Err(R::PasswordsOff.into());
        }
        let Some((row, number)) = self.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        let email = address_to_activate(&row)?;
        check_new(caller, &row, current, new)?;
        let unproved =
            Unproved { missing: R::CurrentMissing, wrong: R::CurrentWrong, stale: R::SignInAgain };
        let proof = self.prove_customer(caller, customer, &row, current, unproved).await?;
        let password_hash = self.0.hasher.hash(new.expose_secret()).await?;
        // It goes on as the session that asks was made, which the transaction looks up.
        let method = SignInMethod::Password;
        let (session, secret) = self.new_session(caller, customer.id, method, false);
        let now = self.now();
        let mail = Mail::EmailSignInActivated {
            first_name: row.first_name.clone(),
            number: (row.number_sign_in == Some(true)).then(|| number.to_string()),
            sign_in_url: Some(format!("{}/sign-in", caller.portal.origin)),
            reset_url: format!("{}/forgot-password", caller.portal.origin),
        };
        let locale = row.locale.parse().unwrap_or_default();
        let (portal, id) = (&caller.portal, Some(row.customer));
        let notice = outbox::mail(portal, id, email.as_str(), locale, &mail, now)?;
        let key = email.key();
        let change = EmailActivation {
            email_key: &key,
            password_hash: &password_hash,
            proof,
            current: customer.session,
            session: &session,
            event: &Event::EmailActivated.of(caller, customer.id, now),
            notice: &notice,
        };
        match write!(self.store(), emails::activate(operator, &change, now)).await? {
            Outcome::Done => {
                self.mail_queued();
                Ok(secret)
            }
            Outcome::Unproved(check) => {
                unproved.refuse(check)?;
                Err(Failure::Unavailable)
            }
            Outcome::Taken | Outcome::Dead => {
                self.tell_owner(caller, &email).await?;
                Err(R::EmailTaken.into())
            }
        }
    }

    /// Tells whose sign-in an address is that somebody else wanted it.
    pub(super) async fn tell_owner(
        &self,
        caller: &Caller,
        email: &EmailAddress,
    ) -> Result<(), StoreError> {
        let (operator, key) = (caller.portal.operator, email.key());
        let owner = read!(self.store(), customers::by_sign_in_email(operator, &key)).await?;
        let Some(owner) = owner else { return Ok(()) };
        let mail = self.wanted_notice(&caller.portal, &owner, email)?;
        write!(self.store(), outbox::queue(&mail)).await?;
        self.mail_queued();
        Ok(())
    }

    /// The mail that tells the owner of an address that somebody else wanted it.
    pub(super) fn wanted_notice(
        &self,
        portal: &Portal,
        owner: &AccountRow,
        email: &EmailAddress,
    ) -> Result<NewMail, StoreError> {
        let mail = Mail::SomebodyTriedToRegister {
            sign_in_url: format!("{}/sign-in", portal.origin),
            reset_url: format!("{}/forgot-password", portal.origin),
            number_sign_in: owner.number_sign_in == Some(true),
        };
        let to = owner.email.as_deref().unwrap_or(email.as_str());
        let locale = owner.locale.parse().unwrap_or_default();
        let id = Some(owner.customer);
        outbox::mail(portal, id, to, locale, &mail, self.now())
    }
}

fn address_to_activate(row: &AccountRow) -> Result<EmailAddress, ActivateEmailRefusal> {
    use ActivateEmailRefusal as R;
    if row.sign_in_email.is_some() {
        return Err(R::AlreadyOn);
    }
    let email = row.email.as_deref().and_then(|email| email.parse().ok());
    let email = email.ok_or(R::NoEmail)?;
    if row.email_proved == Some(true) { Ok(email) } else { Err(R::EmailUnproved) }
}

fn check_new(
    caller: &Caller,
    row: &AccountRow,
    current: Option<&SecretString>,
    new: &SecretString,
) -> Result<(), ActivateEmailRefusal> {
    let personal =
        [row.email.as_deref().unwrap_or_default(), &row.first_name, &row.last_name, &row.number];
    passwords::check(new.expose_secret(), &caller.portal, &personal)?;
    let same = |current: &SecretString| {
        normalise(current.expose_secret()) == normalise(new.expose_secret())
    };
    if current.is_some_and(same) {
        return Err(ActivateEmailRefusal::PasswordSame);
    }
    Ok(())
}
