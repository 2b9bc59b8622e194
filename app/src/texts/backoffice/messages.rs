//! Custom messages of an operator.

texts!("backoffice/messages");
