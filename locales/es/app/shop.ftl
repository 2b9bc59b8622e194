products_title = Comprar tickets
products_lead = Elija un ticket y pague en taquilla.
no_products = No hay tickets a la venta en este momento. Vuelva pronto.
places_left =
    { $count ->
        [one] Queda { $count } lugar
       *[other] Quedan { $count } lugares
    }
sold_out = Agotado
sold_out_text = No quedan lugares. Consulte los otros tickets.
choose = Elegir
per_traveller = por viajero

buy_title = Comprar este ticket
date = Fecha
choose_date = Elija una fecha
date_hint = Las fechas y horas están en { $zone }.
next_date = Próxima fecha: { $date }
travellers = Viajeros
travellers_total = { $count }: { $total } en total
buy_email_hint = Enviaremos la confirmación a esta dirección.
buy = Comprar
buying = Comprando…
pay_at_counter = El pago se hace en taquilla.
buy_as_guest = No necesita una cuenta. Si tiene una, inicie sesión y completaremos sus datos.

order_title = Su compra
order_done = Su compra { $number } está confirmada.
order_mail = Enviamos la confirmación a { $email }.
order_missing_title = No encontramos esta compra
order_missing_text = Para verla, abra de nuevo el enlace del correo de confirmación.
see_my_purchases = Ver mis compras
order_register = Cree una cuenta con este correo para tener todos sus tickets en un solo lugar.

number = Número
product = Ticket
total = Total
buyer = Nombre
bought_at = Fecha de compra
payment = Pago
pay_by = Pagar antes del
pay_by_hint = Después, los lugares vuelven a la venta.
paid = Pagada
expired = Vencida
expired_hint = No se pagó a tiempo y sus lugares volvieron a la venta. Si aún los necesita, compre de nuevo.
cancelled = Cancelada
cancelled_hint = Los tickets de esta compra ya no son válidos.
refunded = El importe se reembolsó en taquilla.
not_refunded = El importe no se reembolsó.
cancelled_because = Motivo: { $reason }
counter_hint = Muestre esto en taquilla, en su teléfono o impreso.
counter_qr = Código QR con el número de compra
at_the_counter = En taquilla
travellers_count =
    { $count ->
        [one] { $count } viajero
       *[other] { $count } viajeros
    }
