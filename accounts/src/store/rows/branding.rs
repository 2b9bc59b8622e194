//! The look of a portal, and claimed hosts.

use crate::store::schema;
use diesel::prelude::*;
use model::{HostClaimId, HostVerdict, OperatorId, PortalId, Timestamp};

/// A change of a portal's look. `None` leaves a value unchanged.
#[derive(Debug, Clone, Copy, Default, AsChangeset)]
#[diesel(table_name = schema::portals)]
pub struct LookChange<'a> {
    pub accent: Option<&'a str>,
    pub locales: Option<&'a str>,
    pub default_locale: Option<&'a str>,
}

/// The bytes of a logo; its name and size are stored with the portal.
#[derive(Debug, Clone, Copy)]
pub struct NewLogo<'a> {
    pub file: &'a str,
    pub width: i32,
    pub height: i32,
    pub bytes: &'a [u8],
}

/// A host that an admin claims.
#[derive(Debug, Clone, Copy, Insertable)]
#[diesel(table_name = schema::host_claims)]
pub struct NewHostClaim<'a> {
    pub operator_id: OperatorId,
    pub portal_id: Option<PortalId>,
    pub name: &'a str,
    pub host: &'a str,
    pub origin: &'a str,
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schema::host_claims)]
pub struct HostClaimRow {
    pub id: HostClaimId,
    pub operator_id: OperatorId,
    pub portal_id: Option<PortalId>,
    pub name: String,
    pub host: String,
    pub origin: String,
    pub verdict: Option<HostVerdict>,
    /// The hash of the path that is probed.
    pub probe: Option<Vec<u8>>,
}

/// The portal of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = schema::portals)]
pub struct HostHolder {
    pub id: PortalId,
    pub operator_id: OperatorId,
}
