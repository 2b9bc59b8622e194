subject = Le webhook vers { $host } a été désactivé
happened = Le système { $host } n’a accepté aucun événement depuis 3 jours. Nous ne lui envoyons plus d’événements et ceux qui étaient en attente ont été annulés.
what_to_do = Lorsque le système fonctionnera de nouveau, activez le webhook. Il pourra récupérer les événements manqués au moyen de l’API.
gone = Le système { $host } a répondu qu’il ne souhaite plus recevoir d’événements (410 Gone). Nous ne lui envoyons plus d’événements et ceux qui étaient en attente ont été annulés.
what_to_do_gone = Si ce n’était pas prévu, activez de nouveau le webhook lorsque le système fonctionnera. Si le système n’est plus utilisé, supprimez le webhook.
see = Voir le webhook
why = Vous recevez cet e-mail parce que vous êtes administrateur.
