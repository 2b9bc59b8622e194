//! What the operator says about itself: in footers, at registration, and on the page about accessibility.

texts!("company");
