//! The backoffice: its frame, and signing in to it.

pub mod agents;
pub mod api_tokens;
pub mod audit;
pub mod bounces;
pub mod campaigns;
pub mod catalogue;
pub mod codes;
pub mod company;
pub mod customers;
pub mod dashboard;
pub mod exports;
pub mod impact;
pub mod import_refusals;
pub mod imports;
pub mod merging;
pub mod messages;
pub mod networks;
pub mod orders;
pub mod portals;
pub mod provider_findings;
pub mod provider_test;
pub mod providers;
pub mod refusals;
pub mod setting;
pub mod settings;
pub mod time_zone;
pub mod webhooks;

texts! {
    backoffice { en "Backoffice", es "Administración", fr "Back-office" }
    menu { en "Backoffice menu", es "Menú de administración", fr "Menu du back-office" }
    open_menu { en "Menu", es "Menú", fr "Menu" }
    customers { en "Customers", es "Clientes", fr "Clients" }
    mails { en "Email log", es "Registro de correos", fr "Journal des e-mails" }
    settings { en "Settings", es "Configuración", fr "Paramètres" }
    portals { en "Portals", es "Portales", fr "Portails" }
    messages { en "Messages", es "Mensajes", fr "Messages" }
    agents { en "Agents", es "Agentes", fr "Agents" }
    audit { en "Audit log", es "Registro de auditoría", fr "Journal d’audit" }
    my_account { en "My account", es "Mi cuenta", fr "Mon compte" }
    admin { en "Admin", es "Administrador", fr "Administrateur" }
    agent { en "Agent", es "Agente", fr "Agent" }

    not_found_text {
        en "The address may be mistyped, or the page may belong to another operator.",
        es "Es posible que la dirección esté mal escrita o que la página sea de otro operador.",
        fr "L’adresse contient peut-être une erreur, ou la page appartient à un autre opérateur.",
    }
    back_to_customers { en "Back to customers", es "Volver a los clientes", fr "Retour aux clients" }
    forbidden_title { en "Your role doesn’t allow this", es "Su rol no permite esta acción", fr "Votre rôle ne permet pas cette action" }
    forbidden_text {
        en "Ask an admin in your company to do it or to change your role.",
        es "Pida a un administrador de su empresa que lo haga o que cambie su rol.",
        fr "Demandez à un administrateur de votre entreprise de le faire ou de modifier votre rôle.",
    }

    sign_in_title { en "Sign in to the backoffice", es "Inicie sesión en el panel de administración", fr "Connexion au back-office" }
    sign_in_lead {
        en "For staff only. Customers sign in on their portal.",
        es "Solo para el personal. Los clientes inician sesión en su portal.",
        fr "Réservé au personnel. Les clients se connectent sur leur portail.",
    }
    password_set {
        en "Your password has been saved. Use it to sign in.",
        es "Se guardó su contraseña. Úsela para iniciar sesión.",
        fr "Votre mot de passe a été enregistré. Utilisez-le pour vous connecter.",
    }
    invitation_accepted {
        en "You’ve accepted the invitation. Sign in with your existing password.",
        es "Aceptó la invitación. Inicie sesión con la contraseña que ya tiene.",
        fr "Vous avez accepté l’invitation. Connectez-vous avec votre mot de passe actuel.",
    }
    signed_out_title { en "You’re signed out", es "Se cerró su sesión", fr "Vous êtes déconnecté" }
    signed_out_text {
        en "To continue in this browser, sign in with your password and a code.",
        es "Para continuar en este navegador, inicie sesión con su contraseña y un código.",
        fr "Pour continuer dans ce navigateur, connectez-vous avec votre mot de passe et un code.",
    }
    sign_in_again { en "Sign in again", es "Volver a iniciar sesión", fr "Se reconnecter" }

    forgot_title { en "Forgot your password?", es "¿Olvidó su contraseña?", fr "Mot de passe oublié\u{202f}?" }
    forgot_lead {
        en "Enter your work email. We’ll send you a link to choose a new password.",
        es "Escriba su correo de trabajo. Le enviaremos un enlace para elegir una contraseña nueva.",
        fr "Saisissez votre adresse e-mail professionnelle. Nous vous enverrons un lien pour choisir un nouveau mot de passe.",
    }
    forgot_sent {
        en "If an agent uses this email address, an email with a link is on its way. The link is valid for 1 hour.",
        es "Si un agente usa esta dirección, recibirá un correo con un enlace. El enlace es válido durante 1 hora.",
        fr "Si un agent utilise cette adresse, un e-mail contenant un lien est en cours d’envoi. Le lien est valable 1 heure.",
    }

    invitation_title(operator: &str) { en "Welcome to {operator}", es "Le damos la bienvenida a {operator}", fr "Bienvenue chez {operator}" }
    invitation_lead(name: &str, email: &str) {
        en "{name}, choose a password. You’ll sign in to the backoffice with it and your email, {email}.",
        es "{name}, elija una contraseña. Iniciará sesión en el panel de administración con ella y con su correo, {email}.",
        fr "{name}, choisissez un mot de passe. Vous vous connecterez au back-office avec celui-ci et votre adresse e-mail, {email}.",
    }
    invitation_known_lead(name: &str, email: &str) {
        en "{name}, you already have a backoffice account with {email}. Accept the invitation, then sign in with your existing password.",
        es "{name}, usted ya tiene una cuenta del panel de administración con {email}. Acepte la invitación e inicie sesión con la contraseña que ya tiene.",
        fr "{name}, vous avez déjà un compte du back-office avec {email}. Acceptez l’invitation, puis connectez-vous avec votre mot de passe actuel.",
    }
    accept { en "Accept invitation", es "Aceptar invitación", fr "Accepter l’invitation" }
    accepting { en "Accepting…", es "Aceptando…", fr "Acceptation…" }
    reset_lead(name: &str, email: &str) {
        en "{name}, you’re changing the password for {email}. Two-step verification stays as it is, and your other devices will be signed out.",
        es "{name}, va a cambiar la contraseña de {email}. La verificación en dos pasos no cambia y se cerrará la sesión en sus demás dispositivos.",
        fr "{name}, vous modifiez le mot de passe de {email}. La validation en deux étapes ne change pas et vos autres appareils seront déconnectés.",
    }
    link_dead_text {
        en "For your security, a link can be used only once and for a short time. Request a new one, or ask the admin who invited you.",
        es "Por seguridad, cada enlace se puede usar una sola vez y durante poco tiempo. Solicite uno nuevo o pídaselo al administrador que envió la invitación.",
        fr "Par mesure de sécurité, un lien ne peut être utilisé qu’une fois et pendant une durée limitée. Demandez-en un nouveau ou adressez-vous à l’administrateur qui vous a invité.",
    }

    enrol_title { en "Set up two-step verification", es "Configure la verificación en dos pasos", fr "Configurer la validation en deux étapes" }
    enrol_lead {
        en "The backoffice holds customer data, so a password isn’t enough. You need an authenticator app on your phone.",
        es "El panel de administración contiene datos de clientes, por eso una contraseña no es suficiente. Necesita una aplicación de autenticación en su teléfono.",
        fr "Le back-office contient des données de clients\u{202f}: un mot de passe ne suffit pas. Vous avez besoin d’une application d’authentification sur votre téléphone.",
    }
    enrol_scan { en "Scan this QR code with the app.", es "Escanee este código QR con la aplicación.", fr "Scannez ce code QR avec l’application." }
    enrol_qr { en "QR code containing the key below", es "Código QR con la clave que aparece abajo", fr "Code QR contenant la clé ci-dessous" }
    enrol_type { en "Or enter this key in the app:", es "O escriba esta clave en la aplicación:", fr "Ou saisissez cette clé dans l’application\u{202f}:" }
    enrol_open {
        en "Using your phone? Open the key in the app.",
        es "¿Está usando el teléfono? Abra la clave en la aplicación.",
        fr "Vous utilisez votre téléphone\u{202f}? Ouvrez la clé dans l’application.",
    }
    enrol_then {
        en "Then enter the code shown in the app.",
        es "Después, escriba el código que muestra la aplicación.",
        fr "Saisissez ensuite le code affiché dans l’application.",
    }
    code { en "Code", es "Código", fr "Code" }
    code_hint {
        en "6 digits. The app shows a new code every 30 seconds.",
        es "6 dígitos. La aplicación muestra un código nuevo cada 30 segundos.",
        fr "6 chiffres. L’application affiche un nouveau code toutes les 30 secondes.",
    }
    confirm_enrolment { en "Turn on two-step verification", es "Activar la verificación en dos pasos", fr "Activer la validation en deux étapes" }
    checking { en "Checking…", es "Comprobando…", fr "Vérification…" }
    no_key_title {
        en "Two-step verification can’t be set up yet",
        es "Todavía no se puede configurar la verificación en dos pasos",
        fr "La validation en deux étapes ne peut pas encore être configurée",
    }
    no_key_text {
        en "This server has no key for encrypting secrets (secret_keys). Contact the person who runs it; “guichet doctor” reports the problem too.",
        es "El servidor no tiene una clave para cifrar secretos (secret_keys). Avise a la persona que lo administra; «guichet doctor» también muestra el problema.",
        fr "Le serveur n’a pas de clé pour chiffrer les secrets (secret_keys). Prévenez la personne qui l’administre\u{202f}; «\u{202f}guichet doctor\u{202f}» signale aussi le problème.",
    }

    second_factor_title { en "Enter your code", es "Escriba su código", fr "Saisir votre code" }
    second_factor_lead(email: &str) {
        en "You’re signing in as {email}. Open your authenticator app to get a code.",
        es "Está iniciando sesión como {email}. Abra su aplicación de autenticación para obtener un código.",
        fr "Vous vous connectez en tant que {email}. Ouvrez votre application d’authentification pour obtenir un code.",
    }
    code_or_recovery {
        en "Code from the app or recovery code",
        es "Código de la aplicación o código de recuperación",
        fr "Code de l’application ou code de récupération",
    }
    lost_factor {
        en "Lost your phone and your recovery codes? An admin in your company can reset two-step verification for you.",
        es "¿Perdió el teléfono y los códigos de recuperación? Un administrador de su empresa puede restablecer la verificación en dos pasos.",
        fr "Vous avez perdu votre téléphone et vos codes de récupération\u{202f}? Un administrateur de votre entreprise peut réinitialiser la validation en deux étapes.",
    }
    fresh_code_title { en "Enter a new code", es "Escriba un código nuevo", fr "Saisir un nouveau code" }
    fresh_code_lead {
        en "Your last code is more than 10 minutes old, and this change needs a new one. Your entries are kept and will be saved once the code is checked.",
        es "Su último código tiene más de 10 minutos y este cambio requiere uno nuevo. Lo que completó se conserva y se guardará después de comprobar el código.",
        fr "Votre dernier code date de plus de 10 minutes et cette modification en demande un nouveau. Votre saisie est conservée et sera enregistrée une fois le code vérifié.",
    }
    fresh_code_submit { en "Confirm and save", es "Confirmar y guardar", fr "Confirmer et enregistrer" }
    fresh_code_leave { en "Leave without saving", es "Salir sin guardar", fr "Quitter sans enregistrer" }
    change_gone_title { en "This change is no longer pending", es "Este cambio ya no está pendiente", fr "Cette modification n’est plus en attente" }
    change_gone_text {
        en "It has already been saved, or it took more than 10 minutes to enter the code. Check the page where you made the change and make it again if it’s missing.",
        es "Ya se guardó o pasaron más de 10 minutos antes de escribir el código. Revise la página donde hizo el cambio y repítalo si falta.",
        fr "Elle a déjà été enregistrée, ou plus de 10 minutes se sont écoulées avant la saisie du code. Vérifiez la page concernée et recommencez si la modification n’y figure pas.",
    }
    another_account { en "Sign in with another account", es "Iniciar sesión con otra cuenta", fr "Se connecter avec un autre compte" }
    go_on { en "Continue", es "Continuar", fr "Continuer" }

    codes_title { en "Save your recovery codes", es "Guarde sus códigos de recuperación", fr "Conserver vos codes de récupération" }
    codes_lead {
        en "Two-step verification is on. If you don’t have your phone, you can sign in with one of these codes; each can be used once. They won’t be shown again: print them or keep them in your password manager.",
        es "La verificación en dos pasos está activada. Cuando no tenga el teléfono a mano, puede iniciar sesión con uno de estos códigos; cada uno se puede usar una sola vez. No se volverán a mostrar: imprímalos o guárdelos en su gestor de contraseñas.",
        fr "La validation en deux étapes est activée. Sans votre téléphone, vous pouvez vous connecter avec l’un de ces codes\u{202f}; chacun ne peut être utilisé qu’une fois. Ils ne seront plus affichés\u{202f}: imprimez-les ou enregistrez-les dans votre gestionnaire de mots de passe.",
    }
    codes_kept { en "I’ve saved my codes", es "Ya guardé los códigos", fr "J’ai conservé mes codes" }
    codes_gone_title {
        en "Your recovery codes have already been shown",
        es "Sus códigos de recuperación ya se mostraron",
        fr "Vos codes de récupération ont déjà été affichés",
    }
    codes_gone_text {
        en "They’re shown only once. If you didn’t save them, ask an admin to reset your two-step verification, then set it up again.",
        es "Se muestran una sola vez. Si no los guardó, pida a un administrador que restablezca su verificación en dos pasos y vuelva a configurarla.",
        fr "Ils ne sont affichés qu’une fois. Si vous ne les avez pas conservés, demandez à un administrateur de réinitialiser votre validation en deux étapes, puis configurez-la à nouveau.",
    }

    operators_title { en "Choose an operator", es "Elija un operador", fr "Choisir un opérateur" }
    operators_lead {
        en "You work for one operator at a time. You can switch in the menu.",
        es "Trabaja para un operador a la vez. Puede cambiar en el menú.",
        fr "Vous travaillez pour un opérateur à la fois. Vous pouvez en changer dans le menu.",
    }
    change_operator { en "Switch operator", es "Cambiar de operador", fr "Changer d’opérateur" }
    signed_in_as { en "Signed in as", es "Sesión iniciada como", fr "Connecté en tant que" }
    account_lead {
        en "Only an admin can change your name, email and role.",
        es "Solo un administrador puede cambiar su nombre, su correo y su rol.",
        fr "Seul un administrateur peut modifier votre nom, votre adresse e-mail et votre rôle.",
    }
    change_password_text {
        en "To change your password, request a link by email.",
        es "Para cambiar su contraseña, solicite un enlace por correo.",
        fr "Pour modifier votre mot de passe, demandez un lien par e-mail.",
    }
    change_password { en "Change my password", es "Cambiar mi contraseña", fr "Modifier mon mot de passe" }

    // Between a name and what it is.
    colon { en ": ", es ": ", fr "\u{202f}: " }
    name { en "Name", es "Nombre", fr "Nom" }
    operator { en "Operator", es "Operador", fr "Opérateur" }
    role { en "Role", es "Rol", fr "Rôle" }
    state { en "Status", es "Estado", fr "État" }
    when { en "Date", es "Fecha", fr "Date" }
    older { en "Older", es "Anteriores", fr "Plus anciens" }
    newest { en "Newest", es "Más recientes", fr "Plus récents" }
    save { en "Save changes", es "Guardar cambios", fr "Enregistrer les modifications" }
    saving { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    saved { en "Your changes have been saved.", es "Se guardaron sus cambios.", fr "Vos modifications ont été enregistrées." }
    cancel { en "Cancel", es "Cancelar", fr "Annuler" }
}
