//! Why a form was refused: closed codes instead of text, so that addresses carry nothing but known codes.

/// A reason for refusing a form. It belongs to one field, or to the whole form.
pub trait Refusal: Copy + Eq + Sized + 'static {
    /// Returns the code in addresses and logs.
    fn code(self) -> &'static str;
    /// Returns the refusal of that code.
    fn from_code(code: &str) -> Option<Self>;
    /// Returns the name of the form field it belongs to; `None` for the whole form.
    fn field(self) -> Option<&'static str>;
}

macro_rules! refusals {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $code:literal $(@ $field:expr)?),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$note])* #[serde(rename = $code)] $variant),+ }

        impl Refusal for $name {
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
            fn field(self) -> Option<&'static str> {
                match self { $(Self::$variant => refusals!(@field $($field)?)),+ }
            }
        }
    };
    (@field $field:expr) => { Some($field) };
    (@field) => { None };
}

// After the macro: it is in scope only below its definition.
mod account;
mod agents;
mod customers;
mod failure;
mod import;
mod operator;
mod orders;
mod providers;
mod sign_in;

pub use account::{
    ActivateEmailRefusal, AddPurchaseRefusal, BuyRefusal, DeleteAccountRefusal, EmailChangeRefusal,
    EmailLinkRefusal, MissingPurchaseRefusal, ProfileRefusal,
};
pub use agents::{
    AgentRefusal, AgentSignInRefusal, ApiTokenRefusal, SecondFactorRefusal, WebhookRefusal,
};
pub use customers::{
    ActivationRefusal, CampaignRefusal, CustomerActionRefusal, CustomerRefusal, ExportRefusal,
    MailRefusal, MergeRefusal, NewCustomerRefusal, UnmergeRefusal,
};
pub use failure::{BUSY, FORBIDDEN, Failure, LOST, UNAVAILABLE};
pub use import::{ImportRefusal, ImportRowRefusal};
pub use operator::{
    AccentRefusal, LanguagesRefusal, LogoRefusal, MessageRefusal, PortalRefusal, ProductRefusal,
    SenderLinkRefusal, SenderRefusal, SettingsFormRefusal,
};
pub use orders::{
    CancelOrderRefusal, ExternalOrderRefusal, OrderMailRefusal, OrderNameRefusal, PaymentRefusal,
    SaleRefusal,
};
pub use providers::{ProviderFormRefusal, RemoveProviderRefusal, TestProviderRefusal};
pub use sign_in::{
    ConfirmRefusal, LinkRefusal, PasswordRefusal, RecoveryRefusal, RegisterRefusal, ResendRefusal,
    SessionRefusal, SignInRefusal, SsoRefusal, UnlinkRefusal,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_and_other_texts_do_not() {
        let refusal = RegisterRefusal::EmailTaken;
        assert_eq!(RegisterRefusal::from_code(refusal.code()), Some(refusal));
        assert_eq!(RegisterRefusal::from_code("<script>"), None);
        assert_eq!(refusal.field(), Some("email"));
        assert_eq!(SignInRefusal::NoMatch.field(), None);
    }
}
