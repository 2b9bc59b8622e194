//! Orders: finding them, and what agents do with one.

texts! {
    orders { en "Orders", es "Compras", fr "Achats" }
    search_number { en "Order number", es "Número de compra", fr "Numéro d’achat" }
    any_state { en "Any status", es "Cualquier estado", fr "Tous les états" }
    from_day { en "Bought from", es "Desde el día", fr "Acheté du" }
    to_day { en "Bought until", es "Hasta el día", fr "Acheté jusqu’au" }
    customer_number { en "Customer number", es "Número de cliente", fr "Numéro client" }
    find { en "Find orders", es "Buscar compras", fr "Rechercher" }
    clear { en "Clear filters", es "Quitar los filtros", fr "Effacer les filtres" }
    none_found {
        en "No orders match. Check the number, or clear the filters.",
        es "Ninguna compra coincide. Revise el número o quite los filtros.",
        fr "Aucun achat ne correspond. Vérifiez le numéro ou effacez les filtres.",
    }
    none_yet { en "There are no orders yet.", es "Todavía no hay compras.", fr "Aucun achat pour l’instant." }
    customer { en "Customer", es "Cliente", fr "Client" }
    order(number: &str) { en "Order {number}", es "Compra {number}", fr "Achat {number}" }

    reserved { en "Reserved", es "Reservada", fr "Réservé" }
    paid { en "Paid", es "Pagada", fr "Payé" }
    cancelled { en "Cancelled", es "Cancelada", fr "Annulé" }
    due_today { en "To be paid today", es "Por pagar hoy", fr "À payer aujourd’hui" }
    expired { en "Expired", es "Vencida", fr "Expiré" }

    found_by_number(number: &str) { en "{number} is an order", es "{number} es una compra", fr "{number} est un achat" }
    open { en "Open the order", es "Abrir la compra", fr "Ouvrir l’achat" }

    details { en "Order", es "Compra", fr "Achat" }
    paid_at { en "Paid on", es "Pagada el", fr "Payé le" }
    cancelled_at { en "Cancelled on", es "Cancelada el", fr "Annulé le" }
    refund { en "Refund", es "Reembolso", fr "Remboursement" }
    refunded { en "Refunded at the counter", es "Reembolsado en taquilla", fr "Remboursé au guichet" }
    not_refunded { en "Not refunded", es "No reembolsado", fr "Non remboursé" }
    reason { en "Reason", es "Motivo", fr "Motif" }
    history { en "History", es "Historial", fr "Historique" }
    mails { en "Emails", es "Correos", fr "E-mails" }
    no_mails {
        en "There are no emails about this order.",
        es "No hay correos sobre esta compra.",
        fr "Aucun e-mail à propos de cet achat.",
    }
    actions { en "Actions", es "Acciones", fr "Actions" }

    resend { en "Send confirmation again", es "Reenviar la confirmación", fr "Renvoyer la confirmation" }
    resent(email: &str) {
        en "The confirmation is on its way to {email}.",
        es "La confirmación se está enviando a {email}.",
        fr "La confirmation est en cours d’envoi à {email}.",
    }
    name_summary { en "Correct the name", es "Corregir el nombre", fr "Corriger le nom" }
    name_hint {
        en "Only this order changes. The customer’s details stay as they are.",
        es "Solo cambia esta compra. Los datos del cliente no cambian.",
        fr "Seul cet achat change. Les coordonnées du client restent inchangées.",
    }
    cancel_summary { en "Cancel this order", es "Cancelar esta compra", fr "Annuler cet achat" }
    cancel_hint {
        en "Its places go back on sale at once, and the customer gets an email. This can’t be undone.",
        es "Sus lugares vuelven a la venta enseguida y el cliente recibe un correo. No se puede deshacer.",
        fr "Ses places sont aussitôt remises en vente et le client reçoit un e-mail. Cette action est définitive.",
    }
    cancel { en "Cancel order", es "Cancelar la compra", fr "Annuler l’achat" }
    cancelling { en "Cancelling…", es "Cancelando…", fr "Annulation…" }
    cancelled_now {
        en "The order has been cancelled and its places are back on sale.",
        es "Se canceló la compra y sus lugares volvieron a la venta.",
        fr "L’achat a été annulé et ses places ont été remises en vente.",
    }
    refund_question { en "Has the amount been refunded?", es "¿Se reembolsó el importe?", fr "Le montant a-t-il été remboursé\u{202f}?" }
    refund_yes { en "Yes, at the counter", es "Sí, en taquilla", fr "Oui, au guichet" }
    refund_no { en "No", es "No", fr "Non" }
    reason_hint {
        en "The customer reads it in the email.",
        es "El cliente lo lee en el correo.",
        fr "Le client le lit dans l’e-mail.",
    }

    new_order { en "New order", es "Compra nueva", fr "Nouvel achat" }
    sale_for { en "For customer", es "Para el cliente", fr "Pour le client" }
    sale_for_new {
        en "For a new customer, or an existing one with the same name and email.",
        es "Para un cliente nuevo, o uno existente con el mismo nombre y correo.",
        fr "Pour un nouveau client, ou un client existant qui a le même nom et la même adresse e-mail.",
    }
    sale_email_hint {
        en "Optional. The confirmation goes to this address.",
        es "Opcional. La confirmación se envía a esta dirección.",
        fr "Facultatif. La confirmation est envoyée à cette adresse.",
    }
    sell { en "Place order", es "Registrar la compra", fr "Enregistrer l’achat" }
    selling { en "Placing order…", es "Registrando…", fr "Enregistrement…" }
    sold_now {
        en "The order has been placed. Mark it as paid once you’ve received the money.",
        es "Se registró la compra. Márquela como pagada cuando reciba el dinero.",
        fr "L’achat a été enregistré. Marquez-le comme payé une fois l’argent encaissé.",
    }
    nothing_on_sale {
        en "Nothing is on sale right now.",
        es "No hay nada a la venta en este momento.",
        fr "Rien n’est en vente pour le moment.",
    }

    offer_missing { en "Choose a product.", es "Elija un producto.", fr "Choisissez un produit." }
    offer_gone {
        en "This product is no longer on sale. Choose another one.",
        es "Este producto ya no está a la venta. Elija otro.",
        fr "Ce produit n’est plus en vente. Choisissez-en un autre.",
    }
    offer_sold_out { en "There are no places left. Choose another product.", es "No quedan lugares. Elija otro producto.", fr "Il n’y a plus de places. Choisissez un autre produit." }
    date_gone {
        en "This date is no longer on sale. Choose another one.",
        es "Esta fecha ya no está a la venta. Elija otra.",
        fr "Cette date n’est plus en vente. Choisissez-en une autre.",
    }
    date_sold_out {
        en "This date has sold out. Choose another one.",
        es "No quedan lugares para esta fecha. Elija otra.",
        fr "Cette date est complète. Choisissez-en une autre.",
    }
    price_changed {
        en "The price has changed since this page was opened. Choose the product again.",
        es "El precio cambió desde que se abrió esta página. Elija el producto de nuevo.",
        fr "Le prix a changé depuis l’ouverture de cette page. Choisissez de nouveau le produit.",
    }
    travellers_invalid {
        en "Enter a whole number of travellers, within the limit of this product.",
        es "Escriba un número entero de viajeros que no supere el máximo de este producto.",
        fr "Saisissez un nombre entier de voyageurs, dans la limite prévue pour ce produit.",
    }
    too_few_places { en "There aren’t enough places left. Choose fewer travellers.", es "No quedan suficientes lugares. Elija menos viajeros.", fr "Il ne reste pas assez de places. Choisissez moins de voyageurs." }
    customer_unknown {
        en "This customer doesn’t exist or has deleted their account.",
        es "Este cliente no existe o eliminó su cuenta.",
        fr "Ce client n’existe pas ou a supprimé son compte.",
    }

    payment_cancelled {
        en "This order was cancelled, so it can’t be paid.",
        es "Esta compra se canceló y no se puede pagar.",
        fr "Cet achat a été annulé et ne peut plus être payé.",
    }
    refund_missing { en "Choose whether the amount has been refunded.", es "Indique si se reembolsó el importe.", fr "Indiquez si le montant a été remboursé." }
    reason_missing { en "Enter a reason.", es "Escriba un motivo.", fr "Saisissez un motif." }
    reason_invalid {
        en "Use at most 200 characters in one line.",
        es "Use como máximo 200 caracteres en una línea.",
        fr "Utilisez 200 caractères au plus sur une ligne.",
    }
    expired_already {
        en "This order has expired, and its places are already back on sale.",
        es "Esta compra venció y sus lugares ya volvieron a la venta.",
        fr "Cet achat a expiré et ses places ont déjà été remises en vente.",
    }
    no_email { en "This order has no email address.", es "Esta compra no tiene correo electrónico.", fr "Cet achat n’a pas d’adresse e-mail." }
    nothing_to_confirm {
        en "This order is no longer valid, so there is nothing to confirm.",
        es "Esta compra ya no es válida y no hay nada que confirmar.",
        fr "Cet achat n’est plus valable\u{202f}: il n’y a rien à confirmer.",
    }
}
