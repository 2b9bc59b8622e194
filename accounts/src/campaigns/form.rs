//! The form that creates a campaign, and the time at which it starts.

use crate::time_zones;
use chrono::NaiveDateTime;
use model::{
    CampaignName, CustomerFilter, CustomerOrder, CustomerState, Failure, Locale, TimeZone,
    Timestamp, campaign::InvalidCampaignName, refusals::CampaignRefusal,
};

/// Maximum mails a minute.
const MAX_PER_MINUTE: i32 = 600;
/// Formats of a local time, that of browsers first.
const MOMENTS: [&str; 3] = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"];

/// A campaign as it was typed. Its filter is that of the list of customers.
#[derive(Debug, Clone, Default)]
pub struct CampaignForm {
    pub name: String,
    pub per_minute: String,
    pub state: String,
    pub language: String,
    pub bought_from: String,
    pub bought_until: String,
}

#[derive(Debug)]
pub(super) struct Valid {
    pub name: CampaignName,
    pub filter: CustomerFilter,
    pub per_minute: i32,
}

/// Reads a campaign. An invalid filter is refused: without it more customers would get mails.
pub(super) fn read(form: &CampaignForm) -> Result<Valid, Failure<CampaignRefusal>> {
    use CampaignRefusal as R;
    let mut problems = Vec::new();
    let name = form.name.parse::<CampaignName>().map_err(|error| {
        problems.push(match error {
            InvalidCampaignName::Missing => R::NameMissing,
            InvalidCampaignName::Forbidden => R::NameInvalid,
        });
    });
    let parts = [
        ("state", &form.state),
        ("language", &form.language),
        ("bought_from", &form.bought_from),
        ("bought_until", &form.bought_until),
    ];
    let value = |name: &str| {
        let part = parts.iter().find(|(of, _)| *of == name);
        part.map(|(_, value)| value.trim())
    };
    let filter = CustomerFilter { order: CustomerOrder::Name, ..CustomerFilter::read(value) };
    for (typed, is_read, refusal) in [
        (&form.state, CustomerState::from_code(form.state.trim()).is_some(), R::StateInvalid),
        (&form.language, form.language.trim().parse::<Locale>().is_ok(), R::LanguageInvalid),
        (&form.bought_from, filter.bought_from.is_some(), R::FromInvalid),
        (&form.bought_until, filter.bought_until.is_some(), R::UntilInvalid),
    ] {
        if !typed.trim().is_empty() && !is_read {
            problems.push(refusal);
        }
    }
    let per_minute = form.per_minute.trim().parse::<i32>().ok();
    let per_minute = per_minute.filter(|rate| (1..=MAX_PER_MINUTE).contains(rate));
    if per_minute.is_none() {
        problems.push(R::RateInvalid);
    }
    match (name, per_minute) {
        (Ok(name), Some(per_minute)) if problems.is_empty() => {
            Ok(Valid { name, filter, per_minute })
        }
        _ => Err(Failure::Refused(problems)),
    }
}

/// Returns when a campaign starts: at a local time, or now if none was typed.
pub(super) fn read_start(
    text: &str,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Timestamp, CampaignRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(now);
    }
    let mut formats = MOMENTS.iter();
    let local = formats.find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let local = local.filter(|at| (2000..2200).contains(&chrono::Datelike::year(at)));
    let local = local.ok_or(CampaignRefusal::StartInvalid)?;
    let start = time_zones::moment(local, zone).map_err(|_| CampaignRefusal::StartSkipped)?;
    if start < now { Err(CampaignRefusal::StartPassed) } else { Ok(start) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CampaignRefusal as R;

    fn form(name: &str, per_minute: &str) -> CampaignForm {
        CampaignForm { name: name.into(), per_minute: per_minute.into(), ..CampaignForm::default() }
    }

    fn refused(form: &CampaignForm) -> Vec<R> {
        match read(form) {
            Ok(_) => Vec::new(),
            Err(Failure::Refused(refused)) => refused,
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_each_field() {
        let with = |state: &str, language: &str, from: &str, until: &str| CampaignForm {
            state: state.into(),
            language: language.into(),
            bought_from: from.into(),
            bought_until: until.into(),
            ..form("Spring", "60")
        };
        for (form, expected) in [
            (form("Spring", "1"), &[][..]),
            (form("Spring", " 600 "), &[]),
            (form("", "60"), &[R::NameMissing]),
            (form("a\0", "60"), &[R::NameInvalid]),
            (form("Spring", "0"), &[R::RateInvalid]),
            (form("Spring", "601"), &[R::RateInvalid]),
            (form("", "many"), &[R::NameMissing, R::RateInvalid]),
            (with("no-account", "fr", "2026-01-31", " 2026-02-28 "), &[]),
            (with("lost", "", "", ""), &[R::StateInvalid]),
            (with("", "xx", "", ""), &[R::LanguageInvalid]),
            (with("", "", "31/01/2026", ""), &[R::FromInvalid]),
            (with("", "", "", "+12345-01-01"), &[R::UntilInvalid]),
        ] {
            assert_eq!(refused(&form), expected, "{form:?}");
        }
    }

    #[test]
    fn a_start_is_local_and_not_in_the_past() {
        let zone = "Europe/Madrid".parse().expect("a time zone");
        let now = "2026-06-01T12:00:00".parse().expect("a time");
        let read = |text: &str| read_start(text, &zone, now).map(|at| at.to_string());
        assert_eq!(read(" ").as_deref(), Ok("2026-06-01 12:00:00"));
        assert_eq!(read("2026-06-01T14:30").as_deref(), Ok("2026-06-01 12:30:00"));
        assert_eq!(read("2026-06-01T13:59"), Err(R::StartPassed));
        assert_eq!(read("tomorrow"), Err(R::StartInvalid));
        assert_eq!(read("2027-03-28T02:30"), Err(R::StartSkipped));
    }
}
