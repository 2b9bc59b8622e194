orders = Achats
search_number = Numéro d’achat
any_state = Tous les états
from_day = Acheté du
to_day = Acheté jusqu’au
customer_number = Numéro client
find = Rechercher
clear = Effacer les filtres
none_found = Aucun achat ne correspond. Vérifiez le numéro ou effacez les filtres.
none_yet = Aucun achat pour l’instant. Les achats faits sur vos portails apparaissent ici, tout comme vos ventes au guichet.
customer = Client
order = Achat { $number }

reserved = Réservé
paid = Payé
cancelled = Annulé
due_today = À payer aujourd’hui
expired = Expiré

found_by_number = { $number } est un achat
open = Ouvrir l’achat

details = Achat
paid_at = Payé le
cancelled_at = Annulé le
refund = Remboursement
refunded = Remboursé au guichet
not_refunded = Non remboursé
reason = Motif
history = Historique
mails = E-mails
no_mails = Aucun e-mail à propos de cet achat.
actions = Actions

resend = Renvoyer la confirmation
resent = La confirmation est en cours d’envoi à { $email }.
name_summary = Corriger le nom…
name_hint = Seul cet achat change. Les coordonnées du client restent inchangées.
cancel_summary = Annuler cet achat…
cancel_hint = Ses places sont aussitôt remises en vente et le client reçoit un e-mail. Cette action est définitive.
cancel = Annuler l’achat
cancelling = Annulation…
cancelled_now = L’achat a été annulé et ses places ont été remises en vente.
refund_question = Le montant a-t-il été remboursé ?
refund_yes = Oui, au guichet
refund_no = Non
reason_hint = Le client le lit dans l’e-mail.

new_order = Nouvel achat
sale_for = Pour le client
sale_for_new = Pour un nouveau client, ou un client existant qui a le même nom et la même adresse e-mail.
sale_email_hint = Facultatif. La confirmation est envoyée à cette adresse.
sell = Enregistrer l’achat
selling = Enregistrement…
sold_now = L’achat a été enregistré. Marquez-le comme payé une fois l’argent encaissé.
nothing_on_sale = Rien n’est en vente pour le moment.

offer_missing = Choisissez un produit.
offer_gone = Ce produit n’est plus en vente. Choisissez-en un autre.
offer_sold_out = Il n’y a plus de places. Choisissez un autre produit.
date_gone = Cette date n’est plus en vente. Choisissez-en une autre.
date_sold_out = Cette date est complète. Choisissez-en une autre.
price_changed = Le prix a changé depuis l’ouverture de cette page. Choisissez de nouveau le produit.
travellers_invalid = Saisissez un nombre entier de voyageurs, de 1 à { $max }.
travellers_limits = Saisissez un nombre entier de voyageurs. Maximum par achat : { $limits }.
too_few_places = Il ne reste pas assez de places. Choisissez moins de voyageurs.
customer_unknown = Ce client n’existe pas ou a supprimé son compte.

payment_cancelled = Cet achat a été annulé et ne peut plus être payé.
refund_missing = Indiquez si le montant a été remboursé.
reason_missing = Saisissez un motif.
reason_invalid = Utilisez 200 caractères au maximum, sur une seule ligne.
expired_already = Cet achat a expiré et ses places ont déjà été remises en vente.
no_email = Cet achat n’a pas d’adresse e-mail.
nothing_to_confirm = Cet achat n’est plus valable : il n’y a rien à confirmer.
