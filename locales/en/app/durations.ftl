### Lengths of time as people say them, such as `30 days` or `1 hour and 30 minutes`.

# $count (Number, u32)
count_minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

# $count (Number, u32)
count_hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

# $count (Number, u32)
count_days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
