//! The web server around the product: settings, routes, layers and listeners. The product's rules are in `accounts`,
//! its pages in `app`.

pub mod api;
pub mod backoffice;
pub mod cli;
pub mod config;
#[cfg(feature = "demo")]
mod demo_mode;
pub mod doctor;
pub mod downloads;
pub mod files;
pub mod functions;
pub mod health;
mod host_probe;
pub mod layers;
pub mod links;
pub mod logos;
pub mod origin;
mod redirect_pages;
pub mod router;
pub mod serve;
pub mod service_manager;
pub mod site;
pub mod sso;
pub mod startup;
pub mod state;
pub mod telemetry;
pub mod version;
pub mod well_known;
