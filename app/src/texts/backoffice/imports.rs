//! Imports of customers and orders: the pages. What is wrong with a file or a row is in `import_refusals`.

use model::{ImportColumn, ImportCounts, ImportKind, ImportState, Locale};

pub use super::import_refusals::{problem_text, row_text};

texts! {
    title { en "Import", es "Importación", fr "Import" }
    lead {
        en "Bring over customers and purchases from another system. You can import the same file again: rows that haven’t changed stay as they are. No emails are sent.",
        es "Traiga clientes y compras de otro sistema. Puede importar el mismo archivo otra vez: las filas sin cambios quedan como están. No se envía ningún correo.",
        fr "Reprenez les clients et les achats d’un autre système. Vous pouvez importer à nouveau le même fichier\u{202f}: les lignes inchangées restent telles quelles. Aucun e-mail n’est envoyé.",
    }
    upload_title { en "New import", es "Importación nueva", fr "Nouvel import" }
    kind_label { en "What is in the file", es "Qué contiene el archivo", fr "Contenu du fichier" }
    customers { en "Customers", es "Clientes", fr "Clients" }
    purchases { en "Purchases", es "Compras", fr "Achats" }
    file_label { en "File", es "Archivo", fr "Fichier" }
    file_hint {
        en "CSV in UTF-8 with a header, up to 100 MB. Import customers first, then their purchases.",
        es "CSV en UTF-8 con encabezado, hasta 100 MB. Importe primero los clientes y después sus compras.",
        fr "CSV en UTF-8 avec une ligne d’en-tête, 100 Mo au maximum. Importez d’abord les clients, puis leurs achats.",
    }
    upload { en "Upload", es "Subir", fr "Envoyer le fichier" }
    none_yet { en "Nothing has been imported yet.", es "Todavía no se importó nada.", fr "Aucun import pour l’instant." }
    past { en "Imports", es "Importaciones", fr "Imports" }
    file_column { en "File", es "Archivo", fr "Fichier" }
    content_column { en "Content", es "Contenido", fr "Contenu" }
    started_by { en "Started by", es "Iniciada por", fr "Lancé par" }
    result_column { en "Rows", es "Filas", fr "Lignes" }
    command { en "Server command", es "Comando del servidor", fr "Commande du serveur" }
    dry_run { en "Check only", es "Solo comprobación", fr "Vérification seule" }

    state_uploaded { en "Not started", es "Sin iniciar", fr "Non lancé" }
    state_running { en "Running", es "En curso", fr "En cours" }
    state_stopped { en "Stopped", es "Detenida", fr "Arrêté" }
    state_failed { en "Couldn’t be read", es "No se pudo leer", fr "Illisible" }
    state_finished { en "Done", es "Terminada", fr "Terminé" }

    columns_title { en "Columns", es "Columnas", fr "Colonnes" }
    columns_lead {
        en "Choose what each column of the file contains. Checking the file changes nothing and shows what an import would do.",
        es "Elija qué contiene cada columna del archivo. La comprobación no cambia nada y muestra lo que haría la importación.",
        fr "Indiquez ce que contient chaque colonne du fichier. La vérification ne modifie rien et montre ce que ferait l’import.",
    }
    not_in_file { en "Not in the file", es "No está en el archivo", fr "Absent du fichier" }
    needed { en "required", es "obligatorio", fr "obligatoire" }
    unnamed(place: usize) { en "Column {place}", es "Columna {place}", fr "Colonne {place}" }
    check { en "Check the file", es "Comprobar el archivo", fr "Vérifier le fichier" }
    import_title { en "Import", es "Importar", fr "Importer" }
    import_lead {
        en "This makes the changes that the check showed. It continues even if you close the page.",
        es "Se hacen los cambios que mostró la comprobación. La importación continúa aunque cierre la página.",
        fr "Les modifications montrées par la vérification sont effectuées. L’import continue même si vous fermez la page.",
    }
    import_now { en "Import now", es "Importar ahora", fr "Importer maintenant" }
    go_on_title { en "Continue", es "Continuar", fr "Reprendre" }
    go_on_lead {
        en "The import stopped before the end of the file. What has been imported is kept, and the import continues from there.",
        es "La importación se detuvo antes del final del archivo. Lo importado se conserva y la importación continúa desde ahí.",
        fr "L’import s’est arrêté avant la fin du fichier. Ce qui a été importé est conservé, et l’import reprend à partir de là.",
    }
    go_on { en "Continue", es "Continuar", fr "Reprendre" }
    upload_again {
        en "We no longer have the file. Upload it again: the import continues where it stopped.",
        es "Ya no tenemos el archivo. Súbalo otra vez: la importación continúa donde se detuvo.",
        fr "Nous n’avons plus le fichier. Envoyez-le à nouveau\u{202f}: l’import reprend là où il s’est arrêté.",
    }
    progress_label { en "Progress", es "Avance", fr "Avancement" }
    refresh { en "Refresh this page", es "Actualizar esta página", fr "Actualiser cette page" }
    would_have { en "What an import would do", es "Lo que haría la importación", fr "Ce que ferait l’import" }
    has_done { en "Result", es "Resultado", fr "Résultat" }
    created { en "Created", es "Creadas", fr "Créées" }
    updated { en "Updated", es "Actualizadas", fr "Mises à jour" }
    unchanged { en "Unchanged", es "Sin cambios", fr "Inchangées" }
    refused { en "Refused", es "Rechazadas", fr "Refusées" }
    download_report { en "Download the report (CSV)", es "Descargar el informe (CSV)", fr "Télécharger le rapport (CSV)" }
    refused_title { en "Refused rows", es "Filas rechazadas", fr "Lignes refusées" }
    refused_lead {
        en "These are the first ones; the report lists them all. Correct them in the file and import it again.",
        es "Estas son las primeras; el informe las incluye todas. Corríjalas en el archivo e impórtelo otra vez.",
        fr "Voici les premières\u{202f}; le rapport les contient toutes. Corrigez-les dans le fichier et importez-le à nouveau.",
    }
    line_column { en "Line", es "Línea", fr "Ligne" }
    id_column { en "External ID", es "ID externo", fr "ID externe" }
    reason_column { en "Reason", es "Motivo", fr "Motif" }
    at_line(line: i64) { en "Line {line}:", es "Línea {line}:", fr "Ligne {line}\u{202f}:" }

    external_id { en "ID in the other system", es "ID en el otro sistema", fr "ID dans l’autre système" }
    first_name { en "First name", es "Nombre", fr "Prénom" }
    last_name { en "Last name", es "Apellido", fr "Nom" }
    email { en "Email", es "Correo", fr "Adresse e-mail" }
    phone { en "Phone", es "Teléfono", fr "Téléphone" }
    language { en "Language", es "Idioma", fr "Langue" }
    password_hash { en "Password hash", es "Hash de la contraseña", fr "Empreinte du mot de passe" }
    customer_external_id { en "Customer’s ID in the other system", es "ID del cliente en el otro sistema", fr "ID du client dans l’autre système" }
    customer_number { en "Customer number", es "Número de cliente", fr "Numéro client" }
    number { en "Purchase number", es "Número de compra", fr "Numéro d’achat" }
    product { en "Product", es "Producto", fr "Produit" }
    travellers { en "Travellers", es "Viajeros", fr "Voyageurs" }
    total { en "Total", es "Total", fr "Total" }
    currency { en "Currency", es "Moneda", fr "Devise" }
    ordered_at { en "Purchase date", es "Fecha de compra", fr "Date d’achat" }
    travel_at { en "Travel date", es "Fecha de viaje", fr "Date de voyage" }
    state { en "Status", es "Estado", fr "État" }
    paid_at { en "Payment date", es "Fecha de pago", fr "Date de paiement" }
    cancelled_at { en "Cancellation date", es "Fecha de cancelación", fr "Date d’annulation" }
    refunded_column { en "Refunded", es "Reembolsada", fr "Remboursé" }
}

/// Returns the name of what a file has rows of.
pub const fn kind(kind: ImportKind, locale: Locale) -> &'static str {
    match kind {
        ImportKind::Customers => customers(locale),
        ImportKind::Purchases => purchases(locale),
    }
}

/// Returns the name of a state.
pub const fn state_name(state: ImportState, locale: Locale) -> &'static str {
    match state {
        ImportState::Uploaded => state_uploaded(locale),
        ImportState::Running => state_running(locale),
        ImportState::Stopped => state_stopped(locale),
        ImportState::Failed => state_failed(locale),
        ImportState::Finished => state_finished(locale),
    }
}

/// Returns the name of a column.
pub const fn column(column: ImportColumn, locale: Locale) -> &'static str {
    match column {
        ImportColumn::ExternalId => external_id(locale),
        ImportColumn::FirstName => first_name(locale),
        ImportColumn::LastName => last_name(locale),
        ImportColumn::Email => email(locale),
        ImportColumn::Phone => phone(locale),
        ImportColumn::Language => language(locale),
        ImportColumn::PasswordHash => password_hash(locale),
        ImportColumn::CustomerExternalId => customer_external_id(locale),
        ImportColumn::CustomerNumber => customer_number(locale),
        ImportColumn::Number => number(locale),
        ImportColumn::Product => product(locale),
        ImportColumn::Travellers => travellers(locale),
        ImportColumn::Total => total(locale),
        ImportColumn::Currency => currency(locale),
        ImportColumn::OrderedAt => ordered_at(locale),
        ImportColumn::TravelAt => travel_at(locale),
        ImportColumn::State => state(locale),
        ImportColumn::PaidAt => paid_at(locale),
        ImportColumn::CancelledAt => cancelled_at(locale),
        ImportColumn::Refunded => refunded_column(locale),
    }
}

/// Returns the outcomes and how many rows had each.
pub const fn outcomes(counts: ImportCounts, locale: Locale) -> [(&'static str, i64); 4] {
    [
        (created(locale), counts.created),
        (updated(locale), counts.updated),
        (unchanged(locale), counts.unchanged),
        (refused(locale), counts.refused),
    ]
}
