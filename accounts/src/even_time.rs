//! Answers to people who must not learn whether a person is known, and could tell it from the time (row A06 of
//! docs/checks.md): what is done for a known one, such as one more mail to queue, takes a fraction of a millisecond, and
//! a patient client measures that by asking often.

use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// What is longer than the work usually takes, and shorter than what a person notices.
const STEP: Duration = Duration::from_millis(50);

/// Returns the answer of the work when a whole number of steps has passed since it began: what differs within a step
/// does not show.
pub(crate) fn in_steps<T>(work: impl Future<Output = T>) -> impl Future<Output = T> {
    // Boxed: as a part of this one it would take its room twice, in every future around it.
    let work = Box::pin(work);
    async move {
        let began = Instant::now();
        let answer = work.await;
        sleep_until(began + whole_steps(began.elapsed())).await;
        answer
    }
}

/// Returns the shortest whole number of steps in which that time has passed; one at least.
fn whole_steps(passed: Duration) -> Duration {
    let steps = passed.as_nanos().div_ceil(STEP.as_nanos()).max(1);
    STEP.saturating_mul(u32::try_from(steps).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_within_a_step_does_not_show() {
        let answered = |work| whole_steps(Duration::from_micros(work)).as_millis();
        let work = [0, 1, 13_000, 49_999, 50_000, 50_001, 99_000, 100_001];
        assert_eq!(work.map(answered), [50, 50, 50, 50, 50, 100, 100, 150]);
        assert!(whole_steps(Duration::MAX) >= STEP);
    }

    #[tokio::test]
    async fn no_answer_is_given_before_the_end_of_the_step() {
        let began = Instant::now();
        assert_eq!(in_steps(async { 7 }).await, 7);
        assert!(began.elapsed() >= STEP);
    }
}
