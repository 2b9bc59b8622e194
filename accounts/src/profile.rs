//! The customer's profile.

mod account_deletion;
mod email_change;
mod email_sign_in;
mod email_undo;
mod export;
mod password;
mod proof;
mod taken;

pub use email_change::ChangedEmail;

use crate::{
    Caller, customer_record,
    events::{self, Subject},
    groups::Profile,
    names::{self, read_phone},
    store::{query, rows::ProfileChange, transaction},
    throttle::{self, Quota, ensure_allowed},
    timeline::Event,
};
use model::{Customer, EventKind, Failure, Locale, PhoneNumber, refusals::ProfileRefusal};

/// Input of the profile form.
#[derive(Debug)]
pub struct ProfileForm {
    pub first_name: String,
    pub last_name: String,
    /// Empty means none.
    pub phone: String,
    pub locale: Locale,
}

impl Profile<'_> {
    /// Changes names, phone and language.
    ///
    /// # Errors
    /// What is wrong with a name or the phone, or the wait after too many changes.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn change(
        self,
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
        let now = self.accounts.now();
        let event = Event::ProfileChanged.of(caller, id, now);
        let quotas = [Quota::own_changes_of(operator, id)];
        let wait = transaction!(self.accounts.store(), async |tx| {
            let wait = throttle::take(tx, &quotas, now).await?;
            if wait.is_none() {
                customer_record::update_profile(tx, operator, id, change).await?;
                query!(tx, timeline::record(&event)).await?;
                let subject = Subject::customer(id);
                events::record(tx, operator, EventKind::CustomerUpdated, subject, now).await?;
            }
            Ok(wait)
        });
        ensure_allowed(wait.await)
    }
}
