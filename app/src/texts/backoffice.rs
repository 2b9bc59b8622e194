//! The backoffice: its frame, and signing in to it.

pub mod agents;
pub mod catalogue;
pub mod codes;
pub mod customers;
pub mod impact;
pub mod merging;
pub mod messages;
pub mod networks;
pub mod portals;
pub mod provider_findings;
pub mod provider_test;
pub mod providers;
pub mod refusals;
pub mod settings;

texts! {
    backoffice { en "Backoffice", es "Administración", fr "Back-office" }
    menu { en "Backoffice menu", es "Menú de administración", fr "Menu du back-office" }
    open_menu { en "Menu", es "Menú", fr "Menu" }
    customers { en "Customers", es "Clientes", fr "Clients" }
    mails { en "Mail log", es "Correos enviados", fr "Journal des e-mails" }
    settings { en "Settings", es "Configuración", fr "Paramètres" }
    portals { en "Portals", es "Portales", fr "Portails" }
    messages { en "Messages", es "Mensajes", fr "Messages" }
    agents { en "Agents", es "Agentes", fr "Agents" }
    audit { en "Audit", es "Auditoría", fr "Audit" }
    my_account { en "My account", es "Mi cuenta", fr "Mon compte" }
    times_are_utc { en "All times are UTC.", es "Todas las horas son UTC.", fr "Toutes les heures sont en UTC." }
    admin { en "Admin", es "Administrador", fr "Administrateur" }
    agent { en "Agent", es "Agente", fr "Agent" }

    not_found_text {
        en "The address may be mistyped, or it belongs to another operator.",
        es "Puede que la dirección esté mal escrita o que sea de otro operador.",
        fr "L’adresse est peut-être mal saisie, ou elle appartient à un autre opérateur.",
    }
    back_to_customers { en "Back to the customers", es "Volver a los clientes", fr "Retour aux clients" }
    forbidden_title { en "Your role does not allow this", es "Su rol no permite esto", fr "Votre rôle ne le permet pas" }
    forbidden_text {
        en "Ask an admin of your company to do it, or to change your role.",
        es "Pida a un administrador de su empresa que lo haga o que cambie su rol.",
        fr "Demandez à un administrateur de votre entreprise de le faire ou de changer votre rôle.",
    }

    sign_in_title { en "Sign in to the backoffice", es "Entrar en la administración", fr "Connexion au back-office" }
    sign_in_lead {
        en "For the people who work here. Customers sign in on their portal.",
        es "Para quienes trabajan aquí. Los clientes inician sesión en su portal.",
        fr "Pour le personnel. Les clients se connectent sur leur portail.",
    }
    password_set {
        en "Your password is saved. Sign in with it.",
        es "Su contraseña está guardada. Entre con ella.",
        fr "Votre mot de passe est enregistré. Connectez-vous avec.",
    }
    invitation_accepted {
        en "You have accepted the invitation. Sign in with the password you already use here.",
        es "Aceptó la invitación. Entre con la contraseña que ya usa aquí.",
        fr "Vous avez accepté l’invitation. Connectez-vous avec le mot de passe que vous utilisez déjà ici.",
    }
    signed_out_title { en "You are signed out", es "La sesión está cerrada", fr "Vous êtes déconnecté" }
    signed_out_text {
        en "Nobody can go on in this browser without your password and a code.",
        es "Nadie puede seguir en este navegador sin su contraseña y un código.",
        fr "Personne ne peut continuer dans ce navigateur sans votre mot de passe et un code.",
    }
    sign_in_again { en "Sign in again", es "Volver a entrar", fr "Se reconnecter" }

    forgot_title { en "Forgot your password?", es "¿Olvidó su contraseña?", fr "Mot de passe oublié ?" }
    forgot_lead {
        en "Tell us the email you work with. We send you a link to choose a new password.",
        es "Díganos el correo con el que trabaja. Le enviamos un enlace para elegir otra contraseña.",
        fr "Indiquez votre e-mail de travail. Nous vous envoyons un lien pour choisir un nouveau mot de passe.",
    }
    forgot_sent {
        en "If an agent has that email, a mail with a link is on its way. The link works for one hour.",
        es "Si algún agente tiene ese correo, un mensaje con un enlace está en camino. El enlace funciona durante una hora.",
        fr "Si un agent a cette adresse, un e-mail avec un lien est en route. Le lien est valable une heure.",
    }

    invitation_title(operator: &str) {
        en "Welcome to {operator}",
        es "Le damos la bienvenida a {operator}",
        fr "Bienvenue chez {operator}",
    }
    invitation_lead(name: &str, email: &str) {
        en "{name}, choose the password you will sign in to the backoffice with. Your email there is {email}.",
        es "{name}, elija la contraseña con la que entrará en la administración. Su correo ahí es {email}.",
        fr "{name}, choisissez le mot de passe de votre accès au back-office. Votre e-mail y est {email}.",
    }
    invitation_known_lead(name: &str, email: &str) {
        en "{name}, you already work here as {email}. Accept, and sign in with the password you have.",
        es "{name}, usted ya trabaja aquí como {email}. Acepte y entre con la contraseña que tiene.",
        fr "{name}, vous travaillez déjà ici avec {email}. Acceptez et connectez-vous avec votre mot de passe actuel.",
    }
    accept { en "Accept the invitation", es "Aceptar la invitación", fr "Accepter l’invitation" }
    accepting { en "Accepting…", es "Aceptando…", fr "Acceptation…" }
    reset_lead(name: &str, email: &str) {
        en "{name}, this is for {email}. Your second factor stays as it is, and other devices are signed out.",
        es "{name}, es para {email}. Su segundo factor no cambia y se cierra la sesión en los demás dispositivos.",
        fr "{name}, c’est pour {email}. Votre second facteur ne change pas et vos autres appareils sont déconnectés.",
    }
    link_dead_text {
        en "For your safety a link works once and for a short time. Ask for a new one, or ask the admin who invited you.",
        es "Por su seguridad un enlace funciona una vez y por poco tiempo. Pida uno nuevo, o pídaselo a quien le invitó.",
        fr "Par sécurité, un lien ne sert qu’une fois et peu de temps. Demandez-en un nouveau, ou adressez-vous à la personne qui vous a invité.",
    }

    enrol_title { en "Set up your second factor", es "Configure su segundo factor", fr "Configurez votre second facteur" }
    enrol_lead {
        en "Customer data is behind this door, so a password is not enough. You need an authenticator app on your phone.",
        es "Detrás de esta puerta hay datos de clientes y una contraseña no alcanza. Necesita una aplicación de autenticación en su teléfono.",
        fr "Derrière cette porte il y a des données de clients : un mot de passe ne suffit pas. Il vous faut une application d’authentification sur votre téléphone.",
    }
    enrol_scan { en "Scan this picture with the app.", es "Escanee esta imagen con la aplicación.", fr "Scannez cette image avec l’application." }
    enrol_qr { en "QR code that holds the key below", es "Código QR con la clave de abajo", fr "Code QR contenant la clé ci-dessous" }
    enrol_type { en "Or type this key into it:", es "O escriba esta clave en ella:", fr "Ou saisissez-y cette clé :" }
    enrol_open { en "On this phone? Open it in the app.", es "¿En este teléfono? Ábralo en la aplicación.", fr "Sur ce téléphone ? Ouvrez-le dans l’application." }
    enrol_then { en "Then type the code that it shows.", es "Después escriba el código que muestra.", fr "Puis saisissez le code affiché." }
    code { en "Code", es "Código", fr "Code" }
    code_hint { en "6 digits, a new one every 30 seconds.", es "6 dígitos, otro cada 30 segundos.", fr "6 chiffres, renouvelés toutes les 30 secondes." }
    confirm_enrolment { en "Turn it on", es "Activar", fr "Activer" }
    checking { en "Checking…", es "Comprobando…", fr "Vérification…" }
    no_key_title { en "The second factor cannot be set up here yet", es "Aquí todavía no se puede configurar el segundo factor", fr "Le second facteur ne peut pas encore être configuré ici" }
    no_key_text {
        en "The deployment has no key to keep secrets with (secret_keys). Tell whoever runs the server; “guichet doctor” shows it too.",
        es "La instalación no tiene clave para guardar secretos (secret_keys). Avise a quien opera el servidor; «guichet doctor» también lo muestra.",
        fr "Le déploiement n’a pas de clé pour garder les secrets (secret_keys). Prévenez la personne qui gère le serveur ; « guichet doctor » le montre aussi.",
    }

    second_factor_title { en "Type your code", es "Escriba su código", fr "Saisissez votre code" }
    second_factor_lead(email: &str) {
        en "Signing in as {email}. Open your authenticator app.",
        es "Entra como {email}. Abra su aplicación de autenticación.",
        fr "Connexion de {email}. Ouvrez votre application d’authentification.",
    }
    code_or_recovery { en "Code from the app, or a recovery code", es "Código de la aplicación o de recuperación", fr "Code de l’application ou de récupération" }
    lost_factor {
        en "Lost your phone and your recovery codes? An admin of your company can reset the second factor.",
        es "¿Perdió el teléfono y los códigos de recuperación? Un administrador de su empresa puede restablecer el segundo factor.",
        fr "Téléphone et codes de récupération perdus ? Un administrateur de votre entreprise peut réinitialiser le second facteur.",
    }
    fresh_code_title { en "Show a new code", es "Muestre un código nuevo", fr "Saisissez un nouveau code" }
    fresh_code_lead {
        en "Your last code is more than ten minutes old, and this change needs a new one. What you filled in is kept and saved after the code.",
        es "Su último código tiene más de diez minutos y este cambio necesita uno nuevo. Lo que completó se conserva y se guarda después del código.",
        fr "Votre dernier code date de plus de dix minutes et cette modification en demande un nouveau. Votre saisie est conservée et sera enregistrée après le code.",
    }
    fresh_code_submit { en "Check and save", es "Comprobar y guardar", fr "Vérifier et enregistrer" }
    fresh_code_leave { en "Leave without saving", es "Salir sin guardar", fr "Quitter sans enregistrer" }
    act_gone_title { en "This change is no longer waiting", es "Este cambio ya no está en espera", fr "Cette modification n’est plus en attente" }
    act_gone_text {
        en "It was saved already, or the code took more than ten minutes. Check the page where you made it, and make it again if it is missing.",
        es "Ya se guardó, o el código tardó más de diez minutos. Revise la página donde lo hizo y repítalo si falta.",
        fr "Elle est déjà enregistrée, ou le code a tardé plus de dix minutes. Vérifiez la page où vous l’avez faite et recommencez si elle n’y figure pas.",
    }
    another_account { en "Sign in as somebody else", es "Entrar con otra cuenta", fr "Utiliser un autre compte" }
    go_on { en "Go on", es "Continuar", fr "Continuer" }

    codes_title { en "Keep your recovery codes", es "Guarde sus códigos de recuperación", fr "Gardez vos codes de récupération" }
    codes_lead {
        en "Your second factor is on. Each of these codes lets you in once when your phone is not at hand. They are shown now and never again: print them, or keep them in your password manager.",
        es "Su segundo factor está activo. Cada código le deja entrar una vez cuando no tiene el teléfono a mano. Se muestran ahora y nunca más: imprímalos o guárdelos en su gestor de contraseñas.",
        fr "Votre second facteur est actif. Chaque code vous laisse entrer une fois quand vous n’avez pas votre téléphone. Ils sont affichés maintenant et plus jamais : imprimez-les ou gardez-les dans votre gestionnaire de mots de passe.",
    }
    codes_kept { en "I have kept them", es "Ya los guardé", fr "Je les ai gardés" }
    codes_gone_title { en "Your recovery codes were shown already", es "Sus códigos de recuperación ya se mostraron", fr "Vos codes de récupération ont déjà été affichés" }
    codes_gone_text {
        en "They are shown once. If you have not kept them, ask an admin to reset your second factor and set it up again.",
        es "Se muestran una sola vez. Si no los guardó, pida a un administrador que restablezca su segundo factor y configúrelo otra vez.",
        fr "Ils ne sont affichés qu’une fois. Si vous ne les avez pas gardés, demandez à un administrateur de réinitialiser votre second facteur, puis configurez-le à nouveau.",
    }

    operators_title { en "Whom do you work for now?", es "¿Para quién trabaja ahora?", fr "Pour qui travaillez-vous maintenant ?" }
    operators_lead {
        en "You see one operator at a time. You can change in the menu.",
        es "Verá un operador a la vez. Puede cambiar en el menú.",
        fr "Vous voyez un opérateur à la fois. Vous pouvez changer dans le menu.",
    }
    change_operator { en "Change operator", es "Cambiar de operador", fr "Changer d’opérateur" }
    signed_in_as { en "You are signed in as", es "Entró como", fr "Vous êtes connecté en tant que" }
    account_lead {
        en "Your name, email and role are changed by an admin.",
        es "Su nombre, correo y rol los cambia un administrador.",
        fr "Votre nom, votre e-mail et votre rôle sont modifiés par un administrateur.",
    }
    change_password_text {
        en "To change your password, ask for a link. It comes by mail.",
        es "Para cambiar su contraseña pida un enlace. Llega por correo.",
        fr "Pour changer votre mot de passe, demandez un lien. Il arrive par e-mail.",
    }
    change_password { en "Change my password", es "Cambiar mi contraseña", fr "Changer mon mot de passe" }

    name { en "Name", es "Nombre", fr "Nom" }
    operator { en "Operator", es "Operador", fr "Opérateur" }
    role { en "Role", es "Rol", fr "Rôle" }
    state { en "State", es "Estado", fr "État" }
    when { en "When", es "Cuándo", fr "Quand" }
    older { en "Older", es "Más antiguos", fr "Plus anciens" }
    newest { en "Newest", es "Más recientes", fr "Plus récents" }
    save { en "Save changes", es "Guardar cambios", fr "Enregistrer" }
    saving { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    saved { en "Your changes are saved.", es "Sus cambios están guardados.", fr "Vos modifications sont enregistrées." }
    cancel { en "Cancel", es "Cancelar", fr "Annuler" }
}
