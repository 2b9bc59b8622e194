purchases_lead = Tous les achats effectués avec votre adresse e-mail. Votre numéro client est le { $number }.
purchases_lead_number = Tous les achats effectués avec le numéro client { $number }.
coming_purchases = À venir
other_purchases = Passés et sans date
older_purchases = Achats plus anciens
newest_purchases = Achats les plus récents
no_purchases_title = Aucun achat pour l’instant
no_purchases_text = Les achats effectués avec votre adresse e-mail apparaîtront ici.
no_purchases_yet = Les achats que vous effectuez une fois connecté apparaîtront ici.
see_tickets = Voir les billets
purchase_title = Achat { $number }
back_to_purchases = Retour à mes achats

details_title = Vos coordonnées
phone = Téléphone (facultatif)
language = Langue
language_hint = Pour ces pages et nos e-mails.
save = Enregistrer les modifications
saving = Enregistrement…
saved = Vos modifications ont été enregistrées.

ways_title = Méthodes de connexion
on = Activée
off = Désactivée
no_email = Aucune adresse e-mail enregistrée

password_title = Modifier votre mot de passe
current = Mot de passe actuel
change_password = Modifier le mot de passe
changing = Modification…
password_changed = Votre mot de passe a été modifié. Vos autres appareils ont été déconnectés.

sessions_title = Appareils connectés
this_device = Cet appareil
unknown_device = Navigateur inconnu
browser_on = { $browser } sur { $system }
signed_in_since = Connexion :
last_seen = Dernière activité :
only_this_device = Vous n’êtes connecté que sur cet appareil.
end_others = Déconnecter les autres appareils
end_this = Déconnecter
session_ended = L’appareil choisi a été déconnecté.
ending = Déconnexion…
sessions_ended = Les autres appareils ont été déconnectés.
