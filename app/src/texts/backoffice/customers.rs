//! Finding customers, and everything about one of them.

pub mod filters;

texts! {
    search_label { en "Number, name, email or phone", es "Número, nombre, correo o teléfono", fr "Numéro, nom, e-mail ou téléphone" }
    search_hint {
        en "The beginning is enough, for example 482-91, quiroga ana, ana@ or 555 01. Accents and capitals don’t matter. An order number opens the order.",
        es "Basta con el comienzo; por ejemplo, 482-91, quiroga ana, ana@ o 555 01. Los acentos y las mayúsculas no importan. Un número de compra abre la compra.",
        fr "Le début suffit, par exemple 482-91, quiroga ana, ana@ ou 555 01. Les accents et les majuscules ne comptent pas. Un numéro d’achat ouvre l’achat.",
    }
    search { en "Search", es "Buscar", fr "Rechercher" }
    found_for(text: &str) { en "Customers matching “{text}”", es "Clientes que coinciden con «{text}»", fr "Clients correspondant à «\u{202f}{text}\u{202f}»" }
    count_none { en "No customers found.", es "No se encontró ningún cliente.", fr "Aucun client trouvé." }
    count_one { en "1 customer found.", es "1 cliente encontrado.", fr "1 client trouvé." }
    count(number: usize) { en "{number} customers found.", es "{number} clientes encontrados.", fr "{number} clients trouvés." }
    count_more(number: usize) {
        en "Customers on this page: {number}. There are more.",
        es "Clientes en esta página: {number}. Hay más.",
        fr "Clients sur cette page\u{202f}: {number}. Il y en a d’autres.",
    }
    search_failed {
        en "The search failed. Press Enter to try again.",
        es "La búsqueda falló. Presione Enter para intentarlo de nuevo.",
        fr "La recherche a échoué. Appuyez sur Entrée pour réessayer.",
    }
    newest_customers { en "All customers", es "Todos los clientes", fr "Tous les clients" }
    nobody_title(text: &str) { en "No customers match “{text}”", es "Ningún cliente coincide con «{text}»", fr "Aucun client ne correspond à «\u{202f}{text}\u{202f}»" }
    nobody_text {
        en "Try a shorter search or another detail: the phone number, the email of a purchase, or only the last name.",
        es "Pruebe con una búsqueda más corta o con otro dato: el teléfono, el correo de una compra o solo el apellido.",
        fr "Essayez une recherche plus courte ou une autre information\u{202f}: le téléphone, l’adresse e-mail d’un achat ou le nom seul.",
    }
    no_customers_title { en "No customers yet", es "Todavía no hay clientes", fr "Aucun client pour l’instant" }
    no_customers_text {
        en "People who buy or register on a portal appear here.",
        es "Aquí aparecen las personas que compran o se registran en un portal.",
        fr "Les personnes qui achètent ou s’inscrivent sur un portail apparaissent ici.",
    }
    more { en "Next", es "Siguientes", fr "Suivants" }
    from_the_start { en "Back to the start", es "Volver al principio", fr "Revenir au début" }

    number { en "Number", es "Número", fr "Numéro" }
    phone { en "Phone", es "Teléfono", fr "Téléphone" }
    account { en "Account", es "Cuenta", fr "Compte" }
    last_purchase { en "Last purchase", es "Última compra", fr "Dernier achat" }
    never { en "none", es "ninguna", fr "aucun" }
    not_on_file { en "not provided", es "sin indicar", fr "non renseigné" }
    deleted_customer { en "Deleted customer", es "Cliente eliminado", fr "Client supprimé" }
    deleted_text {
        en "This customer deleted their account. Their purchases are kept without a name.",
        es "Este cliente eliminó su cuenta. Sus compras se conservan sin nombre.",
        fr "Ce client a supprimé son compte. Ses achats sont conservés sans son nom.",
    }

    no_account { en "No account", es "Sin cuenta", fr "Sans compte" }
    invited { en "Invited", es "Activación pendiente", fr "Activation en attente" }
    active { en "Active", es "Activo", fr "Actif" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }

    customer { en "Customer", es "Cliente", fr "Client" }
    language { en "Language", es "Idioma", fr "Langue" }
    customer_since { en "Customer since", es "Cliente desde", fr "Client depuis" }
    edit { en "Edit", es "Editar", fr "Modifier" }
    customer_account { en "Customer account", es "Cuenta de cliente", fr "Compte client" }
    by_number { en "Sign-in with customer number", es "Inicio de sesión con número de cliente", fr "Connexion par numéro client" }
    by_email { en "Sign-in with email", es "Inicio de sesión con correo", fr "Connexion par e-mail" }
    by_provider { en "Single sign-on", es "Inicio de sesión único", fr "Authentification unique" }
    on { en "on", es "activado", fr "activée" }
    off { en "off", es "desactivado", fr "désactivée" }
    off_customer_turns_on { en "off, the customer can turn it on", es "desactivado, el cliente puede activarlo", fr "désactivée, le client peut l’activer" }
    when_password_is_set { en "on once a password is set", es "se activa al elegir la contraseña", fr "activée dès le choix du mot de passe" }
    not_linked { en "not linked", es "sin vincular", fr "non associée" }
    sessions { en "Signed in on", es "Sesión iniciada en", fr "Connecté sur" }
    nowhere { en "no devices", es "ningún dispositivo", fr "aucun appareil" }
    on_one_device { en "1 device", es "1 dispositivo", fr "1 appareil" }
    on_devices(count: usize) { en "{count} devices", es "{count} dispositivos", fr "{count} appareils" }
    last_used { en "last used on", es "usado por última vez el", fr "dernière utilisation le" }
    unknown_device { en "Unknown browser", es "Navegador desconocido", fr "Navigateur inconnu" }

    // The activation card: the status in one or two sentences.
    state_none_title { en "Not activated", es "Sin activar", fr "Non activé" }
    state_none {
        en "This customer can’t sign in yet. An activation email lets them choose a password.",
        es "Este cliente todavía no puede iniciar sesión. Un correo de activación le permite elegir una contraseña.",
        fr "Ce client ne peut pas encore se connecter. Un e-mail d’activation lui permet de choisir un mot de passe.",
    }
    state_sent_title { en "Activation email sent", es "Correo de activación enviado", fr "E-mail d’activation envoyé" }
    state_queued_title { en "Activation email on its way", es "El correo de activación se está enviando", fr "E-mail d’activation en cours d’envoi" }
    sent_by(name: &str) { en "by {name}", es "por {name}", fr "par {name}" }
    sent_on_request { en "at the customer’s request", es "a solicitud del cliente", fr "à la demande du client" }
    not_opened_yet { en "The link hasn’t been opened yet.", es "El enlace todavía no se abrió.", fr "Le lien n’a pas encore été ouvert." }
    works_until { en "The link is valid until", es "El enlace es válido hasta el", fr "Le lien est valable jusqu’au" }
    state_opened_title { en "Link opened, no password yet", es "Enlace abierto, todavía sin contraseña", fr "Lien ouvert, pas encore de mot de passe" }
    opened_at { en "Opened on", es "Se abrió el", fr "Ouvert le" }
    opened_but {
        en "The customer hasn’t chosen a password yet.",
        es "El cliente todavía no eligió una contraseña.",
        fr "Le client n’a pas encore choisi de mot de passe.",
    }
    state_expired_title { en "Activation link expired", es "El enlace de activación venció", fr "Lien d’activation expiré" }
    expired_at { en "It expired on", es "Venció el", fr "Il a expiré le" }
    expired_next { en "Send the email again to create a new one.", es "Reenvíe el correo para crear uno nuevo.", fr "Renvoyez l’e-mail pour en créer un nouveau." }
    state_active_title { en "Active", es "Activa", fr "Actif" }
    active_since { en "Since", es "Desde el", fr "Depuis le" }
    active_number { en "signs in with the customer number", es "inicia sesión con el número de cliente", fr "se connecte avec le numéro client" }
    active_email { en "signs in with the email address", es "inicia sesión con el correo", fr "se connecte avec l’adresse e-mail" }
    active_both {
        en "signs in with the customer number or the email address",
        es "inicia sesión con el número de cliente o el correo",
        fr "se connecte avec le numéro client ou l’adresse e-mail",
    }
    active_sso { en "signs in with single sign-on", es "usa el inicio de sesión único", fr "se connecte par authentification unique" }
    active_by_nothing {
        en "all sign-in methods are off",
        es "todos los métodos de inicio de sesión están desactivados",
        fr "toutes les méthodes de connexion sont désactivées",
    }
    and_sso { en "or with single sign-on", es "o con el inicio de sesión único", fr "ou par authentification unique" }
    state_failed_title { en "The activation email wasn’t delivered", es "El correo de activación no se entregó", fr "L’e-mail d’activation n’a pas été distribué" }
    will_retry { en "We’ll try again automatically.", es "Lo intentaremos de nuevo automáticamente.", fr "L’envoi sera retenté automatiquement." }
    gave_up {
        en "We’ve stopped trying. Check the address with the customer, then send the email again.",
        es "No lo intentaremos más. Verifique la dirección con el cliente y reenvíe el correo.",
        fr "L’envoi ne sera plus retenté. Vérifiez l’adresse avec le client, puis renvoyez l’e-mail.",
    }
    state_disabled_title { en "Disabled", es "Desactivada", fr "Désactivé" }
    state_disabled {
        en "This customer can’t sign in with any method. Their links no longer work and they’re signed out everywhere.",
        es "Este cliente no puede iniciar sesión con ningún método. Sus enlaces ya no son válidos y se cerraron todas sus sesiones.",
        fr "Ce client ne peut se connecter par aucune méthode. Ses liens ne sont plus valables et ses sessions sont fermées.",
    }

    send_activation { en "Send activation email", es "Enviar correo de activación", fr "Envoyer l’e-mail d’activation" }
    send_activation_again { en "Resend activation email", es "Reenviar correo de activación", fr "Renvoyer l’e-mail d’activation" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    goes_to(email: &str) { en "We’ll send it to {email}.", es "Lo enviaremos a {email}.", fr "Nous l’enverrons à {email}." }
    activation_sent(email: &str) { en "The activation email is on its way to {email}.", es "El correo de activación se está enviando a {email}.", fr "L’e-mail d’activation est en cours d’envoi à {email}." }
    earlier_links { en "Earlier links no longer work.", es "Los enlaces anteriores ya no son válidos.", fr "Les liens précédents ne sont plus valables." }
    why_no_email {
        en "This customer has no email address. Add one under Edit first.",
        es "Este cliente no tiene correo. Agregue uno primero con Editar.",
        fr "Ce client n’a pas d’adresse e-mail. Ajoutez-en d’abord une avec Modifier.",
    }
    why_sso_only {
        en "Your customers can only sign in with single sign-on, so there is no password to choose.",
        es "Sus clientes solo pueden usar el inicio de sesión único (SSO), por lo que no hay contraseña que elegir.",
        fr "Vos clients se connectent uniquement par authentification unique (SSO)\u{202f}: il n’y a pas de mot de passe à choisir.",
    }
    why_accounts_off {
        en "Customer accounts are turned off. An admin can turn them on under Settings.",
        es "Las cuentas de cliente están desactivadas. Un administrador puede activarlas en Configuración.",
        fr "Les comptes client sont désactivés. Un administrateur peut les activer dans Paramètres.",
    }
    why_disabled { en "This customer is disabled.", es "Este cliente está desactivado.", fr "Ce client est désactivé." }
    why_already_active {
        en "The account is already active. If the customer has forgotten the password, they can use “Forgot password?” on the portal.",
        es "La cuenta ya está activa. Si el cliente olvidó la contraseña, puede usar «¿Olvidó su contraseña?» en el portal.",
        fr "Le compte est déjà actif. Si le client a oublié son mot de passe, il peut utiliser «\u{202f}Mot de passe oublié\u{202f}?\u{202f}» sur le portail.",
    }
    why_agents_address {
        en "This is an agent’s address, from a counter sale. Enter the customer’s own address under Edit first.",
        es "Esta dirección es de un agente, por una venta en taquilla. Escriba primero la del cliente con Editar.",
        fr "Cette adresse est celle d’un agent, comme lors d’une vente au guichet. Saisissez d’abord celle du client avec Modifier.",
    }
    why_address_changed(wait: &str) {
        en "An agent changed the address. Its previous owner can object for another {wait}; after that, you can send the email.",
        es "Un agente cambió la dirección. Su titular anterior puede oponerse durante {wait} más; después podrá enviar el correo.",
        fr "Un agent a modifié l’adresse. Son ancien titulaire peut s’y opposer pendant encore {wait}\u{202f}; vous pourrez ensuite envoyer l’e-mail.",
    }
    why_address_changed_refused {
        en "An agent changed the address recently. Its previous owner can still object. Try again later.",
        es "Un agente cambió la dirección hace poco. Su titular anterior todavía puede oponerse. Inténtelo de nuevo más tarde.",
        fr "Un agent a modifié l’adresse récemment. Son ancien titulaire peut encore s’y opposer. Réessayez plus tard.",
    }
    why_too_many(wait: &str) {
        en "Several emails have already been sent. You can send the next one in {wait}.",
        es "Ya se enviaron varios correos. Podrá enviar el próximo dentro de {wait}.",
        fr "Plusieurs e-mails ont déjà été envoyés. Vous pourrez envoyer le prochain dans {wait}.",
    }
    why_not_allowed { en "Your role doesn’t allow this.", es "Su rol no permite esta acción.", fr "Votre rôle ne permet pas cette action." }
    unknown_customer { en "This customer no longer exists.", es "Este cliente ya no existe.", fr "Ce client n’existe plus." }

    hint_same_email { en "Another customer has the same email address:", es "Otro cliente tiene el mismo correo:", fr "Un autre client a la même adresse e-mail\u{202f}:" }
    hint_more_recent {
        en "Another customer has more recent purchases:",
        es "Otro cliente tiene compras más recientes:",
        fr "Un autre client a des achats plus récents\u{202f}:",
    }
    hint_has_account { en "has an active account", es "tiene una cuenta activa", fr "a un compte actif" }
    hint_bought { en "last purchase on", es "última compra el", fr "dernier achat le" }
    also_on_one { en "shared with 1 other customer", es "compartido con 1 cliente más", fr "partagée avec 1 autre client" }
    also_on(count: usize) { en "shared with {count} other customers", es "compartido con {count} clientes más", fr "partagée avec {count} autres clients" }
    hint_same_address { en "same email", es "mismo correo", fr "même adresse e-mail" }
    hint_compare { en "Compare them before you activate the account.", es "Compárelos antes de activar la cuenta.", fr "Comparez-les avant d’activer le compte." }

    purchases { en "Purchases", es "Compras", fr "Achats" }
    what { en "Product", es "Producto", fr "Produit" }
    travellers { en "Travellers", es "Viajeros", fr "Voyageurs" }
    price { en "Price", es "Precio", fr "Prix" }
    no_purchases { en "No purchases yet.", es "Todavía no hay compras.", fr "Aucun achat pour l’instant." }
    purchases_cut { en "Showing the latest 200.", es "Se muestran las 200 más recientes.", fr "Les 200 plus récents sont affichés." }
    timeline { en "Activity", es "Actividad", fr "Activité" }
    no_events { en "No activity yet.", es "Todavía no hay actividad.", fr "Aucune activité pour l’instant." }

    end_sessions { en "Sign out everywhere", es "Cerrar todas las sesiones", fr "Déconnecter de tous les appareils" }
    ending { en "Signing out…", es "Cerrando…", fr "Déconnexion…" }
    sessions_ended { en "The customer has been signed out everywhere.", es "Se cerraron todas las sesiones del cliente.", fr "Le client a été déconnecté de tous ses appareils." }
    disable_summary { en "Disable this customer…", es "Desactivar a este cliente…", fr "Désactiver ce client…" }
    disable_text {
        en "The customer is signed out everywhere at once, their links stop working, and they can’t sign in with any method until someone enables them again. Nothing is deleted.",
        es "Se cierran de inmediato todas sus sesiones, sus enlaces dejan de ser válidos y no podrá iniciar sesión con ningún método hasta que alguien vuelva a activarlo. No se elimina nada.",
        fr "Le client est immédiatement déconnecté de tous ses appareils, ses liens ne sont plus valables et il ne peut se connecter par aucune méthode tant qu’il n’est pas réactivé. Rien n’est supprimé.",
    }
    disable { en "Disable", es "Desactivar", fr "Désactiver" }
    disabling { en "Disabling…", es "Desactivando…", fr "Désactivation…" }
    disabled_now {
        en "The customer has been disabled and signed out everywhere.",
        es "Se desactivó el cliente y se cerraron todas sus sesiones.",
        fr "Le client a été désactivé et déconnecté de tous ses appareils.",
    }
    enable { en "Enable again", es "Volver a activar", fr "Réactiver" }
    enabling { en "Enabling…", es "Activando…", fr "Réactivation…" }
    enabled_now {
        en "The customer has been enabled and can sign in as before.",
        es "Se volvió a activar el cliente, que puede iniciar sesión como antes.",
        fr "Le client a été réactivé et peut se connecter comme avant.",
    }
    only_admins {
        en "Only admins can disable and enable customers.",
        es "Solo los administradores pueden desactivar y activar clientes.",
        fr "Seuls les administrateurs peuvent désactiver et réactiver des clients.",
    }

    add_title { en "Add a customer", es "Agregar un cliente", fr "Ajouter un client" }
    add { en "Add customer", es "Agregar cliente", fr "Ajouter le client" }
    add_anyway { en "Save anyway", es "Guardar de todos modos", fr "Enregistrer quand même" }
    added { en "The customer has been added.", es "Se agregó el cliente.", fr "Le client a été ajouté." }
    add_email_hint {
        en "The customer’s own address. They have to confirm it before they can sign in with it. Optional.",
        es "El correo del propio cliente, que deberá confirmarlo antes de iniciar sesión con él. Opcional.",
        fr "L’adresse du client lui-même, qui devra la confirmer avant de se connecter avec elle. Facultatif.",
    }
    language_hint {
        en "We write to the customer in this language.",
        es "Escribimos al cliente en este idioma.",
        fr "Nous écrivons au client dans cette langue.",
    }
    language_invalid { en "Choose a language.", es "Elija un idioma.", fr "Choisissez une langue." }
    first_name_missing { en "Enter the customer’s first name.", es "Escriba el nombre del cliente.", fr "Saisissez le prénom du client." }
    last_name_missing { en "Enter the customer’s last name.", es "Escriba el apellido del cliente.", fr "Saisissez le nom du client." }
    agents_address {
        en "This is an agent’s address. Enter the customer’s own, or leave the field empty.",
        es "Esta dirección es de un agente. Escriba la del cliente o deje el campo vacío.",
        fr "Cette adresse est celle d’un agent. Saisissez celle du client ou laissez le champ vide.",
    }
    external_id_taken {
        en "Another customer already has this ID in the other system.",
        es "Otro cliente ya tiene este ID en el otro sistema.",
        fr "Un autre client a déjà cet ID dans l’autre système.",
    }
    possible_duplicates_found {
        en "You may already have this customer. Open the customers below before you add another one.",
        es "Es posible que ya tenga a este cliente. Abra los clientes de abajo antes de agregar otro.",
        fr "Vous avez peut-être déjà ce client. Ouvrez les clients ci-dessous avant d’en ajouter un autre.",
    }
    looks_like { en "Looks like", es "Se parece a", fr "Ressemble à" }
    same_email { en "same email", es "mismo correo", fr "même adresse e-mail" }
    same_name { en "same name", es "mismo nombre", fr "même nom" }
    open_customer(number: &str) { en "Open {number}", es "Abrir {number}", fr "Ouvrir {number}" }

    edit_title { en "Edit customer", es "Editar cliente", fr "Modifier le client" }
    edit_email_hint {
        en "If you change it, we’ll let the old address know. The customer can sign in with the new one once they’ve confirmed it.",
        es "Si lo cambia, avisaremos a la dirección anterior. El cliente podrá iniciar sesión con la nueva cuando la confirme.",
        fr "Si vous la modifiez, nous prévenons l’ancienne adresse. Le client pourra se connecter avec la nouvelle après l’avoir confirmée.",
    }
    edit_phone_hint {
        en "Include the country code, for example +54 351 555 0142. Optional.",
        es "Incluya el código de país; por ejemplo, +54 351 555 0142. Opcional.",
        fr "Indiquez l’indicatif du pays, par exemple +54 351 555 0142. Facultatif.",
    }
}
