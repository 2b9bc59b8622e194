DROP INDEX agent_devices_by_hash;
