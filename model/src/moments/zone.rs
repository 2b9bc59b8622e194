//! The names of time zones as people read them, and their offsets from UTC.

use crate::{Locale, TimeZone};

/// Returns the name of a time zone, such as `Madrid time` or `universal time`.
pub fn zone_name(zone: &TimeZone, locale: Locale) -> String {
    let Some(city) = zone.city(locale) else {
        return name_without_city(zone.name(), locale);
    };
    match locale {
        Locale::English => format!("{city} time"),
        Locale::Spanish => format!("hora {}", of_in_spanish(&city)),
        Locale::French => format!("heure {}", of_in_french(&city)),
        Locale::BrazilianPortuguese => format!("horário {}", of_in_portuguese(&city)),
    }
}

/// Returns the name of a time zone that belongs to no place.
fn name_without_city(name: &str, locale: Locale) -> String {
    if matches!(name, "UTC" | "Etc/UTC") {
        let universal = match locale {
            Locale::English => "universal time",
            Locale::Spanish => "hora universal",
            Locale::French => "temps universel",
            Locale::BrazilianPortuguese => "horário universal",
        };
        return universal.to_owned();
    }
    // These names count the hours to the west of Greenwich.
    if let Some(hours) = name.strip_prefix("Etc/GMT+") {
        return format!("UTC−{hours}");
    }
    if let Some(hours) = name.strip_prefix("Etc/GMT-") {
        return format!("UTC+{hours}");
    }
    name.replace('_', " ")
}

/// What a place is has a small letter within a sentence: `la isla de Pascua`.
fn of_in_spanish(city: &str) -> String {
    match city.split_once(' ') {
        Some(("Isla", name)) => format!("de la isla {name}"),
        Some(("Islas", name)) => format!("de las islas {name}"),
        _ if matches!(city, "Azores" | "Bermudas" | "Comoras" | "Maldivas") => {
            format!("de las {city}")
        }
        _ => format!("de {city}"),
    }
}

fn of_in_french(city: &str) -> String {
    /// Unlike those of cities, such as `La Paz`, their article is no part of the name.
    const LANDS: [&str; 6] =
        ["Barbade", "Dominique", "Grenade", "Guadeloupe", "Jamaïque", "Martinique"];
    if let Some(land) = city.strip_prefix("La ").filter(|name| LANDS.contains(name)) {
        return format!("de la {land}");
    }
    if let Some(city) = city.strip_prefix("Le ") {
        return format!("du {city}");
    }
    if let Some(city) = city.strip_prefix("Les ") {
        return format!("des {city}");
    }
    if let Some(name) = city.strip_prefix("Îles ") {
        return format!("des îles {name}");
    }
    if let Some(name) = city.strip_prefix("Île ") {
        return format!("de l’île {name}");
    }
    if city.starts_with(['A', 'Â', 'E', 'É', 'I', 'O', 'U', 'Ü']) {
        return format!("d’{city}");
    }
    format!("de {city}")
}

fn of_in_portuguese(city: &str) -> String {
    let of = match city.split(' ').next() {
        Some("Cairo" | "Catar" | "Vaticano") => "do",
        Some(
            "Bahia" | "Cidade" | "Geórgia" | "Guiana" | "Ilha" | "Jamaica" | "Madeira"
            | "Martinica" | "Reunião",
        ) => "da",
        Some("Açores") => "dos",
        Some("Bermudas" | "Canárias" | "Comores" | "Ilhas" | "Maldivas") => "das",
        _ => "de",
    };
    format!("{of} {city}")
}

/// Returns an offset from UTC, such as `UTC−03:30`.
pub fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_is_named_after_its_city() {
        for (name, expected) in [
            (
                "America/Argentina/Cordoba",
                ["Córdoba time", "hora de Córdoba", "heure de Córdoba", "horário de Córdoba"],
            ),
            (
                "Europe/Athens",
                ["Athens time", "hora de Atenas", "heure d’Athènes", "horário de Atenas"],
            ),
            (
                "Africa/Cairo",
                ["Cairo time", "hora de El Cairo", "heure du Caire", "horário do Cairo"],
            ),
            (
                "Atlantic/Azores",
                ["Azores time", "hora de las Azores", "heure des Açores", "horário dos Açores"],
            ),
            (
                "America/Jamaica",
                ["Jamaica time", "hora de Jamaica", "heure de la Jamaïque", "horário da Jamaica"],
            ),
            (
                "America/La_Paz",
                ["La Paz time", "hora de La Paz", "heure de La Paz", "horário de La Paz"],
            ),
            (
                "Indian/Comoro",
                ["Comoros time", "hora de las Comoras", "heure des Comores", "horário das Comores"],
            ),
            (
                "Pacific/Easter",
                [
                    "Easter Island time",
                    "hora de la isla de Pascua",
                    "heure de l’île de Pâques",
                    "horário da Ilha de Páscoa",
                ],
            ),
            (
                "Atlantic/Faroe",
                [
                    "Faroe Islands time",
                    "hora de las islas Feroe",
                    "heure des îles Féroé",
                    "horário das Ilhas Faroé",
                ],
            ),
            (
                "Etc/UTC",
                ["universal time", "hora universal", "temps universel", "horário universal"],
            ),
            ("Etc/GMT+3", ["UTC−3"; 4]),
            ("Etc/GMT-14", ["UTC+14"; 4]),
            (
                "US/East-Indiana",
                [
                    "Indianapolis time",
                    "hora de Indianápolis",
                    "heure d’Indianapolis",
                    "horário de Indianápolis",
                ],
            ),
            ("EST5EDT", ["EST5EDT"; 4]),
        ] {
            let zone = name.parse().expect("a name");
            assert_eq!(Locale::ALL.map(|locale| zone_name(&zone, locale)), expected, "{name}");
        }
    }

    #[test]
    fn an_offset_has_sign_hours_and_minutes() {
        let shown = [0, 60, 345, -210, 840].map(offset);
        assert_eq!(shown, ["UTC+00:00", "UTC+01:00", "UTC+05:45", "UTC−03:30", "UTC+14:00"]);
    }
}
