-- Whose a browser is, of which nothing but its device cookie is known.
CREATE INDEX agent_devices_by_hash ON agent_devices (hash);
