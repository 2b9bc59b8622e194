//! Plain pages of errors.

texts!("error_pages");
