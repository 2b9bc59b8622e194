//! Pages of a portal. Each module holds a page, its form and its server function.

pub mod accessibility;
pub mod add_purchase;
pub mod check_mail;
pub mod confirm;
pub mod email_link;
pub mod forgot_number;
pub mod forgot_password;
pub mod missing_purchase;
pub mod order;
pub mod product;
pub mod products;
pub mod profile;
pub mod purchases;
pub mod register;
pub mod set_password;
pub mod sign_in;
pub mod sign_out;
pub mod signed_out;
pub mod sso;
