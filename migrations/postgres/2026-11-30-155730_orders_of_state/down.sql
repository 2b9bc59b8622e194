DROP INDEX purchases_of_state;
