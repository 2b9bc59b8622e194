//! Portals.

use super::{OperatorRow, OverridesRow};
use crate::store::schema;
use diesel::prelude::*;
use model::{OperatorId, PortalId};

/// A portal, with its operator.
#[derive(Queryable, Selectable)]
#[diesel(table_name = schema::portals)]
pub struct PortalRow {
    pub id: PortalId,
    pub name: String,
    pub host: String,
    pub origin: String,
    pub accent: String,
    pub locales: String,
    pub default_locale: Option<String>,
    pub logo_file: Option<String>,
    pub logo_width: Option<i32>,
    pub logo_height: Option<i32>,
    #[diesel(embed)]
    pub overrides: OverridesRow,
    #[diesel(embed)]
    pub operator: OperatorRow,
}

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::portals)]
pub struct NewPortalRow<'a> {
    pub operator_id: OperatorId,
    pub name: &'a str,
    pub host: &'a str,
    pub origin: &'a str,
    pub accent: &'a str,
}
