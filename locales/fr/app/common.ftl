skip = Aller au contenu
description = Achetez des billets en ligne chez { $name }.
main_menu = Menu principal
tickets = Billets
language = Langue
sign_in = Se connecter
sign_out = Se déconnecter
register = Créer un compte
my_account = Mon compte
my_purchases = Mes achats
profile = Profil
back_to_tickets = Retour aux billets
back_to_sign_in = Retour à la connexion

email = Adresse e-mail
password = Mot de passe
new_password = Nouveau mot de passe
first_name = Prénom
last_name = Nom
customer_number = Numéro client

show = Afficher
hide = Masquer
show_password = Afficher le mot de passe
hide_password = Masquer le mot de passe

password_hint = Au moins { $minimum } caractères. Quelques mots choisis au hasard sont faciles à retenir.
advice_one_more = Encore 1 caractère
advice_more = Encore # caractères
advice_enough = Longueur suffisante

colon =  :{" "}
error_title = Erreur :{" "}
check_fields = Vérifiez les champs signalés ci-dessous.
typed_cut = Une partie de votre saisie était trop longue et n’a pas été conservée. Vérifiez chaque champ et complétez ce qui manque.
wait_seconds = Trop de tentatives. Réessayez dans # secondes.
wait_minutes = Trop de tentatives. Réessayez dans # minutes.
busy = Le site est très sollicité en ce moment. Patientez quelques secondes, puis réessayez.
unavailable = Une erreur s’est produite et rien n’a été modifié. Réessayez dans un instant.
lost = Nous n’avons pas reçu de réponse et ne savons pas si l’opération a abouti. Vérifiez votre connexion, puis rechargez cette page pour voir où vous en êtes avant de réessayer.
lost_once = Nous n’avons pas reçu de réponse et ne savons pas si l’opération a abouti. Vérifiez votre connexion et appuyez de nouveau sur le bouton : l’opération ne sera pas effectuée deux fois.
forbidden = Votre rôle ne permet pas cette action. Adressez-vous à un administrateur.

not_found_title = Page introuvable
not_found_text = L’adresse est peut-être incorrecte, ou la page n’existe plus.
closed_title = Les comptes sont fermés sur ce site
closed_text = Ce site ne propose plus de comptes client et vous n’êtes donc plus connecté. Vous pouvez toujours acheter des billets sans compte. Pour vos achats précédents, utilisez les liens de vos e-mails de confirmation.
unavailable_title = Impossible d’afficher cette page pour le moment
unavailable_text = Une partie de notre système ne répond pas. Rien n’a été perdu. Réessayez dans un instant.
draft_restored = Votre session a expiré avant l’envoi du formulaire. Nous avons conservé votre saisie : vérifiez-la, puis renvoyez le formulaire.
no_cookies_title = Impossible d’ouvrir ce lien
no_cookies_text = Votre navigateur n’accepte pas les cookies. Autorisez-les pour ce site, puis rouvrez le lien reçu par e-mail.
try_again = Réessayer
session_ended_title = Connectez-vous pour afficher cette page
session_ended_text = Votre session a expiré. Connectez-vous pour revenir à cette page.
