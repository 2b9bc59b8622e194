title = Vue d’ensemble
needs_you = À traiter
nothing_title = Rien à traiter pour le moment
nothing_text = Vous verrez ici les achats à payer aujourd’hui, les e-mails non distribués, les invitations non ouvertes et les doublons possibles.

orders_due =
    { $count ->
        [one] achat à payer aujourd’hui
       *[other] achats à payer aujourd’hui
    }

failed_mails =
    { $count ->
        [one] e-mail non distribué
       *[other] e-mails non distribués
    }

unopened_invitations =
    { $count ->
        [one] invitation non ouverte
       *[other] invitations non ouvertes
    }

not_opened = Invitation non ouverte

possible_duplicates =
    { $count ->
        [one] doublon possible
       *[other] doublons possibles
    }

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
