//! How long an endpoint asks to be left alone: `Retry-After` of its answer (RFC 9110, section 10.2.3).

use chrono::{DateTime, TimeDelta};
use hyper::{HeaderMap, header};
use model::Timestamp;

/// Returns how long from now on, from a number of seconds or a date; none without the header, and for a time that is over.
pub(super) fn read(headers: &HeaderMap, now: Timestamp) -> Option<TimeDelta> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = match text.parse::<u32>() {
        Ok(seconds) => TimeDelta::seconds(seconds.into()),
        Err(_) => DateTime::parse_from_rfc2822(text).ok()?.naive_utc() - now,
    };
    (wait > TimeDelta::zero()).then_some(wait)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    #[test]
    fn a_wait_is_a_number_of_seconds_or_a_date() {
        let now = DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::days(1);
        let of = |text: &'static str| {
            let headers =
                HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static(text))]);
            read(&headers, now).map(|wait| wait.num_seconds())
        };
        assert_eq!(read(&HeaderMap::new(), now), None);
        for (text, expected) in [
            ("120", Some(120)),
            (" 1 ", Some(1)),
            ("Fri, 02 Jan 1970 00:02:00 GMT", Some(120)),
            ("Fri, 02 Jan 1970 00:00:00 GMT", None),
            ("Thu, 01 Jan 1970 00:00:00 GMT", None),
            ("0", None),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
