//! The operator's settings, and the preview of what visitors see.

texts! {
    lead(operator: &str) {
        en "Changes apply on every portal of {operator} within 2 seconds.",
        es "Los cambios se aplican en todos los portales de {operator} en menos de 2 segundos.",
        fr "Les modifications s’appliquent à tous les portails de {operator} en moins de 2 secondes.",
    }
    accounts_title { en "Customer accounts", es "Cuentas de cliente", fr "Comptes client" }
    sso_title { en "Single sign-on", es "Inicio de sesión único", fr "Authentification unique" }
    limits_title { en "Sessions and passwords", es "Sesiones y contraseñas", fr "Sessions et mots de passe" }
    weak(minimum: i32, recommended: i32) {
        en "Passwords of {minimum} characters are allowed. Without two-step verification, experts recommend at least {recommended}.",
        es "Se permiten contraseñas de {minimum} caracteres. Sin verificación en dos pasos, los expertos recomiendan al menos {recommended}.",
        fr "Les mots de passe de {minimum} caractères sont acceptés. Sans validation en deux étapes, les experts en recommandent au moins {recommended}.",
    }

    preview_title { en "What visitors see", es "Lo que ven los visitantes", fr "Ce que voient les visiteurs" }
    preview_hint {
        en "The preview follows the switches as you change them. Nothing changes until you save.",
        es "La vista previa sigue las opciones a medida que las cambia. Nada cambia hasta que guarde.",
        fr "L’aperçu suit les options à mesure que vous les modifiez. Rien ne change avant l’enregistrement.",
    }
    preview_menu { en "Menu", es "Menú", fr "Menu" }
    preview_sign_in { en "Sign-in page", es "Página de inicio de sesión", fr "Page de connexion" }
    preview_page { en "Any other page, without signing in", es "Cualquier otra página, sin iniciar sesión", fr "Toute autre page, sans connexion" }
    menu_off { en "Doesn’t show “Sign in”.", es "No muestra «Iniciar sesión».", fr "N’affiche pas «\u{202f}Se connecter\u{202f}»." }
    menu_on { en "Shows “Sign in”.", es "Muestra «Iniciar sesión».", fr "Affiche «\u{202f}Se connecter\u{202f}»." }
    sign_in_off { en "Doesn’t exist.", es "No existe.", fr "N’existe pas." }
    sign_in_form {
        en "Asks for an email or customer number and a password, and invites visitors to register.",
        es "Pide un correo o número de cliente y una contraseña, e invita a registrarse.",
        fr "Demande une adresse e-mail ou un numéro client et un mot de passe, et invite à s’inscrire.",
    }
    sign_in_both {
        en "Asks for an email or customer number and a password, invites visitors to register, and shows a button for each provider.",
        es "Pide un correo o número de cliente y una contraseña, invita a registrarse y muestra un botón por proveedor.",
        fr "Demande une adresse e-mail ou un numéro client et un mot de passe, invite à s’inscrire et affiche un bouton par fournisseur.",
    }
    sign_in_only { en "Shows only a button for each provider.", es "Muestra solo un botón por proveedor.", fr "Affiche uniquement un bouton par fournisseur." }
    page_open {
        en "Is shown. Visitors buy as guests.",
        es "Se muestra. Los visitantes compran como invitados.",
        fr "S’affiche. Les visiteurs achètent en tant qu’invités.",
    }
    page_forced {
        en "Leads to the sign-in page and, after signing in, back to the page requested.",
        es "Lleva a la página de inicio de sesión y, después, de vuelta a la página solicitada.",
        fr "Mène à la page de connexion puis, après la connexion, à la page demandée.",
    }
    page_straight {
        en "Leads straight to the provider or, if there are several, to the page that shows their buttons.",
        es "Lleva directamente al proveedor o, si hay varios, a la página que muestra sus botones.",
        fr "Mène directement au fournisseur ou, s’il y en a plusieurs, à la page qui affiche leurs boutons.",
    }
    set_up_providers { en "Set up and test providers", es "Configurar y probar proveedores", fr "Configurer et tester des fournisseurs" }

    force_without_accounts {
        en "Nobody could sign in. Turn on customer accounts too.",
        es "Nadie podría iniciar sesión. Active también las cuentas de cliente.",
        fr "Personne ne pourrait se connecter. Activez aussi les comptes client.",
    }
    sso_without_provider {
        en "There is no provider to sign in with yet. Add one first.",
        es "Todavía no hay ningún proveedor con el que iniciar sesión. Agregue uno primero.",
        fr "Il n’y a pas encore de fournisseur avec lequel se connecter. Ajoutez-en un d’abord.",
    }
    only_without_sso {
        en "Nobody could sign in. Enable single sign-on too.",
        es "Nadie podría iniciar sesión. Active también el inicio de sesión único.",
        fr "Personne ne pourrait se connecter. Activez aussi l’authentification unique.",
    }
    only_without_tested {
        en "Nobody could sign in: no provider has passed its test yet. Test one first.",
        es "Nadie podría iniciar sesión: todavía ningún proveedor superó su prueba. Pruebe uno primero.",
        fr "Personne ne pourrait se connecter\u{202f}: aucun fournisseur n’a encore réussi son test. Testez-en un d’abord.",
    }

    overrides { en "Some portals override these settings:", es "Algunos portales tienen su propia configuración:", fr "Certains portails ont leurs propres paramètres\u{202f}:" }
    portal_forces(portals: &str) {
        en "Nobody could sign in on {portals}, where customers have to sign in. Change the portal’s settings first.",
        es "Nadie podría iniciar sesión en {portals}, donde el inicio de sesión es obligatorio. Cambie primero la configuración del portal.",
        fr "Personne ne pourrait se connecter sur {portals}, où la connexion est exigée. Modifiez d’abord les paramètres du portail.",
    }
    portal_without_accounts(portals: &str) {
        en "Nobody could sign in on {portals}, where customer accounts are turned off. Change the portal’s settings first.",
        es "Nadie podría iniciar sesión en {portals}, donde las cuentas de cliente están desactivadas. Cambie primero la configuración del portal.",
        fr "Personne ne pourrait se connecter sur {portals}, où les comptes client sont désactivés. Modifiez d’abord les paramètres du portail.",
    }
    portal_only(portals: &str) {
        en "On {portals}, single sign-on is the only way to sign in. Change the portal’s settings first.",
        es "En {portals}, el inicio de sesión único es la única forma de iniciar sesión. Cambie primero la configuración del portal.",
        fr "Sur {portals}, l’authentification unique est le seul moyen de se connecter. Modifiez d’abord les paramètres du portail.",
    }
    portal_without_sso(portals: &str) {
        en "Nobody could sign in on {portals}, where single sign-on is turned off. Change the portal’s settings first.",
        es "Nadie podría iniciar sesión en {portals}, donde el inicio de sesión único está desactivado. Cambie primero la configuración del portal.",
        fr "Personne ne pourrait se connecter sur {portals}, où l’authentification unique est désactivée. Modifiez d’abord les paramètres du portail.",
    }
    portal_untested(portals: &str) {
        en "Nobody can sign in on {portals}: single sign-on is the only way to sign in there, and no provider has passed its test. Change the portal’s settings first.",
        es "Nadie puede iniciar sesión en {portals}: allí el inicio de sesión único es la única forma de iniciar sesión y ningún proveedor superó su prueba. Cambie primero la configuración del portal.",
        fr "Personne ne peut se connecter sur {portals}\u{202f}: l’authentification unique y est le seul moyen de se connecter et aucun fournisseur n’a réussi son test. Modifiez d’abord les paramètres du portail.",
    }
    changed_meanwhile {
        en "Someone else has changed one of these settings since you opened this page. Open the page again and repeat your change.",
        es "Otra persona cambió una de estas opciones desde que abrió esta página. Ábrala de nuevo y repita su cambio.",
        fr "Une autre personne a modifié l’un de ces paramètres depuis l’ouverture de cette page. Rouvrez-la et refaites votre modification.",
    }
    one_portal { en "one portal", es "un portal", fr "un portail" }

    sender_title { en "Email sender", es "Remitente de los correos", fr "Expéditeur des e-mails" }
    sender_name { en "Sender name", es "Nombre del remitente", fr "Nom de l’expéditeur" }
    sender { en "Sender address", es "Dirección del remitente", fr "Adresse d’expéditeur" }
    sender_hint {
        en "Let the mail server send for its domain (SPF, DKIM and DMARC); otherwise, emails end up in spam folders.",
        es "Autorice al servidor de correo para su dominio (SPF, DKIM y DMARC); si no, los correos llegarán a la carpeta de correo no deseado.",
        fr "Autorisez le serveur de messagerie à envoyer pour son domaine (SPF, DKIM et DMARC), sinon les e-mails arriveront dans les courriers indésirables.",
    }
    sender_invalid {
        en "Enter one address like tickets@example.com, without a name.",
        es "Escriba una sola dirección como tickets@example.com, sin nombre.",
        fr "Saisissez une seule adresse comme tickets@example.com, sans nom.",
    }
    sender_waits(pending: &str, now: &str) {
        en "{pending} isn’t confirmed yet, so emails still come from {now}. Open the link we emailed to {pending}. To get it again, save the same address; to keep {now}, save that one.",
        es "{pending} todavía no está confirmada y los correos siguen saliendo de {now}. Abra el enlace que enviamos a {pending}. Para recibirlo de nuevo, guarde la misma dirección; para conservar {now}, guarde esa.",
        fr "{pending} n’est pas encore confirmée\u{202f}: les e-mails partent toujours de {now}. Ouvrez le lien envoyé à {pending}. Pour le recevoir à nouveau, enregistrez la même adresse\u{202f}; pour conserver {now}, enregistrez celle-ci.",
    }
    sender_confirmed {
        en "The address is confirmed. Emails now come from it.",
        es "La dirección está confirmada. Los correos ya salen de ella.",
        fr "L’adresse est confirmée. Les e-mails en partent désormais.",
    }
    confirm_sender_title { en "Confirm the sender address", es "Confirme la dirección del remitente", fr "Confirmer l’adresse d’expéditeur" }
    confirm_sender_lead(operator: &str, address: &str) {
        en "Once you confirm it, all emails from {operator} come from {address}.",
        es "Cuando la confirme, todos los correos de {operator} saldrán de {address}.",
        fr "Après confirmation, tous les e-mails de {operator} partiront de {address}.",
    }
    confirm_sender { en "Confirm address", es "Confirmar dirección", fr "Confirmer l’adresse" }
    confirming { en "Confirming…", es "Confirmando…", fr "Confirmation…" }
    sender_link_dead {
        en "This link no longer works, or it belongs to another operator. Save the address in the settings again to get a new one.",
        es "Este enlace ya no es válido o es de otro operador. Guarde la dirección en la configuración de nuevo para recibir otro.",
        fr "Ce lien n’est plus valable, ou il appartient à un autre opérateur. Enregistrez à nouveau l’adresse dans les paramètres pour en recevoir un autre.",
    }
    save_sender { en "Save sender", es "Guardar remitente", fr "Enregistrer l’expéditeur" }
}
