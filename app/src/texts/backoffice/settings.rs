//! The operator's settings, and the preview of what visitors see.

texts! {
    lead(operator: &str) {
        en "They act on every portal of {operator} within two seconds.",
        es "Rigen en todos los portales de {operator} en dos segundos.",
        fr "Ils s’appliquent à tous les portails de {operator} en deux secondes.",
    }
    accounts_title { en "Customer accounts", es "Cuentas de cliente", fr "Comptes client" }
    accounts { en "Customer accounts enabled", es "Cuentas de cliente activadas", fr "Comptes client activés" }
    accounts_hint {
        en "Customers sign in and see their purchases. Off: everybody buys as a guest.",
        es "Los clientes entran y ven sus compras. Desactivado: todos compran como invitados.",
        fr "Les clients se connectent et voient leurs achats. Désactivé : tout le monde achète en invité.",
    }
    force { en "Force customer login to use websales", es "Exigir inicio de sesión para usar la venta web", fr "Exiger la connexion pour utiliser la vente en ligne" }
    force_hint {
        en "Without signing in nothing is shown and nothing is sold. Needs customer accounts.",
        es "Sin entrar no se muestra ni se vende nada. Requiere cuentas de cliente.",
        fr "Sans connexion, rien n’est affiché ni vendu. Nécessite les comptes client.",
    }
    tell { en "Say when an email is already registered", es "Decir cuando un correo ya está registrado", fr "Dire quand une adresse est déjà inscrite" }
    tell_hint {
        en "On: the page says so and helps. Off: only a mail to the owner says so, and strangers learn nothing.",
        es "Activado: la página lo dice y ayuda. Desactivado: solo lo dice un correo al dueño y nadie más se entera.",
        fr "Activé : la page le dit et aide. Désactivé : seul un e-mail au titulaire le dit, et les inconnus n’apprennent rien.",
    }
    sso_title { en "Single sign-on", es "Inicio de sesión único", fr "Authentification unique" }
    sso { en "Single sign-on enabled", es "Inicio de sesión único activado", fr "Authentification unique activée" }
    sso_hint {
        en "The sign-in page has one button for each provider.",
        es "La página de inicio tiene un botón por proveedor.",
        fr "La page de connexion a un bouton par fournisseur.",
    }
    only { en "Only allow to sign in with single sign-on", es "Permitir entrar solo con inicio de sesión único", fr "N’autoriser que l’authentification unique" }
    only_hint {
        en "No passwords, no registration. Needs a provider that has passed its test.",
        es "Sin contraseñas ni registro. Requiere un proveedor que haya pasado su prueba.",
        fr "Ni mots de passe ni inscription. Nécessite un fournisseur dont le test a réussi.",
    }
    limits_title { en "Sessions and passwords", es "Sesiones y contraseñas", fr "Sessions et mots de passe" }
    idle { en "Signed out after so many minutes without use", es "Cerrar sesión tras tantos minutos sin uso", fr "Déconnexion après tant de minutes d’inactivité" }
    idle_hint { en "5 to 1440. 120 is two hours.", es "5 a 1440. 120 son dos horas.", fr "5 à 1440. 120 font deux heures." }
    absolute { en "Signed out after so many minutes anyway", es "Cerrar sesión tras tantos minutos en todo caso", fr "Déconnexion après tant de minutes dans tous les cas" }
    absolute_hint { en "15 to 10080. 1440 is a day.", es "15 a 10080. 1440 es un día.", fr "15 à 10080. 1440 font un jour." }
    remember { en "“Stay signed in” lasts so many minutes", es "«Mantener la sesión» dura tantos minutos", fr "« Rester connecté » dure tant de minutes" }
    remember_hint { en "60 to 43200. 43200 is 30 days.", es "60 a 43200. 43200 son 30 días.", fr "60 à 43200. 43200 font 30 jours." }
    minimum { en "Shortest password, in characters", es "Contraseña más corta, en caracteres", fr "Mot de passe le plus court, en caractères" }
    minimum_hint {
        en "8 to 64. Below 15 a password alone is weak.",
        es "8 a 64. Menos de 15 es débil si no hay otra protección.",
        fr "8 à 64. En dessous de 15, un mot de passe seul est faible.",
    }
    activation { en "Links of activation mails work for so many hours", es "Los enlaces de los correos de activación sirven tantas horas", fr "Les liens des e-mails d’activation sont valables tant d’heures" }
    activation_hint { en "1 to 72. 24 is a day. Mails say it.", es "1 a 72. 24 son un día. Los correos lo dicen.", fr "1 à 72. 24 font un jour. Les e-mails l’indiquent." }
    activation_invalid { en "Give 1 to 72 hours.", es "Indique de 1 a 72 horas.", fr "Indiquez de 1 à 72 heures." }
    weak(minimum: i32) {
        en "Passwords of {minimum} characters are allowed. Without a second factor, 15 is the least that experts advise.",
        es "Se permiten contraseñas de {minimum} caracteres. Sin un segundo factor, los expertos aconsejan al menos 15.",
        fr "Des mots de passe de {minimum} caractères sont acceptés. Sans second facteur, les experts en conseillent au moins 15.",
    }

    preview_title { en "What a visitor meets", es "Lo que encuentra un visitante", fr "Ce que rencontre un visiteur" }
    preview_hint {
        en "It follows the switches as you turn them. Nothing changes before you save.",
        es "Sigue los interruptores mientras los cambia. Nada cambia hasta que guarde.",
        fr "Suit les réglages à mesure que vous les changez. Rien ne change avant l’enregistrement.",
    }
    preview_menu { en "The menu", es "El menú", fr "Le menu" }
    preview_sign_in { en "The Sign in page", es "La página para entrar", fr "La page de connexion" }
    preview_page { en "Any other page, without signing in", es "Otra página, sin entrar", fr "Une autre page, sans connexion" }
    menu_off { en "has no “Sign in”.", es "no tiene «Iniciar sesión».", fr "n’a pas de « Se connecter »." }
    menu_on { en "has “Sign in”.", es "tiene «Iniciar sesión».", fr "a « Se connecter »." }
    sign_in_off { en "does not exist.", es "no existe.", fr "n’existe pas." }
    sign_in_form { en "asks for an email or customer number and a password, and invites to register.", es "pide un correo o número de cliente y una contraseña, e invita a registrarse.", fr "demande une adresse ou un numéro client et un mot de passe, et invite à s’inscrire." }
    sign_in_both { en "asks for an email or customer number and a password, invites to register, and has a button for each provider.", es "pide un correo o número de cliente y una contraseña, invita a registrarse y tiene un botón por proveedor.", fr "demande une adresse ou un numéro client et un mot de passe, invite à s’inscrire, et a un bouton par fournisseur." }
    sign_in_only { en "has only a button for each provider.", es "tiene solo un botón por proveedor.", fr "n’a qu’un bouton par fournisseur." }
    page_open { en "is shown. Whoever buys does so as a guest.", es "se muestra. Quien compra lo hace como invitado.", fr "s’affiche. Qui achète le fait en invité." }
    page_forced { en "leads to Sign in, and from there back to the very page asked for.", es "lleva a entrar y de ahí de vuelta a la página pedida.", fr "mène à la connexion, puis revient à la page demandée." }
    page_straight { en "leads straight to the provider; with several providers, to the page with their buttons.", es "lleva directo al proveedor; con varios, a la página con sus botones.", fr "mène directement au fournisseur ; s’il y en a plusieurs, à la page de leurs boutons." }
    set_up_providers { en "Set up and test providers", es "Configurar y probar proveedores", fr "Configurer et tester des fournisseurs" }

    force_without_accounts {
        en "Nobody could sign in: turn customer accounts on too.",
        es "Nadie podría entrar: active también las cuentas de cliente.",
        fr "Personne ne pourrait se connecter : activez aussi les comptes client.",
    }
    sso_without_provider {
        en "There is no provider to sign in with yet. Add one first.",
        es "Todavía no hay ningún proveedor con el que entrar. Añada uno primero.",
        fr "Il n’y a pas encore de fournisseur avec lequel se connecter. Ajoutez-en un d’abord.",
    }
    only_without_sso {
        en "Nobody could sign in: enable single sign-on too.",
        es "Nadie podría entrar: active también el inicio de sesión único.",
        fr "Personne ne pourrait se connecter : activez aussi l’authentification unique.",
    }
    only_without_tested {
        en "Nobody could sign in: no provider has passed its test yet.",
        es "Nadie podría entrar: todavía ningún proveedor pasó su prueba.",
        fr "Personne ne pourrait se connecter : aucun fournisseur n’a encore réussi son test.",
    }
    idle_invalid { en "Give 5 to 1440 minutes.", es "Indique de 5 a 1440 minutos.", fr "Indiquez de 5 à 1440 minutes." }
    absolute_invalid { en "Give 15 to 10080 minutes.", es "Indique de 15 a 10080 minutos.", fr "Indiquez de 15 à 10080 minutes." }
    remember_invalid { en "Give 60 to 43200 minutes.", es "Indique de 60 a 43200 minutos.", fr "Indiquez de 60 à 43200 minutes." }
    minimum_invalid { en "Give 8 to 64 characters.", es "Indique de 8 a 64 caracteres.", fr "Indiquez de 8 à 64 caractères." }
    invalid { en "This cannot be saved. Open the page again.", es "Esto no se puede guardar. Abra la página otra vez.", fr "Impossible d’enregistrer. Rouvrez la page." }

    overrides { en "Some portals have settings of their own:", es "Algunos portales tienen configuración propia:", fr "Certains portails ont leurs propres paramètres :" }
    portal_forces(portals: &str) {
        en "Nobody could sign in on {portals}, where login is forced. Change that portal first.",
        es "Nadie podría entrar en {portals}, donde se exige iniciar sesión. Cambie antes ese portal.",
        fr "Personne ne pourrait se connecter sur {portals}, où la connexion est exigée. Modifiez d’abord ce portail.",
    }
    portal_without_accounts(portals: &str) {
        en "Nobody could sign in on {portals}, which has no customer accounts. Change that portal first.",
        es "Nadie podría entrar en {portals}, que no tiene cuentas de cliente. Cambie antes ese portal.",
        fr "Personne ne pourrait se connecter sur {portals}, qui n’a pas de comptes client. Modifiez d’abord ce portail.",
    }
    portal_only(portals: &str) {
        en "Single sign-on is the only way in on {portals}. Change that portal first.",
        es "El inicio de sesión único es la única entrada en {portals}. Cambie antes ese portal.",
        fr "L’authentification unique est le seul accès sur {portals}. Modifiez d’abord ce portail.",
    }
    portal_without_sso(portals: &str) {
        en "Nobody could sign in on {portals}, which has single sign-on turned off. Change that portal first.",
        es "Nadie podría entrar en {portals}, que tiene desactivado el inicio de sesión único. Cambie antes ese portal.",
        fr "Personne ne pourrait se connecter sur {portals}, où l’authentification unique est désactivée. Modifiez d’abord ce portail.",
    }
    portal_untested(portals: &str) {
        en "Nobody can sign in on {portals}: single sign-on is the only way in there, and no provider has passed its test. Change that portal first.",
        es "Nadie puede entrar en {portals}: ahí el inicio de sesión único es la única entrada y ningún proveedor pasó su prueba. Cambie antes ese portal.",
        fr "Personne ne peut se connecter sur {portals} : l’authentification unique y est le seul accès et aucun fournisseur n’a réussi son test. Modifiez d’abord ce portail.",
    }
    one_portal { en "one portal", es "un portal", fr "un portail" }

    sender_title { en "Sender of mails", es "Remitente de los correos", fr "Expéditeur des e-mails" }
    sender_name { en "Sender’s name", es "Nombre del remitente", fr "Nom de l’expéditeur" }
    sender { en "Sender’s address", es "Dirección del remitente", fr "Adresse de l’expéditeur" }
    sender_hint {
        en "Let the mail server send for its domain (SPF, DKIM and DMARC), or mails end up as spam.",
        es "Autorice al servidor de correo para su dominio (SPF, DKIM y DMARC), o los correos irán a no deseados.",
        fr "Autorisez le serveur d’e-mail pour son domaine (SPF, DKIM et DMARC), sinon les e-mails finiront dans les indésirables.",
    }
    sender_invalid { en "Type one address like tickets@example.com, without a name.", es "Escriba una sola dirección como tickets@example.com, sin nombre.", fr "Saisissez une seule adresse comme tickets@example.com, sans nom." }
    sender_waits(pending: &str, now: &str) {
        en "{pending} is not confirmed yet, so mails still come from {now}. Open the link that we mailed to {pending}. To get it again, save the same address; to keep {now}, save that.",
        es "{pending} todavía no está confirmada, así que los correos siguen saliendo de {now}. Abra el enlace que enviamos a {pending}. Para recibirlo otra vez, guarde la misma dirección; para conservar {now}, guarde esa.",
        fr "{pending} n’est pas encore confirmée : les e-mails partent toujours de {now}. Ouvrez le lien envoyé à {pending}. Pour le recevoir à nouveau, enregistrez la même adresse ; pour garder {now}, enregistrez celle-ci.",
    }
    sender_confirmed { en "The address is confirmed. Mails come from it now.", es "La dirección está confirmada. Los correos ya salen de ella.", fr "L’adresse est confirmée. Les e-mails en partent désormais." }
    confirm_sender_title { en "Confirm the sender’s address", es "Confirmar la dirección de remitente", fr "Confirmer l’adresse d’expéditeur" }
    confirm_sender_lead(operator: &str, address: &str) {
        en "From now on all mails of {operator} come from {address}.",
        es "Desde ahora todos los correos de {operator} saldrán de {address}.",
        fr "Désormais, tous les e-mails de {operator} partiront de {address}.",
    }
    confirm_sender { en "Confirm address", es "Confirmar dirección", fr "Confirmer l’adresse" }
    confirming { en "Confirming…", es "Confirmando…", fr "Confirmation…" }
    sender_link_dead {
        en "This link does not work any more, or belongs to another operator. Save the address in the settings again to get a new one.",
        es "Este enlace ya no funciona o es de otro operador. Guarde otra vez la dirección en la configuración para recibir uno nuevo.",
        fr "Ce lien ne fonctionne plus, ou appartient à un autre opérateur. Enregistrez à nouveau l’adresse dans les paramètres pour en recevoir un autre.",
    }
    save_sender { en "Save sender", es "Guardar remitente", fr "Enregistrer l’expéditeur" }
}
