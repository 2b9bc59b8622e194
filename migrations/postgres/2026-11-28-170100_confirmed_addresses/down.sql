ALTER TABLE operators DROP COLUMN pending_sender;
DROP TABLE host_claims;
