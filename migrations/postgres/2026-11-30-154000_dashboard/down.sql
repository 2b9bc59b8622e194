DROP INDEX timeline_of_event;
DROP INDEX tokens_unopened;
