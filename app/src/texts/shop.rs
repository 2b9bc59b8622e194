//! Products, buying, and purchases.

texts!("shop");
