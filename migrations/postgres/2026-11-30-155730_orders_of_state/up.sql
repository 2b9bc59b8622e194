-- The API lists the orders of a state by id, however few of very many they are.
CREATE INDEX purchases_of_state ON purchases (operator_id, state, id);
