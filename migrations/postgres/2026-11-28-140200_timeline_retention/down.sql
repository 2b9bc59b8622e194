DROP INDEX timeline_by_age;
