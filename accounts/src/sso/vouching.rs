//! Updates at every sign-in by a provider: whether the address on file is still vouched for, and what has changed since
//! the customer was last asked.

use super::external_user::ExternalUser;
use crate::{email_proof::EmailProof, store::rows::ProviderClaims};
use model::IdentityId;

/// Returns the address's proof after a sign-in by a linked identity, whose provider vouches for `vouched`.
pub(super) fn proof_after_sign_in(
    before: EmailProof,
    identity: IdentityId,
    on_file: Option<&str>,
    vouched: Option<&str>,
) -> EmailProof {
    let vouches = on_file.is_some() && on_file == vouched;
    match before {
        EmailProof::Unproved if vouches => EmailProof::Provider(identity),
        EmailProof::Provider(by) if by == identity && !vouches => EmailProof::Unproved,
        unchanged => unchanged,
    }
}

/// Returns the address's proof after an identity was linked. `vouches`: its provider vouches for the address.
/// `by_mailbox`: a mailed link was used, and not only the provider's claim.
pub(super) fn proof_after_linking(
    before: EmailProof,
    identity: IdentityId,
    vouches: bool,
    by_mailbox: bool,
) -> EmailProof {
    match before {
        _ if by_mailbox => EmailProof::Link,
        EmailProof::Unproved if vouches => EmailProof::Provider(identity),
        unchanged => unchanged,
    }
}

/// Returns the provider's current data, marking what changed since it was last stored. An address that the provider
/// does not vouch for is not offered.
pub(super) fn current_claims(before: &ProviderClaims, user: &ExternalUser) -> ProviderClaims {
    let names = user.has_names.then_some((user.first_name.as_str(), user.last_name.as_str()));
    let same_names = |(first, last): (&str, &str)| {
        before.first_name.as_deref() == Some(first) && before.last_name.as_deref() == Some(last)
    };
    let other_email = before.email.is_some() && user.email.is_some() && before.email != user.email;
    let other_names = before.first_name.is_some() && names.is_some_and(|names| !same_names(names));
    ProviderClaims {
        email: user.email.clone().or_else(|| before.email.clone()),
        first_name: names
            .map_or_else(|| before.first_name.clone(), |(first, _)| Some(first.to_owned())),
        last_name: names
            .map_or_else(|| before.last_name.clone(), |(_, last)| Some(last.to_owned())),
        email_changed: user.email.is_some() && (before.email_changed || other_email),
        names_changed: before.names_changed || other_names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::ProviderId;

    fn provider(identity: i64) -> EmailProof {
        EmailProof::Provider(IdentityId::new(identity))
    }

    #[test]
    fn an_address_is_proved_by_a_provider_only_while_it_vouches_for_it() {
        use EmailProof::{Link, Unproved};
        let (ana, eva) = (Some("ana@example.test"), Some("eva@example.test"));
        for (before, on_file, vouched, after) in [
            (Unproved, ana, ana, provider(1)),
            (Unproved, ana, eva, Unproved),
            (Unproved, ana, None, Unproved),
            (Unproved, None, None, Unproved),
            (provider(1), ana, ana, provider(1)),
            (provider(1), ana, eva, Unproved),
            (provider(1), ana, None, Unproved),
            (provider(2), ana, None, provider(2)),
            (Link, ana, ana, Link),
            (Link, ana, None, Link),
            (Link, ana, eva, Link),
        ] {
            let case = (before, on_file, vouched);
            assert_eq!(
                proof_after_sign_in(before, IdentityId::new(1), on_file, vouched),
                after,
                "{case:?}"
            );
        }
    }

    #[test]
    fn a_mailed_link_proves_the_address_and_a_provider_does_only_where_nothing_has() {
        use EmailProof::{Link, Unproved};
        // Before, whether the provider vouches, whether a link was used, and after.
        for (before, vouches, by_mailbox, after) in [
            (Unproved, true, false, provider(1)),
            (Unproved, false, false, Unproved),
            (Link, true, false, Link),
            (provider(2), true, false, provider(2)),
            (Unproved, true, true, Link),
            (Unproved, false, true, Link),
            (provider(2), true, true, Link),
            (Link, true, true, Link),
        ] {
            let case = (before, vouches, by_mailbox);
            assert_eq!(
                proof_after_linking(before, IdentityId::new(1), vouches, by_mailbox),
                after,
                "{case:?}"
            );
        }
    }

    fn claims(email: &str, names: &str) -> ProviderClaims {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        ProviderClaims {
            email: some(email),
            first_name: some(names),
            last_name: some(names),
            email_changed: false,
            names_changed: false,
        }
    }

    #[test]
    fn only_changed_values_are_news() {
        // Before, now, and whether email and names have changed.
        for (before, now, changed) in [
            (("", ""), ("a@x.test", "Ana"), (false, false)),
            (("a@x.test", "Ana"), ("a@x.test", "Ana"), (false, false)),
            (("a@x.test", "Ana"), ("b@x.test", "Ana"), (true, false)),
            (("a@x.test", "Ana"), ("a@x.test", "Eva"), (false, true)),
            (("a@x.test", "Ana"), ("", ""), (false, false)),
            (("a@x.test", "Ana"), ("b@x.test", "Eva"), (true, true)),
        ] {
            let user = ExternalUser {
                provider_id: ProviderId::new(1),
                issuer: String::new(),
                subject: String::new(),
                label: String::new(),
                external_id: None,
                first_name: now.1.to_owned(),
                last_name: now.1.to_owned(),
                has_names: !now.1.is_empty(),
                email: (!now.0.is_empty()).then(|| now.0.to_owned()),
                email_key: None,
                locale: String::new(),
            };
            let after = current_claims(&claims(before.0, before.1), &user);
            assert_eq!((after.email_changed, after.names_changed), changed, "{before:?} → {now:?}");
        }
    }

    #[test]
    fn news_is_pending_until_answered_unless_the_address_is_not_vouched_for() {
        let before = ProviderClaims {
            email_changed: true,
            names_changed: true,
            ..claims("b@x.test", "Eva")
        };
        let silent = ExternalUser {
            provider_id: ProviderId::new(1),
            issuer: String::new(),
            subject: String::new(),
            label: String::new(),
            external_id: None,
            first_name: String::new(),
            last_name: String::new(),
            has_names: false,
            email: None,
            email_key: None,
            locale: String::new(),
        };
        let after = current_claims(&before, &silent);
        assert_eq!((after.email_changed, after.names_changed), (false, true));
    }
}
