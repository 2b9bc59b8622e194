password_title = Mot de passe oublié ?
password_lead = Saisissez votre adresse e-mail ou votre numéro client : nous vous enverrons un lien pour choisir un nouveau mot de passe.
send_link = Envoyer le lien
sending = Envoi…
forgot_number_too = J’ai aussi oublié mon numéro client

number_title = Numéro client oublié ?
number_lead = Saisissez votre adresse e-mail : nous vous enverrons les numéros client associés.
send_number = Envoyer mon numéro

sent_title = Consultez vos e-mails
password_sent = Si un compte correspond à votre saisie, nous avons envoyé un e-mail avec un lien. Le lien est valable 1 heure.
number_sent = Si cette adresse e-mail est celle d’un client, nous y avons envoyé le numéro client.
sent_help = Rien reçu après quelques minutes ? Vérifiez vos courriers indésirables ou refaites la demande.
ask_again = Refaire la demande

set_title = Choisir un nouveau mot de passe
activation_title = Choisir un mot de passe
set_lead = { $name }, choisissez un nouveau mot de passe pour le numéro client { $number }.
activation_lead = { $name }, vous vous connecterez avec le numéro client { $number } et ce mot de passe.
set_ends_sessions = Vos autres appareils seront déconnectés à l’enregistrement.
set = Enregistrer le mot de passe
setting = Enregistrement…

expired_title = Ce lien a expiré
expired_text = Par mesure de sécurité, les liens ne sont valables que peu de temps. Demandez-en un nouveau.
renew = M’envoyer un nouveau lien
renew_hint = Il sera envoyé à l’adresse e-mail enregistrée pour votre compte.
renewed = Si votre compte en a encore besoin, un nouveau lien est en cours d’envoi à l’adresse e-mail enregistrée.
used_title = Ce lien a déjà été utilisé
used_text = Il a servi à définir votre mot de passe. Connectez-vous ou, si ce n’était pas vous, demandez un nouveau lien.
replaced_title = Ce lien a été remplacé par un plus récent
replaced_text = Ouvrez le lien de l’e-mail le plus récent ou demandez-en un autre.
unknown_title = Ce lien ne fonctionne pas
unknown_text = Il est peut-être incomplet. Rouvrez-le depuis l’e-mail ou demandez-en un nouveau.
new_link = Demander un nouveau lien
