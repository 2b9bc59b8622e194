hello = Hola, { $name }:
hello_without_name = Hola:
link_hint = Si el botón no funciona, abra este enlace:
sign_in = Iniciar sesión
choose_new_password = Elegir una contraseña nueva
was_not_you = ¿No fue usted? Elija de inmediato una contraseña nueva:
customer_number = Número de cliente
works_for = Este enlace se puede usar una sola vez y vence en { $time }.
hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
