button = Se connecter avec { $provider }
or = ou
one_lead = Connectez-vous à { $portal } avec votre compte { $provider }.
one_hint = Vous serez redirigé vers { $provider }, puis vous reviendrez ici.
several_lead = Choisissez le compte à utiliser pour vous connecter.
several_hint = Vous serez redirigé, puis vous reviendrez ici.

denied_title = La connexion n’a pas abouti
denied_text = La connexion a été annulée, ou { $provider } l’a refusée. Rien n’a été modifié.
not_allowed_title = Ce compte ne peut pas se connecter ici
not_allowed_text = { $provider } reconnaît votre compte, mais celui-ci n’a pas accès à { $portal }.
inactive_title = Votre compte client n’est pas actif
inactive_text = Vous ne pouvez pas vous y connecter pour le moment. Demandez de l’aide à { $operator }.
flow_gone_title = La connexion ne peut pas se poursuivre
flow_gone_text = Elle a pris trop de temps, est déjà terminée ou a commencé dans un autre navigateur. Recommencez.
provider_failed_title = La connexion avec { $provider } est impossible pour le moment
provider_failed_text = { $provider } ne répond pas comme prévu. Réessayez dans un instant.
old_login_title = Vous n’avez pas eu à vous reconnecter
old_login_text = { $provider } a réutilisé une connexion précédente. Déconnectez-vous de ce service ou fermez ce navigateur, puis réessayez.
wait_title = Patientez un instant
use_another = Utiliser un autre compte
other_ways = Autres méthodes de connexion

prove_title = Confirmer votre identité
prove_lead = L’adresse { $email } est déjà enregistrée chez nous. Confirmez une fois qu’elle vous appartient, et vous pourrez ensuite vous connecter avec { $provider }.
came_from = Connecté avec
account_there = Compte
password_here = Votre mot de passe { $portal }
link = Associer et se connecter
linking = Association…
mail_text = Nous enverrons un lien à { $email }. Ouvrez-le dans ce navigateur.
send_link = Recevoir un lien
link_sent = Nous vous avons envoyé un e-mail avec un lien.
sent_text = Ouvrez le lien dans l’heure, dans ce même navigateur.
use_password = Utiliser plutôt mon mot de passe
link_dead = Ce lien ne fonctionne plus. Demandez-en un nouveau.

this_one_title = Est-ce vous ?
this_one_lead = Votre adresse e-mail est confirmée. Vous vous connecterez désormais à ce compte client avec { $provider }.
which_title = Choisir votre compte client
which_lead = Votre adresse e-mail est confirmée. Choisissez le compte client auquel vous vous connecterez désormais avec { $provider }.
customers = Clients avec cette adresse e-mail
name = Nom
last_purchase = Dernier achat
never = aucun
open_new = Aucun de ceux-ci : créer un nouveau compte

agree_title = Créer votre compte
agree_lead = { $provider } a confirmé votre identité. Vous n’avez pas encore de compte { $portal }.
decline = Ne pas créer de compte
declining = Annulation…
declined = Aucun compte n’a été créé et vos informations n’ont pas été conservées.

gone_title = Cette connexion n’est plus valable
gone_text = Plus d’une heure s’est écoulée, elle est déjà terminée ou elle a commencé dans un autre navigateur. Le lien reçu par e-mail ne fonctionne que dans le navigateur où il a été demandé.

password_wrong = Ce n’est pas le mot de passe de votre compte. Réessayez ou demandez un lien.
pending_link_gone = Cette connexion a pris trop de temps ou est déjà terminée. Recommencez.
choice_missing = Choisissez une option.

linked_title = Méthodes de connexion associées
news = Vos informations ont changé chez { $provider }. Voulez-vous les utiliser ici aussi ?
news_name = Nom
take_over = Utiliser les nouvelles informations
keep_mine = Garder les informations actuelles
answering = Enregistrement…
linked_since = Associée le { $day }
remove = Dissocier
removing = Dissociation…
last_way_in = C’est votre seule méthode de connexion ; elle ne peut donc pas être dissociée.
linked = La méthode de connexion a été associée. Vous pouvez désormais l’utiliser pour vous connecter.
unlinked = La méthode de connexion a été dissociée. Les autres appareils qui l’utilisaient ont été déconnectés.
unlinked_already = Cette méthode de connexion a déjà été dissociée.
no_password = Vous n’avez pas de mot de passe.
set_one = En définir un par e-mail
