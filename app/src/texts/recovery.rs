//! A forgotten password or number, and setting a password by a link.

texts!("recovery");
