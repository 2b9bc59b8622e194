-- Finds the owner of a browser by its device cookie alone.
CREATE INDEX agent_devices_by_hash ON agent_devices (hash);
