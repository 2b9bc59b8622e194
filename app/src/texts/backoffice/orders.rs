//! Orders: finding them, and what agents do with one.

texts!("backoffice/orders");
