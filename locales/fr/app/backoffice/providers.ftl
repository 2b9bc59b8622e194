providers = Fournisseurs
lead = Les clients de { $operator } peuvent se connecter avec ces fournisseurs au lieu d’un mot de passe.
shown_when = Les clients les voient tant que l’authentification unique est activée :
none_yet = Aucun fournisseur pour l’instant. Ajoutez-en un et testez-le : les clients voient son bouton une fois l’authentification unique activée dans les paramètres.
add = Ajouter un fournisseur
add_oidc = Ajouter un fournisseur OpenID Connect
add_cas = Ajouter un serveur CAS
which_protocol = Quel protocole utilise-t-il ?
oidc = OpenID Connect
oidc_hint = Keycloak, Microsoft Entra ID, Google et la plupart des autres.
cas = CAS 3
cas_hint = Apereo CAS, courant dans les universités.
protocol = Protocole
address = Adresse
tested = Testé
not_tested = Non testé
untested_notice = Ce fournisseur n’a réussi aucun test depuis sa dernière modification. Tant que c’est le cas, il ne peut pas être la seule méthode de connexion.
added = Le fournisseur a été ajouté. Saisissez maintenant chez lui les adresses ci-dessous, puis testez-le.
removed = Le fournisseur a été supprimé.

connection = Connexion
name_hint = Le nom que voient les clients et les agents.
issuer = Émetteur
issuer_hint = Exactement comme le fournisseur l’écrit, par exemple https://sso.example.com/realms/tickets.
server_url = Adresse du serveur
server_url_hint = L’adresse de sa page de connexion sans /login, par exemple https://sso.example.com/cas.
client_id = ID client
client_id_hint = L’ID que le fournisseur a attribué à cette application.
authentication = Authentification du client
authentication_hint = Comment le secret est envoyé au fournisseur. « Basic » convient le plus souvent.
basic = Basic (client_secret_basic)
post = Post (client_secret_post)
no_secret = Aucune (un client sans secret)
secret = Secret client
secret_hint = Il est enregistré chiffré et n’est plus jamais affiché.
secret_kept_hint = Un secret est enregistré. Laissez ce champ vide pour le conserver ou saisissez-en un autre pour le remplacer.
scopes = Portées (scopes)
scopes_hint = Demandées en plus de « openid », séparées par des espaces.

button_title = Texte du bouton
button_lead = Si le champ est vide : « Se connecter avec » et le nom.
error_title = Texte pour les personnes qui ne remplissent pas la condition
error_lead = Si le champ est vide : un message indiquant que ce compte n’a pas accès ici.
button_in = Bouton : { $language }
error_in = Message d’erreur : { $language }

mapping = Correspondance des attributs
mapping_lead = Les noms qu’utilise le fournisseur ; un test montre ceux qui sont reçus. Pour une valeur dans un autre attribut : « profile.email », « emails[0] ».
email_verified = Adresse e-mail vérifiée
email_verified_hint = L’attribut qui vaut « true » quand l’adresse e-mail est vérifiée. Si le champ est vide : « email_verified », qui ne concerne que « email ».
external_id = ID externe
external_id_hint = Votre propre numéro pour la personne, visible par les agents.
access_rule = Qui peut se connecter
access_rule_lead = Si les deux champs sont vides, toutes les personnes qui peuvent se connecter chez le fournisseur. Sinon, l’attribut doit avoir l’une de ces valeurs.
property = Propriété à vérifier
value = Valeur attendue
value_hint = Une par ligne, écrite à l’identique ; une seule suffit.
values_invalid = Utilisez 50 lignes au maximum, de 500 caractères chacune au plus.
trust = Faire confiance aux adresses e-mail de ce fournisseur
trust_hint = Toute adresse e-mail qu’il envoie est utilisée, vérifiée ou non. Seulement pour un fournisseur où personne ne choisit sa propre adresse : quiconque peut la modifier là-bas accède ici aux achats de cette adresse.

known_before = Vous pouvez déjà les saisir chez le fournisseur : l’enregistrement ne les change pas.
to_enter = Adresses à saisir chez le fournisseur
redirect_uri = URI de redirection
logout_uri = URI de déconnexion back-channel
signed_out_uri = URI de redirection après déconnexion
service = Service, suivi de n’importe quelle requête
cas_logout_uri = URL de déconnexion unique
cas_signed_out = Service après déconnexion

test_title = Tester ce fournisseur
test_text = Vous vous connectez une fois chez le fournisseur, avec l’un de vos comptes. Personne n’est connecté ici et aucune donnée de client n’est conservée ; vous voyez quels attributs sont reçus et qui serait accepté.
test = Tester ce fournisseur
testing = Test en cours…
test_at = Portail pour le test
test_at_hint = Chaque portail a sa propre URI de redirection.
latest_test = Voir le dernier test
test_gone = Ce test a duré trop longtemps, est déjà terminé ou a commencé dans un autre navigateur. Testez à nouveau.

remove_summary = Supprimer ce fournisseur…
remove_text = Plus personne ne pourra se connecter avec lui et les clients perdront leur association. Les personnes connectées avec lui devront se reconnecter.
remove = Supprimer
removing = Suppression…
stays_for =
    { $count ->
        [one] Il ne peut pas être supprimé : { $count } client n’a pas d’autre méthode de connexion.
       *[other] Il ne peut pas être supprimé : { $count } clients n’ont pas d’autre méthode de connexion.
    }
stays_only_way = Il ne peut pas être supprimé : l’authentification unique est la seule méthode de connexion et aucun autre fournisseur n’a réussi son test.
in_use = Il n’a pas été supprimé : des clients n’ont pas d’autre méthode de connexion.

unknown = Ce fournisseur n’existe plus.
changed_meanwhile = Une autre personne l’a modifié depuis l’ouverture de cette page. Rouvrez-la et refaites votre modification.
name_missing = Saisissez un nom.
url_invalid = Saisissez une adresse publique commençant par https://.
client_id_missing = Saisissez l’ID client donné par le fournisseur.
authentication_invalid = Choisissez l’une des options.
secret_missing = Saisissez le secret donné par le fournisseur ou choisissez un client sans secret.
secret_invalid = Ce n’est pas un secret client. Copiez-le à nouveau.
no_key = Le serveur n’a pas de clé pour chiffrer les secrets (secret_keys). Prévenez la personne qui l’administre.
one_line = Utilisez une seule ligne de 500 caractères au maximum.
property_missing = Saisissez l’attribut qui doit avoir la valeur.
value_missing = Saisissez la valeur que l’attribut doit avoir.
