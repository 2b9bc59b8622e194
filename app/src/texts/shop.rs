//! Products, buying, and purchases.

texts! {
    products_title { en "Tickets", es "Comprar tickets", fr "Billets" }
    products_lead {
        en "Choose a ticket and pay at the counter.",
        es "Elija un ticket y pague en taquilla.",
        fr "Choisissez un billet et payez au guichet.",
    }
    no_products {
        en "There are no tickets on sale right now. Come back soon.",
        es "No hay tickets a la venta en este momento. Vuelva pronto.",
        fr "Aucun billet n’est en vente pour le moment. Revenez bientôt.",
    }
    places_left_one { en "1 place left", es "Queda 1 lugar", fr "Plus qu’une place" }
    places_left(count: i32) { en "{count} places left", es "Quedan {count} lugares", fr "Plus que {count} places" }
    sold_out { en "Sold out", es "Agotado", fr "Complet" }
    sold_out_text {
        en "There are no places left. See the other tickets.",
        es "No quedan lugares. Consulte los otros tickets.",
        fr "Il n’y a plus de places. Consultez les autres billets.",
    }
    choose { en "Choose", es "Elegir", fr "Choisir" }
    per_traveller { en "per traveller", es "por viajero", fr "par voyageur" }

    buy_title { en "Buy this ticket", es "Comprar este ticket", fr "Acheter ce billet" }
    date { en "Date", es "Fecha", fr "Date" }
    choose_date { en "Choose a date", es "Elija una fecha", fr "Choisissez une date" }
    date_hint(zone: &str) { en "Local time: {zone}.", es "Hora local: {zone}.", fr "Heure locale\u{202f}: {zone}." }
    next_date(date: &str) { en "Next date: {date}", es "Próxima fecha: {date}", fr "Prochaine date\u{202f}: {date}" }
    travellers { en "Travellers", es "Viajeros", fr "Voyageurs" }
    travellers_total(count: i32, total: &str) {
        en "{count} – {total} in total",
        es "{count}: {total} en total",
        fr "{count} – {total} au total",
    }
    buy_email_hint {
        en "We’ll send the confirmation to this address.",
        es "Enviaremos la confirmación a esta dirección.",
        fr "Nous enverrons la confirmation à cette adresse.",
    }
    buy { en "Buy", es "Comprar", fr "Acheter" }
    buying { en "Buying…", es "Comprando…", fr "Achat en cours…" }
    pay_at_counter {
        en "You’ll pay at the counter.",
        es "El pago se hace en taquilla.",
        fr "Le paiement s’effectue au guichet.",
    }
    buy_as_guest {
        en "You don’t need an account. If you have one, sign in and we’ll fill in your details.",
        es "No necesita una cuenta. Si tiene una, inicie sesión y completaremos sus datos.",
        fr "Vous n’avez pas besoin de compte. Si vous en avez un, connectez-vous pour préremplir vos coordonnées.",
    }

    order_title { en "Your purchase", es "Su compra", fr "Votre achat" }
    order_done(number: &str) {
        en "Your purchase {number} is confirmed.",
        es "Su compra {number} está confirmada.",
        fr "Votre achat {number} est confirmé.",
    }
    order_mail(email: &str) {
        en "We’ve sent the confirmation to {email}.",
        es "Enviamos la confirmación a {email}.",
        fr "Nous avons envoyé la confirmation à {email}.",
    }
    order_missing_title { en "We can’t find this purchase", es "No encontramos esta compra", fr "Achat introuvable" }
    order_missing_text {
        en "To see it, open the link in your confirmation email again.",
        es "Para verla, abra de nuevo el enlace del correo de confirmación.",
        fr "Pour l’afficher, rouvrez le lien de votre e-mail de confirmation.",
    }
    see_my_purchases { en "See my purchases", es "Ver mis compras", fr "Voir mes achats" }
    order_register {
        en "Create an account with this email to keep all your tickets in one place.",
        es "Cree una cuenta con este correo para tener todos sus tickets en un solo lugar.",
        fr "Créez un compte avec cette adresse pour retrouver tous vos billets au même endroit.",
    }

    number { en "Number", es "Número", fr "Numéro" }
    product { en "Ticket", es "Ticket", fr "Billet" }
    total { en "Total", es "Total", fr "Total" }
    buyer { en "Name", es "Nombre", fr "Nom" }
    bought_at { en "Purchase date", es "Fecha de compra", fr "Date d’achat" }
    payment { en "Payment", es "Pago", fr "Paiement" }
    pay_by { en "Pay by", es "Pagar antes del", fr "À payer avant le" }
    pay_by_hint {
        en "After that, the places go back on sale.",
        es "Después, los lugares vuelven a la venta.",
        fr "Ensuite, les places sont remises en vente.",
    }
    paid { en "Paid", es "Pagada", fr "Payé" }
    expired { en "Expired", es "Vencida", fr "Expiré" }
    expired_hint {
        en "It wasn’t paid in time, so its places went back on sale. Buy again if you still need them.",
        es "No se pagó a tiempo y sus lugares volvieron a la venta. Si aún los necesita, compre de nuevo.",
        fr "Cet achat n’a pas été payé à temps et ses places ont été remises en vente. Effectuez un nouvel achat si vous le souhaitez.",
    }
    cancelled { en "Cancelled", es "Cancelada", fr "Annulé" }
    cancelled_hint {
        en "The tickets of this purchase are no longer valid.",
        es "Los tickets de esta compra ya no son válidos.",
        fr "Les billets de cet achat ne sont plus valables.",
    }
    refunded { en "The amount was refunded at the counter.", es "El importe se reembolsó en taquilla.", fr "Le montant a été remboursé au guichet." }
    not_refunded { en "The amount wasn’t refunded.", es "El importe no se reembolsó.", fr "Le montant n’a pas été remboursé." }
    cancelled_because(reason: &str) { en "Reason: {reason}", es "Motivo: {reason}", fr "Motif\u{202f}: {reason}" }
    counter_hint {
        en "Show this at the counter, on your phone or printed.",
        es "Muestre esto en taquilla, en su teléfono o impreso.",
        fr "Présentez ceci au guichet, sur votre téléphone ou imprimé.",
    }
    counter_qr { en "QR code with the purchase number", es "Código QR con el número de compra", fr "Code QR avec le numéro d’achat" }
    at_the_counter { en "At the counter", es "En taquilla", fr "Au guichet" }
    travellers_count_one { en "1 traveller", es "1 viajero", fr "1 voyageur" }
    travellers_count(count: i32) { en "{count} travellers", es "{count} viajeros", fr "{count} voyageurs" }
}
