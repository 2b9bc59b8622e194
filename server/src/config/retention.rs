//! How long failed mails and the timeline are kept.

use super::ConfigError;
use accounts::Retention;
use serde::Deserialize;

/// Changes of addresses and merges can be undone for weeks, based on the timeline.
const MIN_TIMELINE_DAYS: u32 = 90;
/// A hundred years.
const MAX_DAYS: u32 = 36_500;

/// The setting as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRetention {
    dead_mail_days: Option<u32>,
    timeline_days: Option<u32>,
}

impl RawRetention {
    /// Returns the retention, with its defaults.
    ///
    /// # Errors
    /// [`ConfigError`] if something would be deleted while it is still needed.
    pub(super) fn check(self) -> Result<Retention, ConfigError> {
        let default = Retention::default();
        let between = |name: &str, days: u32, least: u32| {
            if (least..=MAX_DAYS).contains(&days) {
                Ok(days)
            } else {
                let text =
                    format!("retention.{name}: {days} is not between {least} and {MAX_DAYS} days");
                Err(ConfigError(text))
            }
        };
        let dead = self.dead_mail_days.unwrap_or(default.dead_mail_days);
        let timeline = self.timeline_days.unwrap_or(default.timeline_days);
        Ok(Retention {
            dead_mail_days: between("dead_mail_days", dead, 1)?,
            timeline_days: between("timeline_days", timeline, MIN_TIMELINE_DAYS)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_needed_cannot_be_deleted() {
        for (dead, timeline, fits) in [
            (None, None, true),
            (Some(1), Some(90), true),
            (Some(0), None, false),
            (None, Some(89), false),
            (None, Some(36_501), false),
        ] {
            let raw = RawRetention { dead_mail_days: dead, timeline_days: timeline };
            assert_eq!(raw.check().is_ok(), fits, "{dead:?} {timeline:?}");
        }
    }
}
