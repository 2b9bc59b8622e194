//! Portals.

use crate::store::schema;
use diesel::prelude::*;

/// A portal. Pairs are the operator's value and the portal's own, if any.
#[derive(Queryable)]
pub struct PortalRow {
    pub id: i64,
    pub operator: i64,
    pub operator_name: String,
    pub name: String,
    pub host: String,
    pub origin: String,
    pub accent: String,
    pub default_locale: (String, Option<String>),
    pub sender_name: String,
    pub sender: String,
    pub accounts: (bool, Option<bool>),
    pub force_login: (bool, Option<bool>),
    pub sso: (bool, Option<bool>),
    pub sso_only: (bool, Option<bool>),
    pub tell: (bool, Option<bool>),
    pub idle: (i32, Option<i32>),
    pub absolute: (i32, Option<i32>),
    pub remember: (i32, Option<i32>),
    pub minimum: (i32, Option<i32>),
    pub activation_hours: i32,
    pub networks: (i32, String),
    pub locales: String,
    pub logo: (Option<String>, Option<i32>, Option<i32>),
}

#[derive(Clone, Copy, Insertable)]
#[diesel(table_name = schema::portals)]
pub struct NewPortalRow<'a> {
    pub operator_id: i64,
    pub name: &'a str,
    pub host: &'a str,
    pub origin: &'a str,
    pub accent: &'a str,
}
