DROP TABLE agent_pending_acts;
