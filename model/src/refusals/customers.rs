//! What agents do with customers.

use super::Refusal;
use serde::{Deserialize, Serialize};

refusals!(
    /// Sending an activation mail from the backoffice.
    ActivationRefusal {
        Unknown = "unknown",
        NoEmail = "no-email",
        SsoOnly = "sso-only",
        AccountsOff = "accounts-off",
        Disabled = "disabled",
        AlreadyActive = "already-active",
        AgentsAddress = "agents-address",
        AddressChanged = "address-changed",
        /// The last mail to the address was refused for good.
        Bounced = "bounced",
    }
);

refusals!(
    /// Changing a customer's data in the backoffice.
    CustomerRefusal {
        Unknown = "unknown",
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        /// An active account needs an address.
        EmailMissing = "email-missing" @ "email",
        PhoneInvalid = "phone-invalid" @ "phone",
        /// Another customer has this id of another system.
        ExternalIdTaken = "external-id-taken" @ "external_id",
        /// The customer, or another agent, has changed the data since the page was shown.
        ChangedMeanwhile = "changed-meanwhile",
    }
);

refusals!(
    /// Adding a customer in the backoffice.
    NewCustomerRefusal {
        FirstNameMissing = "first-name-missing" @ "first_name",
        FirstNameInvalid = "first-name-invalid" @ "first_name",
        LastNameMissing = "last-name-missing" @ "last_name",
        LastNameInvalid = "last-name-invalid" @ "last_name",
        EmailInvalid = "email-invalid" @ "email",
        /// Counter sales carry agents' addresses: none is a customer's own.
        AgentsAddress = "agents-address" @ "email",
        PhoneInvalid = "phone-invalid" @ "phone",
        LanguageInvalid = "language-invalid" @ "locale",
        /// There are customers with this email or name that the agent has not seen yet.
        PossibleDuplicates = "possible-duplicates",
    }
);

refusals!(
    /// Exporting data.
    ExportRefusal {
        /// There is no such kind of export, or no such format.
        Unknown = "unknown",
    }
);

refusals!(
    /// Ending a customer's sessions, disabling and enabling them in the backoffice.
    CustomerActionRefusal {
        Unknown = "unknown",
    }
);

refusals!(
    /// Making two customers one.
    MergeRefusal {
        Unknown = "unknown",
        /// Both are the same customer.
        Same = "same",
        SurvivorMissing = "survivor-missing" @ "survivor",
        /// Both have an active account, so one sign-in has to be chosen.
        SignInMissing = "sign-in-missing" @ "sign_in",
        /// One of them is disabled and the other is not.
        DisabledDiffers = "disabled-differs",
        /// One of them deleted their account.
        Deleted = "deleted",
        /// An agent changed the address of one of them, and its former owner can still object.
        AddressChanged = "address-changed",
        /// One of them was changed since the agent loaded the page.
        ChangedMeanwhile = "changed-meanwhile",
    }
);

refusals!(
    /// Undoing a merge.
    UnmergeRefusal {
        Unknown = "unknown",
        /// It was more than 30 days ago.
        TooLate = "too-late",
        /// The survivor deleted their account.
        SurvivorDeleted = "survivor-deleted",
        /// The survivor was merged into a third customer; that merge has to be undone first.
        SurvivorMerged = "survivor-merged",
        /// Another customer was merged into the survivor since; that merge has to be undone first.
        LaterMerge = "later-merge",
        /// The email to restore as sign-in now belongs to another customer.
        EmailTaken = "email-taken",
    }
);

refusals!(
    /// Sending a mail again.
    MailRefusal {
        /// It was sent, or is queued.
        NotDead = "not-dead",
        /// The customer has changed the address since.
        AddressChanged = "address-changed",
        Unknown = "unknown",
    }
);

refusals!(
    /// Making, starting, pausing and stopping campaigns.
    CampaignRefusal {
        NameMissing = "name-missing" @ "name",
        NameInvalid = "name-invalid" @ "name",
        /// The operator has a campaign of that name.
        NameTaken = "name-taken" @ "name",
        StateInvalid = "state-invalid" @ "state",
        LanguageInvalid = "language-invalid" @ "language",
        FromInvalid = "from-invalid" @ "bought_from",
        UntilInvalid = "until-invalid" @ "bought_until",
        RateInvalid = "rate-invalid" @ "per_minute",
        StartInvalid = "start-invalid" @ "start_at",
        /// Clocks skip it when daylight saving time begins.
        StartSkipped = "start-skipped" @ "start_at",
        StartPassed = "start-passed" @ "start_at",
        /// As many campaigns as an operator may have at once are not over yet.
        TooMany = "too-many",
        /// Customers cannot sign in with a password.
        AccountsOff = "accounts-off",
        /// Its customers are still being chosen.
        NotReady = "not-ready",
        /// All customers of the filter are left out.
        Nobody = "nobody",
        /// It was stopped, or is finished.
        Over = "over",
        Unknown = "unknown",
    }
);
