//! Values that several resources of the API have.

use chrono::SecondsFormat;
use model::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Money {
    /// In the currency’s minor unit: cents of EUR, whole JPY.
    minor: i64,
    /// The code of ISO 4217.
    #[schema(example = "EUR")]
    currency: String,
}

impl From<model::Money> for Money {
    fn from(money: model::Money) -> Self {
        Self { minor: money.minor, currency: money.currency }
    }
}

/// Returns a time as RFC 3339 has it.
pub fn time(at: Timestamp) -> String {
    at.and_utc().to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_that_it_is_in_utc() {
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc() + chrono::TimeDelta::milliseconds(5);
        assert_eq!(time(at), "1970-01-01T00:00:00.005Z");
    }
}
