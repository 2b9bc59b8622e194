//! The access rule: which of a provider's users the operator admits.

use super::attributes::Attributes;
use model::Provider;

/// Returns whether one of the values of the configured property is accepted. Without a property everyone is admitted.
pub(super) fn admits(provider: &Provider, attributes: &Attributes) -> bool {
    let property = provider.property_to_validate.trim();
    if property.is_empty() {
        return true;
    }
    let values = attributes.all(property);
    provider.accepted_values().any(|wanted| values.iter().any(|value| value.trim() == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Protocol;

    fn admitted(property: &str, wanted: &str, values: &[&str]) -> bool {
        let mut provider = Provider::new(Protocol::Oidc);
        provider.property_to_validate = property.into();
        provider.value_to_match = wanted.into();
        let values = values.iter().map(|&value| value.to_owned()).collect();
        let attributes = Attributes::from_iter([("groups".to_owned(), values)]);
        admits(&provider, &attributes)
    }

    #[test]
    fn one_of_several_values_matches_in_its_exact_spelling() {
        assert!(admitted("groups", "staff", &["guests", " staff "]));
        assert!(admitted(" groups ", " staff ", &["staff"]));
        for values in [&["Staff"][..], &["staff-external"], &["guests,staff"], &[""], &[]] {
            assert!(!admitted("groups", "staff", values), "{values:?}");
        }
    }

    #[test]
    fn any_of_several_accepted_values_matches() {
        let lines = "staff\ncn=travel,ou=groups";
        assert!(admitted("groups", lines, &["guests", "cn=travel,ou=groups"]));
        assert!(admitted("groups", lines, &["staff"]));
        for values in [&["guests"][..], &["staff\ncn=travel,ou=groups"], &["ou=groups"], &[]] {
            assert!(!admitted("groups", lines, values), "{values:?}");
        }
        assert!(admitted("groups[0]", "staff", &["staff", "guests"]));
        assert!(!admitted("groups[0]", "guests", &["staff", "guests"]));
    }

    #[test]
    fn without_a_property_all_are_admitted_and_without_the_attribute_none() {
        assert!(admitted("", "", &[]));
        assert!(admitted("", "staff", &[]));
        assert!(!admitted("roles", "staff", &["staff"]));
        // `Provider::problems` rejects such a rule; if one existed, a missing value must not match it.
        assert!(!admitted("groups", "", &[""]));
        assert!(!admitted("groups", " ", &[""]));
    }
}
