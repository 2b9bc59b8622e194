one_minute = minuto
many_minutes = minutos
one_hour = hora
many_hours = horas
many_days = días
and = y
