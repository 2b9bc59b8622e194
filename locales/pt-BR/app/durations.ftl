count_minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
count_hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
count_days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }
