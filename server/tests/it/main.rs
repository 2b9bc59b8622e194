//! The real router, in process, on real databases: what a browser without scripts sees, and what attackers do not get.

mod access;
mod backoffice;
mod browser;
mod command;
mod faults;
mod files;
mod force_login;
mod functions;
mod headers;
mod hints;
mod hosts;
mod kept_forms;
mod kills;
mod languages;
mod lead_on;
mod leaving;

mod limits;
mod listener;
mod mailbox;
mod missing_purchase;
mod no_cookies;
mod notices;
mod orders;

mod origins;
mod process;
mod profile;
mod readiness;
mod redirects;
mod repeated_forms;
mod sessions;
mod site;
mod sso;
mod sso_pages;
mod startup;
mod stopping;
mod story;
mod tenants;
mod typed;
