//! Single sign-on providers: the list, and setting one up.

texts! {
    providers { en "Providers", es "Proveedores", fr "Fournisseurs" }
    lead(operator: &str) {
        en "Customers of {operator} can sign in with these providers instead of a password.",
        es "Los clientes de {operator} pueden iniciar sesión con estos proveedores en lugar de usar una contraseña.",
        fr "Les clients de {operator} peuvent se connecter avec ces fournisseurs au lieu d’un mot de passe.",
    }
    shown_when {
        en "Customers see them while single sign-on is enabled:",
        es "Los clientes los ven mientras el inicio de sesión único esté activado:",
        fr "Les clients les voient tant que l’authentification unique est activée\u{202f}:",
    }
    none_yet { en "There are no providers yet.", es "Todavía no hay proveedores.", fr "Aucun fournisseur pour l’instant." }
    add { en "Add a provider", es "Agregar un proveedor", fr "Ajouter un fournisseur" }
    add_oidc { en "Add an OpenID Connect provider", es "Agregar un proveedor OpenID Connect", fr "Ajouter un fournisseur OpenID Connect" }
    add_cas { en "Add a CAS server", es "Agregar un servidor CAS", fr "Ajouter un serveur CAS" }
    which_protocol { en "Which protocol does it use?", es "¿Qué protocolo usa?", fr "Quel protocole utilise-t-il\u{202f}?" }
    oidc { en "OpenID Connect", es "OpenID Connect", fr "OpenID Connect" }
    oidc_hint {
        en "Keycloak, Microsoft Entra ID, Google and most others.",
        es "Keycloak, Microsoft Entra ID, Google y la mayoría de los demás.",
        fr "Keycloak, Microsoft Entra ID, Google et la plupart des autres.",
    }
    cas { en "CAS 3", es "CAS 3", fr "CAS 3" }
    cas_hint { en "Apereo CAS, common at universities.", es "Apereo CAS, habitual en universidades.", fr "Apereo CAS, courant dans les universités." }
    protocol { en "Protocol", es "Protocolo", fr "Protocole" }
    address { en "Address", es "Dirección", fr "Adresse" }
    tested { en "Tested", es "Probado", fr "Testé" }
    not_tested { en "Not tested", es "Sin probar", fr "Non testé" }
    untested_notice {
        en "This provider hasn’t passed a test since it was last changed. Until it does, it can’t be the only way to sign in.",
        es "Este proveedor no superó ninguna prueba desde su último cambio. Hasta entonces no puede ser la única forma de iniciar sesión.",
        fr "Ce fournisseur n’a réussi aucun test depuis sa dernière modification. D’ici là, il ne peut pas être le seul moyen de se connecter.",
    }
    added {
        en "The provider has been added. Next, enter the addresses below at the provider, then test it.",
        es "Se agregó el proveedor. Ahora registre en el proveedor las direcciones de abajo y luego pruébelo.",
        fr "Le fournisseur a été ajouté. Saisissez maintenant chez lui les adresses ci-dessous, puis testez-le.",
    }
    removed { en "The provider has been removed.", es "Se quitó el proveedor.", fr "Le fournisseur a été supprimé." }

    connection { en "Connection", es "Conexión", fr "Connexion" }
    name_hint { en "The name that customers and agents see.", es "El nombre que ven los clientes y los agentes.", fr "Le nom que voient les clients et les agents." }
    issuer { en "Issuer", es "Emisor", fr "Émetteur" }
    issuer_hint {
        en "Exactly as the provider writes it, for example https://sso.example.com/realms/tickets.",
        es "Exactamente como lo escribe el proveedor; por ejemplo, https://sso.example.com/realms/tickets.",
        fr "Exactement comme le fournisseur l’écrit, par exemple https://sso.example.com/realms/tickets.",
    }
    server_url { en "Server address", es "Dirección del servidor", fr "Adresse du serveur" }
    server_url_hint {
        en "The address of its sign-in page without /login, for example https://sso.example.com/cas.",
        es "La dirección de su página de inicio de sesión sin /login; por ejemplo, https://sso.example.com/cas.",
        fr "L’adresse de sa page de connexion sans /login, par exemple https://sso.example.com/cas.",
    }
    client_id { en "Client ID", es "ID de cliente", fr "ID client" }
    client_id_hint {
        en "The ID that the provider has assigned to this application.",
        es "El ID que el proveedor asignó a esta aplicación.",
        fr "L’ID que le fournisseur a attribué à cette application.",
    }
    authentication { en "Client authentication", es "Autenticación del cliente", fr "Authentification du client" }
    authentication_hint {
        en "How the secret is sent to the provider. “Basic” works for most.",
        es "Cómo se envía el secreto al proveedor. «Basic» sirve en la mayoría de los casos.",
        fr "Comment le secret est envoyé au fournisseur. «\u{202f}Basic\u{202f}» convient le plus souvent.",
    }
    basic { en "Basic (client_secret_basic)", es "Basic (client_secret_basic)", fr "Basic (client_secret_basic)" }
    post { en "Post (client_secret_post)", es "Post (client_secret_post)", fr "Post (client_secret_post)" }
    no_secret { en "None (a client without a secret)", es "Ninguna (un cliente sin secreto)", fr "Aucune (un client sans secret)" }
    secret { en "Client secret", es "Secreto de cliente", fr "Secret client" }
    secret_hint {
        en "It is stored encrypted and never shown again.",
        es "Se guarda cifrado y no se vuelve a mostrar.",
        fr "Il est enregistré chiffré et n’est plus jamais affiché.",
    }
    secret_kept_hint {
        en "A secret is saved. Leave this empty to keep it, or enter another one to replace it.",
        es "Hay un secreto guardado. Deje el campo vacío para conservarlo o escriba otro para reemplazarlo.",
        fr "Un secret est enregistré. Laissez ce champ vide pour le conserver ou saisissez-en un autre pour le remplacer.",
    }
    scopes { en "Scopes", es "Ámbitos (scopes)", fr "Portées (scopes)" }
    scopes_hint {
        en "Requested in addition to “openid”, separated by spaces.",
        es "Se solicitan además de «openid», separados por espacios.",
        fr "Demandées en plus de «\u{202f}openid\u{202f}», séparées par des espaces.",
    }

    button_title { en "Button text", es "Texto del botón", fr "Texte du bouton" }
    button_lead {
        en "If empty: “Sign in with” and the name.",
        es "Si queda vacío: «Iniciar sesión con» y el nombre.",
        fr "Si le champ est vide\u{202f}: «\u{202f}Se connecter avec\u{202f}» et le nom.",
    }
    error_title {
        en "Text for people who don’t meet the condition",
        es "Texto para quienes no cumplen la condición",
        fr "Texte pour les personnes qui ne remplissent pas la condition",
    }
    error_lead {
        en "If empty: a message that this account doesn’t have access here.",
        es "Si queda vacío: un mensaje que indica que esta cuenta no tiene acceso aquí.",
        fr "Si le champ est vide\u{202f}: un message indiquant que ce compte n’a pas accès ici.",
    }
    button_in(language: &str) { en "Button: {language}", es "Botón: {language}", fr "Bouton\u{202f}: {language}" }
    error_in(language: &str) { en "Error message: {language}", es "Mensaje de error: {language}", fr "Message d’erreur\u{202f}: {language}" }

    mapping { en "Attribute mapping", es "Correspondencia de atributos", fr "Correspondance des attributs" }
    mapping_lead {
        en "The names the provider uses; a test shows the ones received. For a value inside another attribute: “profile.email”, “emails[0]”.",
        es "Los nombres que usa el proveedor; una prueba muestra los que se reciben. Para un valor dentro de otro atributo: «profile.email», «emails[0]».",
        fr "Les noms qu’utilise le fournisseur\u{202f}; un test montre ceux qui sont reçus. Pour une valeur dans un autre attribut\u{202f}: «\u{202f}profile.email\u{202f}», «\u{202f}emails[0]\u{202f}».",
    }
    email_verified { en "Email verified", es "Correo verificado", fr "Adresse e-mail vérifiée" }
    email_verified_hint {
        en "The attribute that says “true” when the email is verified. If empty: “email_verified”, which covers only “email”.",
        es "El atributo que dice «true» cuando el correo está verificado. Si queda vacío: «email_verified», que solo abarca «email».",
        fr "L’attribut qui vaut «\u{202f}true\u{202f}» quand l’adresse e-mail est vérifiée. Si le champ est vide\u{202f}: «\u{202f}email_verified\u{202f}», qui ne concerne que «\u{202f}email\u{202f}».",
    }
    external_id { en "External ID", es "ID externo", fr "ID externe" }
    external_id_hint {
        en "Your own number for the person, shown to agents.",
        es "El número que usted da a la persona, visible para los agentes.",
        fr "Votre propre numéro pour la personne, visible par les agents.",
    }
    access_rule { en "Who can sign in", es "Quién puede iniciar sesión", fr "Qui peut se connecter" }
    access_rule_lead {
        en "If both are empty, everyone who can sign in at the provider. Otherwise, the attribute must have one of these values.",
        es "Si ambos quedan vacíos, todas las personas que pueden iniciar sesión en el proveedor. Si no, el atributo debe tener uno de estos valores.",
        fr "Si les deux champs sont vides, toutes les personnes qui peuvent se connecter chez le fournisseur. Sinon, l’attribut doit avoir l’une de ces valeurs.",
    }
    property { en "Property to validate", es "Propiedad que se valida", fr "Propriété à vérifier" }
    value { en "Value to match", es "Valor esperado", fr "Valeur attendue" }
    value_hint {
        en "One per line, spelled exactly; any of them is enough.",
        es "Uno por línea, escrito exactamente igual; basta con cualquiera de ellos.",
        fr "Une par ligne, écrite à l’identique\u{202f}; une seule suffit.",
    }
    values_invalid {
        en "Use no more than 50 lines of up to 500 characters each.",
        es "Use 50 líneas como máximo, de hasta 500 caracteres cada una.",
        fr "Utilisez 50 lignes au maximum, de 500 caractères chacune au plus.",
    }
    trust { en "Trust this provider’s emails", es "Confiar en los correos de este proveedor", fr "Faire confiance aux adresses e-mail de ce fournisseur" }
    trust_hint {
        en "Every email it sends is used, verified or not. Only for a provider where people can’t choose their own email: anyone who can change it there can see the purchases of that address here.",
        es "Se usa todo correo que envíe, verificado o no. Solo para un proveedor donde nadie elige su propio correo: quien pueda cambiarlo allí accede aquí a las compras de esa dirección.",
        fr "Toute adresse e-mail qu’il envoie est utilisée, vérifiée ou non. Seulement pour un fournisseur où personne ne choisit sa propre adresse\u{202f}: quiconque peut la modifier là-bas accède ici aux achats de cette adresse.",
    }

    known_before {
        en "You can already register these at the provider: they stay the same when you save.",
        es "Ya puede registrarlas en el proveedor: no cambian al guardar.",
        fr "Vous pouvez déjà les saisir chez le fournisseur\u{202f}: l’enregistrement ne les change pas.",
    }
    to_enter { en "Addresses to enter at the provider", es "Direcciones para registrar en el proveedor", fr "Adresses à saisir chez le fournisseur" }
    redirect_uri { en "Redirect URI", es "URI de redirección", fr "URI de redirection" }
    logout_uri { en "Back-channel logout URI", es "URI de cierre de sesión back-channel", fr "URI de déconnexion back-channel" }
    signed_out_uri { en "Post-logout redirect URI", es "URI de redirección tras cerrar sesión", fr "URI de redirection après déconnexion" }
    service { en "Service, followed by any query", es "Servicio, seguido de cualquier consulta", fr "Service, suivi de n’importe quelle requête" }
    cas_logout_uri { en "Single logout URL", es "URL de cierre de sesión único", fr "URL de déconnexion unique" }
    cas_signed_out { en "Service after signing out", es "Servicio tras cerrar sesión", fr "Service après déconnexion" }

    test_title { en "Test this provider", es "Probar este proveedor", fr "Tester ce fournisseur" }
    test_text {
        en "You sign in at the provider once, with an account of your own. Nobody is signed in here and no customer data is kept; you’ll see which attributes are received and who would be accepted.",
        es "Usted inicia sesión en el proveedor una vez, con una cuenta suya. Aquí no se inicia ninguna sesión ni se guardan datos de clientes; verá qué atributos se reciben y a quién se aceptaría.",
        fr "Vous vous connectez une fois chez le fournisseur, avec l’un de vos comptes. Personne n’est connecté ici et aucune donnée de client n’est conservée\u{202f}; vous voyez quels attributs sont reçus et qui serait accepté.",
    }
    test { en "Test this provider", es "Probar este proveedor", fr "Tester ce fournisseur" }
    testing { en "Testing…", es "Probando…", fr "Test en cours…" }
    test_at { en "Portal for the test", es "Portal para la prueba", fr "Portail pour le test" }
    test_at_hint { en "Each portal has its own redirect URI.", es "Cada portal tiene su propia URI de redirección.", fr "Chaque portail a sa propre URI de redirection." }
    latest_test { en "See the latest test", es "Ver la última prueba", fr "Voir le dernier test" }
    test_gone {
        en "This test took too long, has already finished or was started in another browser. Test again.",
        es "Esta prueba tardó demasiado, ya terminó o empezó en otro navegador. Pruebe de nuevo.",
        fr "Ce test a duré trop longtemps, est déjà terminé ou a commencé dans un autre navigateur. Testez à nouveau.",
    }

    remove_summary { en "Remove this provider…", es "Quitar este proveedor…", fr "Supprimer ce fournisseur…" }
    remove_text {
        en "Nobody will be able to sign in with it any more, and customers lose their link to it. Anyone signed in with it will have to sign in again.",
        es "Nadie podrá iniciar sesión con él y los clientes perderán su vínculo. Quienes hayan iniciado sesión con él tendrán que iniciarla de nuevo.",
        fr "Plus personne ne pourra se connecter avec lui et les clients perdront leur association. Les personnes connectées avec lui devront se reconnecter.",
    }
    remove { en "Remove", es "Quitar", fr "Supprimer" }
    removing { en "Removing…", es "Quitando…", fr "Suppression…" }
    stays_for_one {
        en "It can’t be removed: 1 customer has no other way to sign in.",
        es "No se puede quitar: 1 cliente no tiene otra forma de iniciar sesión.",
        fr "Il ne peut pas être supprimé\u{202f}: 1 client n’a pas d’autre moyen de se connecter.",
    }
    stays_for(count: i64) {
        en "It can’t be removed: {count} customers have no other way to sign in.",
        es "No se puede quitar: {count} clientes no tienen otra forma de iniciar sesión.",
        fr "Il ne peut pas être supprimé\u{202f}: {count} clients n’ont pas d’autre moyen de se connecter.",
    }
    stays_only_way {
        en "It can’t be removed: single sign-on is the only way to sign in, and no other provider has passed its test.",
        es "No se puede quitar: el inicio de sesión único es la única forma de iniciar sesión y ningún otro proveedor superó su prueba.",
        fr "Il ne peut pas être supprimé\u{202f}: l’authentification unique est le seul moyen de se connecter et aucun autre fournisseur n’a réussi son test.",
    }
    in_use {
        en "It wasn’t removed: some customers have no other way to sign in.",
        es "No se quitó: algunos clientes no tienen otra forma de iniciar sesión.",
        fr "Il n’a pas été supprimé\u{202f}: des clients n’ont pas d’autre moyen de se connecter.",
    }

    unknown { en "This provider no longer exists.", es "Este proveedor ya no existe.", fr "Ce fournisseur n’existe plus." }
    changed_meanwhile {
        en "Someone else has changed it since you opened this page. Open the page again and repeat your change.",
        es "Otra persona lo modificó desde que abrió esta página. Ábrala de nuevo y repita su cambio.",
        fr "Une autre personne l’a modifié depuis l’ouverture de cette page. Rouvrez-la et refaites votre modification.",
    }
    name_missing { en "Enter a name.", es "Escriba un nombre.", fr "Saisissez un nom." }
    url_invalid {
        en "Enter a public address that starts with https://.",
        es "Escriba una dirección pública que empiece con https://.",
        fr "Saisissez une adresse publique commençant par https://.",
    }
    client_id_missing {
        en "Enter the client ID that the provider gave you.",
        es "Escriba el ID de cliente que le dio el proveedor.",
        fr "Saisissez l’ID client donné par le fournisseur.",
    }
    authentication_invalid { en "Choose one of the options.", es "Elija una de las opciones.", fr "Choisissez l’une des options." }
    secret_missing {
        en "Enter the secret that the provider gave you, or choose a client without one.",
        es "Escriba el secreto que le dio el proveedor o elija un cliente sin secreto.",
        fr "Saisissez le secret donné par le fournisseur ou choisissez un client sans secret.",
    }
    secret_invalid {
        en "This isn’t a client secret. Copy it again.",
        es "Esto no es un secreto de cliente. Cópielo de nuevo.",
        fr "Ce n’est pas un secret client. Copiez-le à nouveau.",
    }
    no_key {
        en "This server has no key for encrypting secrets (secret_keys). Contact the person who runs it.",
        es "El servidor no tiene una clave para cifrar secretos (secret_keys). Avise a la persona que lo administra.",
        fr "Le serveur n’a pas de clé pour chiffrer les secrets (secret_keys). Prévenez la personne qui l’administre.",
    }
    one_line { en "Use one line of up to 500 characters.", es "Use una línea de hasta 500 caracteres.", fr "Utilisez une seule ligne de 500 caractères au maximum." }
    property_missing {
        en "Enter the attribute that must have the value.",
        es "Escriba el atributo que debe tener el valor.",
        fr "Saisissez l’attribut qui doit avoir la valeur.",
    }
    value_missing {
        en "Enter the value that the attribute must have.",
        es "Escriba el valor que debe tener el atributo.",
        fr "Saisissez la valeur que l’attribut doit avoir.",
    }
}
