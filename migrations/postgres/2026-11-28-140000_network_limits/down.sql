DROP TABLE agent_devices;
DROP INDEX devices_by_hash;
ALTER TABLE operators DROP COLUMN trusted_networks;
ALTER TABLE operators DROP COLUMN network_multiplier;
