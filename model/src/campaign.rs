//! Campaigns: activation mails to the customers of a filter, a few a minute.

use crate::{
    CampaignId, CustomerFilter, CustomerNumber, Timestamp, codes::codes, person_name::is_forbidden,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

codes!(
    /// The progress of a campaign.
    CampaignState {
        /// Its customers are being chosen.
        Preparing = "preparing",
        /// An admin has to start it.
        Ready = "ready",
        /// Started, now or for later.
        Running = "running",
        Paused = "paused",
        /// For good.
        Stopped = "stopped",
        /// Every customer was written to or left out.
        Finished = "finished",
    }
);

crate::stored_as_text!(CampaignState, code, CampaignState::from_code);

impl CampaignState {
    /// Returns whether nothing more is sent, whatever admins do.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Stopped | Self::Finished)
    }
}

codes!(
    /// How far a customer of a campaign is.
    RecipientState {
        Waiting = "waiting",
        LeftOut = "left-out",
        /// The mail is in the outbox.
        Queued = "queued",
        Sent = "sent",
        /// The mail was given up.
        Failed = "failed",
        /// By the customer or by a mail scanner.
        Opened = "opened",
        /// The link expired, or a newer one took its place and expired.
        Expired = "expired",
        Activated = "activated",
    }
);

crate::stored_as_text!(RecipientState, code, RecipientState::from_code);

codes!(
    /// Why a campaign leaves a customer out.
    LeftOut {
        NoEmail = "no-email",
        /// Another customer has the same address.
        SharedAddress = "shared-address",
        AgentsAddress = "agents-address",
        /// The address refused a mail for good.
        Bounced = "bounced",
        /// An agent changed the address, and its former owner can still object.
        AddressChanged = "address-changed",
        Disabled = "disabled",
        AlreadyActive = "already-active",
        /// Within the last days, by an agent, another campaign or the customer.
        InvitedRecently = "invited-recently",
        /// The customer was merged, or changed while the mail was made.
        Changed = "changed",
    }
);

crate::stored_as_text!(LeftOut, code, LeftOut::from_code);

/// What an operator calls a campaign: one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignName(String);

/// Error of parsing the name of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidCampaignName {
    Missing,
    /// Too long, or with control characters.
    Forbidden,
}

impl CampaignName {
    /// The maximum length.
    pub const MAX_CHARS: usize = 80;

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CampaignName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CampaignName {
    type Err = InvalidCampaignName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(InvalidCampaignName::Missing);
        }
        if name.chars().count() > Self::MAX_CHARS || name.chars().any(is_forbidden) {
            return Err(InvalidCampaignName::Forbidden);
        }
        Ok(Self(name))
    }
}

/// A campaign in the list of an operator's campaigns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignSummary {
    pub id: CampaignId,
    pub name: String,
    /// The name of the admin who made it.
    pub maker: String,
    pub filter: CustomerFilter,
    /// How many mails a minute.
    pub per_minute: i32,
    pub state: CampaignState,
    /// In UTC, as all times.
    pub created_at: Timestamp,
    /// When it begins, or has begun.
    pub start_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
}

/// Everything about a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignDetails {
    pub campaign: CampaignSummary,
    pub progress: CampaignProgress,
    /// Whether nothing is sent now because customers cannot sign in with a password.
    pub on_hold: bool,
}

/// How many customers of a campaign are how far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignProgress {
    pub states: Vec<(RecipientState, i64)>,
    /// Those whose link was opened, whatever came after.
    pub opened: i64,
    /// The most frequent reason first.
    pub left_out: Vec<(LeftOut, i64)>,
    /// When opened, failed, expired and activated were counted.
    pub counted_at: Option<Timestamp>,
}

impl CampaignProgress {
    /// Returns how many customers are in that state now.
    pub fn in_state(&self, state: RecipientState) -> i64 {
        self.states.iter().filter(|(of, _)| *of == state).map(|(_, count)| count).sum()
    }

    /// Returns how many customers are written to, now or later.
    pub fn recipients(&self) -> i64 {
        let all: i64 = self.states.iter().map(|(_, count)| count).sum();
        all - self.in_state(RecipientState::LeftOut)
    }

    /// Returns how many of those who are written to have been, in percent.
    pub fn percent(&self) -> u8 {
        let all = self.recipients();
        let open = self.in_state(RecipientState::Waiting) + self.in_state(RecipientState::Queued);
        let percent = (all - open) * 100 / all.max(1);
        u8::try_from(percent).unwrap_or_default()
    }

    /// Returns how many mails the mail server has accepted.
    pub fn sent(&self) -> i64 {
        use RecipientState::{Activated, Expired, Opened, Sent};
        [Sent, Opened, Expired, Activated].into_iter().map(|state| self.in_state(state)).sum()
    }
}

/// A customer whom a campaign leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutCustomer {
    pub number: CustomerNumber,
    /// Both names; empty once the customer deleted their account.
    pub name: String,
    pub reason: LeftOut,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for state in CampaignState::ALL {
            assert_eq!(CampaignState::from_code(state.code()), Some(state));
        }
        for state in RecipientState::ALL {
            assert_eq!(RecipientState::from_code(state.code()), Some(state));
        }
        for reason in LeftOut::ALL {
            assert_eq!(LeftOut::from_code(reason.code()), Some(reason));
        }
    }

    #[test]
    fn a_name_is_one_line() {
        let read = |text: &str| text.parse().map(|CampaignName(name)| name);
        assert_eq!(read("  Spring \n 2027 "), Ok("Spring 2027".to_owned()));
        assert_eq!(read(" "), Err(InvalidCampaignName::Missing));
        assert_eq!(read("a\u{202e}b"), Err(InvalidCampaignName::Forbidden));
        assert_eq!(read(&"x".repeat(81)), Err(InvalidCampaignName::Forbidden));
    }

    #[test]
    fn whoever_activated_was_sent_a_mail_and_is_no_longer_waiting() {
        use RecipientState as R;
        let progress = CampaignProgress {
            states: vec![
                (R::Waiting, 5),
                (R::LeftOut, 7),
                (R::Queued, 1),
                (R::Sent, 10),
                (R::Opened, 3),
                (R::Failed, 2),
                (R::Expired, 4),
                (R::Activated, 6),
            ],
            ..CampaignProgress::default()
        };
        assert_eq!(progress.recipients(), 31);
        assert_eq!(progress.sent(), 23);
        assert_eq!(progress.percent(), 80, "25 of 31");
        assert_eq!(CampaignProgress::default().percent(), 0);
        assert_eq!(progress.in_state(R::Failed), 2);
    }
}
