//! The time zone of an operator and its portals.

texts!("backoffice/time_zone");
