campaigns = Campagnes
lead = Invitez de nombreux clients à activer leur compte, quelques e-mails par minute.
none_yet = Aucune campagne pour l’instant. Une campagne invite de nombreux clients à choisir un mot de passe : vous voyez qui en est exclu, et rien n’est envoyé avant que vous ne la lanciez.
new_title = Nouvelle campagne
new_lead = Choisissez d’abord les clients. Personne ne reçoit d’e-mail tant que vous n’avez pas lancé la campagne sur la page suivante.
name_hint = Seuls les agents le voient.
who = Clients
who_hint = Les clients qui ne peuvent pas être invités sont exclus ; la page suivante indique pourquoi.
per_minute = E-mails par minute
per_minute_hint = De 1 à 600. Les autres e-mails, comme ceux de mot de passe, passent toujours en premier.
choose = Choisir les clients
choosing = Sélection…
maker = Créée par
created = Créée
everybody = Tous les clients

preparing = Sélection des clients
ready = Prête à démarrer
scheduled = Planifiée
running = En cours
paused = En pause
stopped = Arrêtée
finished = Terminée

created_now = La campagne a été créée. Ses clients sont en cours de sélection ; aucun e-mail n’est encore envoyé.
started_now = La campagne a été lancée.
paused_now = La campagne est en pause. Les e-mails déjà dans le journal sont tout de même envoyés.
resumed_now = La campagne a repris.
stopped_now = La campagne a été arrêtée. Les e-mails déjà dans le journal sont tout de même envoyés.
example_sent = Un e-mail de test est en cours d’envoi à { $email }. Son lien ne mène à aucun compte.
on_hold = Rien n’est envoyé pour le moment : les clients ne peuvent pas se connecter avec un mot de passe. La campagne reprendra dès que ce sera possible.

update = Actualiser
preparing_text = Les clients sont en cours de sélection. Choisissez « Actualiser » pour suivre l’avancement.
details = Détails
progress = Avancement
recipients = Clients à inviter
waiting = Pas encore envoyés
in_outbox = En cours d’envoi
sent = Envoyés
opened = Lien ouvert
opened_hint = par le client ou par un programme qui contrôle les e-mails
activated = Compte activé
failed = Non distribués
expired = Lien expiré
left_out = Exclus
left_out_title = Clients exclus
left_out_lead = Chaque client est vérifié à nouveau juste avant l’envoi de son e-mail.
reason = Motif
count = Clients
counted = Décompte
nobody_left_out = Personne n’est exclu.
emails_sent = E-mails envoyés
next_ready = Personne n’a encore reçu d’e-mail. Envoyez-vous un e-mail de test, puis lancez la campagne.
next_scheduled = Rien n’est envoyé avant le lancement. D’ici là, vous pouvez arrêter la campagne.
next_running =
    { $minutes ->
        [one] Les e-mails sont en cours d’envoi. Le dernier partira dans { $minutes } minute environ.
       *[other] Les e-mails sont en cours d’envoi. Le dernier partira dans { $minutes } minutes environ.
    }
next_paused = Aucun autre client ne reçoit d’e-mail tant que vous ne reprenez pas la campagne.
next_stopped = Aucun autre client ne reçoit d’e-mail.
next_last = Les derniers e-mails sont en cours d’envoi.
next_finished = Tous les clients ont été contactés.
next_failed =
    { $count ->
        [one] { $count } e-mail n’a pas été distribué. Corrigez l’adresse, puis invitez à nouveau ce client.
       *[other] { $count } e-mails n’ont pas été distribués. Corrigez les adresses, puis invitez à nouveau ces clients.
    }
see_failed = Voir les e-mails non distribués
see_not_opened = Voir qui n’a pas ouvert le lien

no_email = Pas d’adresse e-mail
shared_address = Un autre client a la même adresse e-mail
agents_address = L’adresse e-mail est celle d’un agent
bounced = Le dernier e-mail envoyé à l’adresse a été refusé
address_changed = L’adresse e-mail a été modifiée il y a moins de 24 heures
disabled = Désactivé
already_active = Le compte est déjà actif
invited_recently = Invité au cours des 7 derniers jours
changed = Fusionné ou modifié entre-temps

start_title = Lancement
start_at = Lancer le
start_at_hint = Laissez vide pour lancer maintenant. L’heure est indiquée en { $zone }.
start = Lancer la campagne
starting = Lancement…
nobody_text = Aucun client ne peut être invité : il n’y a rien à lancer.
example = M’envoyer un e-mail de test
pause = Mettre en pause
pausing = Mise en pause…
resume = Reprendre
resuming = Reprise…
stop_summary = Arrêter cette campagne…
stop_text = Une campagne arrêtée ne peut pas reprendre. Les liens déjà envoyés restent valables.
stop = Arrêter la campagne
stopping = Arrêt…
for_these = Inviter ces clients…

name_invalid = Saisissez un nom de 80 caractères maximum, sans caractères spéciaux.
name_taken = Une campagne porte déjà ce nom. Saisissez un autre nom.
choice_invalid = Choisissez une option de la liste.
day_invalid = Saisissez une date comme 2026-11-30.
rate_invalid = Saisissez un nombre de 1 à 600.
start_passed = Saisissez une heure à venir.
too_many = 5 campagnes ne sont pas terminées. Attendez la fin de l’une d’elles ou arrêtez-la.
accounts_off = Les clients ne peuvent pas se connecter avec un mot de passe. Modifiez d’abord les paramètres.
not_ready = Les clients sont encore en cours de sélection. Réessayez dans un instant.
over = Cette campagne est terminée. Rechargez la page.
unknown = Cette campagne n’existe pas.
