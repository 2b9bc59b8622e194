//! The filters of the list of orders, as parameters of its address.

use crate::PageRequest;
use crate::backoffice::paths::ORDERS;
use model::percent;

/// The filter of those reserved orders whose time to pay ends today.
pub const DUE_TODAY: &str = "due-today";

/// The requested orders, as parameters of the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderQuery {
    /// An order's number, or the content of its QR code.
    pub number: String,
    pub state: String,
    /// Days such as `2026-11-30`, in the operator's time zone.
    pub from: String,
    pub to: String,
    /// A customer's number.
    pub customer: String,
}

impl OrderQuery {
    /// Returns the parameters of the requested address.
    pub(super) fn of(context: &PageRequest) -> Self {
        let part = |name| context.param(name).unwrap_or_default().trim().to_owned();
        Self {
            number: part("number"),
            state: part("state"),
            from: part("from"),
            to: part("to"),
            customer: part("customer"),
        }
    }

    /// Returns the list's address with these filters.
    pub(super) fn path(&self) -> String {
        let filters = [
            ("number", &self.number),
            ("state", &self.state),
            ("from", &self.from),
            ("to", &self.to),
            ("customer", &self.customer),
        ];
        let filters: Vec<String> = filters
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", percent::encode(value)))
            .collect();
        if filters.is_empty() {
            ORDERS.to_owned()
        } else {
            format!("{ORDERS}?{}", filters.join("&"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_list_has_its_filters_and_nothing_that_ends_a_value() {
        assert_eq!(OrderQuery::default().path(), "/orders");
        let query =
            OrderQuery { state: "paid".into(), customer: "1&2 #".into(), ..OrderQuery::default() };
        assert_eq!(query.path(), "/orders?state=paid&customer=1%262%20%23");
    }
}
