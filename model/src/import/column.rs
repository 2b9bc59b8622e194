//! The columns of a file, by the names that its header gives them.

use super::ImportKind;
use serde::{Deserialize, Serialize};

/// A column that an import reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportColumn {
    ExternalId,
    FirstName,
    LastName,
    Email,
    Phone,
    Language,
    /// By the command only.
    PasswordHash,
    CustomerExternalId,
    CustomerNumber,
    Number,
    Product,
    Travellers,
    Total,
    Currency,
    OrderedAt,
    TravelAt,
    State,
    PaidAt,
    CancelledAt,
    Refunded,
}

impl ImportColumn {
    /// Returns the name in headers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ExternalId => "external_id",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Language => "language",
            Self::PasswordHash => "password_hash",
            Self::CustomerExternalId => "customer_external_id",
            Self::CustomerNumber => "customer_number",
            Self::Number => "number",
            Self::Product => "product",
            Self::Travellers => "travellers",
            Self::Total => "total",
            Self::Currency => "currency",
            Self::OrderedAt => "ordered_at",
            Self::TravelAt => "travel_at",
            Self::State => "state",
            Self::PaidAt => "paid_at",
            Self::CancelledAt => "cancelled_at",
            Self::Refunded => "refunded",
        }
    }

    /// Returns the places of the columns of a file that have this name, in any case.
    pub fn places_in(self, header: &[String]) -> impl Iterator<Item = usize> {
        let named = header.iter().enumerate();
        let named = named.filter(move |(_, name)| name.trim().eq_ignore_ascii_case(self.as_str()));
        named.map(|(place, _)| place)
    }

    /// Returns whether a header names it more than once.
    pub fn is_repeated_in(self, header: &[String]) -> bool {
        self.places_in(header).nth(1).is_some()
    }

    /// Returns whether a file of that kind has to have it.
    pub const fn is_required(self, kind: ImportKind) -> bool {
        match kind {
            ImportKind::Customers => {
                matches!(self, Self::ExternalId | Self::FirstName | Self::LastName)
            }
            ImportKind::Purchases => matches!(
                self,
                Self::ExternalId | Self::Product | Self::Total | Self::Currency | Self::OrderedAt
            ),
        }
    }
}

impl ImportKind {
    /// Returns the columns of its files, in the order of the document.
    pub const fn columns(self) -> &'static [ImportColumn] {
        use ImportColumn as C;
        match self {
            Self::Customers => &[
                C::ExternalId,
                C::FirstName,
                C::LastName,
                C::Email,
                C::Phone,
                C::Language,
                C::PasswordHash,
            ],
            Self::Purchases => &[
                C::ExternalId,
                C::CustomerExternalId,
                C::CustomerNumber,
                C::Number,
                C::Product,
                C::Travellers,
                C::Total,
                C::Currency,
                C::OrderedAt,
                C::TravelAt,
                C::State,
                C::PaidAt,
                C::CancelledAt,
                C::Refunded,
                C::FirstName,
                C::LastName,
                C::Email,
            ],
        }
    }

    /// Returns the columns that admins may import on the page: passwords come by the command only.
    pub fn columns_of_page(self) -> impl Iterator<Item = ImportColumn> {
        let all = self.columns().iter().copied();
        all.filter(|column| *column != ImportColumn::PasswordHash)
    }
}
