//! The catalogue: what an operator sells, on which portals, when and for how much. What admins decide is written down with
//! what was before and what is after.

mod arrange;
mod changes;
mod dates;
mod edit;
mod form;
mod products;
mod sale;
mod stored;
mod typed_dates;

pub use form::ProductForm;
pub(crate) use stored::{OnSale, on_sale};
