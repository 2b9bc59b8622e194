//! The layout of every page, and texts that every form needs.

texts! {
    skip { en "Skip to content", es "Saltar al contenido", fr "Aller au contenu" }
    main_menu { en "Main menu", es "Menú principal", fr "Menu principal" }
    tickets { en "Tickets", es "Pasajes", fr "Billets" }
    language { en "Language", es "Idioma", fr "Langue" }
    sign_in { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    sign_out { en "Sign out", es "Cerrar sesión", fr "Se déconnecter" }
    register { en "Register", es "Crear cuenta", fr "Créer un compte" }
    my_account { en "My account", es "Mi cuenta", fr "Mon compte" }
    my_purchases { en "My purchases", es "Mis compras", fr "Mes achats" }
    profile { en "Profile", es "Perfil", fr "Profil" }
    back_to_tickets { en "Back to the tickets", es "Volver a los pasajes", fr "Retour aux billets" }
    back_to_sign_in { en "Back to sign in", es "Volver a iniciar sesión", fr "Retour à la connexion" }

    email { en "Email", es "Correo electrónico", fr "Adresse e-mail" }
    password { en "Password", es "Contraseña", fr "Mot de passe" }
    new_password { en "New password", es "Contraseña nueva", fr "Nouveau mot de passe" }
    first_name { en "First name", es "Nombre", fr "Prénom" }
    last_name { en "Last name", es "Apellido", fr "Nom" }
    customer_number { en "Customer number", es "Número de cliente", fr "Numéro client" }

    show { en "Show", es "Mostrar", fr "Afficher" }
    hide { en "Hide", es "Ocultar", fr "Masquer" }
    show_password { en "Show password", es "Mostrar contraseña", fr "Afficher le mot de passe" }
    hide_password { en "Hide password", es "Ocultar contraseña", fr "Masquer le mot de passe" }

    password_hint(minimum: usize) {
        en "At least {minimum} characters. Several words in a row are easy to remember.",
        es "Al menos {minimum} caracteres. Varias palabras seguidas son fáciles de recordar.",
        fr "Au moins {minimum} caractères. Plusieurs mots à la suite sont faciles à retenir.",
    }
    advice_one_more { en "1 more character", es "Falta 1 carácter", fr "Encore 1 caractère" }
    // The island replaces `#` by the number.
    advice_more { en "# more characters", es "Faltan # caracteres", fr "Encore # caractères" }
    advice_enough { en "Long enough", es "Largo suficiente", fr "Longueur suffisante" }

    check_fields {
        en "Please correct what is marked below.",
        es "Corrija lo que está marcado abajo.",
        fr "Corrigez les champs signalés ci-dessous.",
    }
    typed_cut {
        en "Some of what you typed was too long to be kept. Check every field and fill in again what is missing.",
        es "Una parte de lo que escribió era demasiado larga para conservarla. Revise cada campo y vuelva a completar lo que falta.",
        fr "Une partie de votre saisie était trop longue pour être conservée. Vérifiez chaque champ et ressaisissez ce qui manque.",
    }
    // The form replaces `#` by the number.
    wait_seconds {
        en "Too many tries. Try again in # seconds.",
        es "Demasiados intentos. Vuelva a probar en # segundos.",
        fr "Trop d’essais. Réessayez dans # secondes.",
    }
    wait_minutes {
        en "Too many tries. Try again in # minutes.",
        es "Demasiados intentos. Vuelva a probar en # minutos.",
        fr "Trop d’essais. Réessayez dans # minutes.",
    }
    busy {
        en "Many people are here right now. Wait a few seconds and try again.",
        es "Hay mucha gente en este momento. Espere unos segundos y vuelva a probar.",
        fr "Il y a beaucoup de monde en ce moment. Attendez quelques secondes et réessayez.",
    }
    unavailable {
        en "That did not work, and nothing was changed. Try again in a moment.",
        es "No se pudo hacer y nada cambió. Vuelva a probar en un momento.",
        fr "Cela n’a pas fonctionné et rien n’a changé. Réessayez dans un instant.",
    }
    lost {
        en "We got no answer, so we cannot tell whether it worked. Check your connection, then reload this page to see how things stand before you try again.",
        es "No recibimos respuesta, así que no sabemos si se hizo. Revise su conexión y recargue esta página para ver cómo quedó antes de volver a probar.",
        fr "Nous n’avons pas reçu de réponse et ne savons pas si cela a fonctionné. Vérifiez votre connexion, puis rechargez cette page pour voir où vous en êtes avant de réessayer.",
    }
    lost_once {
        en "We got no answer, so we cannot tell whether it worked. Check your connection and press the button again: nothing is done twice.",
        es "No recibimos respuesta, así que no sabemos si se hizo. Revise su conexión y vuelva a pulsar el botón: nada se hará dos veces.",
        fr "Nous n’avons pas reçu de réponse et ne savons pas si cela a fonctionné. Vérifiez votre connexion et appuyez à nouveau sur le bouton : rien ne sera fait deux fois.",
    }
    forbidden {
        en "Your role does not allow this. Ask an administrator.",
        es "Su rol no lo permite. Pídalo a un administrador.",
        fr "Votre rôle ne le permet pas. Demandez à un administrateur.",
    }

    not_found_title { en "This page does not exist", es "Esta página no existe", fr "Cette page n’existe pas" }
    not_found_text {
        en "The address may be mistyped, or what was here is gone.",
        es "Puede que la dirección esté mal escrita o que lo que había aquí ya no esté.",
        fr "L’adresse est peut-être mal saisie, ou ce qui était ici n’y est plus.",
    }
    unavailable_title {
        en "We cannot show this page right now",
        es "Ahora no podemos mostrar esta página",
        fr "Nous ne pouvons pas afficher cette page pour le moment",
    }
    unavailable_text {
        en "A part of our system does not answer. Nothing is lost. Try again in a moment.",
        es "Una parte de nuestro sistema no responde. No se perdió nada. Vuelva a probar en un momento.",
        fr "Une partie de notre système ne répond pas. Rien n’est perdu. Réessayez dans un instant.",
    }
    draft_restored {
        en "Your session had ended, so the form was not sent. What you entered is here again: check it and send it.",
        es "Su sesión había terminado y el formulario no se envió. Aquí está lo que había escrito: revíselo y envíelo.",
        fr "Votre session avait pris fin et le formulaire n’a pas été envoyé. Votre saisie est de nouveau là : vérifiez-la et envoyez-la.",
    }
    no_cookies_title {
        en "We cannot tell which link you opened",
        es "No sabemos qué enlace abrió",
        fr "Nous ne savons pas quel lien vous avez ouvert",
    }
    no_cookies_text {
        en "Your browser keeps no cookies. Allow cookies for this site, then open the link in the email again.",
        es "Su navegador no guarda cookies. Permita las cookies de este sitio y vuelva a abrir el enlace del correo.",
        fr "Votre navigateur ne conserve pas les cookies. Autorisez les cookies de ce site, puis rouvrez le lien reçu par e-mail.",
    }
    try_again { en "Try again", es "Volver a probar", fr "Réessayer" }
    signed_out_trouble_title { en "Sign in to see this page", es "Inicie sesión para ver esta página", fr "Connectez-vous pour voir cette page" }
    signed_out_trouble_text {
        en "Your session has ended. Sign in and you come back here.",
        es "Su sesión terminó. Inicie sesión y volverá aquí.",
        fr "Votre session est terminée. Connectez-vous et vous reviendrez ici.",
    }
}
