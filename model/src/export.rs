//! What can be exported, and as what. `docs/export.md` explains every column.

use serde::{Deserialize, Serialize};

/// What an export contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportKind {
    Customers,
    Orders,
    Audit,
    Mails,
}

impl ExportKind {
    pub const ALL: [Self; 4] = [Self::Customers, Self::Orders, Self::Audit, Self::Mails];

    /// Returns the name in forms, file names and the audit.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customers => "customers",
            Self::Orders => "orders",
            Self::Audit => "audit",
            Self::Mails => "mails",
        }
    }

    /// Returns the kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

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

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// Comma-separated values by RFC 4180, with a header.
    Csv,
    /// A JSON object per line.
    JsonLines,
}

impl ExportFormat {
    pub const ALL: [Self; 2] = [Self::Csv, Self::JsonLines];

    /// Returns the name in forms, which is the ending of the file as well.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// Returns the format of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

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
    fn names_read_back() {
        for kind in ExportKind::ALL {
            assert_eq!(ExportKind::from_name(kind.as_str()), Some(kind));
        }
        for format in ExportFormat::ALL {
            assert_eq!(ExportFormat::from_name(format.as_str()), Some(format));
        }
        assert_eq!((ExportKind::from_name("all"), ExportFormat::from_name("")), (None, None));
    }
}
