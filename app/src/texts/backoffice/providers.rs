//! Single sign-on providers: the list, and setting one up.

texts! {
    providers { en "Providers", es "Proveedores", fr "Fournisseurs" }
    lead(operator: &str) {
        en "Where customers of {operator} can sign in instead of with a password.",
        es "Dónde pueden iniciar sesión los clientes de {operator} en lugar de usar una contraseña.",
        fr "Où les clients de {operator} peuvent se connecter au lieu de saisir un mot de passe.",
    }
    shown_when { en "Customers see them while single sign-on is enabled:", es "Los clientes los ven mientras el inicio de sesión único esté activado:", fr "Les clients les voient tant que l’authentification unique est activée :" }
    none_yet { en "There is no provider yet.", es "Todavía no hay ningún proveedor.", fr "Il n’y a encore aucun fournisseur." }
    add { en "Add a provider", es "Agregar un proveedor", fr "Ajouter un fournisseur" }
    add_oidc { en "Add an OpenID Connect provider", es "Agregar un proveedor OpenID Connect", fr "Ajouter un fournisseur OpenID Connect" }
    add_cas { en "Add a CAS server", es "Agregar un servidor CAS", fr "Ajouter un serveur CAS" }
    which_protocol { en "What does it speak?", es "¿Qué protocolo usa?", fr "Quel protocole parle-t-il ?" }
    oidc { en "OpenID Connect", es "OpenID Connect", fr "OpenID Connect" }
    oidc_hint { en "Keycloak, Microsoft Entra ID, Google and most others.", es "Keycloak, Microsoft Entra ID, Google y la mayoría.", fr "Keycloak, Microsoft Entra ID, Google et la plupart des autres." }
    cas { en "CAS 3", es "CAS 3", fr "CAS 3" }
    cas_hint { en "Apereo CAS, common at universities.", es "Apereo CAS, común en universidades.", fr "Apereo CAS, courant dans les universités." }
    protocol { en "Protocol", es "Protocolo", fr "Protocole" }
    address { en "Address", es "Dirección", fr "Adresse" }
    tested { en "Tested", es "Probado", fr "Testé" }
    not_tested { en "Not tested", es "Sin probar", fr "Non testé" }
    tested_on { en "Passed its test", es "Pasó su prueba", fr "Test réussi" }
    untested_notice {
        en "It has not passed a test since it was last changed. Until then it cannot be the only way to sign in.",
        es "No ha pasado ninguna prueba desde su último cambio. Hasta entonces no puede ser la única forma de entrar.",
        fr "Aucun test réussi depuis sa dernière modification. D’ici là, il ne peut pas être le seul moyen de connexion.",
    }
    added {
        en "The provider is added. Next: enter the addresses below at the provider, then test it.",
        es "El proveedor está agregado. Ahora indique en el proveedor las direcciones de abajo y luego pruébelo.",
        fr "Le fournisseur est ajouté. Indiquez-lui les adresses ci-dessous, puis testez-le.",
    }
    removed { en "The provider is removed.", es "El proveedor se quitó.", fr "Le fournisseur est retiré." }

    connection { en "Connection", es "Conexión", fr "Connexion" }
    name_hint { en "What customers and agents know it by.", es "El nombre que conocen clientes y agentes.", fr "Le nom que connaissent clients et agents." }
    issuer { en "Issuer", es "Emisor", fr "Émetteur" }
    issuer_hint {
        en "Exactly as the provider writes it, like https://sso.example.com/realms/tickets.",
        es "Exactamente como lo escribe el proveedor, como https://sso.example.com/realms/tickets.",
        fr "Exactement comme le fournisseur l’écrit, par exemple https://sso.example.com/realms/tickets.",
    }
    server_url { en "Server address", es "Dirección del servidor", fr "Adresse du serveur" }
    server_url_hint {
        en "The address above its login, like https://sso.example.com/cas.",
        es "La dirección por encima de su página de acceso, como https://sso.example.com/cas.",
        fr "L’adresse au-dessus de sa page de connexion, par exemple https://sso.example.com/cas.",
    }
    client_id { en "Client ID", es "ID de cliente", fr "ID client" }
    client_id_hint { en "What the provider calls this product.", es "El nombre que el proveedor da a este producto.", fr "Le nom que le fournisseur donne à ce produit." }
    authentication { en "Client authentication", es "Autenticación del cliente", fr "Authentification du client" }
    authentication_hint { en "How the secret is shown to the provider. “Basic” fits most.", es "Cómo se muestra el secreto al proveedor. «Basic» sirve casi siempre.", fr "Comment le secret est présenté au fournisseur. « Basic » convient le plus souvent." }
    basic { en "Basic (client_secret_basic)", es "Basic (client_secret_basic)", fr "Basic (client_secret_basic)" }
    post { en "Post (client_secret_post)", es "Post (client_secret_post)", fr "Post (client_secret_post)" }
    no_secret { en "None: a client without a secret", es "Ninguna: un cliente sin secreto", fr "Aucune : un client sans secret" }
    secret { en "Client secret", es "Secreto de cliente", fr "Secret client" }
    secret_hint { en "It is kept encrypted and never shown again.", es "Se guarda cifrado y no se vuelve a mostrar.", fr "Il est conservé chiffré et n’est plus jamais affiché." }
    secret_kept_hint {
        en "One is kept. Leave this empty to keep it, or type another one to replace it.",
        es "Hay uno guardado. Deje esto vacío para conservarlo o escriba otro para reemplazarlo.",
        fr "Un secret est conservé. Laissez vide pour le garder ou saisissez-en un autre pour le remplacer.",
    }
    scopes { en "Scopes", es "Scopes", fr "Scopes" }
    scopes_hint { en "Asked for beside “openid”, with spaces between.", es "Se piden además de «openid», separados por espacios.", fr "Demandés en plus de « openid », séparés par des espaces." }

    button_title { en "Text of the button", es "Texto del botón", fr "Texte du bouton" }
    button_lead { en "Empty: “Sign in with” and the name.", es "Vacío: «Iniciar sesión con» y el nombre.", fr "Vide : « Se connecter avec » et le nom." }
    error_title { en "Text for whom the condition refuses", es "Texto para quien no cumple la condición", fr "Texte pour qui ne remplit pas la condition" }
    error_lead { en "Empty: that this account has no access here.", es "Vacío: que esta cuenta no tiene acceso aquí.", fr "Vide : que ce compte n’a pas accès ici." }
    button_in(language: &str) { en "Button: {language}", es "Botón: {language}", fr "Bouton : {language}" }
    error_in(language: &str) { en "Error message: {language}", es "Mensaje de error: {language}", fr "Message d’erreur : {language}" }

    mapping { en "Which attribute says what", es "Qué atributo dice qué", fr "Quel attribut dit quoi" }
    mapping_lead {
        en "The names that the provider uses; a test shows those that arrive. Inside another attribute: “profile.email”, “emails[0]”.",
        es "Los nombres que usa el proveedor; una prueba muestra los que llegan. Dentro de otro atributo: «profile.email», «emails[0]».",
        fr "Les noms qu’emploie le fournisseur ; un test montre ceux qui arrivent. Dans un autre attribut : « profile.email », « emails[0] ».",
    }
    email_verified { en "Email verified", es "Correo comprobado", fr "Adresse vérifiée" }
    email_verified_hint {
        en "The attribute that says “true” when the email was verified. Empty: “email_verified”, which vouches for “email” only.",
        es "El atributo que dice «true» cuando el correo se ha comprobado. Vacío: «email_verified», que solo avala «email».",
        fr "L’attribut qui vaut « true » quand l’adresse a été vérifiée. Vide : « email_verified », qui ne garantit que « email ».",
    }
    external_id { en "External ID", es "ID externo", fr "ID externe" }
    external_id_hint { en "Your own number of the person, shown to agents.", es "Su propio número de la persona, que ven los agentes.", fr "Votre propre numéro de la personne, visible des agents." }
    gate { en "Who may sign in", es "Quién puede entrar", fr "Qui peut se connecter" }
    gate_lead {
        en "Both empty: everyone who can sign in there. Otherwise the attribute must have one of these values.",
        es "Ambos vacíos: todos los que puedan entrar allí. Si no, el atributo debe tener uno de estos valores.",
        fr "Les deux vides : tous ceux qui peuvent s’y connecter. Sinon, l’attribut doit avoir l’une de ces valeurs.",
    }
    property { en "Property to validate", es "Propiedad a validar", fr "Propriété à vérifier" }
    value { en "Value to match", es "Valor que debe tener", fr "Valeur attendue" }
    value_hint {
        en "One on each line, spelled exactly; any of them is enough.",
        es "Uno por línea, escrito exactamente igual; basta con cualquiera.",
        fr "Une par ligne, orthographiée à l’identique ; une seule suffit.",
    }
    values_invalid {
        en "At most 50 lines of 500 characters each.",
        es "50 líneas de 500 caracteres cada una como máximo.",
        fr "50 lignes de 500 caractères chacune au plus.",
    }
    trust { en "Trust this provider’s emails", es "Confiar en los correos de este proveedor", fr "Faire confiance aux adresses de ce fournisseur" }
    trust_hint {
        en "Every email it sends counts, checked or not. Only for a provider where nobody chooses their own email: whoever can change it there reaches the purchases of that address here.",
        es "Todo correo que envíe cuenta, comprobado o no. Solo para un proveedor donde nadie elige su correo: quien pueda cambiarlo allí llega aquí a las compras de esa dirección.",
        fr "Toute adresse qu’il envoie compte, vérifiée ou non. Seulement pour un fournisseur où personne ne choisit son adresse : qui peut la changer là-bas atteint ici les achats de cette adresse.",
    }

    to_enter { en "To enter at the provider", es "Para indicar en el proveedor", fr "À indiquer au fournisseur" }
    redirect_uri { en "Redirect URI", es "URI de redirección", fr "URI de redirection" }
    logout_uri { en "Back-channel logout URI", es "URI de cierre de sesión back-channel", fr "URI de déconnexion back-channel" }
    signed_out_uri { en "Post-logout redirect URI", es "URI tras cerrar sesión", fr "URI après déconnexion" }
    service { en "Service, with any query after it", es "Servicio, con cualquier consulta detrás", fr "Service, suivi de n’importe quelle requête" }
    cas_logout_uri { en "Single logout goes to", es "El cierre de sesión único va a", fr "La déconnexion unique va à" }
    cas_signed_out { en "Service after signing out", es "Servicio tras cerrar sesión", fr "Service après déconnexion" }

    test_title { en "Test this provider", es "Probar este proveedor", fr "Tester ce fournisseur" }
    test_text {
        en "You sign in there once, with an account of your own. Nobody is signed in here and nothing of a customer is kept; you see which attributes arrive and who would be let in.",
        es "Inicia sesión allí una vez con una cuenta suya. Aquí no se inicia ninguna sesión ni se guarda nada de un cliente; verá qué atributos llegan y a quién se dejaría entrar.",
        fr "Vous vous connectez là-bas une fois avec un compte à vous. Personne n’est connecté ici et rien n’est gardé d’un client ; vous voyez quels attributs arrivent et qui serait admis.",
    }
    test { en "Test this provider", es "Probar este proveedor", fr "Tester ce fournisseur" }
    testing { en "Testing…", es "Probando…", fr "Test en cours…" }
    test_at { en "By which portal", es "Por qué portal", fr "Par quel portail" }
    test_at_hint { en "Each has a redirect URI of its own.", es "Cada uno tiene su propia URI de redirección.", fr "Chacun a sa propre URI de redirection." }
    latest_test { en "Look at the latest test", es "Ver la última prueba", fr "Voir le dernier test" }
    test_gone {
        en "This test took too long, was over already, or was begun in another browser. Test again.",
        es "Esta prueba tardó demasiado, ya había terminado o empezó en otro navegador. Pruebe otra vez.",
        fr "Ce test a duré trop longtemps, était déjà terminé ou a commencé dans un autre navigateur. Testez à nouveau.",
    }

    remove_summary { en "Remove this provider…", es "Quitar este proveedor…", fr "Retirer ce fournisseur…" }
    remove_text {
        en "Nobody can sign in by it any more, and customers lose what links them to it. Who is signed in by it has to sign in again.",
        es "Nadie podrá entrar más con él y los clientes pierden su vínculo. Quien haya entrado con él tendrá que volver a entrar.",
        fr "Plus personne ne pourra se connecter avec lui et les clients perdent leur association. Qui s’est connecté avec lui devra se reconnecter.",
    }
    remove { en "Remove", es "Quitar", fr "Retirer" }
    removing { en "Removing…", es "Quitando…", fr "Retrait…" }
    stays_for_one {
        en "It cannot be removed: 1 customer has no other way to sign in.",
        es "No se puede quitar: 1 cliente no tiene otra forma de entrar.",
        fr "Il ne peut pas être retiré : 1 client n’a pas d’autre moyen de se connecter.",
    }
    stays_for(count: i64) {
        en "It cannot be removed: {count} customers have no other way to sign in.",
        es "No se puede quitar: {count} clientes no tienen otra forma de entrar.",
        fr "Il ne peut pas être retiré : {count} clients n’ont pas d’autre moyen de se connecter.",
    }
    stays_only_way {
        en "It cannot be removed: single sign-on is the only way in, and no other provider has passed its test.",
        es "No se puede quitar: el inicio de sesión único es la única forma de entrar y ningún otro proveedor pasó su prueba.",
        fr "Il ne peut pas être retiré : l’authentification unique est le seul moyen de connexion et aucun autre fournisseur n’a réussi son test.",
    }
    in_use {
        en "It was not removed: some customers have no other way to sign in.",
        es "No se quitó: algunos clientes no tienen otra forma de entrar.",
        fr "Il n’a pas été retiré : des clients n’ont pas d’autre moyen de se connecter.",
    }

    unknown { en "This provider is not there any more.", es "Este proveedor ya no existe.", fr "Ce fournisseur n’existe plus." }
    changed_meanwhile {
        en "Somebody else changed it since you opened this page. Open the page again and repeat your change.",
        es "Otra persona lo cambió desde que abrió esta página. Ábrala de nuevo y repita su cambio.",
        fr "Quelqu’un d’autre l’a modifié depuis l’ouverture de cette page. Rouvrez-la et refaites votre modification.",
    }
    name_missing { en "Give it a name.", es "Póngale un nombre.", fr "Donnez-lui un nom." }
    url_invalid {
        en "Type a public address that begins with https://.",
        es "Escriba una dirección pública que empiece con https://.",
        fr "Saisissez une adresse publique commençant par https://.",
    }
    client_id_missing { en "Type the client ID that the provider gave you.", es "Escriba el ID de cliente que le dio el proveedor.", fr "Saisissez l’ID client donné par le fournisseur." }
    authentication_invalid { en "Choose one of these.", es "Elija una opción.", fr "Choisissez une option." }
    secret_missing {
        en "Type the secret that the provider gave you, or choose a client without one.",
        es "Escriba el secreto que le dio el proveedor o elija un cliente sin secreto.",
        fr "Saisissez le secret donné par le fournisseur ou choisissez un client sans secret.",
    }
    secret_invalid { en "This is no client secret. Copy it again.", es "Esto no es un secreto de cliente. Cópielo otra vez.", fr "Ce n’est pas un secret client. Copiez-le à nouveau." }
    no_key {
        en "The deployment has no key to keep secrets with (secret_keys). Tell whoever runs the server.",
        es "La instalación no tiene clave para guardar secretos (secret_keys). Avise a quien opera el servidor.",
        fr "Le déploiement n’a pas de clé pour garder les secrets (secret_keys). Prévenez la personne qui gère le serveur.",
    }
    one_line {
        en "One line of at most 500 characters.",
        es "Una línea de 500 caracteres como máximo.",
        fr "Une ligne de 500 caractères au plus.",
    }
    property_missing { en "Name the attribute that must have the value.", es "Indique el atributo que debe tener el valor.", fr "Indiquez l’attribut qui doit avoir la valeur." }
    value_missing { en "Type the value that the attribute must have.", es "Escriba el valor que debe tener el atributo.", fr "Saisissez la valeur que l’attribut doit avoir." }
}
