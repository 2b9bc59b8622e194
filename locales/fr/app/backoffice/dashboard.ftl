title = Vue d’ensemble
needs_you = À traiter
nothing_title = Rien à traiter pour le moment
nothing_text = Vous verrez ici les achats à payer aujourd’hui, les e-mails non distribués, les invitations non ouvertes et les doublons possibles.

order_due = achat à payer aujourd’hui
orders_due = achats à payer aujourd’hui
mail_failed = e-mail non distribué
mails_failed = e-mails non distribués
invitation = invitation non ouverte
invitations = invitations non ouvertes
not_opened = Invitation non ouverte
duplicate = doublon possible
duplicates = doublons possibles

find = Rechercher un client ou un achat
find_hint = Numéro client ou numéro d’achat, nom, e-mail ou téléphone.

activity = 30 derniers jours
sign_ins = Connexions
registrations = Inscriptions
chart = { $name } par jour du { $first } au { $last } : { $total } au total, { $highest } au maximum en un jour.
as_table = Afficher les chiffres
per_day = Connexions et inscriptions par jour
day = Jour
active_customers = Clients avec un compte
