//! Single sign-on: buttons, refusals, proving an account, and linked identities.

texts! {
    button(provider: &str) { en "Sign in with {provider}", es "Iniciar sesión con {provider}", fr "Se connecter avec {provider}" }
    or { en "or", es "o", fr "ou" }
    one_lead(portal: &str, provider: &str) {
        en "{portal} uses your {provider} account.",
        es "{portal} usa su cuenta de {provider}.",
        fr "{portal} utilise votre compte {provider}.",
    }
    one_hint(provider: &str) {
        en "You go to {provider} and come straight back.",
        es "Va a {provider} y vuelve enseguida.",
        fr "Vous allez sur {provider} et revenez aussitôt.",
    }
    several_lead {
        en "Choose the account you sign in with.",
        es "Elija la cuenta con la que inicia sesión.",
        fr "Choisissez le compte avec lequel vous vous connectez.",
    }
    several_hint {
        en "You go there and come straight back.",
        es "Va allí y vuelve enseguida.",
        fr "Vous y allez et revenez aussitôt.",
    }

    denied_title { en "You were not signed in", es "No se inició la sesión", fr "Vous n’avez pas été connecté" }
    denied_text(provider: &str) {
        en "It was cancelled, or {provider} did not allow it. Nothing was changed.",
        es "Se canceló, o {provider} no lo permitió. Nada cambió.",
        fr "La connexion a été annulée, ou {provider} ne l’a pas permise. Rien n’a changé.",
    }
    not_allowed_title {
        en "This account cannot sign in here",
        es "Esta cuenta no puede iniciar sesión aquí",
        fr "Ce compte ne peut pas se connecter ici",
    }
    not_allowed_text(provider: &str, portal: &str) {
        en "{provider} knows it, but it has no access to {portal}.",
        es "{provider} la reconoce, pero no tiene acceso a {portal}.",
        fr "{provider} le reconnaît, mais il n’a pas accès à {portal}.",
    }
    inactive_title { en "Your customer account is not active", es "Su cuenta de cliente no está activa", fr "Votre compte client n’est pas actif" }
    inactive_text(operator: &str) {
        en "Nobody can sign in to it right now. Ask {operator} for help.",
        es "Por ahora nadie puede iniciar sesión en ella. Pida ayuda a {operator}.",
        fr "Personne ne peut s’y connecter pour le moment. Demandez de l’aide à {operator}.",
    }
    flow_gone_title { en "This sign-in cannot go on", es "Este inicio de sesión no puede continuar", fr "Cette connexion ne peut pas continuer" }
    flow_gone_text {
        en "It took too long, was finished already, or was begun in another browser. Begin again.",
        es "Tardó demasiado, ya había terminado o empezó en otro navegador. Empiece de nuevo.",
        fr "Elle a duré trop longtemps, était déjà terminée ou a commencé dans un autre navigateur. Recommencez.",
    }
    provider_failed_title(provider: &str) {
        en "Signing in with {provider} does not work right now",
        es "Ahora no se puede iniciar sesión con {provider}",
        fr "La connexion avec {provider} est impossible pour le moment",
    }
    provider_failed_text(provider: &str) {
        en "It is not your fault: {provider} does not answer as it should. Try again in a moment.",
        es "No es culpa suya: {provider} no responde como debería. Vuelva a probar en un momento.",
        fr "Vous n’y êtes pour rien : {provider} ne répond pas comme il faut. Réessayez dans un instant.",
    }
    old_login_title { en "You were not asked to sign in", es "No se le pidió iniciar sesión", fr "La connexion ne vous a pas été redemandée" }
    old_login_text(provider: &str) {
        en "{provider} let you through with an earlier sign-in. Sign out there, or close this browser, and try again.",
        es "{provider} dio por buena una sesión anterior. Cierre la sesión allí o cierre este navegador y vuelva a probar.",
        fr "{provider} a repris une connexion antérieure. Déconnectez-vous là-bas ou fermez ce navigateur, puis réessayez.",
    }
    wait_title { en "Please wait a moment", es "Espere un momento", fr "Patientez un instant" }
    use_another { en "Use another account", es "Usar otra cuenta", fr "Utiliser un autre compte" }
    other_ways { en "Other ways to sign in", es "Otras formas de iniciar sesión", fr "Autres façons de se connecter" }

    prove_title { en "Confirm that it is you", es "Confirme que es usted", fr "Confirmez que c’est vous" }
    prove_lead(email: &str, provider: &str) {
        en "We already know {email}. Show once that it is yours, and from then on you sign in with {provider}.",
        es "Ya conocemos {email}. Demuestre una vez que es suyo y desde entonces iniciará sesión con {provider}.",
        fr "Nous connaissons déjà {email}. Montrez une fois que cette adresse est à vous et vous vous connecterez ensuite avec {provider}.",
    }
    came_from { en "Signed in with", es "Inició sesión con", fr "Connecté avec" }
    account_there { en "Account", es "Cuenta", fr "Compte" }
    password_here(portal: &str) {
        en "Your password at {portal}",
        es "Su contraseña en {portal}",
        fr "Votre mot de passe sur {portal}",
    }
    link { en "Link and sign in", es "Vincular e iniciar sesión", fr "Associer et se connecter" }
    linking { en "Linking…", es "Vinculando…", fr "Association…" }
    mail_text(email: &str) {
        en "We send a link to {email}. Open it in this browser.",
        es "Enviamos un enlace a {email}. Ábralo en este navegador.",
        fr "Nous envoyons un lien à {email}. Ouvrez-le dans ce navigateur.",
    }
    send_link { en "Send me a link", es "Enviarme un enlace", fr "M’envoyer un lien" }
    link_sent { en "The mail with the link is on its way.", es "El correo con el enlace está en camino.", fr "L’e-mail avec le lien est en route." }
    sent_text {
        en "Open the link in it within one hour, in this same browser.",
        es "Abra el enlace antes de una hora, en este mismo navegador.",
        fr "Ouvrez le lien dans l’heure, dans ce même navigateur.",
    }
    use_password { en "Use my password instead", es "Usar mi contraseña", fr "Utiliser plutôt mon mot de passe" }
    link_dead {
        en "This link does not work any more. Have a new one sent.",
        es "Este enlace ya no funciona. Pida que le enviemos uno nuevo.",
        fr "Ce lien ne fonctionne plus. Faites-vous en envoyer un nouveau.",
    }

    this_one_title { en "Is this you?", es "¿Es usted?", fr "Est-ce vous ?" }
    this_one_lead(provider: &str) {
        en "The mailbox is yours. From now on you sign in with {provider} as this customer.",
        es "El correo es suyo. Desde ahora entrará con {provider} a esta cuenta de cliente.",
        fr "L’adresse est bien à vous. {provider} vous connectera désormais à ce compte client.",
    }
    which_title { en "Which customer are you?", es "¿Qué cliente es usted?", fr "Quel client êtes-vous ?" }
    which_lead(provider: &str) {
        en "The mailbox is yours. Choose the customer that {provider} signs in from now on.",
        es "El correo es suyo. Elija la cuenta de cliente a la que entrará desde ahora con {provider}.",
        fr "L’adresse est bien à vous. Choisissez le compte client auquel {provider} vous connectera désormais.",
    }
    customers { en "Customers with this email", es "Clientes con este correo", fr "Clients avec cette adresse" }
    name { en "Name", es "Nombre", fr "Nom" }
    last_purchase { en "Last purchase", es "Última compra", fr "Dernier achat" }
    never { en "none", es "ninguna", fr "aucun" }
    open_new { en "None of these: open a new account", es "Ninguno de estos: abrir una cuenta nueva", fr "Aucun de ceux-ci : ouvrir un nouveau compte" }

    gone_title { en "This sign-in is over", es "Este inicio de sesión terminó", fr "Cette connexion est terminée" }
    gone_text {
        en "It waited for an hour, or it was begun in another browser. A mailed link works only where it was asked for.",
        es "Esperó una hora o empezó en otro navegador. El enlace del correo funciona solo en el navegador donde se pidió.",
        fr "Elle a attendu une heure ou a commencé dans un autre navigateur. Le lien reçu ne fonctionne que là où il a été demandé.",
    }

    password_wrong {
        en "This is not the password of your account. Try again, or have a link sent.",
        es "No es la contraseña de su cuenta. Vuelva a probar o pida un enlace.",
        fr "Ce n’est pas le mot de passe de votre compte. Réessayez ou demandez un lien.",
    }
    arrival_gone {
        en "This sign-in took too long. Begin again.",
        es "Este inicio de sesión tardó demasiado. Empiece de nuevo.",
        fr "Cette connexion a duré trop longtemps. Recommencez.",
    }
    choice_missing { en "Choose one of these.", es "Elija una opción.", fr "Choisissez une option." }

    linked_title { en "Linked sign-ins", es "Accesos vinculados", fr "Connexions associées" }
    news(provider: &str) {
        en "Your details at {provider} have changed. Use them here too?",
        es "Sus datos en {provider} han cambiado. ¿Quiere usarlos también aquí?",
        fr "Vos informations chez {provider} ont changé. Les utiliser ici aussi ?",
    }
    news_name { en "Name", es "Nombre", fr "Nom" }
    take_over { en "Use them", es "Usarlos", fr "Les utiliser" }
    keep_mine { en "Keep mine", es "Conservar los míos", fr "Garder les miennes" }
    answering { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    linked_since(day: &str) { en "Linked on {day}", es "Vinculado el {day}", fr "Associée le {day}" }
    remove { en "Remove", es "Quitar", fr "Retirer" }
    removing { en "Removing…", es "Quitando…", fr "Retrait…" }
    last_way_in {
        en "Without it you could not sign in any more, so it cannot be removed.",
        es "Sin él no podría volver a iniciar sesión; por eso no se puede quitar.",
        fr "Sans elle, vous ne pourriez plus vous connecter ; elle ne peut donc pas être retirée.",
    }
    unlinked {
        en "The linked sign-in is removed. Other devices that used it are signed out.",
        es "El acceso vinculado se quitó. Se cerró la sesión en los demás dispositivos que lo usaban.",
        fr "La connexion associée est retirée. Les autres appareils qui l’utilisaient sont déconnectés.",
    }
    unlinked_already { en "It was removed already.", es "Ya se había quitado.", fr "Elle est déjà retirée." }
    no_password { en "You have no password.", es "Usted no tiene contraseña.", fr "Vous n’avez pas de mot de passe." }
    set_one { en "Set one by mail", es "Crear una por correo", fr "En définir un par e-mail" }
}
