//! The web server around the product: settings, routes, layers and listeners. The product's rules are in `accounts`,
//! its pages in `app`.

pub mod api;
pub mod backoffice;
pub mod cli;
pub mod config;
#[cfg(feature = "demo")]
mod demo_mode;
mod doctor;
mod downloads;
mod files;
pub mod functions;
pub mod health;
mod host_probe;
pub mod layers;
mod links;
mod logos;
mod navigation;
mod origin;
mod redirect_pages;
pub mod router;
pub mod serve;
mod service_manager;
pub mod site;
mod sso;
pub mod startup;
pub mod state;
mod telemetry;
pub mod version;
mod well_known;
