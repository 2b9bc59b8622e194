//! Changes of a provider's user data, offered to the customer and never applied without confirmation.

use crate::{
    Caller, customer_record,
    events::{self, Subject},
    groups::SingleSignOn,
    store::{
        query, read,
        rows::{ProfileChange, ProviderClaims},
        transaction,
    },
    throttle::{self, Quota, ensure_allowed},
    timeline::Event,
};
use model::{
    Customer, EmailAddress, EventKind, Failure, IdentityId, ProviderNews, refusals::UnlinkRefusal,
};

/// Returns the changes to offer: values that changed at the provider, and differ from the profile.
pub(super) fn offered(claims: &ProviderClaims, customer: &Customer) -> Option<ProviderNews> {
    let on_file = customer.email.as_deref().and_then(EmailAddress::key_of);
    let is_other = |email: &&String| {
        let key = EmailAddress::key_of(email);
        key.is_some() && key != on_file
    };
    let email = claims.email.as_ref().filter(|_| claims.email_changed).filter(is_other);
    let names = claims.first_name.as_ref().zip(claims.last_name.as_ref()).filter(|names| {
        claims.names_changed && *names != (&customer.first_name, &customer.last_name)
    });
    let news = ProviderNews {
        email: email.cloned(),
        names: names.map(|(first, last)| (first.clone(), last.clone())),
    };
    (news.email.is_some() || news.names.is_some()).then_some(news)
}

impl SingleSignOn<'_> {
    /// Applies the offered changes, or dismisses them. Names change at once. Returns the address if it is to change, which
    /// requires the usual confirmation.
    ///
    /// # Errors
    /// `Unknown` for a sign-in that is not the customer's, or the wait after too many changes.
    #[tracing::instrument(skip_all, fields(operator = caller.portal.operator.get()))]
    pub async fn answer_provider(
        self,
        caller: &Caller,
        customer: &Customer,
        sign_in: IdentityId,
        take: bool,
    ) -> Result<Option<String>, Failure<UnlinkRefusal>> {
        let (operator, id) = (caller.portal.operator, customer.id);
        let claims =
            read!(self.accounts.store(), identities::claims(operator, id, sign_in)).await?;
        let claims = claims.ok_or(UnlinkRefusal::Unknown)?;
        let news = offered(&claims, customer).filter(|_| take);
        let (email, names) = news.map_or((None, None), |news| (news.email, news.names));
        // It stays offered until the address is confirmed.
        let email_waits = email.is_some();
        let profile = names.as_ref().map(|(first_name, last_name)| ProfileChange {
            first_name,
            last_name,
            phone: customer.phone.as_deref(),
            locale: customer.locale.tag(),
        });
        let now = self.accounts.now();
        let event = Event::ProfileChanged.of(caller, id, now);
        let quotas = [Quota::own_changes_of(operator, id)];
        let wait = transaction!(self.accounts.store(), async |tx| {
            let wait = throttle::take(tx, &quotas, now).await?;
            if wait.is_some() {
                return Ok(wait);
            }
            query!(tx, identities::record_answer(operator, id, sign_in, email_waits)).await?;
            if let Some(profile) = profile {
                customer_record::update_profile(tx, operator, id, profile).await?;
                query!(tx, timeline::record(&event)).await?;
                let subject = Subject::customer(id);
                events::record(tx, operator, EventKind::CustomerUpdated, subject, now).await?;
            }
            Ok(None)
        });
        ensure_allowed(wait.await)?;
        Ok(email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{CustomerId, CustomerNumber, Locale, SessionId};

    #[test]
    fn only_what_changed_and_differs_is_offered() {
        let customer = Customer {
            id: CustomerId::new(1),
            session: SessionId::new(1),
            number: CustomerNumber::from_draw(1),
            first_name: "Ana".into(),
            last_name: "Quiroga".into(),
            email: Some("ana@example.test".into()),
            phone: None,
            locale: Locale::English,
            email_sign_in: false,
            number_sign_in: false,
            has_password: false,
            email_proved: true,
        };
        // The provider's email and first name, and whether each has changed; what is offered.
        for (email, first, changed, expected) in [
            ("new@example.test", "Anita", (false, false), (false, false)),
            ("new@example.test", "Anita", (true, false), (true, false)),
            ("new@example.test", "Anita", (false, true), (false, true)),
            ("Ana@Example.test", "Ana", (true, true), (false, false)),
            ("no address", "Anita", (true, true), (false, true)),
        ] {
            let claims = ProviderClaims {
                email: Some(email.into()),
                first_name: Some(first.into()),
                last_name: Some("Quiroga".into()),
                email_changed: changed.0,
                names_changed: changed.1,
            };
            let news = offered(&claims, &customer);
            let news =
                news.map_or((false, false), |news| (news.email.is_some(), news.names.is_some()));
            assert_eq!(news, expected, "{email} {first} {changed:?}");
        }
    }
}
