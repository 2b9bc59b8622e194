//! Portals: names, hosts, appearance, languages and overrides.

texts!("backoffice/portals");
