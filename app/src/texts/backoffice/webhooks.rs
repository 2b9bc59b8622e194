//! Webhooks: endpoints, their events, and the log of deliveries.

texts!("backoffice/webhooks");

#[cfg(test)]
mod tests {
    use super::*;
    use model::Locale;

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
