//! The time zone of an operator and its portals.

texts! {
    title { en "Time zone", es "Zona horaria", fr "Fuseau horaire" }
    lead {
        en "Every date and time on screen and in emails is shown in this time zone.",
        es "Todas las fechas y horas, en pantalla y en los correos, se muestran en esta zona horaria.",
        fr "Toutes les dates et heures, à l’écran et dans les e-mails, sont affichées dans ce fuseau horaire.",
    }
    label { en "Time zone", es "Zona horaria", fr "Fuseau horaire" }
    hint {
        en "Start with a city or a region, such as Europe/Madrid, and choose from the list.",
        es "Empiece por una ciudad o una región, como Europe/Madrid, y elija de la lista.",
        fr "Commencez par une ville ou une région, comme Europe/Madrid, puis choisissez dans la liste.",
    }
    unchosen {
        en "No time zone has been chosen yet: times are shown in UTC.",
        es "Todavía no se eligió una zona horaria: las horas se muestran en UTC.",
        fr "Aucun fuseau horaire n’a encore été choisi\u{202f}: les heures sont affichées en UTC.",
    }
    choose { en "Choose a time zone", es "Elegir una zona horaria", fr "Choisir un fuseau horaire" }
    times_in(zone: &str) {
        en "All times are in {zone}.",
        es "Zona horaria de todas las horas: {zone}.",
        fr "Fuseau horaire de toutes les heures\u{202f}: {zone}.",
    }
    unknown {
        en "This time zone doesn’t exist. Choose one from the list, such as Europe/Madrid.",
        es "Esta zona horaria no existe. Elija una de la lista, como Europe/Madrid.",
        fr "Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste, comme Europe/Madrid.",
    }
}
