//! The catalogue: what an operator sells, on which portals, when and for how much. What admins decide is written down with
//! what was before and what is after.

mod arrange;
mod changes;
mod edit;
mod form;
mod products;
mod sale;

pub use form::ProductForm;
pub(crate) use products::on_sale;
