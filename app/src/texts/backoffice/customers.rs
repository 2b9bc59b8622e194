//! Finding customers, and everything about one of them.

texts! {
    search_label { en "Number, name, email or phone", es "Número, nombre, correo o teléfono", fr "Numéro, nom, e-mail ou téléphone" }
    search_hint {
        en "The beginning is enough: 482-91, quiroga ana, ana@, 555 01. Accents and case do not matter.",
        es "Basta el comienzo: 482-91, quiroga ana, ana@, 555 01. Tildes y mayúsculas no importan.",
        fr "Le début suffit : 482-91, quiroga ana, ana@, 555 01. Accents et majuscules sont indifférents.",
    }
    search { en "Search", es "Buscar", fr "Rechercher" }
    quick_search { en "Find a customer", es "Buscar un cliente", fr "Trouver un client" }
    found_for(text: &str) { en "Customers for “{text}”", es "Clientes para «{text}»", fr "Clients pour « {text} »" }
    count_none { en "No customers found.", es "No se encontró ningún cliente.", fr "Aucun client trouvé." }
    count_one { en "1 customer found.", es "1 cliente encontrado.", fr "1 client trouvé." }
    count(number: usize) { en "{number} customers found.", es "{number} clientes encontrados.", fr "{number} clients trouvés." }
    count_more(number: usize) {
        en "{number} customers on this page, and there are more.",
        es "{number} clientes en esta página, y hay más.",
        fr "{number} clients sur cette page, et il y en a d’autres.",
    }
    search_failed {
        en "The search did not work. Press Enter to try again.",
        es "La búsqueda no funcionó. Pulse Intro para volver a probar.",
        fr "La recherche n’a pas fonctionné. Appuyez sur Entrée pour réessayer.",
    }
    newest_customers { en "Everybody", es "Todos", fr "Tous" }
    nobody_title(text: &str) { en "Nobody matches “{text}”", es "Nadie coincide con «{text}»", fr "Personne ne correspond à « {text} »" }
    nobody_text {
        en "Type less of it, or try another of their details: the phone, the email of the purchase, the last name alone.",
        es "Escriba menos o pruebe con otro dato: el teléfono, el correo de la compra, solo el apellido.",
        fr "Saisissez-en moins, ou essayez une autre donnée : le téléphone, l’e-mail de l’achat, le nom seul.",
    }
    no_customers_title { en "No customers yet", es "Todavía no hay clientes", fr "Aucun client pour l’instant" }
    no_customers_text {
        en "Whoever buys or registers on a portal appears here.",
        es "Quien compre o se registre en un portal aparece aquí.",
        fr "Toute personne qui achète ou s’inscrit sur un portail apparaît ici.",
    }
    more { en "More", es "Más", fr "Suite" }
    from_the_start { en "From the start", es "Desde el principio", fr "Depuis le début" }

    number { en "Number", es "Número", fr "Numéro" }
    phone { en "Phone", es "Teléfono", fr "Téléphone" }
    account { en "Account", es "Cuenta", fr "Compte" }
    last_purchase { en "Last purchase", es "Última compra", fr "Dernier achat" }
    never { en "never", es "nunca", fr "jamais" }
    not_on_file { en "not on file", es "sin registrar", fr "non renseigné" }
    deleted_customer { en "Deleted customer", es "Cliente eliminado", fr "Client supprimé" }
    deleted_text {
        en "This customer deleted their account. The purchases stay, without a name.",
        es "Este cliente eliminó su cuenta. Las compras quedan, sin nombre.",
        fr "Ce client a supprimé son compte. Les achats restent, sans nom.",
    }

    no_account { en "No account", es "Sin cuenta", fr "Sans compte" }
    invited { en "Invited", es "Invitado", fr "Invité" }
    active { en "Active", es "Activo", fr "Actif" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }

    customer { en "Customer", es "Cliente", fr "Client" }
    language { en "Language", es "Idioma", fr "Langue" }
    customer_since { en "Customer since", es "Cliente desde", fr "Client depuis" }
    edit { en "Edit", es "Editar", fr "Modifier" }
    customer_account { en "Customer account", es "Cuenta de cliente", fr "Compte client" }
    by_number { en "Sign in by number", es "Entrar con el número", fr "Connexion par numéro" }
    by_email { en "Sign in by email", es "Entrar con el correo", fr "Connexion par e-mail" }
    by_provider { en "Single sign-on", es "Inicio de sesión único", fr "Authentification unique" }
    on { en "on", es "activo", fr "activée" }
    off { en "off", es "inactivo", fr "désactivée" }
    off_customer_turns_on { en "off, the customer turns it on", es "inactivo, lo activa el cliente", fr "désactivée, le client l’active" }
    when_password_is_set { en "when the password is set", es "cuando elija la contraseña", fr "quand le mot de passe est choisi" }
    not_linked { en "not linked", es "sin vincular", fr "non liée" }
    sessions { en "Signed in now", es "Sesiones abiertas", fr "Connecté maintenant" }
    nowhere { en "nowhere", es "en ninguna parte", fr "nulle part" }
    on_one_device { en "on 1 device", es "en 1 dispositivo", fr "sur 1 appareil" }
    on_devices(count: usize) { en "on {count} devices", es "en {count} dispositivos", fr "sur {count} appareils" }
    last_used { en "last used", es "último uso", fr "dernière utilisation" }
    unknown_device { en "Unknown browser", es "Navegador desconocido", fr "Navigateur inconnu" }

    // The activation card: the status in one or two sentences.
    state_none_title { en "Not activated", es "Sin activar", fr "Non activé" }
    state_none {
        en "This customer cannot sign in. An activation mail lets them choose a password.",
        es "Este cliente no puede entrar. Un correo de activación le permite elegir una contraseña.",
        fr "Ce client ne peut pas se connecter. Un e-mail d’activation lui permet de choisir un mot de passe.",
    }
    state_sent_title { en "Activation mail sent", es "Correo de activación enviado", fr "E-mail d’activation envoyé" }
    state_queued_title { en "Activation mail on its way", es "Correo de activación en camino", fr "E-mail d’activation en route" }
    sent_by(name: &str) { en "by {name}", es "por {name}", fr "par {name}" }
    sent_on_request { en "because the customer asked for it", es "porque el cliente lo pidió", fr "à la demande du client" }
    not_opened_yet { en "Its link was not opened yet.", es "Su enlace todavía no se abrió.", fr "Son lien n’a pas encore été ouvert." }
    works_until { en "The link works until", es "El enlace funciona hasta el", fr "Le lien est valable jusqu’au" }
    state_opened_title { en "Link opened, no password yet", es "Enlace abierto, sin contraseña todavía", fr "Lien ouvert, pas encore de mot de passe" }
    opened_at { en "Opened", es "Abierto", fr "Ouvert" }
    opened_but { en "The customer has not chosen a password.", es "El cliente no eligió una contraseña.", fr "Le client n’a pas choisi de mot de passe." }
    state_expired_title { en "Activation link expired", es "El enlace de activación venció", fr "Le lien d’activation a expiré" }
    expired_at { en "It stopped working", es "Dejó de funcionar", fr "Il a cessé de fonctionner" }
    expired_next { en "Send the mail again for a new one.", es "Envíe el correo otra vez para uno nuevo.", fr "Renvoyez l’e-mail pour en créer un nouveau." }
    state_active_title { en "Active", es "Activa", fr "Actif" }
    active_since { en "Since", es "Desde el", fr "Depuis le" }
    active_number { en "signs in with the number", es "entra con el número", fr "se connecte avec le numéro" }
    active_email { en "signs in with the email", es "entra con el correo", fr "se connecte avec l’e-mail" }
    active_both { en "signs in with the number or the email", es "entra con el número o el correo", fr "se connecte avec le numéro ou l’e-mail" }
    active_sso { en "signs in by single sign-on", es "entra por inicio de sesión único", fr "se connecte par authentification unique" }
    and_sso { en "or by single sign-on", es "o por inicio de sesión único", fr "ou par authentification unique" }
    state_failed_title { en "The activation mail did not get through", es "El correo de activación no llegó", fr "L’e-mail d’activation n’est pas passé" }
    will_retry { en "It is tried again by itself.", es "Se vuelve a intentar solo.", fr "L’envoi est retenté automatiquement." }
    gave_up {
        en "It is not tried any more. Check the address with the customer, then send it again.",
        es "Ya no se intenta más. Verifique la dirección con el cliente y envíelo otra vez.",
        fr "L’envoi n’est plus tenté. Vérifiez l’adresse avec le client, puis renvoyez l’e-mail.",
    }
    state_disabled_title { en "Disabled", es "Desactivada", fr "Désactivé" }
    state_disabled {
        en "This customer cannot sign in by any way. Links and sessions have ended.",
        es "Este cliente no puede entrar de ninguna manera. Sus enlaces y sesiones terminaron.",
        fr "Ce client ne peut se connecter d’aucune façon. Ses liens et sessions sont terminés.",
    }

    send_activation { en "Send activation email", es "Enviar correo de activación", fr "Envoyer l’e-mail d’activation" }
    send_activation_again { en "Send activation email again", es "Enviar el correo de activación otra vez", fr "Renvoyer l’e-mail d’activation" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    goes_to(email: &str) { en "It goes to {email}.", es "Va a {email}.", fr "Il va à {email}." }
    activation_sent(email: &str) {
        en "The activation mail is on its way to {email}. Older links do not work any more.",
        es "El correo de activación está en camino a {email}. Los enlaces anteriores ya no funcionan.",
        fr "L’e-mail d’activation est en route vers {email}. Les liens précédents ne fonctionnent plus.",
    }
    why_no_email {
        en "There is no email on file. Add one with Edit first.",
        es "No hay ningún correo registrado. Agregue uno con Editar primero.",
        fr "Aucune adresse n’est enregistrée. Ajoutez-en une avec Modifier d’abord.",
    }
    why_sso_only {
        en "Customers of yours sign in by single sign-on only, so there is no password to choose.",
        es "Sus clientes entran solo por inicio de sesión único: no hay contraseña que elegir.",
        fr "Vos clients se connectent uniquement par authentification unique : il n’y a pas de mot de passe à choisir.",
    }
    why_accounts_off {
        en "Customer accounts are off. An admin turns them on under Settings.",
        es "Las cuentas de cliente están desactivadas. Un administrador las activa en Configuración.",
        fr "Les comptes client sont désactivés. Un administrateur les active dans Paramètres.",
    }
    why_disabled { en "The customer is disabled.", es "El cliente está desactivado.", fr "Le client est désactivé." }
    why_already_active {
        en "The account is active. Who forgot the password uses “Forgot password?” on the portal.",
        es "La cuenta está activa. Quien olvidó la contraseña usa «¿Olvidó su contraseña?» en el portal.",
        fr "Le compte est actif. En cas d’oubli, le client utilise « Mot de passe oublié ? » sur le portail.",
    }
    why_agents_address {
        en "The address is an agent’s, as counter sales carry it. Put the customer’s own one in with Edit first.",
        es "La dirección es de un agente, como en las ventas de mostrador. Ponga la del cliente con Editar primero.",
        fr "L’adresse est celle d’un agent, comme pour les ventes au guichet. Mettez celle du client avec Modifier d’abord.",
    }
    why_address_changed(wait: &str) {
        en "An agent changed the address. Its former owner can object for another {wait}; after that the mail can go out.",
        es "Un agente cambió la dirección. Su dueño anterior puede oponerse durante {wait} más; después se puede enviar.",
        fr "Un agent a changé l’adresse. Son ancien titulaire peut s’y opposer pendant encore {wait} ; ensuite l’e-mail pourra partir.",
    }
    why_address_changed_refused {
        en "An agent changed the address a short time ago. Its former owner can still object.",
        es "Un agente cambió la dirección hace poco. Su dueño anterior todavía puede oponerse.",
        fr "Un agent a changé l’adresse il y a peu. Son ancien titulaire peut encore s’y opposer.",
    }
    why_too_many(wait: &str) {
        en "Enough mails for now. The next one can go out in {wait}.",
        es "Ya se enviaron suficientes. El próximo puede salir en {wait}.",
        fr "Assez d’e-mails pour l’instant. Le prochain pourra partir dans {wait}.",
    }
    why_not_allowed { en "Your role does not allow it.", es "Su rol no lo permite.", fr "Votre rôle ne le permet pas." }
    unknown_customer { en "This customer is not there any more.", es "Este cliente ya no está.", fr "Ce client n’existe plus." }

    hint_same_email {
        en "The same email is on another customer:",
        es "El mismo correo está en otro cliente:",
        fr "La même adresse est celle d’un autre client :",
    }
    hint_more_recent {
        en "Another customer has more recent purchases:",
        es "Otro cliente tiene compras más recientes:",
        fr "Un autre client a des achats plus récents :",
    }
    hint_has_account { en "has an active account", es "tiene una cuenta activa", fr "a un compte actif" }
    hint_bought { en "bought last", es "última compra", fr "dernier achat" }
    also_on_one { en "also on 1 other", es "también en 1 más", fr "aussi sur 1 autre" }
    also_on(count: usize) { en "also on {count} others", es "también en {count} más", fr "aussi sur {count} autres" }
    hint_same_address { en "same email", es "mismo correo", fr "même adresse" }
    hint_compare { en "Compare before you activate.", es "Compare antes de activar.", fr "Comparez avant d’activer." }

    purchases { en "Purchases", es "Compras", fr "Achats" }
    what { en "What", es "Qué", fr "Quoi" }
    travellers { en "Travellers", es "Pasajeros", fr "Voyageurs" }
    price { en "Price", es "Precio", fr "Prix" }
    no_purchases { en "This customer has not bought anything.", es "Este cliente no compró nada.", fr "Ce client n’a rien acheté." }
    purchases_cut { en "The latest 200 are shown.", es "Se muestran las últimas 200.", fr "Les 200 derniers sont affichés." }
    timeline { en "Timeline", es "Cronología", fr "Chronologie" }
    no_events { en "Nothing has happened yet.", es "Todavía no pasó nada.", fr "Rien ne s’est encore passé." }

    end_sessions { en "Sign out everywhere", es "Cerrar todas las sesiones", fr "Déconnecter partout" }
    ending { en "Signing out…", es "Cerrando…", fr "Déconnexion…" }
    sessions_ended { en "The customer is signed out everywhere.", es "Se cerraron todas las sesiones del cliente.", fr "Le client est déconnecté partout." }
    disable_summary { en "Disable this customer…", es "Desactivar este cliente…", fr "Désactiver ce client…" }
    disable_text {
        en "They are signed out everywhere at once, their links stop working, and they cannot sign in by any way until somebody enables them. Nothing is deleted.",
        es "Se cierran todas sus sesiones de inmediato, sus enlaces dejan de funcionar y no puede entrar de ninguna manera hasta que alguien lo active. No se borra nada.",
        fr "Il est déconnecté partout immédiatement, ses liens cessent de fonctionner et il ne peut plus se connecter jusqu’à ce qu’on le réactive. Rien n’est supprimé.",
    }
    disable { en "Disable", es "Desactivar", fr "Désactiver" }
    disabling { en "Disabling…", es "Desactivando…", fr "Désactivation…" }
    disabled_now { en "The customer is disabled and signed out everywhere.", es "El cliente está desactivado y sin sesiones.", fr "Le client est désactivé et déconnecté partout." }
    enable { en "Enable again", es "Volver a activar", fr "Réactiver" }
    enabling { en "Enabling…", es "Activando…", fr "Réactivation…" }
    enabled_now {
        en "The customer is enabled and signs in as before.",
        es "El cliente está activo y entra como antes.",
        fr "Le client est réactivé et se connecte comme avant.",
    }
    only_admins { en "Only admins disable and enable customers.", es "Solo los administradores desactivan y activan clientes.", fr "Seuls les administrateurs désactivent et réactivent des clients." }

    edit_title { en "Edit customer", es "Editar cliente", fr "Modifier le client" }
    edit_email_hint {
        en "A changed address is told to the old one, and it signs in only after the customer has proved it.",
        es "Un cambio se avisa a la dirección anterior, y la nueva sirve para entrar cuando el cliente la confirma.",
        fr "Un changement est signalé à l’ancienne adresse, et la nouvelle ne connecte qu’une fois prouvée par le client.",
    }
    edit_phone_hint { en "With the country: +54 351 555 0142. May be empty.", es "Con el país: +54 351 555 0142. Puede quedar vacío.", fr "Avec le pays : +54 351 555 0142. Peut rester vide." }
}
