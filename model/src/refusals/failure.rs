//! The error of every use case and server function, and its codes in addresses and messages.

use super::Refusal;
use serde::{Deserialize, Serialize};

/// The code of [`Failure::Wait`] in an address, which has the seconds beside it.
const WAIT: &str = "wait";
pub const BUSY: &str = "busy";
pub const UNAVAILABLE: &str = "unavailable";
/// The code for a lost response, by the network or the database: it is unknown whether the form was processed.
pub const LOST: &str = "lost";
pub const FORBIDDEN: &str = "forbidden";

/// The error of every use case and server function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure<R> {
    /// The input was refused, for at least one reason.
    Refused(Vec<R>),
    /// Throttled; the next attempt is possible after that many seconds.
    Wait(u32),
    /// The server is at capacity.
    Busy,
    /// A service that we depend on does not answer. Nothing was changed.
    Unavailable,
    /// The answer to a commit was lost: whether it was done is unknown.
    Unconfirmed,
    /// The agent's role lacks the permission.
    Forbidden,
}

impl<R> From<R> for Failure<R>
where
    R: Refusal,
{
    fn from(refusal: R) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl<R: Refusal> Failure<R> {
    /// Returns the value of `refused=` in the address of a form's page.
    pub fn in_query(&self) -> String {
        match self {
            Self::Refused(refusals) => {
                refusals.iter().map(|refusal| refusal.code()).collect::<Vec<_>>().join(",")
            }
            Self::Wait(seconds) => format!("{WAIT}&wait={seconds}"),
            Self::Busy => BUSY.to_owned(),
            Self::Unavailable => UNAVAILABLE.to_owned(),
            Self::Unconfirmed => LOST.to_owned(),
            Self::Forbidden => FORBIDDEN.to_owned(),
        }
    }
}

impl Failure<String> {
    /// Returns the failure that the codes of `refused=` and the seconds of `wait=` name; `None` if there are none. Codes
    /// of refusals are not validated.
    pub fn from_query(codes: &[String], wait: u32) -> Option<Self> {
        Some(match codes.first()?.as_str() {
            WAIT => Self::Wait(wait),
            BUSY => Self::Busy,
            UNAVAILABLE => Self::Unavailable,
            LOST => Self::Unconfirmed,
            FORBIDDEN => Self::Forbidden,
            _ => Self::Refused(codes.to_vec()),
        })
    }

    /// Returns the same failure of a form with those refusals; `unknown` replaces codes that it does not have.
    pub fn with_refusals<R: Refusal>(self, unknown: R) -> Failure<R> {
        match self {
            Self::Refused(codes) => Failure::Refused(
                codes.iter().map(|code| R::from_code(code).unwrap_or(unknown)).collect(),
            ),
            Self::Wait(seconds) => Failure::Wait(seconds),
            Self::Busy => Failure::Busy,
            Self::Unavailable => Failure::Unavailable,
            Self::Unconfirmed => Failure::Unconfirmed,
            Self::Forbidden => Failure::Forbidden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusals::SignInRefusal;

    #[test]
    fn a_failure_reads_back_from_an_address() {
        let refusals = vec![SignInRefusal::PasswordMissing, SignInRefusal::NoMatch];
        for failure in [
            Failure::Refused(refusals),
            Failure::Wait(30),
            Failure::Busy,
            Failure::Unavailable,
            Failure::Unconfirmed,
            Failure::Forbidden,
        ] {
            let query = failure.in_query();
            let (codes, wait) = query.split_once("&wait=").unwrap_or((query.as_str(), "0"));
            let codes: Vec<String> = codes.split(',').map(str::to_owned).collect();
            let read = Failure::from_query(&codes, wait.parse().unwrap());
            let read = read.map(|read| read.with_refusals(SignInRefusal::IdentifierMissing));
            assert_eq!(read, Some(failure));
        }
        assert_eq!(Failure::from_query(&[], 30), None);
    }
}
