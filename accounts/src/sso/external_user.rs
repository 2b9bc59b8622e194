//! The user whom a provider vouches for, with address and names in our format.

use super::{LoadedProvider, protocol::Assertion};
use crate::{
    Caller,
    groups::SingleSignOn,
    store::{StoreError, read, rows::NewIdentity},
};
use model::{CustomerId, EmailAddress, OperatorId, PersonName, ProviderId, Timestamp};

/// Last name of users without one at the provider; the profile can change it.
const NO_LAST_NAME: &str = "—";
/// The claim with both names (OpenID Connect Core, section 5.1).
const FULL_NAME: &str = "name";

/// A user whom a provider vouches for. The address is only set if the provider's claim of it is accepted.
#[derive(Debug, Clone)]
pub(super) struct ExternalUser {
    pub provider_id: ProviderId,
    pub issuer: String,
    pub subject: String,
    pub label: String,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    /// Both names come from the provider and are no fallbacks.
    pub has_names: bool,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub locale: String,
}

impl ExternalUser {
    /// Returns the identity that links the user to a customer.
    pub(super) fn identity(
        &self,
        operator: OperatorId,
        customer: CustomerId,
        now: Timestamp,
    ) -> NewIdentity<'_> {
        NewIdentity {
            operator_id: operator,
            provider_id: self.provider_id,
            issuer: &self.issuer,
            subject: &self.subject,
            customer_id: customer,
            linked_at: now,
            label: &self.label,
            external_id: self.external_id.as_deref(),
            said_email: self.email.as_deref(),
            said_first_name: self.has_names.then_some(&*self.first_name),
            said_last_name: self.has_names.then_some(&*self.last_name),
        }
    }
}

impl SingleSignOn<'_> {
    /// Returns the user of an assertion. The address is accepted only if the provider verified it or is trusted, and
    /// never if it is an agent's: sales at the counter carry those.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub(super) async fn external_user(
        self,
        caller: &Caller,
        loaded: &LoadedProvider,
        assertion: &Assertion,
    ) -> Result<ExternalUser, StoreError> {
        let operator = caller.portal.operator;
        let mut email = email(loaded, assertion);
        if let Some(key) = email.as_ref().map(EmailAddress::key)
            && read!(self.accounts.store(), customers::is_agents_address(operator, &key)).await?
        {
            email = None;
        }
        let label = label(loaded, assertion);
        let (first_name, last_name) = names(loaded, assertion, &label);
        let has_names = has_names(loaded, assertion);
        let external_id = assertion
            .attributes
            .first(&loaded.provider.mapping.external_id)
            .and_then(PersonName::cleaned)
            .map(String::from);
        Ok(ExternalUser {
            provider_id: loaded.id,
            issuer: assertion.issuer.clone(),
            subject: assertion.subject.clone(),
            label,
            external_id,
            first_name,
            last_name,
            has_names,
            email_key: email.as_ref().map(EmailAddress::key),
            email: email.map(|email| email.to_string()),
            locale: caller.locale.tag().to_owned(),
        })
    }
}

/// Returns both names as one; the first alone for a user without a last name at the provider.
pub(super) fn full_name(first: &str, last: &str) -> String {
    if last == NO_LAST_NAME { first.to_owned() } else { format!("{first} {last}") }
}

fn email(loaded: &LoadedProvider, assertion: &Assertion) -> Option<EmailAddress> {
    if !(assertion.email_verified || loaded.provider.trust_emails) {
        return None;
    }
    let attribute = loaded.provider.mapping.email.as_str();
    assertion.attributes.first(attribute)?.parse().ok()
}

/// Returns the user's display name: an address, verified or not, a name, or the id.
fn label(loaded: &LoadedProvider, assertion: &Assertion) -> String {
    let attributes = &assertion.attributes;
    let mapping = &loaded.provider.mapping;
    [
        attributes.first(&mapping.email),
        attributes.first("preferred_username"),
        attributes.first(FULL_NAME),
        Some(assertion.subject.as_str()),
    ]
    .into_iter()
    .flatten()
    .find_map(PersonName::cleaned)
    .map_or_else(|| loaded.provider.name.clone(), String::from)
}

/// Returns the user's names. The full name fills in what is missing; without one, the first name is the label up to its
/// `@`, and the last name a dash.
fn names(loaded: &LoadedProvider, assertion: &Assertion, label: &str) -> (String, String) {
    let mapping = &loaded.provider.mapping;
    let mapped = |attribute: &str| {
        let value = assertion.attributes.first(attribute)?;
        PersonName::cleaned(value).map(String::from)
    };
    let (first, last) = (mapped(&mapping.first_name), mapped(&mapping.last_name));
    let full = mapped(FULL_NAME).unwrap_or_default();
    let (first, last) = completed(first, last, &full);
    let local_part = label.split('@').next().and_then(PersonName::cleaned);
    let first = first.or_else(|| local_part.map(String::from)).unwrap_or_else(|| label.to_owned());
    (first, last.unwrap_or_else(|| NO_LAST_NAME.to_owned()))
}

/// Fills in missing names from the full name: its first word, and the rest.
fn completed(
    first: Option<String>,
    last: Option<String>,
    full: &str,
) -> (Option<String>, Option<String>) {
    let some = |text: &str| PersonName::cleaned(text).map(String::from);
    match (first, last) {
        (None, None) => {
            let (first, last) = full.split_once(' ').unwrap_or((full, ""));
            (some(first), some(last))
        }
        (Some(first), None) => {
            let rest = full.strip_prefix(first.as_str()).filter(|rest| rest.starts_with(' '));
            let last = rest.and_then(some);
            (Some(first), last)
        }
        (None, Some(last)) => {
            let rest = full.strip_suffix(last.as_str()).filter(|rest| rest.ends_with(' '));
            (rest.and_then(some), Some(last))
        }
        both => both,
    }
}

/// Returns whether the provider sends both names itself.
fn has_names(loaded: &LoadedProvider, assertion: &Assertion) -> bool {
    let mapping = &loaded.provider.mapping;
    [&mapping.first_name, &mapping.last_name].into_iter().all(|attribute| {
        let value = assertion.attributes.first(attribute);
        value.and_then(PersonName::cleaned).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sso::attributes::Attributes;
    use model::{Protocol, Provider};

    fn loaded(change: impl FnOnce(&mut Provider)) -> LoadedProvider {
        let mut provider = Provider::new(Protocol::Oidc);
        provider.name = "Plata ID".into();
        change(&mut provider);
        LoadedProvider { id: ProviderId::new(1), access_rule: 1, provider, secret: None }
    }

    fn assertion(email_verified: bool, attributes: &[(&str, &[&str])]) -> Assertion {
        let list = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
        Assertion {
            issuer: "https://id.example.test".into(),
            subject: "u-17".into(),
            attributes: attributes
                .iter()
                .map(|(name, values)| ((*name).to_owned(), list(values)))
                .collect::<Attributes>(),
            email_verified,
            ignored: Vec::new(),
            session: None,
            id_token: None,
        }
    }

    #[test]
    fn an_email_counts_when_it_was_checked_or_the_operator_trusts_the_provider() {
        let one: &[(&str, &[&str])] = &[("email", &["Ana@Example.test"])];
        let usual = loaded(|_| ());
        let trusted = loaded(|provider| provider.trust_emails = true);
        let counts = |loaded: &LoadedProvider, verified, attributes| {
            email(loaded, &assertion(verified, attributes)).is_some()
        };
        assert!(counts(&usual, true, one));
        assert!(!counts(&usual, false, one));
        assert!(counts(&trusted, false, one));
        assert!(!counts(&usual, true, &[("email", &["ana"])]));
    }

    #[test]
    fn every_user_has_names() {
        let loaded = loaded(|_| ());
        let named = |attributes| {
            let assertion = assertion(false, attributes);
            names(&loaded, &assertion, &label(&loaded, &assertion))
        };
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(
            named(&[("given_name", &["Ana"]), ("family_name", &["Quiroga"])]),
            pair("Ana", "Quiroga")
        );
        assert_eq!(named(&[("email", &["ana.q@x.test"])]), pair("ana.q", "—"));
        assert_eq!(named(&[]), pair("u-17", "—"));
        assert_eq!(
            named(&[("given_name", &["An\r\na\u{202e}"]), ("family_name", &["\0"])]),
            pair("An a", "—")
        );
        assert_eq!(named(&[("name", &["Ana Quiroga López"])]), pair("Ana", "Quiroga López"));
        assert_eq!(named(&[("name", &["Ana"]), ("email", &["a.q@x.test"])]), pair("Ana", "—"));
        let long = "x".repeat(500);
        let (first, _) = named(&[("given_name", &[&long])]);
        assert_eq!(first.chars().count(), PersonName::MAX_CHARS);
    }

    #[test]
    fn the_full_name_gives_what_is_missing() {
        let table = [
            ("", "", "Ana Quiroga", ("Ana", "Quiroga")),
            ("", "", "Ana", ("Ana", "")),
            ("", "", "", ("", "")),
            ("Ana María", "", "Ana María Quiroga", ("Ana María", "Quiroga")),
            ("Ana", "", "Anabel Quiroga", ("Ana", "")),
            ("Ana", "", "Quiroga", ("Ana", "")),
            ("", "Quiroga López", "Ana Quiroga López", ("Ana", "Quiroga López")),
            ("", "Quiroga", "Ana", ("", "Quiroga")),
            ("Ana", "Quiroga", "Somebody Else", ("Ana", "Quiroga")),
        ];
        for (first, last, full, wanted) in table {
            let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let (given, family) = completed(some(first), some(last), full);
            let names = (given.unwrap_or_default(), family.unwrap_or_default());
            assert_eq!((&*names.0, &*names.1), wanted, "{first}, {last}, {full}");
        }
    }
}
