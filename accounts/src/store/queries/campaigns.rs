//! Campaigns.

use super::Conn;
use crate::store::{
    rows::{CampaignRow, NewCampaign},
    schema::{agents, campaigns},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use model::{CampaignId, CampaignState, OperatorId, Timestamp};

macro_rules! with_maker {
    ($filter:expr) => {
        campaigns::table
            .inner_join(agents::table.on(agents::id.eq(campaigns::agent_id)))
            .filter($filter)
            .select((
                campaigns::id,
                campaigns::name,
                campaigns::filter,
                campaigns::time_zone,
                campaigns::per_minute,
                campaigns::state,
                campaigns::place,
                campaigns::created_at,
                campaigns::start_at,
                campaigns::next_at,
                campaigns::ended_at,
                campaigns::counted_at,
                agents::id,
                agents::name,
            ))
    };
}

/// Condition of a campaign in that state.
macro_rules! in_state {
    ($operator:expr, $campaign:expr, $state:expr) => {
        campaigns::operator_id
            .eq($operator)
            .and(campaigns::id.eq($campaign))
            .and(campaigns::state.eq($state))
    };
}

/// Adds a campaign. Returns its id.
pub async fn insert(conn: &mut Conn, campaign: NewCampaign<'_>) -> QueryResult<CampaignId> {
    diesel::insert_into(campaigns::table)
        .values(campaign)
        .returning(campaigns::id)
        .get_result(conn)
        .await
}

pub async fn by_id(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
) -> QueryResult<Option<CampaignRow>> {
    with_maker!(campaigns::operator_id.eq(operator).and(campaigns::id.eq(campaign)))
        .first(conn)
        .await
        .optional()
}

/// Returns the campaigns of an operator, latest first.
pub async fn of_operator(
    conn: &mut Conn,
    operator: OperatorId,
    limit: i64,
) -> QueryResult<Vec<CampaignRow>> {
    with_maker!(campaigns::operator_id.eq(operator))
        .order(campaigns::id.desc())
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the campaigns of every operator in that state whose next step is due, longest due first.
pub async fn due(
    conn: &mut Conn,
    state: CampaignState,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<(OperatorId, CampaignId)>> {
    campaigns::table
        .filter(campaigns::state.eq(state).and(campaigns::next_at.le(now)))
        .select((campaigns::operator_id, campaigns::id))
        .order(campaigns::next_at)
        .limit(limit)
        .load(conn)
        .await
}

/// Returns the campaigns of every operator whose progress is to be counted, longest due first.
pub async fn to_count(
    conn: &mut Conn,
    now: Timestamp,
    limit: i64,
) -> QueryResult<Vec<(OperatorId, CampaignId)>> {
    campaigns::table
        .filter(campaigns::count_at.le(now))
        .select((campaigns::operator_id, campaigns::id))
        .order(campaigns::count_at)
        .limit(limit)
        .load(conn)
        .await
}

/// Records how far the customers of a campaign are chosen. Returns whether it was still there.
pub async fn move_on(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    place: &str,
) -> QueryResult<bool> {
    let moved = diesel::update(campaigns::table.filter(in_state!(
        operator,
        campaign,
        CampaignState::Preparing
    )))
    .set(campaigns::place.eq(place))
    .execute(conn)
    .await?;
    Ok(moved == 1)
}

/// Changes the state of a campaign from another one. Returns whether it was in that one.
pub async fn change_state(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    (before, after): (CampaignState, CampaignState),
    ended_at: Option<Timestamp>,
) -> QueryResult<bool> {
    let changed = diesel::update(campaigns::table.filter(in_state!(operator, campaign, before)))
        .set((campaigns::state.eq(after), campaigns::ended_at.eq(ended_at)))
        .execute(conn)
        .await?;
    Ok(changed == 1)
}

/// Starts a campaign that is ready, at that time.
pub async fn start(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    start_at: Timestamp,
) -> QueryResult<()> {
    diesel::update(campaigns::table.filter(in_state!(operator, campaign, CampaignState::Ready)))
        .set((
            campaigns::state.eq(CampaignState::Running),
            campaigns::start_at.eq(start_at),
            campaigns::next_at.eq(start_at),
            campaigns::count_at.eq(start_at),
        ))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Makes the campaigns due that wait for a moment after `latest`, though their customers are being chosen or their first
/// mail was queued. Returns how many they are. Those that wait for the start that an admin chose have no later step.
pub async fn make_due(conn: &mut Conn, latest: Timestamp, now: Timestamp) -> QueryResult<usize> {
    let works = campaigns::state.eq_any([CampaignState::Preparing, CampaignState::Running]);
    let has_begun =
        campaigns::start_at.is_null().or(campaigns::start_at.lt(campaigns::next_at.nullable()));
    let ahead = works.and(campaigns::next_at.gt(latest)).and(has_begun);
    diesel::update(campaigns::table.filter(ahead))
        .set(campaigns::next_at.eq(now))
        .execute(conn)
        .await
}

/// Makes the counting of campaigns due that waits for a moment after `latest`, though they were counted before.
pub async fn make_counts_due(
    conn: &mut Conn,
    latest: Timestamp,
    now: Timestamp,
) -> QueryResult<usize> {
    let ahead = campaigns::count_at.gt(latest).and(campaigns::counted_at.is_not_null());
    diesel::update(campaigns::table.filter(ahead))
        .set(campaigns::count_at.eq(now))
        .execute(conn)
        .await
}

/// Sets when the next step of a campaign is due.
pub async fn set_next(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    next_at: Timestamp,
) -> QueryResult<()> {
    let one = campaigns::operator_id.eq(operator).and(campaigns::id.eq(campaign));
    diesel::update(campaigns::table.filter(one))
        .set(campaigns::next_at.eq(next_at))
        .execute(conn)
        .await
        .map(|_| ())
}

/// Records that the progress of a campaign was counted, and when it is counted next, if ever.
pub async fn set_counted(
    conn: &mut Conn,
    operator: OperatorId,
    campaign: CampaignId,
    counted_at: Timestamp,
    next: Option<Timestamp>,
) -> QueryResult<()> {
    let one = campaigns::operator_id.eq(operator).and(campaigns::id.eq(campaign));
    diesel::update(campaigns::table.filter(one))
        .set((campaigns::counted_at.eq(counted_at), campaigns::count_at.eq(next)))
        .execute(conn)
        .await
        .map(|_| ())
}
