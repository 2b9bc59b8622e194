//! The filters of the audit log.

use super::{campaigns, imports, webhooks};
use model::{AuditKind, Locale};

texts! {
    anyone { en "Anyone", es "Cualquier agente", fr "Tous les agents" }
    what { en "About", es "Tema", fr "Sujet" }
    anything { en "Anything", es "Cualquier tema", fr "Tous les sujets" }
    from_day { en "From", es "Desde", fr "Du" }
    to_day { en "Until", es "Hasta", fr "Jusqu’au" }
    find { en "Show", es "Mostrar", fr "Afficher" }
    none_found {
        en "No actions match. Clear the filters to see everything.",
        es "Ninguna acción coincide. Quite los filtros para verlas todas.",
        fr "Aucune action ne correspond. Effacez les filtres pour tout afficher.",
    }
    sign_in { en "Sign-in", es "Inicio de sesión", fr "Connexion" }
    customers { en "Customers", es "Clientes", fr "Clients" }
    orders { en "Orders", es "Compras", fr "Achats" }
    mails { en "Emails", es "Correos", fr "E-mails" }
    settings { en "Settings", es "Configuración", fr "Paramètres" }
    providers { en "Providers", es "Proveedores", fr "Fournisseurs" }
    portals { en "Portals and messages", es "Portales y mensajes", fr "Portails et messages" }
    catalogue { en "Products", es "Productos", fr "Produits" }
    agents { en "Agents", es "Agentes", fr "Agents" }
    exports { en "Exports", es "Exportaciones", fr "Exports" }
}

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
