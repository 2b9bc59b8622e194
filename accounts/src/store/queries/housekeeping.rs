//! Deletes expired rows, and the logs of removed endpoints, in batches, so that other writers get in between and no
//! statement takes long. A batch is one step to its caller: it reads the keys and deletes by them, since neither database
//! can limit a delete.

use super::Conn;
use crate::{
    retention::Expired,
    store::schema::{
        agent_devices, agent_pending_acts, agent_sessions, api_keys, api_tokens, bounced_addresses,
        campaign_recipients, campaigns, devices, email_changes, events, form_keys, host_claims,
        import_reports, imports, merge_moves, merges, outbox, provider_tests, registrations,
        sessions, sso_arrivals, sso_flows, sso_seen, throttles, timeline, tokens,
        webhook_deliveries,
    },
};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use model::{
    AgentSessionId, CustomerId, LoginId, MailState, MergeId, OperatorId, Timestamp,
    WebhookEndpointId,
};
use std::collections::BTreeMap;

/// Deletes at most `limit` rows of a table that match a condition; returns how many.
macro_rules! delete {
    ($conn:ident, $limit:ident, $table:ident.$key:ident: $type:ty, $condition:expr) => {{
        let keys: Vec<$type> =
            $table::table.filter($condition).select($table::$key).limit($limit).load($conn).await?;
        if keys.is_empty() {
            return Ok(0);
        }
        diesel::delete($table::table.filter($table::$key.eq_any(&keys))).execute($conn).await
    }};
}

/// Deletes one batch of rows that expired before that time. Returns how many; fewer than `limit` when none are left.
pub async fn purge(
    conn: &mut Conn,
    what: Expired,
    before: Timestamp,
    limit: i64,
) -> QueryResult<usize> {
    match what {
        Expired::Registrations => {
            delete!(conn, limit, registrations.id: i64, registrations::created_at.lt(before))
        }
        Expired::Tokens => delete!(conn, limit, tokens.id: i64, tokens::expires_at.lt(before)),
        Expired::Sessions => {
            delete!(conn, limit, sessions.id: i64, sessions::expires_at.lt(before))
        }
        Expired::AgentSessions => {
            delete!(conn, limit, agent_sessions.id: i64, agent_sessions::expires_at.lt(before))
        }
        Expired::Devices => forget_devices(conn, before, limit).await,
        Expired::AgentDevices => forget_agent_devices(conn, before, limit).await,
        Expired::Throttles => {
            delete!(conn, limit, throttles.key: Vec<u8>, throttles::updated_at.lt(before))
        }
        Expired::SentMails => {
            let gone = outbox::state.eq_any([MailState::Sent, MailState::Dropped]);
            delete!(conn, limit, outbox.id: i64, gone.and(outbox::due_at.lt(before)))
        }
        Expired::DeadMails => {
            let old = outbox::due_at.lt(before);
            delete!(conn, limit, outbox.id: i64, outbox::state.eq(MailState::Dead).and(old))
        }
        Expired::Flows => delete!(conn, limit, sso_flows.id: i64, sso_flows::expires_at.lt(before)),
        Expired::Arrivals => {
            delete!(conn, limit, sso_arrivals.id: i64, sso_arrivals::expires_at.lt(before))
        }
        Expired::Seen => {
            delete!(conn, limit, sso_seen.key: Vec<u8>, sso_seen::expires_at.lt(before))
        }
        Expired::MergeMoves => forget_merge_moves(conn, before, limit).await,
        Expired::Merges => delete!(conn, limit, merges.id: i64, merges::at.lt(before)),
        Expired::EmailChanges => {
            delete!(conn, limit, email_changes.id: i64, email_changes::at.lt(before))
        }
        Expired::FormKeys => {
            delete!(conn, limit, form_keys.hash: Vec<u8>, form_keys::at.lt(before))
        }
        Expired::HostClaims => {
            delete!(conn, limit, host_claims.id: i64, host_claims::created_at.lt(before))
        }
        Expired::PendingRequests => {
            let ended = agent_pending_acts::expires_at.lt(before);
            delete!(conn, limit, agent_pending_acts.id: i64, ended)
        }
        Expired::RecoveryCodes => forget_recovery_codes(conn, before, limit).await,
        Expired::ProviderTests => {
            delete!(conn, limit, provider_tests.id: i64, provider_tests::expires_at.lt(before))
        }
        Expired::ApiKeys => {
            delete!(conn, limit, api_keys.hash: Vec<u8>, api_keys::at.lt(before))
        }
        Expired::ApiTokens => {
            delete!(conn, limit, api_tokens.id: i64, api_tokens::expires_at.lt(before))
        }
        Expired::BouncedAddresses => forget_bounces(conn, before, limit).await,
        Expired::ImportReports => {
            delete!(conn, limit, import_reports.id: i64, import_reports::at.lt(before))
        }
        Expired::Imports => delete!(conn, limit, imports.id: i64, imports::started_at.lt(before)),
        Expired::CampaignRecipients => {
            let old = campaign_recipients::created_at.lt(before);
            delete!(conn, limit, campaign_recipients.id: i64, old)
        }
        Expired::Campaigns => {
            delete!(conn, limit, campaigns.id: i64, campaigns::created_at.lt(before))
        }
        Expired::Timeline => delete!(conn, limit, timeline.id: i64, timeline::at.lt(before)),
        Expired::WebhookDeliveries => {
            let old = webhook_deliveries::ended_at.lt(before);
            delete!(conn, limit, webhook_deliveries.id: i64, old)
        }
        Expired::Events => {
            let old = events::at.lt(before).and(events::place.is_not_null());
            delete!(conn, limit, events.id: i64, old)
        }
    }
}

/// Deletes one batch of the deliveries to an endpoint. Returns how many; fewer than `limit` when none are left.
pub async fn delete_deliveries(
    conn: &mut Conn,
    operator: OperatorId,
    endpoint: WebhookEndpointId,
    limit: i64,
) -> QueryResult<usize> {
    let of_endpoint = webhook_deliveries::operator_id
        .eq(operator)
        .and(webhook_deliveries::endpoint_id.eq(endpoint));
    delete!(conn, limit, webhook_deliveries.id: i64, of_endpoint)
}

async fn forget_devices(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<usize> {
    let old: Vec<(OperatorId, CustomerId, Vec<u8>)> = devices::table
        .filter(devices::last_seen_at.lt(before))
        .select((devices::operator_id, devices::customer_id, devices::hash))
        .limit(limit)
        .load(conn)
        .await?;
    for (operator, customer, hash) in &old {
        diesel::delete(devices::table.find((operator, customer, hash))).execute(conn).await?;
    }
    Ok(old.len())
}

async fn forget_bounces(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<usize> {
    let old: Vec<(OperatorId, String)> = bounced_addresses::table
        .filter(bounced_addresses::at.lt(before))
        .select((bounced_addresses::operator_id, bounced_addresses::email_key))
        .limit(limit)
        .load(conn)
        .await?;
    for (operator, key) in &old {
        diesel::delete(bounced_addresses::table.find((operator, key))).execute(conn).await?;
    }
    Ok(old.len())
}

async fn forget_agent_devices(
    conn: &mut Conn,
    before: Timestamp,
    limit: i64,
) -> QueryResult<usize> {
    let old: Vec<(LoginId, Vec<u8>)> = agent_devices::table
        .filter(agent_devices::last_seen_at.lt(before))
        .select((agent_devices::login_id, agent_devices::hash))
        .limit(limit)
        .load(conn)
        .await?;
    for (login, hash) in &old {
        diesel::delete(agent_devices::table.find((login, hash))).execute(conn).await?;
    }
    Ok(old.len())
}

/// Deletes the moved rows recorded for merges that can no longer be undone; one customer may have any number.
async fn forget_merge_moves(conn: &mut Conn, before: Timestamp, limit: i64) -> QueryResult<usize> {
    let of_merge = merge_moves::table.filter(merge_moves::merge_id.eq(merges::id));
    let old: Vec<MergeId> = merges::table
        .filter(merges::at.lt(before))
        .filter(exists(of_merge))
        .select(merges::id)
        .limit(limit)
        .load(conn)
        .await?;
    if old.is_empty() {
        return Ok(0);
    }
    let moves: Vec<(MergeId, String, i64)> = merge_moves::table
        .filter(merge_moves::merge_id.eq_any(&old))
        .select((merge_moves::merge_id, merge_moves::kind, merge_moves::row_id))
        .limit(limit)
        .load(conn)
        .await?;
    let mut rows: BTreeMap<(MergeId, &str), Vec<i64>> = BTreeMap::new();
    for (merge, kind, row) in &moves {
        rows.entry((*merge, kind)).or_default().push(*row);
    }
    for ((merge, kind), rows) in &rows {
        let together = merge_moves::merge_id
            .eq(*merge)
            .and(merge_moves::kind.eq(*kind))
            .and(merge_moves::row_id.eq_any(rows));
        diesel::delete(merge_moves::table.filter(together)).execute(conn).await?;
    }
    Ok(moves.len())
}

async fn forget_recovery_codes(
    conn: &mut Conn,
    before: Timestamp,
    limit: i64,
) -> QueryResult<usize> {
    let unkept = agent_sessions::recovery_codes
        .is_not_null()
        .and(agent_sessions::authenticated_at.le(before));
    let sessions: Vec<AgentSessionId> = agent_sessions::table
        .filter(unkept)
        .select(agent_sessions::id)
        .limit(limit)
        .load(conn)
        .await?;
    if sessions.is_empty() {
        return Ok(0);
    }
    diesel::update(agent_sessions::table.filter(agent_sessions::id.eq_any(&sessions)))
        .set(agent_sessions::recovery_codes.eq(None::<Vec<u8>>))
        .execute(conn)
        .await
}
