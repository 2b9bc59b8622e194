//! Which orders a list shows, and an export has.

use crate::time_zones::{local, read_day, start_of_day};
use model::{
    CustomerNumber, LocalTime, OrderQuery, OrderState, TimeZone, Timestamp, order_query::DUE_TODAY,
};

/// Which orders a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderFilter {
    pub state: Option<OrderState>,
    /// Placed then or later.
    pub from: Option<Timestamp>,
    /// Placed before then.
    pub until: Option<Timestamp>,
    pub customer: Option<CustomerNumber>,
    /// To be paid before then; without orders that can be paid at any time.
    pub due_before: Option<Timestamp>,
}

impl OrderFilter {
    /// Reads the filter of an address or a form; `None` if no order can pass it. Days are those of the time zone. The
    /// number of one order is no part of it.
    pub fn read(query: &OrderQuery, zone: &TimeZone, now: Timestamp) -> Option<Self> {
        let mut filter = Self::default();
        match query.state.as_str() {
            "" => {}
            DUE_TODAY => {
                let LocalTime(today) = local(now, zone);
                filter.state = Some(OrderState::Reserved);
                filter.due_before = Some(start_of_day(today.date().succ_opt()?, zone));
            }
            code => filter.state = Some(OrderState::from_code(code)?),
        }
        if !query.from.is_empty() {
            filter.from = Some(read_day(&query.from, zone)?.0);
        }
        if !query.to.is_empty() {
            filter.until = Some(read_day(&query.to, zone)?.1);
        }
        if !query.customer.is_empty() {
            filter.customer = Some(query.customer.parse().ok()?);
        }
        Some(filter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_local_and_what_cannot_be_read_finds_nothing() {
        let zone = "Europe/Madrid".parse().expect("a zone");
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let read = |state: &str, from: &str, customer: &str| {
            let (state, from, customer) = (state.into(), from.into(), customer.into());
            let query = OrderQuery { state, from, customer, ..OrderQuery::default() };
            OrderFilter::read(&query, &zone, at("2026-07-15T22:30:00"))
        };
        assert_eq!(read("", "", ""), Some(OrderFilter::default()));
        let due = read(DUE_TODAY, "2026-07-01", "").expect("a filter");
        // Half past midnight in Madrid.
        assert_eq!(due.due_before, Some(at("2026-07-16T22:00:00")));
        assert_eq!(due.from, Some(at("2026-06-30T22:00:00")));
        for (state, from, customer) in [("lost", "", ""), ("", "soon", ""), ("", "", "12")] {
            assert_eq!(read(state, from, customer), None, "{state} {from} {customer}");
        }
    }
}
