//! Active sessions by origin, for counting the customers whom a change signs out.

use super::{Backend, Conn};
use crate::store::{
    rows::{OriginRow, SessionGroup},
    schema::sessions,
};
use chrono::TimeDelta;
use diesel::{dsl::count, prelude::*};
use diesel_async::RunQueryDsl;
use model::{OperatorId, Timestamp};

/// Returns how many customers have an active session in one of the groups. Sessions that began under other idle limits
/// than today's count until they expire.
pub async fn count_customers(
    conn: &mut Conn,
    operator: OperatorId,
    groups: &[SessionGroup],
    now: Timestamp,
) -> QueryResult<i64> {
    if groups.is_empty() {
        return Ok(0);
    }
    let mut query = sessions::table
        .select(count(sessions::customer_id).aggregate_distinct())
        .into_boxed::<Backend>();
    for group in groups {
        let OriginRow { portal_id, method, provider_id, access_rule } = &group.origin;
        let [one, other] = group.idle_limits;
        let used_since = |minutes: i32| now - TimeDelta::minutes(minutes.into());
        let unexpired = sessions::expires_at
            .gt(now)
            .and(sessions::idle_minutes.ne(one).or(sessions::last_seen_at.gt(used_since(one))))
            .and(sessions::idle_minutes.ne(other).or(sessions::last_seen_at.gt(used_since(other))));
        let made = sessions::operator_id
            .eq(operator)
            .and(sessions::portal_id.assume_not_null().eq(portal_id.unwrap_or_default()))
            .and(sessions::method.eq(method));
        query = match (*provider_id, *access_rule) {
            (Some(provider), Some(rule)) => query.or_filter(
                made.and(sessions::provider_id.assume_not_null().eq(provider))
                    .and(sessions::access_rule.assume_not_null().eq(rule))
                    .and(unexpired),
            ),
            _ => query.or_filter(made.and(sessions::provider_id.is_null()).and(unexpired)),
        };
    }
    query.get_result(conn).await
}
