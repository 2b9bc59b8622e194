//! The layout of every page, and texts that every form needs.

texts!("common");
