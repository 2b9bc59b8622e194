//! The operator's settings, and the preview of what visitors see.

texts!("backoffice/settings");
