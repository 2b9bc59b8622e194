campaigns = Campañas
lead = Invite a muchos clientes a activar su cuenta, unos pocos correos por minuto.
none_yet = Todavía no hay campañas. Una campaña invita a muchos clientes a elegir su contraseña: usted ve quién queda fuera, y nada se envía hasta que la inicia.
new_title = Campaña nueva
new_lead = Primero elija los clientes. Nadie recibirá un correo hasta que usted inicie la campaña en la página siguiente.
name_hint = Solo la ven los agentes.
who = Clientes
who_hint = Los clientes a los que no se puede invitar quedan excluidos; la página siguiente indica el motivo.
per_minute = Correos por minuto
per_minute_hint = De 1 a 600. Los demás correos, como los de contraseña, siempre salen antes.
choose = Elegir clientes
choosing = Eligiendo…
maker = Creada por
created = Creada
everybody = Todos los clientes

preparing = Eligiendo clientes
ready = Lista para iniciar
scheduled = Programada
running = En curso
paused = En pausa
stopped = Detenida
finished = Terminada

created_now = Se creó la campaña. Se están eligiendo sus clientes; todavía no se envía ningún correo.
started_now = Se inició la campaña.
paused_now = La campaña está en pausa. Los correos que ya figuran en el registro se envían igualmente.
resumed_now = Se reanudó la campaña.
stopped_now = Se detuvo la campaña. Los correos que ya figuran en el registro se envían igualmente.
example_sent = Se envió un correo de prueba a { $email }. Su enlace no lleva a ninguna cuenta.
on_hold = Por ahora no se envía nada: los clientes no pueden iniciar sesión con contraseña. La campaña continuará cuando puedan hacerlo.

update = Actualizar
preparing_text = Se están eligiendo los clientes. Elija «Actualizar» para ver el avance.
details = Detalles
progress = Avance
recipients = Clientes por invitar
waiting = Sin enviar todavía
in_outbox = En envío
sent = Enviados
opened = Enlace abierto
opened_hint = por el cliente o por un programa que revisa los correos
activated = Cuenta activada
failed = No entregados
expired = Enlace vencido
left_out = Excluidos
left_out_title = Clientes excluidos
left_out_lead = Cada cliente se comprueba de nuevo justo antes de enviar su correo.
reason = Motivo
count = Clientes
counted = Recuento
nobody_left_out = Nadie queda excluido.
emails_sent = Correos enviados
next_ready = Todavía no se escribió a nadie. Envíese un correo de prueba y después inicie la campaña.
next_scheduled = No se envía nada antes del inicio. Hasta entonces puede detener la campaña.
next_running =
    { $minutes ->
        [one] Se están enviando los correos. El último sale en { $minutes } minuto, aproximadamente.
       *[other] Se están enviando los correos. El último sale en { $minutes } minutos, aproximadamente.
    }
next_paused = No se escribe a más clientes hasta que reanude la campaña.
next_stopped = No se escribe a más clientes.
next_last = Se están enviando los últimos correos.
next_finished = Ya se escribió a todos.
next_failed =
    { $count ->
        [one] No se entregó { $count } correo. Corrija la dirección e invite otra vez a ese cliente.
       *[other] No se entregaron { $count } correos. Corrija las direcciones e invite otra vez a esos clientes.
    }
see_failed = Ver los correos no entregados
see_not_opened = Ver quién no abrió el enlace

no_email = Sin correo
shared_address = Otro cliente tiene el mismo correo
agents_address = El correo es de un agente
bounced = El último correo a la dirección fue devuelto
address_changed = El correo se cambió hace menos de 24 horas
disabled = Desactivado
already_active = La cuenta ya está activa
invited_recently = Invitado en los últimos 7 días
changed = Combinado o modificado mientras tanto

start_title = Inicio
start_at = Iniciar el
start_at_hint = Déjelo vacío para iniciar ahora. La hora se indica en { $zone }.
start = Iniciar campaña
starting = Iniciando…
nobody_text = No se puede invitar a ningún cliente, así que no hay nada que iniciar.
example = Enviarme un correo de prueba
pause = Pausar
pausing = Pausando…
resume = Reanudar
resuming = Reanudando…
stop_summary = Detener esta campaña…
stop_text = Una campaña detenida no se puede reanudar. Los enlaces ya enviados siguen siendo válidos.
stop = Detener campaña
stopping = Deteniendo…
for_these = Invitar a estos clientes…

name_invalid = Escriba un nombre de hasta 80 caracteres, sin caracteres especiales.
name_taken = Ya existe una campaña con este nombre. Escriba otro.
choice_invalid = Elija una opción de la lista.
day_invalid = Escriba una fecha como 2026-11-30.
rate_invalid = Escriba un número del 1 al 600.
start_passed = Escriba una hora que todavía no haya pasado.
too_many = Hay 5 campañas sin terminar. Espere a que termine una o deténgala.
accounts_off = Los clientes no pueden iniciar sesión con contraseña. Cámbielo primero en la configuración.
not_ready = Todavía se están eligiendo los clientes. Inténtelo de nuevo en un momento.
over = Esta campaña ya terminó. Recargue la página.
unknown = Esta campaña no existe.
