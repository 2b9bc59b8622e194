subject = Le webhook vers { $host } a été désactivé
happened = Le système { $host } n’a accepté aucun événement depuis 3 jours. Nous ne lui envoyons plus d’événements et ceux qui étaient en attente ont été annulés.
what_to_do = Lorsque le système fonctionnera de nouveau, activez le webhook. Il pourra récupérer les événements manqués au moyen de l’API.
see = Voir le webhook
why = Vous recevez cet e-mail parce que vous êtes administrateur.
