DROP INDEX timeline_of_event;
DROP INDEX audit_of_agent;
DROP INDEX tokens_unopened;
