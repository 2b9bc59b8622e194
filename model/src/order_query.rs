//! Which orders an address or a form asks for, as it says it.

use crate::parameters;

/// The state by which a list has those reserved orders whose time to pay ends today.
pub const DUE_TODAY: &str = "due-today";

/// A filter of the list of orders; what is empty filters nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderQuery {
    /// An order's number, or the content of its QR code.
    pub number: String,
    /// The code of an [`OrderState`](crate::OrderState), or [`DUE_TODAY`].
    pub state: String,
    /// Days such as `2026-11-30`, in the operator's time zone.
    pub from: String,
    pub to: String,
    /// A customer's number.
    pub customer: String,
}

impl OrderQuery {
    /// Reads a filter from the parameters of an address or a form.
    pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> Self {
        let part = |name| value(name).unwrap_or_default().trim().to_owned();
        Self {
            number: part("number"),
            state: part("state"),
            from: part("from"),
            to: part("to"),
            customer: part("customer"),
        }
    }

    /// Returns the parameters that [`read`](Self::read) reads; none for all orders.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        parameters::given([
            ("number", &self.number),
            ("state", &self.state),
            ("from", &self.from),
            ("to", &self.to),
            ("customer", &self.customer),
        ])
    }

    /// Returns the parameters as the query of an address.
    pub fn query(&self) -> String {
        parameters::query(&self.parameters())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_has_what_was_given_and_nothing_that_ends_a_value() {
        assert_eq!(OrderQuery::default().query(), "");
        let query = OrderQuery::read(|name| match name {
            "state" => Some("paid"),
            "customer" => Some(" 1&2 # "),
            _ => None,
        });
        assert_eq!(query.query(), "state=paid&customer=1%262%20%23");
        let customer = ("customer", "1&2 #".to_owned());
        assert_eq!(query.parameters(), [("state", "paid".to_owned()), customer]);
    }
}
