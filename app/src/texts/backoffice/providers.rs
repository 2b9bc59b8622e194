//! Providers of single sign-on: the list, setting one up, and what testing it found out.

use model::{EmailVerdict, Finding, Found, Locale, TestVerdict};

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
        en "The names that the provider uses. A test shows those that arrive.",
        es "Los nombres que usa el proveedor. Una prueba muestra los que llegan.",
        fr "Les noms qu’emploie le fournisseur. Un test montre ceux qui arrivent.",
    }
    external_id { en "External ID", es "ID externo", fr "ID externe" }
    external_id_hint { en "Your own number of the person, shown to agents.", es "Su propio número de la persona, que ven los agentes.", fr "Votre propre numéro de la personne, visible des agents." }
    gate { en "Who may sign in", es "Quién puede entrar", fr "Qui peut se connecter" }
    gate_lead {
        en "Both empty: everyone who can sign in there. Otherwise one of the attribute’s values must be exactly this.",
        es "Ambos vacíos: todos los que puedan entrar allí. Si no, uno de los valores del atributo debe ser exactamente este.",
        fr "Les deux vides : tous ceux qui peuvent s’y connecter. Sinon, l’une des valeurs de l’attribut doit être exactement celle-ci.",
    }
    property { en "Property to validate", es "Propiedad a validar", fr "Propriété à vérifier" }
    value { en "Value to match", es "Valor que debe tener", fr "Valeur attendue" }
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
        en "Nobody can sign in by it any more, and customers lose what links them to it. Who is signed in stays so.",
        es "Nadie podrá entrar más con él y los clientes pierden su vínculo. Quien tenga la sesión abierta la conserva.",
        fr "Plus personne ne pourra se connecter avec lui et les clients perdent leur association. Qui est connecté le reste.",
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

    report_title { en "Test", es "Prueba", fr "Test" }
    report_old {
        en "The provider was changed after this test, so that it says nothing about it any more.",
        es "El proveedor se cambió después de esta prueba y por eso ya no dice nada sobre él.",
        fr "Le fournisseur a été modifié après ce test, qui ne dit donc plus rien de lui.",
    }
    report_lasts { en "This page can be seen for one hour after the test.", es "Esta página se puede ver durante una hora después de la prueba.", fr "Cette page est visible pendant une heure après le test." }
    verdict { en "Result", es "Resultado", fr "Résultat" }
    detail { en "Detail", es "Detalle", fr "Détail" }
    next { en "What to do next", es "Qué hacer ahora", fr "Que faire maintenant" }
    next_settings { en "Go to the settings to enable single sign-on", es "Ir a la configuración para activar el inicio de sesión único", fr "Aller aux paramètres pour activer l’authentification unique" }
    back_to_provider { en "Back to the provider", es "Volver al proveedor", fr "Retour au fournisseur" }
    looked_at { en "Found out without signing in", es "Averiguado sin iniciar sesión", fr "Constaté sans connexion" }
    becomes { en "What a customer would get", es "Lo que tendría un cliente", fr "Ce qu’un client obtiendrait" }
    their_id { en "ID at the provider", es "ID en el proveedor", fr "ID chez le fournisseur" }
    from_attribute(name: &str) { en "from “{name}”", es "de «{name}»", fr "depuis « {name} »" }
    nothing { en "nothing", es "nada", fr "rien" }
    arrived { en "Attributes that arrived", es "Atributos que llegaron", fr "Attributs reçus" }
    attribute { en "Attribute", es "Atributo", fr "Attribut" }
    values { en "Values", es "Valores", fr "Valeurs" }
    used_for { en "Used for", es "Se usa para", fr "Sert à" }
    ok { en "OK", es "Bien", fr "OK" }
    wrong { en "Wrong", es "Mal", fr "Erreur" }

    admitted { en "Let in", es "Entra", fr "Admis" }
    not_allowed { en "Refused by your condition", es "Rechazado por su condición", fr "Refusé par votre condition" }
    not_ready { en "Nobody was sent there", es "No se envió a nadie", fr "Personne n’y a été envoyé" }
    denied { en "Cancelled or refused there", es "Cancelado o rechazado allí", fr "Annulé ou refusé là-bas" }
    late { en "Too late", es "Demasiado tarde", fr "Trop tard" }
    failed { en "The answer is not right", es "La respuesta no es correcta", fr "La réponse n’est pas correcte" }
    changed { en "Changed on the way", es "Cambiado en el camino", fr "Modifié entre-temps" }
    next_admitted {
        en "The provider has passed its test. Customers can use it once single sign-on is enabled.",
        es "El proveedor pasó su prueba. Los clientes podrán usarlo cuando el inicio de sesión único esté activado.",
        fr "Le fournisseur a réussi son test. Les clients pourront l’utiliser dès que l’authentification unique sera activée.",
    }
    next_not_allowed(property: &str, value: &str) {
        en "The provider answers well, but “{property}” does not have the value “{value}”. Look below whether it arrived and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has the value.",
        es "El proveedor responde bien, pero «{property}» no tiene el valor «{value}». Mire abajo si llegó y cómo se escribe. Corrija la condición, haga que el proveedor entregue el atributo o pruebe con una cuenta que tenga el valor.",
        fr "Le fournisseur répond bien, mais « {property} » n’a pas la valeur « {value} ». Regardez ci-dessous s’il est arrivé et comment il s’écrit. Corrigez la condition, faites libérer l’attribut par le fournisseur ou testez avec un compte qui a la valeur.",
    }
    next_not_ready {
        en "Correct what is marked as wrong below, here or at the provider, and test again.",
        es "Corrija lo que abajo está marcado como mal, aquí o en el proveedor, y pruebe otra vez.",
        fr "Corrigez ce qui est signalé ci-dessous comme erreur, ici ou chez le fournisseur, puis testez à nouveau.",
    }
    next_denied {
        en "Test again and sign in there. If the provider refuses every time, look whether your account there may use this client and whether the redirect URI is entered to the letter.",
        es "Pruebe otra vez e inicie sesión allí. Si el proveedor rechaza siempre, mire si su cuenta puede usar este cliente y si la URI de redirección está escrita letra por letra.",
        fr "Testez à nouveau et connectez-vous là-bas. Si le fournisseur refuse toujours, vérifiez que votre compte peut utiliser ce client et que l’URI de redirection est saisie à la lettre.",
    }
    next_late {
        en "It took more than ten minutes, or the answer belongs to another try. Test again.",
        es "Tardó más de diez minutos o la respuesta es de otro intento. Pruebe otra vez.",
        fr "Plus de dix minutes se sont écoulées, ou la réponse appartient à un autre essai. Testez à nouveau.",
    }
    next_failed {
        en "The detail says what was wrong with the answer. Look into the provider’s log, compare client ID, secret and authentication, and test again.",
        es "El detalle dice qué estaba mal en la respuesta. Mire el registro del proveedor, compare ID de cliente, secreto y autenticación, y pruebe otra vez.",
        fr "Le détail dit ce qui n’allait pas dans la réponse. Consultez le journal du fournisseur, comparez ID client, secret et authentification, puis testez à nouveau.",
    }
    next_changed {
        en "Somebody saved the provider while you were away. Test again.",
        es "Alguien guardó el proveedor mientras usted no estaba. Pruebe otra vez.",
        fr "Quelqu’un a enregistré le fournisseur pendant votre absence. Testez à nouveau.",
    }

    email_verified { en "counts: the provider says that it checked it", es "cuenta: el proveedor dice que lo comprobó", fr "compte : le fournisseur dit l’avoir vérifiée" }
    email_trusted { en "counts: you trust this provider’s emails", es "cuenta: usted confía en los correos de este proveedor", fr "compte : vous faites confiance aux adresses de ce fournisseur" }
    email_unverified {
        en "does not count: the provider does not say that it checked it. Customers get an account without an email",
        es "no cuenta: el proveedor no dice que lo comprobó. Los clientes reciben una cuenta sin correo",
        fr "ne compte pas : le fournisseur ne dit pas l’avoir vérifiée. Les clients obtiennent un compte sans adresse",
    }
    email_invalid { en "does not count: it is no email address", es "no cuenta: no es una dirección de correo", fr "ne compte pas : ce n’est pas une adresse e-mail" }
    email_missing { en "nothing arrived: customers get an account without an email", es "no llegó nada: los clientes reciben una cuenta sin correo", fr "rien n’est arrivé : les clients obtiennent un compte sans adresse" }
    email_agents { en "does not count: it is an agent’s address", es "no cuenta: es la dirección de un agente", fr "ne compte pas : c’est l’adresse d’un agent" }

    f_secret_unreadable { en "The kept secret cannot be decrypted with the keys of secret_keys. Type it again.", es "El secreto guardado no se puede descifrar con las claves de secret_keys. Escríbalo otra vez.", fr "Le secret conservé ne peut pas être déchiffré avec les clés de secret_keys. Saisissez-le à nouveau." }
    f_metadata_unusable { en "The provider cannot be used", es "El proveedor no se puede usar", fr "Le fournisseur ne peut pas être utilisé" }
    f_describes_itself { en "The provider describes itself under its own address.", es "El proveedor se describe en su propia dirección.", fr "Le fournisseur se décrit à sa propre adresse." }
    f_no_token_endpoint { en "It names no token endpoint.", es "No indica ningún punto de tokens.", fr "Il n’indique aucun point de jetons." }
    f_endpoints_usable { en "Its endpoints can be used.", es "Sus direcciones se pueden usar.", fr "Ses adresses sont utilisables." }
    f_endpoint_forbidden { en "One of its endpoints is not a public address by https", es "Una de sus direcciones no es pública por https", fr "L’une de ses adresses n’est pas publique en https" }
    f_code_flow { en "It offers the code flow.", es "Ofrece el flujo con código.", fr "Il propose le flux avec code." }
    f_no_code_flow { en "It does not offer the code flow.", es "No ofrece el flujo con código.", fr "Il ne propose pas le flux avec code." }
    f_pkce { en "It checks PKCE with S256.", es "Comprueba PKCE con S256.", fr "Il vérifie PKCE avec S256." }
    f_pkce_unsaid { en "It does not say whether it checks PKCE; it is sent anyway.", es "No dice si comprueba PKCE; se envía de todos modos.", fr "Il ne dit pas s’il vérifie PKCE, envoyé de toute façon." }
    f_no_pkce { en "It does not check PKCE with S256.", es "No comprueba PKCE con S256.", fr "Il ne vérifie pas PKCE avec S256." }
    f_keys { en "It has a key that signs what it says.", es "Tiene una clave que firma lo que dice.", fr "Il a une clé qui signe ce qu’il dit." }
    f_no_keys { en "It has no key that could sign what it says.", es "No tiene ninguna clave que pueda firmar lo que dice.", fr "Il n’a aucune clé capable de signer ce qu’il dit." }
    f_client_accepted { en "It accepts our client ID and secret.", es "Acepta nuestro ID de cliente y secreto.", fr "Il accepte notre ID client et notre secret." }
    f_client_answered { en "It answers our client, if only with an error", es "Responde a nuestro cliente, aunque con un error", fr "Il répond à notre client, mais par une erreur" }
    f_client_refused { en "It does not accept our client ID, secret or way of authentication.", es "No acepta nuestro ID de cliente, secreto o forma de autenticación.", fr "Il n’accepte pas notre ID client, notre secret ou notre mode d’authentification." }
    f_took_unknown_code { en "It took a code that it never gave.", es "Aceptó un código que nunca dio.", fr "Il a accepté un code qu’il n’a jamais donné." }
    f_tokens_not_askable { en "It cannot be asked for tokens", es "No se le pueden pedir tokens", fr "On ne peut pas lui demander de jetons" }
    f_tokens_garbled { en "Its token endpoint does not answer as it should.", es "Su punto de tokens no responde como debería.", fr "Son point de jetons ne répond pas comme il le devrait." }
    f_server_forbidden { en "The server’s address is not a public one by https.", es "La dirección del servidor no es pública por https.", fr "L’adresse du serveur n’est pas publique en https." }
    f_shows_login { en "The server shows its login.", es "El servidor muestra su página de acceso.", fr "Le serveur montre sa page de connexion." }
    f_login_status { en "The server’s login answers with a status that it should not have", es "La página de acceso del servidor responde con un estado inesperado", fr "La page de connexion du serveur répond avec un statut inattendu" }
    f_login_unreachable { en "The server’s login cannot be reached", es "No se puede llegar a la página de acceso del servidor", fr "La page de connexion du serveur est injoignable" }
    f_validates_tickets { en "The server validates tickets for our service.", es "El servidor valida tickets para nuestro servicio.", fr "Le serveur valide les tickets de notre service." }
    f_service_unknown { en "The server does not know our service: enter it there.", es "El servidor no conoce nuestro servicio: regístrelo allí.", fr "Le serveur ne connaît pas notre service : enregistrez-le là-bas." }
    f_validation_answers { en "The server answers a ticket with an error", es "El servidor responde a un ticket con un error", fr "Le serveur répond à un ticket par une erreur" }
    f_took_unknown_ticket { en "The server took a ticket that it never gave.", es "El servidor aceptó un ticket que nunca dio.", fr "Le serveur a accepté un ticket qu’il n’a jamais donné." }
    f_no_validation { en "The server does not validate tickets", es "El servidor no valida tickets", fr "Le serveur ne valide pas les tickets" }
}

/// What was found out, in one line; what the provider said comes last.
pub fn found(finding: &Finding, locale: Locale) -> String {
    let text = match finding.what {
        Found::SecretUnreadable => f_secret_unreadable,
        Found::MetadataUnusable => f_metadata_unusable,
        Found::DescribesItself => f_describes_itself,
        Found::NoTokenEndpoint => f_no_token_endpoint,
        Found::EndpointsUsable => f_endpoints_usable,
        Found::EndpointForbidden => f_endpoint_forbidden,
        Found::CodeFlow => f_code_flow,
        Found::NoCodeFlow => f_no_code_flow,
        Found::Pkce => f_pkce,
        Found::PkceUnsaid => f_pkce_unsaid,
        Found::NoPkce => f_no_pkce,
        Found::Keys => f_keys,
        Found::NoKeys => f_no_keys,
        Found::ClientAccepted => f_client_accepted,
        Found::ClientAnswered => f_client_answered,
        Found::ClientRefused => f_client_refused,
        Found::TookUnknownCode => f_took_unknown_code,
        Found::TokensNotAskable => f_tokens_not_askable,
        Found::TokensGarbled => f_tokens_garbled,
        Found::ServerForbidden => f_server_forbidden,
        Found::ShowsLogin => f_shows_login,
        Found::LoginStatus => f_login_status,
        Found::LoginUnreachable => f_login_unreachable,
        Found::ValidatesTickets => f_validates_tickets,
        Found::ServiceUnknown => f_service_unknown,
        Found::ValidationAnswers => f_validation_answers,
        Found::TookUnknownTicket => f_took_unknown_ticket,
        Found::NoValidation => f_no_validation,
    }(locale);
    if finding.detail.is_empty() {
        text.to_owned()
    } else {
        let text = text.trim_end_matches('.');
        format!("{text}: {}", finding.detail)
    }
}

/// A verdict in few words.
pub const fn verdict_name(verdict: TestVerdict, locale: Locale) -> &'static str {
    match verdict {
        TestVerdict::Admitted => admitted(locale),
        TestVerdict::NotAllowed => not_allowed(locale),
        TestVerdict::NotReady => not_ready(locale),
        TestVerdict::Denied => denied(locale),
        TestVerdict::Late => late(locale),
        TestVerdict::Failed => failed(locale),
        TestVerdict::Changed => changed(locale),
    }
}

/// Whether an email counts, as it goes on after the address.
pub const fn email_verdict(verdict: EmailVerdict, locale: Locale) -> &'static str {
    match verdict {
        EmailVerdict::Verified => email_verified(locale),
        EmailVerdict::Trusted => email_trusted(locale),
        EmailVerdict::Unverified => email_unverified(locale),
        EmailVerdict::Invalid => email_invalid(locale),
        EmailVerdict::Missing => email_missing(locale),
        EmailVerdict::Agents => email_agents(locale),
    }
}
