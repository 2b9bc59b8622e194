//! The QR code of an order in its mails: a table of coloured cells, since many programs do not load pictures.

use model::Locale;
use qrcode::{Color, EcLevel, QrCode};

texts!("counter");

/// The code with the words around it.
pub(in crate::mail) struct CounterCode {
    /// The rows of the table, as HTML.
    pub rows: String,
    pub label: String,
    pub hint: String,
}

impl CounterCode {
    /// Returns the code of that text; `None` if it is too long for one.
    pub fn of(text: &str, locale: Locale) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        Some(Self { rows: rows(&code), label: qr(locale), hint: hint(locale) })
    }
}

/// Returns a row for each line of the code. The first row and the first column give the others their size.
fn rows(code: &QrCode) -> String {
    let mut html = String::new();
    for (line, cells) in code.to_colors().chunks(code.width()).enumerate() {
        html.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            let width = if line == 0 { " width=\"5\"" } else { "" };
            let height = if column == 0 { " height=\"5\"" } else { "" };
            let colour = if *cell == Color::Dark { " bgcolor=\"#000000\"" } else { "" };
            html.extend(["<td", width, height, colour, "></td>"]);
        }
        html.push_str("</tr>\n");
    }
    html
}
