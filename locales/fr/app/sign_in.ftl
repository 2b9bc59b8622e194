title = Se connecter
lead = Connectez-vous pour voir vos achats et acheter plus rapidement.
identifier = Adresse e-mail ou numéro client
number_looks_like = Exemple de numéro client :
forgot_number = Numéro client oublié ?
forgot_password = Mot de passe oublié ?
remember = Rester connecté sur cet appareil
submit = Se connecter
submitting = Connexion…

new_here = Première visite ?
new_here_text = Créez un compte avec l’adresse e-mail de vos achats précédents pour les retrouver.
benefit_tickets = Tous vos billets au même endroit
benefit_faster = Des achats plus rapides
benefit_safe = Le contrôle de vos appareils connectés

no_cookies = Votre navigateur n’a pas accepté le cookie nécessaire à la connexion. Autorisez les cookies pour ce site, puis reconnectez-vous.
draft_kept = Votre session a expiré avant l’envoi du formulaire. Connectez-vous pour retrouver votre saisie.
activated = Votre compte est actif. Connectez-vous pour voir vos achats.
password_set = Votre nouveau mot de passe a été enregistré. Utilisez-le pour vous connecter.
not_here_title = La connexion est indisponible pour le moment
not_here_text = Ce site n’utilise pas de mots de passe. Demandez au guichet comment vous connecter.
already_title = Vous êtes connecté
already_text = Vous êtes connecté en tant que { $name }.

signed_out_title = Vous êtes déconnecté
signed_out_text = Vos achats ne sont plus visibles dans ce navigateur.
sign_in_again = Se reconnecter
