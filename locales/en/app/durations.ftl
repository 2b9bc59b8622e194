### Lengths of time as people say them, such as `30 days` or `1 hour and 30 minutes`.

one_minute = minute
many_minutes = minutes
one_hour = hour
many_hours = hours
many_days = days
and = and
