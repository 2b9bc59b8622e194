count_minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

count_hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }

count_days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
