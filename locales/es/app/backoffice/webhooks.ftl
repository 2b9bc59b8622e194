webhooks = Webhooks
lead = Avise a otros sistemas de { $operator } en cuanto ocurra algo con un cliente o una compra.
none = Todavía no hay webhooks. Agregue la dirección del sistema que debe recibir los eventos y envíele una prueba.
address = Dirección
events = Eventos
all_events = Todos los eventos
some_events =
    { $count ->
        [one] { $count } tipo de evento
       *[other] { $count } tipos de eventos
    }
active = Activo
failing = No responde
disabled = Desactivado
gone = Desactivado por el otro sistema
given_up = Desactivado tras 3 días

create_title = Agregar un webhook
create_lead = Por cada evento enviamos una solicitud POST firmada, con los números de cliente y de compra y sin datos personales.
address_hint = Una dirección pública que empiece con https://.
events_hint = Elija lo que el sistema necesita saber.
create = Agregar webhook
creating = Agregando…
secret = Secreto de firma
secret_hint = Cópielo ahora en el otro sistema. No se volverá a mostrar.
created_now = Se agregó el webhook.
removed_now = Se eliminó el webhook.
rotated_now = Se creó un secreto nuevo. El anterior sigue siendo válido durante 24 horas.
enabled_now = Se activó el webhook. Recibirá los eventos a partir de ahora.
disabled_now = Se desactivó el webhook. Se cancelaron los eventos pendientes.
test_sent = Se está enviando la prueba. Recargue la página para ver la respuesta.
sent_again = Se está enviando el evento otra vez. Recargue la página para ver la respuesta.
events_changed_now = Se cambiaron los eventos.
not_answering_since = No responde desde el
old_secret_until = El secreto anterior es válido hasta el

change_summary = Cambiar los eventos…
change_hint = Los eventos que ya están en espera se envían igualmente. Para los demás, la selección vale a partir de ahora.
manage = Administrar
test = Enviar una prueba
rotate = Reemplazar el secreto
enable = Activar
disable = Desactivar
remove_summary = Eliminar este webhook…
remove_text = Ya no se enviarán eventos a esta dirección y se eliminará la lista de sus envíos. Para pausarlo, desactívelo.
remove = Eliminar

log = Envíos
no_deliveries = Todavía no se envió nada. Aquí aparece cada evento, con la respuesta del otro sistema.
event = Evento
attempts = Intentos
answer = Respuesta
request = Solicitud y respuesta
send_again = Reenviar
waiting = En espera
queued = En envío
retrying = A la espera de otro intento
delivered = Entregado
failed = Fallido
cancelled = Cancelado
next_try = Próximo intento

secret_unreadable = El secreto de firma no se puede descifrar. Reemplácelo.
address_invalid = Esta dirección no se puede usar. Elimine el webhook y agréguelo de nuevo.
address_forbidden = No es una dirección https pública y no se le envía nada.
unknown_authority = El certificado es de una autoridad en la que este servidor no confía, o falta un certificado intermedio.
bad_certificate = El certificado no es válido: venció, es de otro nombre o está autofirmado.
unreachable = No se puede conectar con el sistema.
proxy_failed = No se puede conectar con el proxy de salida de este servidor, o el proxy no deja pasar las solicitudes.
too_slow = El sistema tardó más de 5 segundos en responder.
too_big = La respuesta es demasiado grande.

url_missing = Escriba la dirección.
url_invalid = Escriba una dirección completa, como https://erp.example.com/hooks, sin «#».
url_forbidden = Escriba una dirección pública que empiece con https:// y que no contenga una contraseña.
url_taken = Ya existe un webhook para esta dirección.
kinds_missing = Elija al menos un evento.
too_many = Ya hay 10 webhooks. Elimine uno primero.
unknown = Este webhook o envío ya no existe. Recargue la página.
inactive = Active primero el webhook.
not_ended = Este evento todavía se está enviando.
