search_label = Número, nombre, correo o teléfono
search_hint = Basta con el comienzo; por ejemplo, 482-91, quiroga ana, ana@ o 555 01. Los acentos y las mayúsculas no importan. Un número de compra abre la compra.
search = Buscar
found_for = Clientes que coinciden con «{ $text }»
count_none = No se encontró ningún cliente.
count =
    { $number ->
        [one] { $number } cliente encontrado.
       *[other] { $number } clientes encontrados.
    }
count_more = Clientes en esta página: { $number }. Hay más.
search_failed = La búsqueda falló. Presione Enter para intentarlo de nuevo.
newest_customers = Todos los clientes
nobody_title = Ningún cliente coincide con «{ $text }»
nobody_text = Pruebe con una búsqueda más corta o con otro dato: el teléfono, el correo de una compra o solo el apellido.
no_customers_title = Todavía no hay clientes
no_customers_text = Aquí aparecen las personas que compran o se registran en un portal.
more = Siguientes
from_the_start = Volver al principio

number = Número
phone = Teléfono
account = Cuenta
last_purchase = Última compra
never = ninguna
not_on_file = sin indicar
deleted_customer = Cliente eliminado
deleted_text = Este cliente eliminó su cuenta. Sus compras se conservan sin nombre.

no_account = Sin cuenta
invited = Activación pendiente
active = Activa
disabled = Desactivada

customer = Cliente
language = Idioma
customer_since = Cliente desde
consent = Consentimiento
consent_version = Versión { $version } ({ $language })
edit = Editar
customer_account = Cuenta de cliente
by_number = Inicio de sesión con número de cliente
by_email = Inicio de sesión con correo
by_provider = Inicio de sesión único
on = activado
off = desactivado
off_customer_turns_on = desactivado, el cliente puede activarlo
when_password_is_set = se activa al elegir la contraseña
not_linked = sin vincular
sessions = Sesiones activas
nowhere = ninguna
on_devices =
    { $count ->
        [one] { $count } dispositivo
       *[other] { $count } dispositivos
    }
last_used = último uso:
unknown_device = Navegador desconocido

state_none_title = Sin activar
state_none = Este cliente todavía no puede iniciar sesión. Un correo de activación le permite elegir una contraseña.
state_sent_title = Correo de activación enviado
state_queued_title = El correo de activación se está enviando
sent_by = por { $name }
sent_on_request = a solicitud del cliente
not_opened_yet = El enlace todavía no se abrió.
works_until = El enlace es válido hasta el
state_opened_title = Enlace abierto, todavía sin contraseña
opened_at = Se abrió el
opened_but = El cliente todavía no eligió una contraseña.
state_expired_title = El enlace de activación venció
expired_at = Venció el
expired_next = Reenvíe el correo para crear uno nuevo.
state_active_title = Activa
active_since = Desde el
active_number = inicia sesión con el número de cliente
active_email = inicia sesión con el correo
active_both = inicia sesión con el número de cliente o el correo
active_sso = usa el inicio de sesión único
active_by_nothing = todos los métodos de inicio de sesión están desactivados
and_sso = o con el inicio de sesión único
state_failed_title = El correo de activación no se entregó
will_retry = Lo intentaremos de nuevo automáticamente.
gave_up = No lo intentaremos más. Verifique la dirección con el cliente y reenvíe el correo.
state_disabled_title = Desactivada
state_disabled = Este cliente no puede iniciar sesión con ningún método. Sus enlaces ya no son válidos y se cerraron todas sus sesiones.

send_activation = Enviar correo de activación
send_activation_again = Reenviar correo de activación
sending = Enviando…
goes_to = Lo enviaremos a { $email }.
activation_sent = El correo de activación se está enviando a { $email }.
earlier_links = Los enlaces anteriores ya no son válidos.
why_no_email = Este cliente no tiene correo. Agregue uno primero con Editar.
why_sso_only = Sus clientes solo pueden usar el inicio de sesión único (SSO), por lo que no hay contraseña que elegir.
why_accounts_off = Las cuentas de cliente están desactivadas. Un administrador puede activarlas en Configuración.
why_disabled = Este cliente está desactivado.
why_already_active = La cuenta ya está activa. Si el cliente olvidó la contraseña, puede usar «¿Olvidó su contraseña?» en el portal.
why_agents_address = Esta dirección es de un agente, por una venta en taquilla. Escriba primero la del cliente con Editar.
why_address_changed = Un agente cambió la dirección. Su titular anterior puede oponerse durante { $wait } más; después podrá enviar el correo.
why_address_changed_refused = Un agente cambió la dirección hace poco. Su titular anterior todavía puede oponerse. Inténtelo de nuevo más tarde.
why_too_many = Ya se enviaron varios correos. Podrá enviar el próximo dentro de { $wait }.
why_not_allowed = Su rol no permite esta acción.
unknown_customer = Este cliente ya no existe.

hint_same_email = Otro cliente tiene el mismo correo:
hint_more_recent = Otro cliente tiene compras más recientes:
hint_has_account = tiene una cuenta activa
hint_bought = última compra el
also_on =
    { $count ->
        [one] compartido con { $count } cliente más
       *[other] compartido con { $count } clientes más
    }
hint_same_address = mismo correo
hint_compare = Compárelos antes de activar la cuenta.
hint_same_person = Compárelos: pueden ser la misma persona.

purchases = Compras
what = Producto
travellers = Viajeros
price = Precio
no_purchases = Todavía no hay compras.
purchases_cut = Se muestran las 200 más recientes.
timeline = Actividad
no_events = Todavía no hay actividad.

end_sessions = Cerrar todas las sesiones
ending = Cerrando…
sessions_ended = Se cerraron todas las sesiones del cliente.
disable_summary = Desactivar a este cliente…
disable_text = Se cierran de inmediato todas sus sesiones, sus enlaces dejan de ser válidos y no podrá iniciar sesión con ningún método hasta que alguien vuelva a activarlo. No se elimina nada.
disable = Desactivar
disabling = Desactivando…
disabled_now = Se desactivó el cliente y se cerraron todas sus sesiones.
enable = Volver a activar
enabling = Activando…
enabled_now = Se volvió a activar el cliente, que puede iniciar sesión como antes.
only_admins = Solo los administradores pueden desactivar y activar clientes.

add_title = Agregar un cliente
add = Agregar cliente
add_anyway = Guardar de todos modos
added = Se agregó el cliente.
add_email_hint = El correo del propio cliente, que deberá confirmarlo antes de iniciar sesión con él. Opcional.
language_hint = Escribimos al cliente en este idioma.
language_invalid = Elija un idioma.
first_name_missing = Escriba el nombre del cliente.
last_name_missing = Escriba el apellido del cliente.
agents_address = Esta dirección es de un agente. Escriba la del cliente o deje el campo vacío.
external_id_taken = Otro cliente ya tiene este ID en el otro sistema.
changed_meanwhile = El cliente u otra persona modificó estos datos desde que abrió esta página. Ábrala de nuevo y repita su cambio.
possible_duplicates_found = Es posible que ya tenga a este cliente. Abra los clientes de abajo antes de agregar otro.
looks_like = Clientes parecidos
same_email = mismo correo
same_name = mismo nombre
open_customer = Abrir { $number }

edit_title = Editar cliente
edit_email_hint = Si lo cambia, avisaremos a la dirección anterior. El cliente podrá iniciar sesión con la nueva cuando la confirme.
edit_phone_hint = Incluya el código de país; por ejemplo, +54 351 555 0142. Opcional.
