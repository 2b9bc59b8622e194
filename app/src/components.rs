//! Shared components. Only `live_form`, `live_search` and `password_box` are islands and reach the browser as
//! WebAssembly.

pub mod checks;
pub mod company;
pub mod consent;
pub mod date_field;
pub mod errors;
pub mod field;
pub mod form;
pub mod listen;
pub mod live_form;
pub mod live_search;
pub mod nav;
pub mod notice;
pub mod options;
pub mod other_fields;
pub mod page;
pub mod password_box;
pub mod providers;
pub mod purchase;
pub mod qr;
pub mod time;
pub mod zone_field;
