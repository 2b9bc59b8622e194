//! Limits of concurrent work.

use super::ConfigError;
use accounts::Capacity;
use serde::Deserialize;

/// More connections do not help, and databases accept no more.
const MAX_CONNECTIONS: usize = 500;
const MAX_HASHES: usize = 256;
const MAX_MAILS: u32 = 200;

/// The setting as it is written.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCapacity {
    database_connections: Option<usize>,
    password_hashes: Option<usize>,
    mails: Option<u32>,
}

impl RawCapacity {
    /// Returns the capacity, with its defaults.
    ///
    /// # Errors
    /// [`ConfigError`] for a number that cannot work.
    pub(super) fn check(self) -> Result<Capacity, ConfigError> {
        let default = Capacity::default();
        Ok(Capacity {
            database_connections: self
                .database_connections
                .map(|count| between("database_connections", count, 2, MAX_CONNECTIONS))
                .transpose()?,
            password_hashes: self
                .password_hashes
                .map(|count| between("password_hashes", count, 1, MAX_HASHES))
                .transpose()?,
            mails: between("mails", self.mails.unwrap_or(default.mails), 1, MAX_MAILS)?,
        })
    }
}

fn between<T: Copy + Ord + std::fmt::Display>(
    name: &str,
    count: T,
    min: T,
    max: T,
) -> Result<T, ConfigError> {
    if (min..=max).contains(&count) {
        Ok(count)
    } else {
        Err(ConfigError(format!("capacity.{name}: {count} is not between {min} and {max}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_cannot_work_are_refused_by_name() {
        let check = |connections, hashes, mails| {
            let raw =
                RawCapacity { database_connections: connections, password_hashes: hashes, mails };
            raw.check().map_err(|error| error.to_string())
        };
        assert_eq!(check(None, None, None), Ok(Capacity::default()));
        let given = check(Some(40), Some(8), Some(50)).expect("numbers that work");
        assert_eq!(
            (given.database_connections, given.password_hashes, given.mails),
            (Some(40), Some(8), 50)
        );
        for (outcome, name) in [
            (check(Some(1), None, None), "capacity.database_connections"),
            (check(None, Some(0), None), "capacity.password_hashes"),
            (check(None, None, Some(0)), "capacity.mails"),
        ] {
            assert!(outcome.expect_err("refused").starts_with(name));
        }
    }
}
