//! What the backoffice opens with: counts of what needs attention, and sign-ins and registrations of 30 days.

use crate::{
    AccessError, StoreError,
    groups::Overview,
    store::{Tx, query, read},
    time_zones::{local, start_of_day},
    timeline::Event,
};
use chrono::{Days, NaiveDate, TimeDelta};
use model::{
    Agent, CustomerFilter, CustomerState, Dashboard, DayActivity, LocalTime, OperatorId,
    Permission, TaskCount, TaskKind, TimeZone, Timestamp, dashboard::MAX_COUNTED,
};
use moka::future::Cache;
use std::time::Duration;

/// How many days the chart shows.
const DAYS: u64 = 30;
/// One more than is shown, so that the page can say that there are more.
const LIMIT: i64 = MAX_COUNTED as i64 + 1;
/// How many parts of the list of customers are read for a count.
const MAX_CHUNKS: usize = 20;
/// When a day counts as over: the transactions that began on it have ended.
const SETTLED_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Sign-ins and registrations of an operator from a moment until another one. They are counted again every hour: a day
/// that is over loses events only, with their customers.
pub(crate) struct PastDays(Cache<(OperatorId, Timestamp, Timestamp), (i64, i64)>);

impl Default for PastDays {
    fn default() -> Self {
        let lifetime = Duration::from_secs(60 * 60);
        Self(Cache::builder().max_capacity(10_000).time_to_live(lifetime).build())
    }
}

impl Overview<'_> {
    /// Returns what this agent may see of the dashboard. Days are those of the agent's time zone.
    ///
    /// # Errors
    /// [`AccessError`] when the database does not answer.
    #[tracing::instrument(skip_all, fields(operator = agent.operator.get()))]
    pub async fn dashboard(self, agent: &Agent) -> Result<Dashboard, AccessError> {
        let now = self.accounts.now();
        let mut tasks = Vec::new();
        for kind in TaskKind::ALL.into_iter().filter(|kind| agent.may(kind.permission())) {
            let found = self.count(agent, kind, now).await?;
            tasks.extend(TaskCount::of(kind, found));
        }
        let activity = if agent.may(Permission::SeeCustomers) {
            self.activity(agent.operator, &agent.time_zone, now).await?
        } else {
            Vec::new()
        };
        Ok(Dashboard { tasks, activity })
    }

    /// Returns how many there are of a kind, at most [`LIMIT`].
    async fn count(
        self,
        agent: &Agent,
        kind: TaskKind,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let (store, operator) = (self.accounts.store(), agent.operator);
        match kind {
            TaskKind::OrdersDueToday => {
                let (_, tomorrow) = bounds(today(now, &agent.time_zone), &agent.time_zone);
                read!(store, dashboard::orders_due(operator, now, tomorrow, LIMIT)).await
            }
            TaskKind::FailedMails => read!(store, dashboard::failed_mails(operator, LIMIT)).await,
            TaskKind::UnopenedInvitations => {
                // Counted by the list that the count leads to, which leaves out disabled customers.
                let state = Some(CustomerState::NotOpened);
                let filter = CustomerFilter { state, ..CustomerFilter::default() };
                let limits = (MAX_COUNTED + 1, MAX_CHUNKS);
                let customers = self.accounts.customers();
                Ok(customers.listed(agent.into(), &filter, None, limits).await?.items.len())
            }
            TaskKind::Duplicates => read!(store, duplicates::count(operator, LIMIT)).await,
        }
    }

    /// Returns what customers did on each of the last days, today last.
    async fn activity(
        self,
        operator: OperatorId,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Result<Vec<DayActivity>, StoreError> {
        let today = today(now, zone);
        let past_days = &self.accounts.0.past_days.0;
        let days = (0..DAYS).rev().filter_map(|back| today.checked_sub_days(Days::new(back)));
        let days: Vec<NaiveDate> = days.collect();
        read!(self.accounts.store(), async |tx| {
            let mut activity = Vec::with_capacity(days.len());
            for day in &days {
                let (start, end) = bounds(*day, zone);
                let key = (operator, start, end);
                let (sign_ins, registrations) = match past_days.get(&key).await {
                    Some(counted) => counted,
                    None => {
                        let counted = count_events(tx, operator, start, end).await?;
                        if end + SETTLED_AFTER < now {
                            past_days.insert(key, counted).await;
                        }
                        counted
                    }
                };
                activity.push(DayActivity { day: *day, sign_ins, registrations });
            }
            Ok(activity)
        })
        .await
    }
}

/// Returns how many sign-ins and registrations there were from a moment until before another one.
async fn count_events(
    tx: &mut Tx,
    operator: OperatorId,
    from: Timestamp,
    until: Timestamp,
) -> Result<(i64, i64), StoreError> {
    let sign_ins = query!(tx, dashboard::events(operator, Event::SignedIn, from, until)).await?;
    let registrations =
        query!(tx, dashboard::events(operator, Event::Registered, from, until)).await?;
    Ok((sign_ins, registrations))
}

/// Returns the day that the clocks of a time zone show.
fn today(now: Timestamp, zone: &TimeZone) -> NaiveDate {
    let LocalTime(now) = local(now, zone);
    now.date()
}

/// Returns when a day begins in a time zone, and when the next one does.
fn bounds(day: NaiveDate, zone: &TimeZone) -> (Timestamp, Timestamp) {
    let next = day.succ_opt().unwrap_or(day);
    (start_of_day(day, zone), start_of_day(next, zone))
}
