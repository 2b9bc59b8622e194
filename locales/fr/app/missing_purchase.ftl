link = Il manque un achat ?
title = Il manque un achat ?
lead = Vous pouvez ajouter un achat effectué avec une autre adresse e-mail. Nous enverrons un lien à cette adresse.
number = Numéro d’achat
number_hint = Par exemple, P-00020318. Il figure dans l’e-mail de confirmation.
email = Adresse e-mail utilisée pour l’achat
send = Envoyer le lien
sending = Envoi…
sent = Si cet achat existe et a été effectué avec cette adresse e-mail, nous y avons envoyé un lien. Le lien est valable 1 heure, pour vous seul.
number_missing = Saisissez le numéro d’achat.
number_invalid = Ce n’est pas un numéro d’achat. Exemple : P-00020318.

add_title = Ajouter un achat
add_lead = L’achat { $number } sera ajouté à vos achats. Les autres achats effectués avec cette adresse e-mail ne seront pas déplacés.
add = Ajouter à mes achats
adding = Ajout…
added = L’achat a été ajouté à votre compte.

used_text = L’achat a déjà été ajouté. Vous le trouverez dans vos achats.
other_title = Ce lien est destiné à un autre client
other_text = Vous êtes connecté en tant que { $name }, client { $number }. Déconnectez-vous, connectez-vous avec le compte du client qui a demandé le lien, puis rouvrez-le.
other_customer = Un autre client a demandé cet achat. Connectez-vous avec le compte de ce client, puis rouvrez le lien.
not_free_title = Impossible d’ajouter cet achat
not_free = Il appartient désormais à un autre compte. Toute personne ayant accès à cette adresse e-mail peut s’y connecter.
