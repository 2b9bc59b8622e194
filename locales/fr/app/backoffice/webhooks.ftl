webhooks = Webhooks
lead = Prévenez d’autres systèmes de { $operator } dès qu’un client ou un achat change.
none = Aucun webhook pour l’instant. Ajoutez l’adresse d’un système à prévenir, puis envoyez-lui un test.
address = Adresse
events = Événements
all_events = Tous les événements
some_events =
    { $count ->
        [one] { $count } type d’événement
       *[other] { $count } types d’événements
    }
active = Actif
failing = Ne répond pas
disabled = Désactivé
gone = Désactivé par l’autre système
given_up = Désactivé après 3 jours

create_title = Ajouter un webhook
create_lead = Nous envoyons une requête POST signée pour chaque événement, avec le numéro client et le numéro d’achat, sans données personnelles.
address_hint = Une adresse publique qui commence par https://.
events_hint = Choisissez ce que le système doit savoir.
create = Ajouter le webhook
creating = Ajout…
secret = Secret de signature
secret_hint = Copiez-le maintenant dans l’autre système. Il ne sera plus affiché.
created_now = Le webhook a été ajouté.
removed_now = Le webhook a été supprimé.
rotated_now = Un nouveau secret a été créé. L’ancien reste valable 24 heures.
enabled_now = Le webhook a été activé. Il recevra les événements à partir de maintenant.
disabled_now = Le webhook a été désactivé. Les événements en attente ont été annulés.
test_sent = Le test est en cours d’envoi. Rechargez la page pour voir la réponse.
sent_again = L’événement est en cours de renvoi. Rechargez la page pour voir la réponse.
events_changed_now = Les événements ont été modifiés.
not_answering_since = Ne répond pas depuis le
old_secret_until = L’ancien secret est valable jusqu’au

change_summary = Modifier les événements…
change_hint = Les événements déjà en attente seront envoyés. Pour les autres, ce choix s’applique dès maintenant.
manage = Gérer
test = Envoyer un test
rotate = Remplacer le secret
enable = Activer
disable = Désactiver
remove_summary = Supprimer ce webhook…
remove_text = Plus aucun événement ne sera envoyé à cette adresse, et la liste de ses envois sera supprimée. Pour le mettre en pause, désactivez-le.
remove = Supprimer

log = Envois
no_deliveries = Rien n’a encore été envoyé. Chaque événement apparaît ici, avec la réponse de l’autre système.
event = Événement
attempts = Tentatives
answer = Réponse
request = Requête et réponse
send_again = Renvoyer
waiting = En attente
queued = En cours d’envoi
retrying = En attente d’une nouvelle tentative
delivered = Remis
failed = Échec
cancelled = Annulé
next_try = Prochaine tentative

secret_unreadable = Le secret de signature ne peut pas être déchiffré. Remplacez-le.
address_invalid = Cette adresse ne peut pas être utilisée. Supprimez le webhook et ajoutez-le à nouveau.
address_forbidden = Ce n’est pas une adresse https publique : rien n’y est envoyé.
unknown_authority = Le certificat vient d’une autorité à laquelle ce serveur ne fait pas confiance, ou un certificat intermédiaire manque.
bad_certificate = Le certificat n’est pas valable : il a expiré, porte un autre nom ou est autosigné.
unreachable = Le système est injoignable.
proxy_failed = Le proxy sortant de ce serveur est injoignable ou ne laisse pas passer les requêtes.
too_slow = Le système a mis plus de 5 secondes à répondre.
too_big = La réponse est trop volumineuse.

url_missing = Saisissez l’adresse.
url_invalid = Saisissez une adresse complète comme https://erp.example.com/hooks, sans « # ».
url_forbidden = Saisissez une adresse publique qui commence par https:// et ne contient pas de mot de passe.
url_taken = Il existe déjà un webhook vers cette adresse.
kinds_missing = Choisissez au moins un événement.
too_many = Il y a déjà 10 webhooks. Supprimez-en un d’abord.
unknown = Ce webhook ou cet envoi n’existe plus. Rechargez la page.
inactive = Activez d’abord le webhook.
not_ended = Cet événement est encore en cours d’envoi.
