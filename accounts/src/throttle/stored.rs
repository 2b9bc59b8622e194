//! Reading a counter. One that was written in the future, before the machine's clock was set back, makes nobody wait.

use super::Backoff;
use crate::store::{StoreError, Tx, query};
use chrono::TimeDelta;
use model::Timestamp;

/// Clocks of instances that differ by no more than this are taken to agree; beyond it the clock was set back.
const CLOCK_SKEW: TimeDelta = TimeDelta::seconds(60);

/// Returns the failures of a counter, and when the next attempt is allowed.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub(crate) async fn find(
    tx: &mut Tx,
    key: &[u8],
    now: Timestamp,
) -> Result<Option<(i32, Timestamp)>, StoreError> {
    let found = query!(tx, throttles::find(key)).await?;
    Ok(found.map(|(failures, next_at, written_at)| {
        let is_over = written_at - now > CLOCK_SKEW && failures < Backoff::STOP;
        (failures, if is_over { now } else { next_at })
    }))
}
