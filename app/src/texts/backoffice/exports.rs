//! Exports of an operator's data.

use model::ExportFormat;

texts! {
    title { en "Export", es "Exportación", fr "Export" }
    lead {
        en "Every export is in the audit log. The files contain personal data: keep them only as long as you need them.",
        es "Cada exportación queda en el registro de auditoría. Los archivos contienen datos personales: consérvelos solo el tiempo necesario.",
        fr "Chaque export figure dans le journal d’audit. Les fichiers contiennent des données personnelles\u{202f}: ne les conservez que le temps nécessaire.",
    }
    customers { en "Customers", es "Clientes", fr "Clients" }
    orders { en "Orders", es "Compras", fr "Achats" }
    audit { en "Audit log", es "Registro de auditoría", fr "Journal d’audit" }
    mails { en "Email log", es "Registro de correos", fr "Journal des e-mails" }
    filtered {
        en "Only what the filters of the list show.",
        es "Solo lo que muestran los filtros de la lista.",
        fr "Seulement ce qu’affichent les filtres de la liste.",
    }
    format_label { en "Format", es "Formato", fr "Format" }
    submit { en "Export", es "Exportar", fr "Exporter" }
    export_these { en "Export these customers", es "Exportar estos clientes", fr "Exporter ces clients" }
    export_log { en "Export this log", es "Exportar este registro", fr "Exporter ce journal" }
    unknown { en "Choose a format from the list.", es "Elija un formato de la lista.", fr "Choisissez un format dans la liste." }
}

/// Returns the name of a format, which is the same in every language.
pub const fn format(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "CSV",
        ExportFormat::JsonLines => "JSON Lines",
    }
}
