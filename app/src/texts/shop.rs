//! Products, buying, and purchases.

texts! {
    products_title { en "Tickets", es "Pasajes", fr "Billets" }
    products_lead {
        en "Choose a ticket. You pay at the counter.",
        es "Elija un pasaje. Se paga en el mostrador.",
        fr "Choisissez un billet. Vous payez au guichet.",
    }
    no_products {
        en "Nothing is on sale right now. Come back soon.",
        es "Ahora no hay nada a la venta. Vuelva pronto.",
        fr "Rien n’est en vente pour le moment. Revenez bientôt.",
    }
    places_left_one { en "1 place left", es "Queda 1 lugar", fr "Plus qu’une place" }
    places_left(count: i32) { en "{count} places left", es "Quedan {count} lugares", fr "Plus que {count} places" }
    sold_out { en "Sold out", es "Agotado", fr "Complet" }
    sold_out_text {
        en "There are no places left. Have a look at the other tickets.",
        es "No quedan lugares. Vea los otros pasajes.",
        fr "Il n’y a plus de place. Consultez les autres billets.",
    }
    per_traveller { en "per traveller", es "por pasajero", fr "par voyageur" }

    buy_title { en "Buy this ticket", es "Comprar este pasaje", fr "Acheter ce billet" }
    travellers { en "Travellers", es "Pasajeros", fr "Voyageurs" }
    buy_email_hint {
        en "We send the confirmation to this address.",
        es "Enviamos la confirmación a esta dirección.",
        fr "Nous envoyons la confirmation à cette adresse.",
    }
    buy { en "Buy", es "Comprar", fr "Acheter" }
    buying { en "Buying…", es "Comprando…", fr "Achat en cours…" }
    pay_at_counter {
        en "You pay at the counter before you leave.",
        es "Usted paga en el mostrador antes de viajar.",
        fr "Vous payez au guichet avant le départ.",
    }
    buy_as_guest {
        en "No account is needed. If you have one, sign in and your details are filled in.",
        es "No hace falta una cuenta. Si tiene una, inicie sesión y completamos sus datos.",
        fr "Aucun compte n’est nécessaire. Si vous en avez un, connectez-vous et vos coordonnées seront remplies.",
    }

    order_title { en "Your purchase", es "Su compra", fr "Votre achat" }
    order_done(number: &str) {
        en "Your purchase {number} is confirmed.",
        es "Su compra {number} está confirmada.",
        fr "Votre achat {number} est confirmé.",
    }
    order_mail(email: &str) {
        en "We sent the confirmation to {email}.",
        es "Enviamos la confirmación a {email}.",
        fr "Nous avons envoyé la confirmation à {email}.",
    }
    order_missing_title { en "We cannot find that purchase", es "No encontramos esa compra", fr "Nous ne trouvons pas cet achat" }
    order_missing_text {
        en "Open the link in your confirmation mail again to see it.",
        es "Abra otra vez el enlace del correo de confirmación para verla.",
        fr "Ouvrez à nouveau le lien de l’e-mail de confirmation pour le voir.",
    }
    order_register {
        en "Create an account with this email to keep all your tickets in one place.",
        es "Cree una cuenta con este correo para tener todos sus pasajes en un solo lugar.",
        fr "Créez un compte avec cette adresse pour garder tous vos billets au même endroit.",
    }

    number { en "Number", es "Número", fr "Numéro" }
    product { en "Ticket", es "Pasaje", fr "Billet" }
    total { en "Total", es "Total", fr "Total" }
    buyer { en "Name", es "Nombre", fr "Nom" }
    bought_at { en "Bought", es "Comprado", fr "Acheté" }
    payment { en "Payment", es "Pago", fr "Paiement" }
    at_the_counter { en "At the counter", es "En el mostrador", fr "Au guichet" }
    travellers_count_one { en "1 traveller", es "1 pasajero", fr "1 voyageur" }
    travellers_count(count: i32) { en "{count} travellers", es "{count} pasajeros", fr "{count} voyageurs" }
}
