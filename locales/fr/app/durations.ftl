one_minute = minute
many_minutes = minutes
one_hour = heure
many_hours = heures
many_days = jours
and = et
