//! The filters of the list of customers, and what they leave.

texts!("backoffice/customers/filters");
