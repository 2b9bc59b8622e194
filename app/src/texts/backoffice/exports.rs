//! Exports of an operator's data.

use model::ExportFormat;

texts!("backoffice/exports");

/// Returns the name of a format, which is the same in every language.
pub const fn format(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "CSV",
        ExportFormat::JsonLines => "JSON Lines",
    }
}
