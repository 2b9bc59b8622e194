//! Single sign-on: buttons, refusals, proving an account, and linked identities.

texts! {
    button(provider: &str) { en "Sign in with {provider}", es "Iniciar sesión con {provider}", fr "Se connecter avec {provider}" }
    or { en "or", es "o", fr "ou" }
    one_lead(portal: &str, provider: &str) {
        en "Use your {provider} account to sign in to {portal}.",
        es "Inicie sesión en {portal} con su cuenta de {provider}.",
        fr "Connectez-vous à {portal} avec votre compte {provider}.",
    }
    one_hint(provider: &str) {
        en "We’ll take you to {provider} and bring you straight back.",
        es "Se abrirá {provider} y después volverá aquí.",
        fr "Vous serez redirigé vers {provider}, puis vous reviendrez ici.",
    }
    several_lead {
        en "Choose an account to sign in with.",
        es "Elija con qué cuenta iniciar sesión.",
        fr "Choisissez le compte à utiliser pour vous connecter.",
    }
    several_hint {
        en "We’ll take you there and bring you straight back.",
        es "Se abrirá su página y después volverá aquí.",
        fr "Vous serez redirigé, puis vous reviendrez ici.",
    }

    denied_title { en "You weren’t signed in", es "No se inició sesión", fr "La connexion n’a pas abouti" }
    denied_text(provider: &str) {
        en "Sign-in was cancelled, or {provider} didn’t allow it. Nothing was changed.",
        es "El inicio de sesión se canceló o {provider} no lo permitió. No se hizo ningún cambio.",
        fr "La connexion a été annulée, ou {provider} l’a refusée. Rien n’a été modifié.",
    }
    not_allowed_title {
        en "This account can’t sign in here",
        es "Esta cuenta no puede iniciar sesión aquí",
        fr "Ce compte ne peut pas se connecter ici",
    }
    not_allowed_text(provider: &str, portal: &str) {
        en "{provider} recognises your account, but it doesn’t have access to {portal}.",
        es "{provider} reconoce su cuenta, pero no tiene acceso a {portal}.",
        fr "{provider} reconnaît votre compte, mais celui-ci n’a pas accès à {portal}.",
    }
    inactive_title { en "Your customer account isn’t active", es "Su cuenta de cliente no está activa", fr "Votre compte client n’est pas actif" }
    inactive_text(operator: &str) {
        en "You can’t sign in to it right now. Ask {operator} for help.",
        es "No puede iniciar sesión en ella por ahora. Pida ayuda a {operator}.",
        fr "Vous ne pouvez pas vous y connecter pour le moment. Demandez de l’aide à {operator}.",
    }
    flow_gone_title { en "This sign-in can’t continue", es "Este inicio de sesión no puede continuar", fr "La connexion ne peut pas se poursuivre" }
    flow_gone_text {
        en "It took too long, was already completed or was started in another browser. Start again.",
        es "Tardó demasiado, ya se completó o comenzó en otro navegador. Empiece de nuevo.",
        fr "Elle a pris trop de temps, est déjà terminée ou a commencé dans un autre navigateur. Recommencez.",
    }
    provider_failed_title(provider: &str) {
        en "You can’t sign in with {provider} right now",
        es "No se puede iniciar sesión con {provider} en este momento",
        fr "La connexion avec {provider} est impossible pour le moment",
    }
    provider_failed_text(provider: &str) {
        en "{provider} isn’t responding as it should. Try again in a moment.",
        es "{provider} no responde como debería. Inténtelo de nuevo en un momento.",
        fr "{provider} ne répond pas comme prévu. Réessayez dans un instant.",
    }
    old_login_title { en "You weren’t asked to sign in", es "No se le pidió iniciar sesión", fr "Vous n’avez pas eu à vous reconnecter" }
    old_login_text(provider: &str) {
        en "{provider} reused an earlier sign-in. Sign out there or close this browser, then try again.",
        es "{provider} usó una sesión anterior. Cierre sesión allí o cierre este navegador e inténtelo de nuevo.",
        fr "{provider} a réutilisé une connexion précédente. Déconnectez-vous de ce service ou fermez ce navigateur, puis réessayez.",
    }
    wait_title { en "Wait a moment", es "Espere un momento", fr "Patientez un instant" }
    use_another { en "Use another account", es "Usar otra cuenta", fr "Utiliser un autre compte" }
    other_ways { en "Other ways to sign in", es "Otras formas de iniciar sesión", fr "Autres méthodes de connexion" }

    prove_title { en "Confirm it’s you", es "Confirme que es usted", fr "Confirmer votre identité" }
    prove_lead(email: &str, provider: &str) {
        en "We already have {email} on file. Confirm once that it’s yours, and you’ll then be able to sign in with {provider}.",
        es "Ya tenemos registrado {email}. Confirme una vez que es suyo y después podrá iniciar sesión con {provider}.",
        fr "L’adresse {email} est déjà enregistrée chez nous. Confirmez une fois qu’elle vous appartient, et vous pourrez ensuite vous connecter avec {provider}.",
    }
    came_from { en "Signed in with", es "Inició sesión con", fr "Connecté avec" }
    account_there { en "Account", es "Cuenta", fr "Compte" }
    password_here(portal: &str) {
        en "Your {portal} password",
        es "Su contraseña de {portal}",
        fr "Votre mot de passe {portal}",
    }
    link { en "Link and sign in", es "Vincular e iniciar sesión", fr "Associer et se connecter" }
    linking { en "Linking…", es "Vinculando…", fr "Association…" }
    mail_text(email: &str) {
        en "We’ll send a link to {email}. Open it in this browser.",
        es "Enviaremos un enlace a {email}. Ábralo en este navegador.",
        fr "Nous enverrons un lien à {email}. Ouvrez-le dans ce navigateur.",
    }
    send_link { en "Send me a link", es "Enviarme un enlace", fr "Recevoir un lien" }
    link_sent { en "We’ve sent you an email with a link.", es "Le enviamos un correo con un enlace.", fr "Nous vous avons envoyé un e-mail avec un lien." }
    sent_text {
        en "Open the link within 1 hour, in this same browser.",
        es "Abra el enlace en la próxima hora y en este mismo navegador.",
        fr "Ouvrez le lien dans l’heure, dans ce même navigateur.",
    }
    use_password { en "Use my password instead", es "Usar mi contraseña", fr "Utiliser plutôt mon mot de passe" }
    link_dead {
        en "This link no longer works. Request a new one.",
        es "Este enlace ya no funciona. Solicite uno nuevo.",
        fr "Ce lien ne fonctionne plus. Demandez-en un nouveau.",
    }

    this_one_title { en "Is this you?", es "¿Es usted?", fr "Est-ce vous\u{202f}?" }
    this_one_lead(provider: &str) {
        en "We’ve confirmed your email. From now on, you’ll sign in to this customer account with {provider}.",
        es "Confirmamos su correo. A partir de ahora iniciará sesión en esta cuenta de cliente con {provider}.",
        fr "Votre adresse e-mail est confirmée. Vous vous connecterez désormais à ce compte client avec {provider}.",
    }
    which_title { en "Choose your customer account", es "Elija su cuenta de cliente", fr "Choisir votre compte client" }
    which_lead(provider: &str) {
        en "We’ve confirmed your email. Choose the customer account you’ll sign in to with {provider} from now on.",
        es "Confirmamos su correo. Elija la cuenta de cliente en la que iniciará sesión con {provider} a partir de ahora.",
        fr "Votre adresse e-mail est confirmée. Choisissez le compte client auquel vous vous connecterez désormais avec {provider}.",
    }
    customers { en "Customers with this email", es "Clientes con este correo", fr "Clients avec cette adresse e-mail" }
    name { en "Name", es "Nombre", fr "Nom" }
    last_purchase { en "Last purchase", es "Última compra", fr "Dernier achat" }
    never { en "none", es "ninguna", fr "aucun" }
    open_new { en "None of these: create a new account", es "Ninguno de estos: crear una cuenta nueva", fr "Aucun de ceux-ci\u{202f}: créer un nouveau compte" }

    gone_title { en "This sign-in is no longer valid", es "Este inicio de sesión ya no es válido", fr "Cette connexion n’est plus valable" }
    gone_text {
        en "More than 1 hour has passed, or it was started in another browser. An emailed link only works in the browser where it was requested.",
        es "Pasó más de 1 hora o comenzó en otro navegador. El enlace del correo solo funciona en el navegador donde se solicitó.",
        fr "Plus d’une heure s’est écoulée, ou elle a commencé dans un autre navigateur. Le lien reçu par e-mail ne fonctionne que dans le navigateur où il a été demandé.",
    }

    password_wrong {
        en "That isn’t the password for your account. Try again, or request a link.",
        es "No es la contraseña de su cuenta. Inténtelo de nuevo o solicite un enlace.",
        fr "Ce n’est pas le mot de passe de votre compte. Réessayez ou demandez un lien.",
    }
    pending_link_gone {
        en "This sign-in took too long. Start again.",
        es "Este inicio de sesión tardó demasiado. Empiece de nuevo.",
        fr "Cette connexion a pris trop de temps. Recommencez.",
    }
    choice_missing { en "Choose one of the options.", es "Elija una opción.", fr "Choisissez une option." }

    linked_title { en "Linked sign-in methods", es "Métodos de inicio de sesión vinculados", fr "Méthodes de connexion associées" }
    news(provider: &str) {
        en "Your details at {provider} have changed. Use them here too?",
        es "Sus datos en {provider} cambiaron. ¿Quiere usarlos también aquí?",
        fr "Vos informations ont changé chez {provider}. Voulez-vous les utiliser ici aussi\u{202f}?",
    }
    news_name { en "Name", es "Nombre", fr "Nom" }
    take_over { en "Use new details", es "Usar los datos nuevos", fr "Utiliser les nouvelles informations" }
    keep_mine { en "Keep current details", es "Conservar los datos actuales", fr "Garder les informations actuelles" }
    answering { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    linked_since(day: &str) { en "Linked on {day}", es "Vinculado el {day}", fr "Associée le {day}" }
    remove { en "Remove", es "Quitar", fr "Dissocier" }
    removing { en "Removing…", es "Quitando…", fr "Dissociation…" }
    last_way_in {
        en "This is your only way to sign in, so it can’t be removed.",
        es "Es su único método de inicio de sesión, por lo que no se puede quitar.",
        fr "C’est votre seule méthode de connexion\u{202f}; elle ne peut donc pas être dissociée.",
    }
    unlinked {
        en "The sign-in method has been removed. Other devices that used it have been signed out.",
        es "Se quitó el método de inicio de sesión. Se cerró la sesión en los demás dispositivos que lo usaban.",
        fr "La méthode de connexion a été dissociée. Les autres appareils qui l’utilisaient ont été déconnectés.",
    }
    unlinked_already { en "This sign-in method has already been removed.", es "Este método de inicio de sesión ya se había quitado.", fr "Cette méthode de connexion a déjà été dissociée." }
    no_password { en "You don’t have a password.", es "No tiene contraseña.", fr "Vous n’avez pas de mot de passe." }
    set_one { en "Set one by email", es "Crear una por correo", fr "En définir un par e-mail" }
}
