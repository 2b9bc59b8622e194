//! What an operator says about itself: the forms in its settings.

texts!("backoffice/company");
