//! The groups of use cases, as callers reach them: `accounts.registration().confirm(…)`.

use crate::Accounts;

/// Declares the borrowed handle of each group, and the method of [`Accounts`] that returns it.
macro_rules! groups {
    ($($(#[$doc:meta])* $name:ident: $group:ident,)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $group<'a> {
                pub(crate) accounts: &'a Accounts,
            }
        )*

        impl Accounts {
            $(
                $(#[$doc])*
                pub fn $name(&self) -> $group<'_> {
                    $group { accounts: self }
                }
            )*
        }
    };
}

groups! {
    /// Signing customers in and out.
    sessions: Sessions,
    /// Registering, and confirming by the mailed link.
    registration: Registration,
    /// Forgotten passwords and customer numbers, and the links that set a password.
    recovery: Recovery,
    /// A customer's own data, address, password and account.
    profile: Profile,
    /// Signing in and out by providers, and linking their users to customers.
    sso: SingleSignOn,
    /// Buying, paying, and the history of purchases.
    orders: Orders,
    /// What an operator sells.
    catalogue: Catalogue,
    /// What agents see and change of customers.
    customers: Customers,
    /// Activation mails to many customers.
    campaigns: Campaigns,
    /// Files of an operator's data.
    exports: Exports,
    /// Files from other systems.
    imports: Imports,
    /// The people of the backoffice: invitations, sign-in, roles, second factors.
    agents: Agents,
    /// The settings of an operator.
    settings: OperatorSettings,
    /// Portals, their hosts, look and messages, and the sender of mails.
    branding: Branding,
    /// The providers of an operator.
    providers: IdentityProviders,
    /// Test round trips of providers.
    provider_tests: ProviderTests,
    /// The outbox, its worker, and the mail log.
    mails: Mails,
    /// Mails that were refused after they were sent.
    bounces: Bounces,
    /// What the backoffice opens with.
    overview: Overview,
    /// What agents did.
    audit_log: AuditLog,
    /// Operators, as the command line creates them.
    operators: Operators,
    /// The keys that encrypt secrets in the database.
    keys: Keys,
    /// Readiness, retention and checks of the deployment.
    deployment: Deployment,
    /// Tokens of the API.
    api_tokens: ApiTokens,
    /// Events of customers and orders, for other systems.
    events: Events,
    /// Endpoints that events are sent to, and the worker that sends them.
    webhooks: Webhooks,
    /// What only demo data needs.
    #[cfg(feature = "seeding")]
    seeding: Seeding,
    /// Many customers at once, for tests and measurements.
    #[cfg(feature = "testing")]
    bulk: Bulk,
}
