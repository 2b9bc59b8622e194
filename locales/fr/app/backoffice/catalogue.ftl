products = Produits
lead = Ce que vend { $operator }, dans l’ordre où ses portails l’affichent.
none_yet = Aucun produit pour l’instant. Ajoutez le premier : il est mis en vente aussitôt, sauf si vous indiquez une date de début.
product = Produit
price = Prix
places = Places
texts_column = Langues
order = Ordre
places_of =
    { $taken ->
        [one] { $taken } sur { $capacity } prise
       *[other] { $taken } sur { $capacity } prises
    }
no_limit = sans limite
falls_back = { $language } : affiche { $default }
falls_back_notice =
    { $count ->
        [one] Pas encore de texte en { $languages }. Dans cette langue, les visiteurs voient le texte en { $default }.
       *[other] Pas encore de texte en { $languages }. Dans ces langues, les visiteurs voient le texte en { $default }.
    }
move_up = Monter
move_down = Descendre
retired_title = Produits retirés
retired_lead = Plus aucun portail ne les affiche. Les achats passés les conservent.

on_sale = En vente
sold_out = Complet
not_yet = Pas encore en vente
over = N’est plus en vente
retired = Retiré

add_title = Ajouter un produit
add = Ajouter le produit
adding = Ajout…
added = Le produit a été ajouté.
restored = Le produit a été rétabli. Il est en fin de liste.
retired_now = Le produit a été retiré.

words = Titre et description
words_hint = Le texte en { $default } est obligatoire. Une langue sans titre affiche le texte en { $default }.
title_in = Titre, { $language }
description_in = Description, { $language }
not_written = Si le champ est vide, le texte en { $default } s’affiche.

price_title = Prix
price_label = Prix par voyageur
price_hint = Les achats déjà passés gardent leur prix.
currency = Devise
currency_hint = Trois lettres, comme ARS ou EUR.

where_title = Où il est vendu
everywhere = Sur tous les portails, y compris les futurs
portals = Seulement sur ces portails
portals_hint = Pris en compte si la case ci-dessus est décochée.

when_title = Quand il est vendu
from = En vente à partir du
until = En vente jusqu’au
from_hint = Fuseau horaire : { $zone }. Laissez vide pour commencer tout de suite.
until_hint = Fuseau horaire : { $zone }. Laissez vide pour ne pas fixer de fin.

dates_title = Dates
dates = Départs ou événements
dates_hint = Une par ligne, comme 2026-12-31 18:00. Pour donner à une date son propre nombre de places, ajoutez-le à la fin : 2026-12-31 18:00 40. Fuseau horaire : { $zone }. Laissez vide pour vendre sans date.
date = Date
past_date = Passée
dates_to_come = dates à venir : { $count }
taken =
    { $taken ->
        [one] { $taken } prise
       *[other] { $taken } prises
    }

limits = Places et paiement
capacity = Places
capacity_hint = S’il y a des dates : les places de chaque date sans nombre propre. Laissez vide pour ne pas fixer de limite. Une limite fixée plus tard ne compte que les ventes suivantes.
max_travellers = Nombre maximal de voyageurs par achat
max_travellers_hint = { $max } au maximum. Si le champ est vide : { $default }.
payment_hours = Heures pour payer au guichet
payment_hours_hint = Les achats non marqués comme payés dans ce délai expirent et leurs places sont remises en vente. Laissez vide pour ne pas fixer de délai.

retire_summary = Retirer ce produit…
retire_text = Plus aucun portail ne le vend. Les achats ne changent pas et vous pouvez le rétablir à tout moment.
retire = Retirer
retiring = Retrait…
restore_text = Ce produit est retiré : aucun portail ne le vend.
restore = Rétablir
restoring = Rétablissement…

title_missing = Saisissez un titre.
title_invalid = Utilisez 100 caractères au maximum, sans caractères de contrôle.
description_invalid = Utilisez 400 caractères au maximum, sans caractères de contrôle.
currency_invalid = Saisissez les trois lettres d’une devise, comme ARS ou EUR.
price_invalid = Saisissez un montant comme 1500 ou 1500,50, sans plus de décimales que la devise.
portals_missing = Choisissez au moins un portail, ou tous.
moment_invalid = Saisissez une date et une heure comme 2026-12-31 18:00.
moment_skipped = Cette heure n’existe pas : les horloges avancent à ce moment-là. Saisissez une heure antérieure ou postérieure.
until_before_from = Choisissez une date postérieure au début de la vente.
capacity_invalid = Saisissez un nombre entier de 1 à 1000000.
max_travellers_invalid = Saisissez un nombre entier de 1 à 50.
dates_invalid = Saisissez une date par ligne, comme 2026-12-31 18:00, suivie d’un nombre entier de places si elle a le sien.
dates_skipped = L’une de ces heures n’existe pas : les horloges avancent à ce moment-là. Saisissez une heure antérieure ou postérieure.
dates_twice = Une date figure deux fois. Supprimez l’une des deux.
dates_too_many = Saisissez 200 dates au maximum. Supprimez celles qui sont passées.
dates_past = Une date ajoutée est déjà passée. Saisissez-en une ultérieure.
payment_hours_invalid = Saisissez un nombre entier d’heures de 1 à 8784.
too_many = La liste compte déjà 200 produits. Retirez-en un d’abord.
unknown = Ce produit n’existe plus.

payment = Paiement
pay_by = À payer avant le
mark_paid = Marquer comme payé
payment_recorded = Le paiement a été enregistré.
payment_expired = Cet achat n’a pas été payé à temps et ses places ont été remises en vente. Enregistrez-en un nouveau s’il reste des places.
purchase_unknown = Cet achat n’existe pas.
