//! Domain types and their rules, shared by server and browser.
//! Pure: no I/O, no clock, no framework.

pub mod accent;
pub mod agent;
pub mod agent_sign_in;
pub mod api_token;
pub mod audit;
pub mod campaign;
mod codes;
pub mod consent;
pub mod currency;
pub mod cursor;
pub mod customer;
pub mod customer_details;
pub mod customer_filter;
pub mod customer_number;
pub mod dashboard;
pub mod device;
pub mod duplicates;
pub mod email;
pub mod event;
pub mod export;
pub mod external_id;
pub mod host_name;
pub mod identifier;
pub mod ids;
pub mod import;
mod invisible;
pub mod link;
pub mod link_target;
pub mod link_token;
pub mod lists;
pub mod locale;
pub mod logo;
pub mod mail_log;
pub mod message;
pub mod moments;
pub mod money;
pub mod numbers;
pub mod offer;
pub mod order;
pub mod order_query;
pub mod page;
pub mod parameters;
pub mod password;
pub mod percent;
pub mod person_name;
pub mod phone;
pub mod portal;
pub mod product;
pub mod product_date;
pub mod provider;
pub mod provider_file;
pub mod provider_test;
pub mod purchase;
pub mod refusals;
pub mod return_path;
pub mod search;
pub mod settings;
mod stored;
pub mod time_zone;
pub mod webhook;

pub use accent::Accent;
pub use agent::{AccessRefusal, Agent, AgentSummary, Permission, Role};
pub use agent_sign_in::{AgentLink, Enrolment, Membership, Stage};
pub use api_token::{ApiScope, ApiTokenName, ApiTokenState, ApiTokenSummary};
pub use audit::{AuditAction, AuditEntry, AuditKind, AuditQuery};
pub use campaign::{
    CampaignDetails, CampaignName, CampaignProgress, CampaignState, CampaignSummary, LeftOut,
    LeftOutCustomer, RecipientState,
};
pub use consent::{Consent, ConsentText};
pub use cursor::Cursor;
pub use customer::{Customer, SessionSummary};
pub use customer_details::{
    AccountState, Activation, ActivationState, Bounce, CustomerDetails, CustomerSummary, Hint,
    Ineligibility, TimelineEntry,
};
pub use customer_filter::{CustomerFilter, CustomerOrder, CustomerState};
pub use customer_number::CustomerNumber;
pub use dashboard::{Dashboard, DayActivity, TaskCount, TaskKind};
pub use duplicates::{
    Comparison, Differing, DuplicateGroup, Duplicates, MatchReason, MergedCustomer,
    PossibleDuplicate, SignInThatStays, SimilarCustomer,
};
pub use email::EmailAddress;
pub use event::EventKind;
pub use export::{ExportFormat, ExportKind};
pub use external_id::{ExternalId, InvalidExternalId};
pub use host_name::HostName;
pub use identifier::Identifier;
pub use ids::{
    AgentId, AgentSessionId, ApiTokenId, AuditId, CampaignId, CampaignRecipientId, ConsentTextId,
    CustomerId, DomainEventId, EmailChangeId, EventId, FlowId, HostClaimId, IdentityId, ImportId,
    LoginId, MailId, MergeId, OperatorId, PendingLinkId, PendingRequestId, PortalId, ProductDateId,
    ProductId, ProviderId, ProviderTestId, PurchaseId, RegistrationId, SessionId, TokenId,
    WebhookDeliveryId, WebhookEndpointId,
};
pub use import::{
    ImportColumn, ImportCounts, ImportDetails, ImportKind, ImportMapping, ImportOutcome,
    ImportState, ImportSummary, RefusedRow,
};
pub use link::Link;
pub use link_target::{
    AddPurchaseLink, Candidate, Confirmation, EmailLink, OfferedAccount, PasswordLink,
    PendingRegistration, PendingSignIn, Proof,
};
pub use link_token::repaired as repaired_token;
pub use locale::Locale;
pub use logo::{Logo, LogoProblem, Picture};
pub use mail_log::{MailEntry, MailState};
pub use message::{Message, OwnMessage, TextProblem};
pub use money::Money;
pub use offer::Offer;
pub use order::{CancellationReason, InvalidCancellationReason, OrderDetails, OrderSummary};
pub use order_query::OrderQuery;
pub use page::Page;
pub use person_name::PersonName;
pub use phone::{PhoneNumber, phone_key};
pub use portal::{HostClaim, HostVerdict, Portal, PortalDetails, Sender};
pub use product::{Product, ProductDetails, ProductText, SaleState};
pub use product_date::{DateDetails, ProductDate};
pub use provider::{
    ClientAuthentication, LinkedSignIn, LocalText, Mapping, Protocol, Provider, ProviderChoice,
    ProviderNews, ProviderRefusal,
};
pub use provider_file::{PortalAddresses, ProviderFile, ProviderSummary, RemovalBlocker};
pub use provider_test::{
    Attribute, EmailVerdict, Finding, FindingCode, Mapped, ProviderTest, Received, TestReport,
    TestVerdict, one_line,
};
pub use purchase::{OrderState, Purchase, PurchaseNumber};
pub use refusals::{Failure, Refusal};
pub use return_path::ReturnPath;
pub use search::search_key;
pub use settings::{Overrides, Setting, Settings, SettingsRefusal, SwitchImpact, shown_setting};
pub use time_zone::{LocalTime, REGIONS, TimeZone};
pub use webhook::{DeliveryProblem, DeliveryState, WebhookDelivery, WebhookEndpoint, WebhookState};

/// A time in UTC, as both databases store it.
pub type Timestamp = chrono::NaiveDateTime;
