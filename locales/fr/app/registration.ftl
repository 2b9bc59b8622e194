title = Créer votre compte
lead = Utilisez l’adresse e-mail de vos achats précédents pour les retrouver dans votre compte.
email_hint = Nous enverrons un lien de confirmation à cette adresse. Elle vous servira aussi à vous connecter.
submit = Créer mon compte
submitting = Création du compte…
have_account = Vous avez déjà un compte ?

taken_title = Un compte existe déjà avec cette adresse e-mail
taken_text = S’il est à vous, connectez-vous avec cette adresse ou avec votre numéro client. Si vous avez oublié le mot de passe, choisissez-en un nouveau.
taken_new_password = Choisir un nouveau mot de passe

check_mail_title = Consultez vos e-mails
almost_done = C’est presque terminé.
sent_to = Nous avons envoyé un e-mail à
check_mail_text = Ouvrez le lien dans les 24 heures pour activer votre compte. Si vous l’ouvrez sur un autre appareil, nous vous demanderons le mot de passe que vous venez de choisir.
nothing_there = Vous ne le trouvez pas ? Vérifiez vos courriers indésirables ou renvoyez l’e-mail.
send_again = Renvoyer
send_again_in = Renvoyer dans # s
sending = Envoi…
sent_again = Nous avons renvoyé l’e-mail.
use_another_email = Utiliser une autre adresse
nothing_pending_title = Aucune inscription en cours
nothing_pending_text = Votre compte est peut-être déjà actif, ou vous vous êtes inscrit dans un autre navigateur.

confirm_title = Activer votre compte
confirm_same = Activez votre compte pour vous connecter avec { $email }.
confirm_other = Vous n’utilisez pas le navigateur de votre inscription. Saisissez le mot de passe choisi pour { $email }.
confirm = Activer mon compte
confirming = Activation…

expired_title = Ce lien a expiré
expired_text = Il était valable 24 heures. Nous pouvons vous en envoyer un nouveau.
send_new_link = Envoyer un nouveau lien
new_link_sent_title = Consultez vos e-mails
new_link_sent_text = Nous vous avons envoyé un nouveau lien, valable 24 heures.
used_title = Ce lien a déjà été utilisé
used_text = Votre compte est actif. Connectez-vous avec votre adresse e-mail et votre mot de passe.
replaced_title = Ce lien a été remplacé par un plus récent
replaced_text = Vous vous êtes réinscrit après l’envoi de cet e-mail. Ouvrez le lien de l’e-mail le plus récent.
unknown_title = Ce lien ne fonctionne pas
unknown_text = Il est peut-être incomplet. Rouvrez-le depuis l’e-mail ou inscrivez-vous à nouveau.
