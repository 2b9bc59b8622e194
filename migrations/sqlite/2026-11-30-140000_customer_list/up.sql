-- Customers in the order of their last purchase.
CREATE INDEX customers_by_last_purchase ON customers (operator_id, last_purchase_at, id);
