//! The texts of refusals about campaigns.

use crate::texts::backoffice::{agents, campaigns, catalogue};
use crate::texts::refusals::{Explain, explain};
use model::Locale;
use model::refusals::CampaignRefusal;

explain! { CampaignRefusal(locale, minimum) {
    NameMissing => agents::name_missing(locale);
    NameInvalid => campaigns::name_invalid(locale);
    NameTaken => campaigns::name_taken(locale);
    StateInvalid => campaigns::choice_invalid(locale);
    LanguageInvalid => campaigns::choice_invalid(locale);
    FromInvalid => campaigns::day_invalid(locale);
    UntilInvalid => campaigns::day_invalid(locale);
    RateInvalid => campaigns::rate_invalid(locale);
    StartInvalid => catalogue::moment_invalid(locale);
    StartSkipped => catalogue::moment_skipped(locale);
    StartPassed => campaigns::start_passed(locale);
    TooMany => campaigns::too_many(locale), go "/campaigns" campaigns::campaigns(locale);
    AccountsOff => campaigns::accounts_off(locale), go "/settings" super::super::settings(locale);
    NotReady => campaigns::not_ready(locale);
    Nobody => campaigns::nobody_text(locale);
    Over => campaigns::over(locale);
    Unknown => campaigns::unknown(locale), go "/campaigns" campaigns::campaigns(locale);
} }
