//! What can be exported, and as what. `docs/export.md` explains every column.

use crate::codes::codes;
use serde::{Deserialize, Serialize};

codes!(
    /// What an export contains. The codes are in forms, file names and the audit.
    ExportKind {
        Customers = "customers",
        Orders = "orders",
        Audit = "audit",
        Mails = "mails",
    }
);

impl ExportKind {
    /// Returns the names of the columns. They stay: new ones are added at the end.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Customers => &[
                "number",
                "first_name",
                "last_name",
                "email",
                "phone",
                "language",
                "account",
                "disabled",
                "last_purchase_at",
                "created_at",
                "external_id",
            ],
            Self::Orders => &[
                "number",
                "customer_number",
                "product",
                "travellers",
                "total",
                "currency",
                "first_name",
                "last_name",
                "email",
                "ordered_at",
                "payable_until",
                "paid_at",
                "state",
                "cancelled_at",
                "refunded",
                "cancel_reason",
                "travel_at",
                "external_id",
            ],
            Self::Audit => &["at", "agent", "action", "subject", "before", "after", "ip"],
            Self::Mails => {
                &["queued_at", "recipient", "kind", "state", "attempts", "error", "sent_at"]
            }
        }
    }
}

codes!(
    /// The format of an export. Its code is in forms, and the ending of the file.
    ExportFormat {
        /// Comma-separated values by RFC 4180, with a header.
        Csv = "csv",
        /// A JSON object per line.
        JsonLines = "jsonl",
    }
);

impl ExportFormat {
    /// Returns the media type of files of this format.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        for kind in ExportKind::ALL {
            assert_eq!(ExportKind::from_code(kind.code()), Some(kind));
        }
        for format in ExportFormat::ALL {
            assert_eq!(ExportFormat::from_code(format.code()), Some(format));
        }
        assert_eq!((ExportKind::from_code("all"), ExportFormat::from_code("")), (None, None));
    }
}
