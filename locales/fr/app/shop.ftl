products_title = Billets
products_lead = Choisissez un billet et payez au guichet.
no_products = Aucun billet n’est en vente pour le moment. Revenez bientôt.
places_left =
    { $count ->
        [1] Plus qu’une place
        [one] Plus que { $count } place
       *[other] Plus que { $count } places
    }
sold_out = Complet
sold_out_text = Il n’y a plus de places. Consultez les autres billets.
choose = Choisir
per_traveller = par voyageur

buy_title = Acheter ce billet
date = Date
choose_date = Choisissez une date
date_hint = Dates et heures affichées en { $zone }.
next_date = Prochaine date : { $date }
travellers = Voyageurs
travellers_total = { $count } – { $total } au total
buy_email_hint = Nous enverrons la confirmation à cette adresse.
buy = Acheter
buying = Achat en cours…
pay_at_counter = Le paiement s’effectue au guichet.
buy_as_guest = Vous n’avez pas besoin de compte. Si vous en avez un, connectez-vous pour préremplir vos coordonnées.

order_title = Votre achat
order_done = Votre achat { $number } est confirmé.
order_mail = Nous avons envoyé la confirmation à { $email }.
order_missing_title = Achat introuvable
order_missing_text = Pour l’afficher, rouvrez le lien de votre e-mail de confirmation.
see_my_purchases = Voir mes achats
order_register = Créez un compte avec cette adresse pour retrouver tous vos billets au même endroit.

number = Numéro
product = Billet
total = Total
buyer = Nom
bought_at = Date d’achat
payment = Paiement
pay_by = À payer avant le
pay_by_hint = Ensuite, les places sont remises en vente.
paid = Payé
expired = Expiré
expired_hint = Cet achat n’a pas été payé à temps et ses places ont été remises en vente. Effectuez un nouvel achat si vous le souhaitez.
cancelled = Annulé
cancelled_hint = Les billets de cet achat ne sont plus valables.
refunded = Le montant a été remboursé au guichet.
not_refunded = Le montant n’a pas été remboursé.
cancelled_because = Motif : { $reason }
counter_hint = Présentez ceci au guichet, sur votre téléphone ou imprimé.
counter_qr = Code QR avec le numéro d’achat
at_the_counter = Au guichet
travellers_count =
    { $count ->
        [one] { $count } voyageur
       *[other] { $count } voyageurs
    }
