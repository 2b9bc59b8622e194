//! Webhooks: endpoints, their events, and the log of deliveries.

use model::{DeliveryProblem, Locale};

texts!("backoffice/webhooks");

/// Returns why there was no response to a delivery. What another release wrote is shown as it is.
pub fn problem(recorded: &str, locale: Locale) -> String {
    let Some(problem) = DeliveryProblem::from_code(recorded) else {
        return recorded.to_owned();
    };
    let text = match problem {
        DeliveryProblem::SecretUnreadable => secret_unreadable(locale),
        DeliveryProblem::AddressInvalid => address_invalid(locale),
        DeliveryProblem::AddressForbidden => address_forbidden(locale),
        DeliveryProblem::UnknownAuthority => unknown_authority(locale),
        DeliveryProblem::BadCertificate => bad_certificate(locale),
        DeliveryProblem::Unreachable => unreachable(locale),
        DeliveryProblem::ProxyFailed => proxy_failed(locale),
        DeliveryProblem::TooSlow => too_slow(locale),
        DeliveryProblem::TooBig => too_big(locale),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_in_the_language_of_the_page() {
        let shown = problem("too-big", Locale::Spanish);
        assert_eq!(shown, "La respuesta es demasiado grande.");
        assert_eq!(problem("of another release", Locale::French), "of another release");
    }

    #[test]
    fn one_kind_of_event_is_in_the_singular() {
        for (locale, one, several) in [
            (Locale::English, "1 kind of event", "2 kinds of events"),
            (Locale::Spanish, "1 tipo de evento", "2 tipos de eventos"),
            (Locale::French, "1 type d’événement", "2 types d’événements"),
            (Locale::BrazilianPortuguese, "1 tipo de evento", "2 tipos de eventos"),
        ] {
            assert_eq!([some_events(locale, 1), some_events(locale, 2)], [one, several]);
        }
    }
}
