//! Encrypted values of all tables.

use super::Conn;
use crate::store::{
    rows::{Resealed, SealedColumn, SealedValue},
    schema::{
        agent_logins, agent_pending_acts, agent_sessions, providers, sessions, sso_arrivals,
        sso_flows, webhook_endpoints,
    },
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

const PAGE_SIZE: i64 = 50;

/// Runs a macro with the table, the owner's column and the column of the values.
macro_rules! with_column {
    ($column:expr, $run:ident) => {
        match $column {
            SealedColumn::ProviderSecret => $run!(providers, operator_id, secret),
            SealedColumn::SecondFactor => $run!(agent_logins, id, totp_secret),
            SealedColumn::PendingSecondFactor => $run!(agent_sessions, login_id, pending_totp),
            SealedColumn::RecoveryCodes => $run!(agent_sessions, login_id, recovery_codes),
            SealedColumn::PendingRequest => $run!(agent_pending_acts, agent_id, sealed),
            SealedColumn::SessionIdToken => $run!(sessions, operator_id, id_token),
            SealedColumn::PendingLinkIdToken => $run!(sso_arrivals, operator_id, id_token),
            SealedColumn::FlowIdToken => $run!(sso_flows, operator_id, id_token),
            SealedColumn::WebhookSecret => $run!(webhook_endpoints, operator_id, secret),
            SealedColumn::OldWebhookSecret => $run!(webhook_endpoints, operator_id, old_secret),
        }
    };
}

/// Returns a page of the column's values, from the rows after that id, in their order.
pub async fn page(
    conn: &mut Conn,
    column: SealedColumn,
    after: i64,
) -> QueryResult<Vec<SealedValue>> {
    macro_rules! load {
        ($table:ident, $owner:ident, $value:ident) => {
            $table::table
                .filter($table::id.gt(after).and($table::$value.is_not_null()))
                .select(($table::id, $table::$owner, $table::$value.nullable()))
                .order($table::id)
                .limit(PAGE_SIZE)
                .load(conn)
                .await?
        };
    }
    let rows: Vec<(i64, i64, Option<Vec<u8>>)> = with_column!(column, load);
    let value = |(id, owner, sealed): (i64, i64, Option<Vec<u8>>)| {
        sealed.map(|sealed| SealedValue { id, owner, sealed })
    };
    Ok(rows.into_iter().filter_map(value).collect())
}

/// Replaces a value that has not changed since it was read; returns whether it was replaced.
pub async fn replace(
    conn: &mut Conn,
    column: SealedColumn,
    change: &Resealed,
) -> QueryResult<bool> {
    macro_rules! update {
        ($table:ident, $owner:ident, $value:ident) => {{
            let same = $table::id.eq(change.id).and($table::$value.eq(&change.before));
            diesel::update($table::table.filter(same))
                .set($table::$value.eq(&change.after))
                .execute(conn)
                .await?
        }};
    }
    let replaced = with_column!(column, update);
    Ok(replaced == 1)
}
