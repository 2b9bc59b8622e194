//! Addresses that a mail server refused for good.

texts!("backoffice/bounces");
