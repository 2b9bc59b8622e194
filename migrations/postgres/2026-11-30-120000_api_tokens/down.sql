DROP INDEX purchases_by_id;
DROP INDEX customers_by_id;
DROP TABLE api_tokens;
