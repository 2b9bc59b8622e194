products = Productos
lead = Lo que vende { $operator }, en el orden en que lo muestran sus portales.
none_yet = Todavía no hay productos. Agregue el primero: sale a la venta enseguida, salvo que indique una fecha de inicio.
product = Producto
price = Precio
places = Lugares
texts_column = Idiomas
order = Orden
places_of =
    { $taken ->
        [one] { $taken } de { $capacity } ocupado
       *[other] { $taken } de { $capacity } ocupados
    }
no_limit = sin límite
falls_back = { $language }: muestra { $default }
falls_back_notice =
    { $count ->
        [one] Todavía no hay texto en { $languages }. Quienes leen ese idioma ven el texto en { $default }.
       *[other] Todavía no hay texto en { $languages }. Quienes leen esos idiomas ven el texto en { $default }.
    }
move_up = Subir
move_down = Bajar
retired_title = Productos retirados
retired_lead = Ya no se muestran en ningún portal. Las compras anteriores los conservan.

on_sale = A la venta
sold_out = Agotado
not_yet = Todavía no está a la venta
over = Ya no está a la venta
retired = Retirado

add_title = Agregar un producto
add = Agregar producto
adding = Agregando…
added = Se agregó el producto.
restored = Se restauró el producto. Está al final de la lista.
retired_now = Se retiró el producto.

words = Título y descripción
words_hint = El texto en { $default } es obligatorio. Un idioma sin título muestra el texto en { $default }.
title_in = Título, { $language }
description_in = Descripción, { $language }
not_written = Si queda vacío, se muestra el texto en { $default }.

price_title = Precio
price_label = Precio por viajero
price_hint = Las compras ya hechas conservan su precio.
currency = Moneda
currency_hint = Tres letras, como ARS o EUR.

where_title = Dónde se vende
everywhere = En todos los portales, incluidos los futuros
portals = Solo en estos portales
portals_hint = Solo se aplican si la casilla de arriba está desmarcada.

when_title = Cuándo se vende
from = A la venta desde
until = A la venta hasta
from_hint = Zona horaria: { $zone }. Déjelo vacío para empezar enseguida.
until_hint = Zona horaria: { $zone }. Déjelo vacío si no hay fin.

dates_title = Fechas
dates = Salidas o eventos
dates_hint = Una por línea, como 2026-12-31 18:00. Para dar a una fecha sus propios lugares, agréguelos al final: 2026-12-31 18:00 40. Zona horaria: { $zone }. Déjelo vacío para vender sin fecha.
date = Fecha
past_date = Pasada
dates_to_come = fechas próximas: { $count }
taken =
    { $taken ->
        [one] { $taken } ocupado
       *[other] { $taken } ocupados
    }

limits = Lugares y pago
capacity = Lugares
capacity_hint = Si hay fechas: los lugares de cada fecha que no indique los suyos. Déjelo vacío si no hay límite. Un límite fijado después solo cuenta lo que se venda desde entonces.
max_travellers = Máximo de viajeros por compra
max_travellers_hint = Hasta { $max }. Si queda vacío: { $default }.
payment_hours = Horas para pagar en taquilla
payment_hours_hint = Las compras que no se marquen como pagadas en ese plazo vencen y sus lugares vuelven a la venta. Déjelo vacío si no hay plazo.

retire_summary = Retirar este producto…
retire_text = Deja de venderse en todos los portales. Las compras no cambian y puede restaurarlo cuando quiera.
retire = Retirar
retiring = Retirando…
restore_text = Este producto está retirado: ningún portal lo vende.
restore = Restaurar
restoring = Restaurando…

title_missing = Escriba un título.
title_invalid = Use 100 caracteres como máximo, sin caracteres de control.
description_invalid = Use 400 caracteres como máximo, sin caracteres de control.
currency_invalid = Escriba las tres letras de una moneda, como ARS o EUR.
price_invalid = Escriba un importe como 1500 o 1500,50, sin más decimales que los de la moneda.
portals_missing = Elija al menos un portal, o todos.
moment_invalid = Escriba la fecha y la hora como 2026-12-31 18:00.
moment_skipped = Esa hora no existe, porque entonces se adelantan los relojes. Escriba una anterior o posterior.
until_before_from = Elija un momento posterior al inicio de la venta.
capacity_invalid = Escriba un número entero de 1 a 1000000.
max_travellers_invalid = Escriba un número entero de 1 a 50.
dates_invalid = Escriba una fecha por línea, como 2026-12-31 18:00, seguida de un número entero de lugares si tiene los suyos.
dates_skipped = Una de estas horas no existe, porque entonces se adelantan los relojes. Escriba una anterior o posterior.
dates_twice = Una fecha está repetida. Quite una de las dos.
dates_too_many = Escriba 200 fechas como máximo. Quite las pasadas.
dates_past = Una fecha que agregó ya pasó. Escriba una posterior.
payment_hours_invalid = Escriba un número entero de horas de 1 a 8784.
too_many = La lista ya tiene 200 productos. Retire uno primero.
unknown = Este producto ya no existe.

payment = Pago
pay_by = Pagar antes del
mark_paid = Marcar como pagada
payment_recorded = Se registró el pago.
payment_expired = Esta compra no se pagó a tiempo y sus lugares volvieron a la venta. Registre una nueva si quedan lugares.
purchase_unknown = Esta compra no existe.
