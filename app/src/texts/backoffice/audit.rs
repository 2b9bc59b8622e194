//! The filters of the audit log.

use super::{campaigns, imports, webhooks};
use model::{AuditKind, Locale};

texts!("backoffice/audit");

/// Returns the name of a kind of actions.
pub const fn kind(kind: AuditKind, locale: Locale) -> &'static str {
    match kind {
        AuditKind::SignIn => sign_in(locale),
        AuditKind::Customers => customers(locale),
        AuditKind::Orders => orders(locale),
        AuditKind::Mails => mails(locale),
        AuditKind::Settings => settings(locale),
        AuditKind::Providers => providers(locale),
        AuditKind::Portals => portals(locale),
        AuditKind::Catalogue => catalogue(locale),
        AuditKind::Agents => agents(locale),
        AuditKind::Api => "API",
        AuditKind::Webhooks => webhooks::webhooks(locale),
        AuditKind::Exports => exports(locale),
        AuditKind::Imports => imports::past(locale),
        AuditKind::Campaigns => campaigns::campaigns(locale),
    }
}
