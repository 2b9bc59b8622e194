//! Imports: how far each is, and what the rows of a file become.

use super::{AccountStatus, customers::is_deleted};
use crate::store::schema;
use diesel::prelude::*;
use model::{
    AgentId, CustomerId, CustomerNumber, ImportId, ImportKind, ImportState, OperatorId, OrderState,
    PortalId, ProductId, PurchaseId, Timestamp,
};

#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::imports)]
pub struct NewImport {
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    /// None for the command.
    pub agent_id: Option<AgentId>,
    pub kind: ImportKind,
    pub dry_run: bool,
    pub file_name: String,
    /// The name of the uploaded file on the server.
    pub file: Option<String>,
    pub file_hash: Vec<u8>,
    /// In bytes.
    pub size: i64,
    /// The names of the columns as JSON.
    pub header: String,
    pub mapping: String,
    pub state: ImportState,
    pub started_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::imports)]
pub struct ImportRow {
    pub id: ImportId,
    pub operator_id: OperatorId,
    pub portal_id: PortalId,
    pub agent_id: Option<AgentId>,
    pub kind: ImportKind,
    pub dry_run: bool,
    pub file_name: String,
    pub file: Option<String>,
    pub file_hash: Vec<u8>,
    pub size: i64,
    pub header: String,
    pub mapping: String,
    pub state: ImportState,
    pub records: i64,
    pub position: i64,
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub refused: i64,
    pub problem: Option<String>,
    pub problem_line: Option<i64>,
    pub lease_until: Option<Timestamp>,
    pub started_at: Timestamp,
    pub finished_at: Option<Timestamp>,
}

/// Who imports a file, until when.
#[derive(Debug, Clone)]
pub struct ImportLease {
    /// The hash of a random secret of the run.
    pub holder: Vec<u8>,
    pub until: Timestamp,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default, AsChangeset)]
#[diesel(table_name = schema::imports)]
pub struct ImportProgress {
    pub records: i64,
    pub position: i64,
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub refused: i64,
}

/// How an import ended, or stopped.
#[derive(Debug, Clone, Copy)]
pub struct ImportEnd {
    pub state: ImportState,
    pub problem: Option<&'static str>,
    pub problem_line: Option<i64>,
    pub at: Option<Timestamp>,
}

/// Outcomes of the records of a batch.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = schema::import_reports)]
pub struct NewImportReport {
    pub operator_id: OperatorId,
    pub import_id: ImportId,
    pub outcomes: String,
    pub refused: i64,
    pub at: Timestamp,
}

/// A customer that an import has created before.
#[derive(Debug, Clone, Queryable)]
pub struct KnownCustomerRow {
    pub id: CustomerId,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
    pub first_key: String,
    pub last_key: String,
    pub phone_key: String,
    /// Another name was entered here since, and so on.
    pub name_changed: bool,
    pub email_changed: bool,
    pub phone_changed: bool,
    pub locale_changed: bool,
    pub merged_into: Option<CustomerId>,
    /// The state of the account, if there is one.
    pub account: Option<AccountStatus>,
}

impl KnownCustomerRow {
    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }

    /// Returns the keys that the customer may share with others.
    pub fn known_by(&self) -> super::KnownBy {
        super::KnownBy {
            email_key: self.email_key.clone(),
            first_key: self.first_key.clone(),
            last_key: self.last_key.clone(),
            phone_key: self.phone_key.clone(),
        }
    }
}

/// A customer whom an import creates, apart from the number.
#[derive(Debug, Clone)]
pub struct ImportedCustomer {
    pub external_id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub phone: Option<String>,
    pub locale: String,
}

/// The customer of an imported order.
#[derive(Debug, Clone, Queryable)]
pub struct OwnerRow {
    pub id: CustomerId,
    pub external_id: Option<String>,
    pub number: CustomerNumber,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub merged_into: Option<CustomerId>,
}

impl OwnerRow {
    /// Returns whether the customer deleted their account.
    pub fn is_deleted(&self) -> bool {
        is_deleted(&self.first_name, &self.last_name, self.email.as_deref())
    }
}

/// An order as an import writes it.
#[derive(Debug, Clone, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = schema::purchases)]
#[diesel(treat_none_as_null = true)]
pub struct ImportedPurchase {
    pub customer_id: CustomerId,
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub travel_at: Option<Timestamp>,
    pub state: OrderState,
    pub paid_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    pub refunded: Option<bool>,
}

/// An order with an external id: an import has created it, or another system has placed it by the API.
#[derive(Debug, Clone, Queryable)]
pub struct KnownPurchaseRow {
    pub id: PurchaseId,
    pub external_id: Option<String>,
    /// Of an order that was placed here.
    pub product_id: Option<ProductId>,
    pub customer_id: CustomerId,
    pub number: String,
    pub product: String,
    pub travellers: i32,
    pub total_minor: i64,
    pub currency: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub at: Timestamp,
    pub travel_at: Option<Timestamp>,
    pub state: OrderState,
    pub paid_at: Option<Timestamp>,
    pub cancelled_at: Option<Timestamp>,
    pub refunded: Option<bool>,
    /// An agent has corrected the name.
    pub name_corrected: bool,
}

impl KnownPurchaseRow {
    /// Returns what an import would write to leave it as it is.
    pub fn as_imported(&self) -> ImportedPurchase {
        ImportedPurchase {
            customer_id: self.customer_id,
            number: self.number.clone(),
            product: self.product.clone(),
            travellers: self.travellers,
            total_minor: self.total_minor,
            currency: self.currency.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            email: self.email.clone(),
            at: self.at,
            travel_at: self.travel_at,
            state: self.state,
            paid_at: self.paid_at,
            cancelled_at: self.cancelled_at,
            refunded: self.refunded,
        }
    }
}
