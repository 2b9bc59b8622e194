search_label = Numéro, nom, e-mail ou téléphone
search_hint = Le début suffit, par exemple 482-91, quiroga ana, ana@ ou 555 01. Les accents et les majuscules ne comptent pas. Un numéro d’achat ouvre l’achat.
search = Rechercher
found_for = Clients correspondant à « { $text } »
count_none = Aucun client trouvé.
count =
    { $number ->
        [one] { $number } client trouvé.
       *[other] { $number } clients trouvés.
    }
count_more = Clients sur cette page : { $number }. Il y en a d’autres.
search_failed = La recherche a échoué. Appuyez sur Entrée pour réessayer.
newest_customers = Tous les clients
nobody_title = Aucun client ne correspond à « { $text } »
nobody_text = Essayez une recherche plus courte ou une autre information : le téléphone, l’adresse e-mail d’un achat ou le nom seul.
no_customers_title = Aucun client pour l’instant
no_customers_text = Les personnes qui achètent ou s’inscrivent sur un portail apparaissent ici.
more = Suivants
from_the_start = Revenir au début

number = Numéro
phone = Téléphone
account = Compte
last_purchase = Dernier achat
never = aucun
not_on_file = non renseigné
deleted_customer = Client supprimé
deleted_text = Ce client a supprimé son compte. Ses achats sont conservés sans son nom.

no_account = Sans compte
invited = Activation en attente
active = Actif
disabled = Désactivé

customer = Client
language = Langue
customer_since = Client depuis
consent = Consentement
consent_version = Version { $version } ({ $language })
edit = Modifier
customer_account = Compte client
by_number = Connexion par numéro client
by_email = Connexion par e-mail
by_provider = Authentification unique
on = activée
off = désactivée
off_customer_turns_on = désactivée, le client peut l’activer
when_password_is_set = activée dès le choix du mot de passe
not_linked = non associée
sessions = Sessions actives
nowhere = aucune
on_devices =
    { $count ->
        [one] { $count } appareil
       *[other] { $count } appareils
    }
last_used = dernière utilisation :
unknown_device = Navigateur inconnu

state_none_title = Non activé
state_none = Ce client ne peut pas encore se connecter. Un e-mail d’activation lui permet de choisir un mot de passe.
state_sent_title = E-mail d’activation envoyé
state_queued_title = E-mail d’activation en cours d’envoi
sent_by = par { $name }
sent_on_request = à la demande du client
not_opened_yet = Le lien n’a pas encore été ouvert.
works_until = Le lien est valable jusqu’au
state_opened_title = Lien ouvert, pas encore de mot de passe
opened_at = Ouvert le
opened_but = Le client n’a pas encore choisi de mot de passe.
state_expired_title = Lien d’activation expiré
expired_at = Il a expiré le
expired_next = Renvoyez l’e-mail pour en créer un nouveau.
state_active_title = Actif
active_since = Depuis le
active_number = se connecte avec le numéro client
active_email = se connecte avec l’adresse e-mail
active_both = se connecte avec le numéro client ou l’adresse e-mail
active_sso = se connecte par authentification unique
active_by_nothing = toutes les méthodes de connexion sont désactivées
and_sso = ou par authentification unique
state_failed_title = L’e-mail d’activation n’a pas été distribué
will_retry = L’envoi sera retenté automatiquement.
gave_up = L’envoi ne sera plus retenté. Vérifiez l’adresse avec le client, puis renvoyez l’e-mail.
state_disabled_title = Désactivé
state_disabled = Ce client ne peut se connecter par aucune méthode. Ses liens ne sont plus valables et ses sessions sont fermées.

send_activation = Envoyer l’e-mail d’activation
send_activation_again = Renvoyer l’e-mail d’activation
sending = Envoi…
goes_to = Nous l’enverrons à { $email }.
activation_sent = L’e-mail d’activation est en cours d’envoi à { $email }.
earlier_links = Les liens précédents ne sont plus valables.
why_no_email = Ce client n’a pas d’adresse e-mail. Ajoutez-en d’abord une avec Modifier.
why_sso_only = Vos clients se connectent uniquement par authentification unique (SSO) : il n’y a pas de mot de passe à choisir.
why_accounts_off = Les comptes client sont désactivés. Un administrateur peut les activer dans Paramètres.
why_disabled = Ce client est désactivé.
why_already_active = Le compte est déjà actif. Si le client a oublié son mot de passe, il peut utiliser « Mot de passe oublié ? » sur le portail.
why_agents_address = Cette adresse est celle d’un agent, saisie lors d’une vente au guichet. Saisissez d’abord celle du client avec Modifier.
why_address_changed = Un agent a modifié l’adresse. Son ancien titulaire peut s’y opposer pendant encore { $wait } ; vous pourrez ensuite envoyer l’e-mail.
why_address_changed_refused = Un agent a modifié l’adresse récemment. Son ancien titulaire peut encore s’y opposer. Réessayez plus tard.
why_too_many = Plusieurs e-mails ont déjà été envoyés. Vous pourrez envoyer le prochain dans { $wait }.
why_not_allowed = Votre rôle ne permet pas cette action.
unknown_customer = Ce client n’existe plus.

hint_same_email = Un autre client a la même adresse e-mail :
hint_more_recent = Un autre client a des achats plus récents :
hint_has_account = a un compte actif
hint_bought = dernier achat le
also_on =
    { $count ->
        [one] partagée avec { $count } autre client
       *[other] partagée avec { $count } autres clients
    }
hint_same_address = même adresse e-mail
hint_compare = Comparez-les avant d’activer le compte.
hint_same_person = Comparez-les : il peut s’agir de la même personne.

purchases = Achats
what = Produit
travellers = Voyageurs
price = Prix
no_purchases = Aucun achat pour l’instant.
purchases_cut = Les 200 plus récents sont affichés.
timeline = Activité
no_events = Aucune activité pour l’instant.

end_sessions = Déconnecter de tous les appareils
ending = Déconnexion…
sessions_ended = Le client a été déconnecté de tous ses appareils.
disable_summary = Désactiver ce client…
disable_text = Le client est immédiatement déconnecté de tous ses appareils, ses liens ne sont plus valables et il ne peut se connecter par aucune méthode tant qu’il n’est pas réactivé. Rien n’est supprimé.
disable = Désactiver
disabling = Désactivation…
disabled_now = Le client a été désactivé et déconnecté de tous ses appareils.
enable = Réactiver
enabling = Réactivation…
enabled_now = Le client a été réactivé et peut se connecter comme avant.
only_admins = Seuls les administrateurs peuvent désactiver et réactiver des clients.

add_title = Ajouter un client
add = Ajouter le client
add_anyway = Enregistrer quand même
added = Le client a été ajouté.
add_email_hint = L’adresse du client lui-même, qui devra la confirmer avant de se connecter avec elle. Facultatif.
language_hint = Nous écrivons au client dans cette langue.
language_invalid = Choisissez une langue.
first_name_missing = Saisissez le prénom du client.
last_name_missing = Saisissez le nom du client.
agents_address = Cette adresse est celle d’un agent. Saisissez celle du client ou laissez le champ vide.
external_id_taken = Un autre client a déjà cet ID dans l’autre système.
changed_meanwhile = Le client ou une autre personne a modifié ces données depuis l’ouverture de cette page. Rouvrez-la et refaites votre modification.
possible_duplicates_found = Vous avez peut-être déjà ce client. Ouvrez les clients ci-dessous avant d’en ajouter un autre.
looks_like = Clients semblables
same_email = même adresse e-mail
same_name = même nom
open_customer = Ouvrir { $number }

edit_title = Modifier le client
edit_email_hint = Si vous la modifiez, nous prévenons l’ancienne adresse. Le client pourra se connecter avec la nouvelle après l’avoir confirmée.
edit_phone_hint = Indiquez l’indicatif du pays, par exemple +54 351 555 0142. Facultatif.
