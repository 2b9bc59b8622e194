//! The time zone of an operator and its portals.

use model::Locale;

texts!("backoffice/time_zone");

/// Returns the name of a region of [`REGIONS`](model::REGIONS).
pub fn region(name: &'static str, locale: Locale) -> &'static str {
    match name {
        "Africa" => africa(locale),
        "America" => america(locale),
        "Antarctica" => antarctica(locale),
        "Asia" => asia(locale),
        "Atlantic" => atlantic(locale),
        "Australia" => australia(locale),
        "Europe" => europe(locale),
        "Indian" => indian(locale),
        "Pacific" => pacific(locale),
        _ => name,
    }
}
