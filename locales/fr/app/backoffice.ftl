backoffice = Back-office
menu = Menu du back-office
open_menu = Menu
customers = Clients
mails = Journal des e-mails
settings = Paramètres
portals = Portails
messages = Messages
agents = Agents
audit = Journal d’audit
my_account = Mon compte
admin = Administrateur
agent = Agent

not_found_text = L’adresse contient peut-être une erreur, ou la page appartient à un autre opérateur.
back_to_customers = Retour aux clients
forbidden_title = Votre rôle ne permet pas cette action
forbidden_text = Demandez à un administrateur de votre entreprise de le faire ou de modifier votre rôle.

sign_in_title = Connexion au back-office
sign_in_lead = Réservé au personnel. Les clients se connectent sur leur portail.
password_set = Votre mot de passe a été enregistré. Utilisez-le pour vous connecter.
invitation_accepted = Vous avez accepté l’invitation. Connectez-vous avec votre mot de passe actuel.
signed_out_title = Vous êtes déconnecté
signed_out_text = Pour continuer dans ce navigateur, connectez-vous avec votre mot de passe et un code.
sign_in_again = Se reconnecter

forgot_title = Mot de passe oublié ?
forgot_lead = Saisissez votre adresse e-mail professionnelle. Nous vous enverrons un lien pour choisir un nouveau mot de passe.
forgot_sent = Si un agent utilise cette adresse, un e-mail contenant un lien est en cours d’envoi. Le lien est valable 1 heure.

invitation_title = Bienvenue chez { $operator }
invitation_lead = { $name }, choisissez un mot de passe. Vous vous connecterez au back-office avec celui-ci et votre adresse e-mail, { $email }.
invitation_known_lead = { $name }, vous avez déjà un compte du back-office avec { $email }. Acceptez l’invitation, puis connectez-vous avec votre mot de passe actuel.
accept = Accepter l’invitation
accepting = Acceptation…
reset_lead = { $name }, vous modifiez le mot de passe de { $email }. La validation en deux étapes ne change pas et vos autres appareils seront déconnectés.
link_dead_text = Par mesure de sécurité, un lien ne peut être utilisé qu’une fois et pendant une durée limitée. Demandez-en un nouveau ou adressez-vous à l’administrateur qui vous a invité.

enrol_title = Configurer la validation en deux étapes
enrol_lead = Le back-office contient des données de clients : un mot de passe ne suffit pas. Vous avez besoin d’une application d’authentification sur votre téléphone.
enrol_scan = Scannez ce code QR avec l’application.
enrol_qr = Code QR contenant la clé ci-dessous
enrol_type = Ou saisissez cette clé dans l’application :
enrol_open = Vous utilisez votre téléphone ? Ouvrez la clé dans l’application.
enrol_then = Saisissez ensuite le code affiché dans l’application.
code = Code
code_hint = 6 chiffres. L’application affiche un nouveau code toutes les 30 secondes.
confirm_enrolment = Activer la validation en deux étapes
checking = Vérification…
no_key_title = La validation en deux étapes ne peut pas encore être configurée
no_key_text = Le serveur n’a pas de clé pour chiffrer les secrets (secret_keys). Prévenez la personne qui l’administre ; « guichet doctor » signale aussi le problème.

second_factor_title = Saisir votre code
second_factor_lead = Vous vous connectez en tant que { $email }. Ouvrez votre application d’authentification pour obtenir un code.
code_or_recovery = Code de l’application ou code de récupération
code_or_recovery_wrong = Ce code ne fonctionne pas. Saisissez le code suivant de l’application ou un code de récupération que vous n’avez pas encore utilisé.
lost_factor = Vous avez perdu votre téléphone et vos codes de récupération ? Un administrateur de votre entreprise peut réinitialiser la validation en deux étapes.
fresh_code_title = Saisir un nouveau code
fresh_code_lead = Votre dernier code date de plus de 10 minutes et cette modification en demande un nouveau. Votre saisie est conservée et sera enregistrée une fois le code vérifié.
fresh_code_submit = Confirmer et enregistrer
fresh_code_leave = Quitter sans enregistrer
change_gone_title = Cette modification n’est plus en attente
change_gone_text = Elle a déjà été enregistrée, ou plus de 10 minutes se sont écoulées avant la saisie du code. Vérifiez la page concernée et recommencez si la modification n’y figure pas.
another_account = Se connecter avec un autre compte
go_on = Continuer

codes_title = Conserver vos codes de récupération
codes_lead = La validation en deux étapes est activée. Sans votre téléphone, vous pouvez vous connecter avec l’un de ces codes ; chacun ne peut être utilisé qu’une fois. Ils ne seront plus affichés : imprimez-les ou enregistrez-les dans votre gestionnaire de mots de passe.
codes_kept = J’ai conservé mes codes
codes_gone_title = Vos codes de récupération ont déjà été affichés
codes_gone_text = Ils ne sont affichés qu’une fois. Si vous ne les avez pas conservés, demandez à un administrateur de réinitialiser votre validation en deux étapes, puis configurez-la à nouveau.

operators_title = Choisir un opérateur
operators_lead = Vous travaillez pour un opérateur à la fois. Vous pouvez en changer dans le menu.
change_operator = Changer d’opérateur
signed_in_as = Connecté en tant que
account_lead = Seul un administrateur peut modifier votre nom, votre adresse e-mail et votre rôle.
change_password_text = Pour modifier votre mot de passe, demandez un lien par e-mail.
change_password = Modifier mon mot de passe

name = Nom
operator = Opérateur
role = Rôle
state = État
when = Date
older = Plus anciens
newest = Plus récents
save = Enregistrer les modifications
saving = Enregistrement…
saved = Vos modifications ont été enregistrées.
cancel = Annuler
