title = Resumen
needs_you = Requiere atención
nothing_title = No tiene nada pendiente
nothing_text = Aquí verá las compras por pagar hoy, los correos que no se pudieron entregar, las invitaciones sin abrir y los posibles duplicados.

orders_due =
    { $count ->
        [one] compra por pagar hoy
       *[other] compras por pagar hoy
    }

failed_mails =
    { $count ->
        [one] correo no entregado
       *[other] correos no entregados
    }

unopened_invitations =
    { $count ->
        [one] invitación sin abrir
       *[other] invitaciones sin abrir
    }

not_opened = Invitación sin abrir

possible_duplicates =
    { $count ->
        [one] posible duplicado
       *[other] posibles duplicados
    }

find = Buscar un cliente o una compra
find_hint = Número de cliente o de compra, nombre, correo o teléfono.

activity = Últimos 30 días
sign_ins = Inicios de sesión
registrations = Registros
chart = { $name } por día del { $first } al { $last }: { $total } en total y { $highest } como máximo en un día.
as_table = Ver los números
per_day = Inicios de sesión y registros por día
day = Día
active_customers = Clientes con cuenta
