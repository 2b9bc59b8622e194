//! Tokens of the REST API.

texts! {
    api { en "API", es "API", fr "API" }
    lead(operator: &str) {
        en "With these tokens, other systems of {operator} can use its data through the API.",
        es "Con estos tokens, otros sistemas de {operator} pueden usar sus datos a través de la API.",
        fr "Avec ces jetons, d’autres systèmes de {operator} peuvent utiliser ses données via l’API.",
    }
    documentation { en "API documentation", es "Documentación de la API (en inglés)", fr "Documentation de l’API (en anglais)" }
    none { en "There are no tokens yet.", es "Todavía no hay tokens.", fr "Aucun jeton pour l’instant." }
    scopes { en "Access", es "Acceso", fr "Accès" }
    scopes_hint {
        en "Choose only what the system needs.",
        es "Elija solo lo que el sistema necesita.",
        fr "Choisissez seulement ce dont le système a besoin.",
    }
    read_customers { en "Read customers", es "Leer clientes", fr "Lire les clients" }
    write_customers { en "Add, change and disable customers", es "Agregar, modificar y desactivar clientes", fr "Ajouter, modifier et désactiver les clients" }
    activate_customers { en "Activate customers", es "Activar clientes", fr "Activer les clients" }
    read_orders { en "Read orders", es "Leer compras", fr "Lire les achats" }
    write_orders { en "Place orders, mark them as paid and cancel them", es "Crear compras, marcarlas como pagadas y cancelarlas", fr "Créer des achats, les marquer comme payés et les annuler" }
    read_products { en "Read products", es "Leer productos", fr "Lire les produits" }
    report_bounces { en "Report bounced emails", es "Informar de correos devueltos", fr "Signaler les e-mails refusés" }
    read_events { en "Read events", es "Leer eventos", fr "Lire les événements" }
    maker { en "Created by", es "Creado por", fr "Créé par" }
    last_used { en "Last used", es "Último uso", fr "Dernière utilisation" }
    never { en "never", es "nunca", fr "jamais" }
    expires { en "Expires", es "Vence", fr "Expire" }
    active { en "Active", es "Activo", fr "Actif" }
    expired { en "Expired", es "Vencido", fr "Expiré" }
    revoked { en "Revoked", es "Revocado", fr "Révoqué" }
    revoke { en "Revoke", es "Revocar", fr "Révoquer" }
    revoked_now {
        en "The token has been revoked. It no longer works.",
        es "Se revocó el token. Ya no funciona.",
        fr "Le jeton a été révoqué. Il ne fonctionne plus.",
    }

    create_title { en "Create a token", es "Crear un token", fr "Créer un jeton" }
    create_lead {
        en "Anyone who has the token can do this. It stops working if you’re no longer an admin.",
        es "Quien tenga el token puede hacerlo. Deja de funcionar si usted deja de ser administrador.",
        fr "Toute personne qui a le jeton peut le faire. Il ne fonctionne plus si vous n’êtes plus administrateur.",
    }
    name_hint {
        en "The system that will use it, like “Ticket printer”.",
        es "El sistema que lo usará, como «Impresora de tickets».",
        fr "Le système qui l’utilisera, comme «\u{202f}Imprimante à billets\u{202f}».",
    }
    days_30 { en "After 30 days", es "Después de 30 días", fr "Après 30 jours" }
    days_90 { en "After 90 days", es "Después de 90 días", fr "Après 90 jours" }
    days_180 { en "After 180 days", es "Después de 180 días", fr "Après 180 jours" }
    days_365 { en "After a year", es "Después de un año", fr "Après un an" }
    create { en "Create token", es "Crear token", fr "Créer le jeton" }
    creating { en "Creating…", es "Creando…", fr "Création…" }
    token { en "New token", es "Token nuevo", fr "Nouveau jeton" }
    token_hint {
        en "Copy it now and keep it safe. It won’t be shown again.",
        es "Cópielo ahora y guárdelo en un lugar seguro. No se volverá a mostrar.",
        fr "Copiez-le maintenant et conservez-le en lieu sûr. Il ne sera plus affiché.",
    }
    created_now { en "The token has been created.", es "Se creó el token.", fr "Le jeton a été créé." }

    name_invalid {
        en "Enter a name of up to 60 characters, without special characters.",
        es "Escriba un nombre de hasta 60 caracteres, sin caracteres especiales.",
        fr "Saisissez un nom de 60 caractères maximum, sans caractères spéciaux.",
    }
    name_taken {
        en "Another active token already has this name. Enter a different name, or revoke that token first.",
        es "Ya existe un token activo con este nombre. Escriba otro nombre o revoque primero ese token.",
        fr "Un jeton actif porte déjà ce nom. Saisissez un autre nom ou révoquez d’abord ce jeton.",
    }
    scopes_missing {
        en "Choose what the token gives access to.",
        es "Elija a qué da acceso el token.",
        fr "Choisissez à quoi le jeton donne accès.",
    }
    expiry_invalid {
        en "Choose when the token expires, after a year at most.",
        es "Elija cuándo vence el token, después de un año como máximo.",
        fr "Choisissez quand le jeton expire, après un an maximum.",
    }
    unknown {
        en "This token doesn’t exist. Reload the page.",
        es "Este token no existe. Recargue la página.",
        fr "Ce jeton n’existe pas. Rechargez la page.",
    }
}
