//! The ids of rows. Each table has its own type, so that the id of one thing is never taken for that of another. In
//! JSON, forms and addresses they are plain numbers. No row has the default, 0.

use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(
            feature = "diesel",
            derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow),
            diesel(sql_type = diesel::sql_types::BigInt)
        )]
        pub struct $name(i64);

        impl $name {
            /// Creates an id from a number that comes from outside.
            pub const fn new(id: i64) -> Self {
                Self(id)
            }

            /// Returns the number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        #[cfg(feature = "diesel")]
        impl<DB> diesel::serialize::ToSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::serialize::ToSql<diesel::sql_types::BigInt, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                self.0.to_sql(out)
            }
        }

        #[cfg(feature = "diesel")]
        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB> for $name
        where
            DB: diesel::backend::Backend,
            i64: diesel::deserialize::FromSql<diesel::sql_types::BigInt, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                <i64 as diesel::deserialize::FromSql<_, DB>>::from_sql(bytes).map(Self)
            }
        }
    )+};
}

ids! {
    OperatorId
    PortalId
    /// Of a host that an admin claims.
    HostClaimId
    CustomerId
    /// Of an agent at one operator.
    AgentId
    /// Of a login of the backoffice, which a person's agents at several operators share.
    LoginId
    /// Of a session of the backoffice.
    AgentSessionId
    /// Of an action that waits for a code of the second factor.
    PendingRequestId
    /// Of a provider of single sign-on.
    ProviderId
    ProviderTestId
    /// Of a provider's user who is linked to a customer.
    IdentityId
    /// Of a sign-in at a provider that has begun.
    FlowId
    /// Of a provider's user who is not linked yet.
    PendingLinkId
    RegistrationId
    /// Of a text that people agree to who register.
    ConsentTextId
    /// Of a mailed link.
    TokenId
    /// Of a token of the API.
    ApiTokenId
    EmailChangeId
    /// Of a customer's session.
    SessionId
    ProductId
    /// Of a date that a product is sold for.
    ProductDateId
    PurchaseId
    MailId
    /// Of an entry of a timeline.
    EventId
    /// Of an entry of the audit log.
    AuditId
    MergeId
    /// Of an event for other systems.
    DomainEventId
    WebhookEndpointId
    /// Of an event on its way to an endpoint.
    WebhookDeliveryId
    ImportId
    /// Of a campaign of activation mails.
    CampaignId
    /// Of a customer of a campaign.
    CampaignRecipientId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_number_everywhere_outside() {
        let id: CustomerId = "42".parse().expect("a number");
        assert_eq!(id, CustomerId::new(42));
        assert_eq!(id.get(), 42);
        assert_eq!(format!("{id} {id:>4}"), "42   42");
        assert_eq!(serde_json::to_string(&id).expect("JSON"), "42");
        assert_eq!(serde_json::from_str::<Option<CustomerId>>("42").expect("an id"), Some(id));
        assert!("4 2".parse::<CustomerId>().is_err());
        assert!("".parse::<CustomerId>().is_err());
    }
}
