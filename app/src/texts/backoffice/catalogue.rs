//! The catalogue: products, where and when they are sold, and for how much.

texts!("backoffice/catalogue");
