//! What customers change about themselves.

mod departure;
mod email_change;
mod email_sign_in;
mod email_undo;
mod proof;

pub use email_change::EmailLink;
pub(crate) use email_change::{UNDO_DAYS, masked, undo_link};
pub(crate) use email_undo::{Restored, restored};

use proof::Unproved;

use crate::{
    Accounts, Caller,
    names::{self, read_phone},
    recovery::check_new,
    session::SignInMethod,
    store::{
        rows::{OwnerProof, PasswordInProfile, ProfileChange},
        write,
    },
    throttle::{Quota, pass},
    timeline::Event,
    token::Secret,
};
use model::{
    Customer, Failure, Locale, PhoneNumber,
    refusals::{PasswordRefusal, ProfileRefusal},
};
use secrecy::{ExposeSecret, SecretString};

/// What the profile form brings.
#[derive(Debug)]
pub struct ProfileForm {
    pub first_name: String,
    pub last_name: String,
    /// Empty: none.
    pub phone: String,
    pub locale: Locale,
}

impl Accounts {
    /// Changes names, phone and language.
    ///
    /// # Errors
    /// What is wrong with a name or the phone.
    pub async fn change_profile(
        &self,
        caller: &Caller,
        customer: &Customer,
        form: ProfileForm,
    ) -> Result<(), Failure<ProfileRefusal>> {
        use ProfileRefusal as R;
        let mut problems = Vec::new();
        let first =
            names::read(&form.first_name, R::FirstNameMissing, R::FirstNameInvalid, &mut problems);
        let last =
            names::read(&form.last_name, R::LastNameMissing, R::LastNameInvalid, &mut problems);
        let phone = read_phone(&form.phone, R::PhoneInvalid, &mut problems);
        let (Some(first), Some(last), true) = (first, last, problems.is_empty()) else {
            return Err(Failure::Refused(problems));
        };
        let (operator, id, locale) = (caller.portal.operator, customer.id, form.locale.tag());
        let change = ProfileChange {
            first_name: first.as_str(),
            last_name: last.as_str(),
            phone: phone.as_ref().map(PhoneNumber::as_str),
            locale,
        };
        let event = Event::ProfileChanged.of(caller, id, self.now());
        write!(self.store(), customers::change_own_profile(operator, id, change, &event)).await?;
        Ok(())
    }

    /// Changes the password: the session goes on under a new secret, all others end.
    ///
    /// # Errors
    /// What is wrong with the current or the new password, or a wait after too many wrong ones.
    pub async fn change_password(
        &self,
        caller: &Caller,
        customer: &Customer,
        current: &SecretString,
        new: &SecretString,
    ) -> Result<Secret, Failure<PasswordRefusal>> {
        let operator = caller.portal.operator;
        let Some((row, _)) = self.customer_of(operator, Some(customer.id)).await? else {
            return Err(Failure::Unavailable);
        };
        if current.expose_secret().is_empty() {
            return Err(PasswordRefusal::CurrentMissing.into());
        }
        check_new(new, &caller.portal, &row)?;
        let unproved = Unproved {
            missing: PasswordRefusal::CurrentMissing,
            wrong: PasswordRefusal::CurrentWrong,
            stale: PasswordRefusal::SignInAgain,
        };
        let (missing, wrong) = (unproved.missing, unproved.wrong);
        self.prove_own_password(caller, &row, Some(current), missing, wrong).await?;
        let now = self.now();
        let quota = [Quota::password_changes_of(operator, customer.id)];
        pass(write!(self.store(), throttles::take(&quota, now)).await)?;
        let password_hash = self.0.hasher.hash(new.expose_secret()).await?;
        // It goes on as the session that asks was made, which the transaction looks up.
        let method = SignInMethod::Password;
        let (session, secret) = self.new_session(caller, customer.id, method, false);
        let notice = self.password_notice(&caller.portal, &row)?;
        let change = PasswordInProfile {
            password_hash: &password_hash,
            proof: OwnerProof {
                session: Some(customer.session),
                password_hash: row.password_hash.as_deref(),
            },
            current: customer.session,
            session: &session,
            event: &Event::PasswordChanged.of(caller, customer.id, now),
            notice: notice.as_ref(),
        };
        let changed =
            write!(self.store(), accounts::change_password(operator, &change, now)).await?;
        unproved.refuse(changed)?;
        self.mail_queued();
        Ok(secret)
    }
}
