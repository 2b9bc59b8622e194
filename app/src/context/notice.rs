//! Flash messages: what a response did, shown once by the page it redirects to. They are in a cookie, since an address
//! must not make a page claim that something was done.

use model::CustomerNumber;

/// What was done. Each page has its own text for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    Activated,
    PasswordSet,
    Saved,
    PasswordChanged,
    SessionsEnded,
    SessionEnded,
    EmailChangeCancelled,
    SentAgain,
    LinkSent,
    /// The person whom a provider recognised wants no account.
    AccountDeclined,
    /// A provider's user can sign in to the account from now on.
    Linked,
    Unlinked,
    EmailSignInOn,
    EmailLinkSent,
    EmailChanged,
    EmailRestored,
    PurchaseAdded,
    AccountDeleted,
    Bought,
    ActivationSent,
    Disabled,
    Enabled,
    Merged,
    MergeUndone,
    Added,
    Removed,
    Changed,
    SecondFactorReset,
    Invited,
    InvitationAccepted,
    Retried,
    MailsRetried,
    HostWaits,
    HostChecked,
    HostWithdrawn,
    HostLive,
    SenderConfirmed,
    Retired,
    Restored,
    PaymentRecorded,
    OrderCancelled,
    /// Of a webhook.
    TestSent,
    /// The number asked for is an older one of the customer who is shown.
    OldNumber(CustomerNumber),
}

/// The prefix of the number of [`Notice::OldNumber`].
const OLD_NUMBER: &str = "old-number-";

/// Every notice that needs no more than its code.
const CODES: [(Notice, &str); 42] = [
    (Notice::Activated, "activated"),
    (Notice::PasswordSet, "password-set"),
    (Notice::Saved, "saved"),
    (Notice::PasswordChanged, "password-changed"),
    (Notice::SessionsEnded, "sessions-ended"),
    (Notice::SessionEnded, "session-ended"),
    (Notice::EmailChangeCancelled, "email-change-cancelled"),
    (Notice::SentAgain, "sent-again"),
    (Notice::LinkSent, "link-sent"),
    (Notice::AccountDeclined, "account-declined"),
    (Notice::Linked, "linked"),
    (Notice::Unlinked, "unlinked"),
    (Notice::EmailSignInOn, "email-sign-in-on"),
    (Notice::EmailLinkSent, "email-link-sent"),
    (Notice::EmailChanged, "email-changed"),
    (Notice::EmailRestored, "email-restored"),
    (Notice::PurchaseAdded, "purchase-added"),
    (Notice::AccountDeleted, "account-deleted"),
    (Notice::Bought, "bought"),
    (Notice::ActivationSent, "activation-sent"),
    (Notice::Disabled, "disabled"),
    (Notice::Enabled, "enabled"),
    (Notice::Merged, "merged"),
    (Notice::MergeUndone, "merge-undone"),
    (Notice::Added, "added"),
    (Notice::Removed, "removed"),
    (Notice::Changed, "changed"),
    (Notice::SecondFactorReset, "second-factor-reset"),
    (Notice::Invited, "invited"),
    (Notice::InvitationAccepted, "invitation-accepted"),
    (Notice::Retried, "retried"),
    (Notice::MailsRetried, "mails-retried"),
    (Notice::HostWaits, "host-waits"),
    (Notice::HostChecked, "host-checked"),
    (Notice::HostWithdrawn, "host-withdrawn"),
    (Notice::HostLive, "host-live"),
    (Notice::SenderConfirmed, "sender-confirmed"),
    (Notice::Retired, "retired"),
    (Notice::Restored, "restored"),
    (Notice::PaymentRecorded, "payment-recorded"),
    (Notice::OrderCancelled, "order-cancelled"),
    (Notice::TestSent, "test-sent"),
];

impl Notice {
    /// Returns the notice as its cookie has it.
    pub fn code(&self) -> String {
        match self {
            Self::OldNumber(number) => format!("{OLD_NUMBER}{}", number.digits()),
            _ => CODES
                .iter()
                .find(|(notice, _)| notice == self)
                .map_or_else(String::new, |(_, code)| (*code).to_owned()),
        }
    }

    /// Returns the notice of that code, if there is one.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some(number) = code.strip_prefix(OLD_NUMBER) {
            return number.parse().ok().map(Self::OldNumber);
        }
        CODES.iter().find(|(_, known)| *known == code).map(|(notice, _)| notice.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notice_is_read_back_and_nothing_else_is() {
        let number = "482-915-607".parse().map(Notice::OldNumber);
        let all = CODES.iter().map(|(notice, _)| notice.clone()).chain(number);
        for notice in all {
            assert_eq!(Notice::from_code(&notice.code()), Some(notice));
        }
        for code in ["", "<script>", "old-number-", "old-number-1", "Saved"] {
            assert_eq!(Notice::from_code(code), None, "{code}");
        }
    }
}
