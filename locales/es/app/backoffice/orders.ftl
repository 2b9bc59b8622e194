orders = Compras
search_number = Número de compra
any_state = Cualquier estado
from_day = Desde el día
to_day = Hasta el día
customer_number = Número de cliente
find = Buscar compras
clear = Quitar los filtros
none_found = Ninguna compra coincide. Revise el número o quite los filtros.
none_yet = Todavía no hay compras. Aquí aparecen las que sus clientes hacen en los portales y las que usted vende en taquilla.
customer = Cliente
order = Compra { $number }

reserved = Reservada
paid = Pagada
cancelled = Cancelada
due_today = Por pagar hoy
expired = Vencida

found_by_number = { $number } es una compra
open = Abrir la compra

details = Compra
paid_at = Pagada el
cancelled_at = Cancelada el
refund = Reembolso
refunded = Reembolsado en taquilla
not_refunded = No reembolsado
reason = Motivo
history = Historial
mails = Correos
no_mails = No hay correos sobre esta compra.
actions = Acciones

resend = Reenviar la confirmación
resent = La confirmación se está enviando a { $email }.
name_summary = Corregir el nombre…
name_hint = Solo cambia esta compra. Los datos del cliente no cambian.
cancel_summary = Cancelar esta compra…
cancel_hint = Sus lugares vuelven a la venta enseguida y el cliente recibe un correo. No se puede deshacer.
cancel = Cancelar la compra
cancelling = Cancelando…
cancelled_now = Se canceló la compra y sus lugares volvieron a la venta.
refund_question = ¿Se reembolsó el importe?
refund_yes = Sí, en taquilla
refund_no = No
reason_hint = El cliente lo lee en el correo.

new_order = Compra nueva
sale_for = Para el cliente
sale_for_new = Para un cliente nuevo, o uno existente con el mismo nombre y correo.
sale_email_hint = Opcional. La confirmación se envía a esta dirección.
sell = Registrar la compra
selling = Registrando…
sold_now = Se registró la compra. Márquela como pagada cuando reciba el dinero.
nothing_on_sale = No hay nada a la venta en este momento.

offer_missing = Elija un producto.
offer_gone = Este producto ya no está a la venta. Elija otro.
offer_sold_out = No quedan lugares. Elija otro producto.
date_gone = Esta fecha ya no está a la venta. Elija otra.
date_sold_out = No quedan lugares para esta fecha. Elija otra.
price_changed = El precio cambió desde que se abrió esta página. Elija el producto de nuevo.
travellers_invalid = Escriba un número entero de viajeros, de 1 a { $max }.
travellers_limits = Escriba un número entero de viajeros. Máximo por compra: { $limits }.
too_few_places = No quedan suficientes lugares. Elija menos viajeros.
customer_unknown = Este cliente no existe o eliminó su cuenta.

payment_cancelled = Esta compra se canceló y no se puede pagar.
refund_missing = Indique si se reembolsó el importe.
reason_missing = Escriba un motivo.
reason_invalid = Use 200 caracteres como máximo, en una sola línea.
expired_already = Esta compra venció y sus lugares ya volvieron a la venta.
no_email = Esta compra no tiene correo electrónico.
nothing_to_confirm = Esta compra ya no es válida y no hay nada que confirmar.
