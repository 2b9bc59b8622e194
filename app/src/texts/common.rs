//! The layout of every page, and texts that every form needs.

texts! {
    // The document's title after a refused form: what screen readers read first.
    error_title(title: &str) { en "Error: {title}", es "Error: {title}", fr "Erreur\u{202f}: {title}" }
    skip { en "Skip to content", es "Saltar al contenido", fr "Aller au contenu" }
    main_menu { en "Main menu", es "Menú principal", fr "Menu principal" }
    tickets { en "Tickets", es "Comprar tickets", fr "Billets" }
    language { en "Language", es "Idioma", fr "Langue" }
    sign_in { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    sign_out { en "Sign out", es "Cerrar sesión", fr "Se déconnecter" }
    register { en "Register", es "Crear cuenta", fr "Créer un compte" }
    my_account { en "My account", es "Mi cuenta", fr "Mon compte" }
    my_purchases { en "My purchases", es "Mis compras", fr "Mes achats" }
    profile { en "Profile", es "Perfil", fr "Profil" }
    back_to_tickets { en "Back to tickets", es "Volver a los tickets", fr "Retour aux billets" }
    back_to_sign_in { en "Back to sign in", es "Volver al inicio de sesión", fr "Retour à la connexion" }

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
        en "At least {minimum} characters. A few random words are easy to remember.",
        es "Al menos {minimum} caracteres. Unas pocas palabras al azar son fáciles de recordar.",
        fr "Au moins {minimum} caractères. Quelques mots choisis au hasard sont faciles à retenir.",
    }
    advice_one_more { en "1 more character", es "Falta 1 carácter", fr "Encore 1 caractère" }
    // The island replaces `#` by the number.
    advice_more { en "# more characters", es "Faltan # caracteres", fr "Encore # caractères" }
    advice_enough { en "Long enough", es "Longitud suficiente", fr "Longueur suffisante" }

    check_fields {
        en "Check the fields marked below.",
        es "Revise los campos marcados.",
        fr "Vérifiez les champs signalés ci-dessous.",
    }
    typed_cut {
        en "Some of what you entered was too long to keep. Check each field and enter anything that’s missing.",
        es "Una parte de lo que escribió era demasiado larga y no se conservó. Revise cada campo y complete lo que falte.",
        fr "Une partie de votre saisie était trop longue et n’a pas été conservée. Vérifiez chaque champ et complétez ce qui manque.",
    }
    // The form replaces `#` by the number.
    wait_seconds {
        en "Too many attempts. Try again in # seconds.",
        es "Demasiados intentos. Inténtelo de nuevo en # segundos.",
        fr "Trop de tentatives. Réessayez dans # secondes.",
    }
    wait_minutes {
        en "Too many attempts. Try again in # minutes.",
        es "Demasiados intentos. Inténtelo de nuevo en # minutos.",
        fr "Trop de tentatives. Réessayez dans # minutes.",
    }
    busy {
        en "We’re very busy right now. Wait a few seconds and try again.",
        es "Hay mucha actividad en este momento. Espere unos segundos e inténtelo de nuevo.",
        fr "Le site est très sollicité en ce moment. Patientez quelques secondes, puis réessayez.",
    }
    unavailable {
        en "Something went wrong and nothing was changed. Try again in a moment.",
        es "Algo salió mal y no se hizo ningún cambio. Inténtelo de nuevo en un momento.",
        fr "Une erreur s’est produite et rien n’a été modifié. Réessayez dans un instant.",
    }
    lost {
        en "We didn’t get a response, so we don’t know whether this worked. Check your connection, then reload this page to see the current state before you try again.",
        es "No recibimos respuesta, así que no sabemos si la operación se completó. Revise su conexión y recargue esta página para comprobarlo antes de intentarlo de nuevo.",
        fr "Nous n’avons pas reçu de réponse et ne savons pas si l’opération a abouti. Vérifiez votre connexion, puis rechargez cette page pour voir où vous en êtes avant de réessayer.",
    }
    lost_once {
        en "We didn’t get a response, so we don’t know whether this worked. Check your connection and press the button again: nothing will be done twice.",
        es "No recibimos respuesta, así que no sabemos si la operación se completó. Revise su conexión y presione de nuevo el botón: la operación no se hará dos veces.",
        fr "Nous n’avons pas reçu de réponse et ne savons pas si l’opération a abouti. Vérifiez votre connexion et appuyez de nouveau sur le bouton\u{202f}: l’opération ne sera pas effectuée deux fois.",
    }
    forbidden {
        en "Your role doesn’t allow this. Ask an admin.",
        es "Su rol no permite esta acción. Pídasela a un administrador.",
        fr "Votre rôle ne permet pas cette action. Adressez-vous à un administrateur.",
    }

    not_found_title { en "Page not found", es "Página no encontrada", fr "Page introuvable" }
    not_found_text {
        en "The address may be wrong, or the page may have been removed.",
        es "Puede que la dirección no sea correcta o que la página ya no exista.",
        fr "L’adresse est peut-être incorrecte, ou la page n’existe plus.",
    }
    unavailable_title {
        en "We can’t show this page right now",
        es "No podemos mostrar esta página en este momento",
        fr "Impossible d’afficher cette page pour le moment",
    }
    unavailable_text {
        en "Part of our system isn’t responding. Nothing has been lost. Try again in a moment.",
        es "Una parte de nuestro sistema no responde. No se perdió nada. Inténtelo de nuevo en un momento.",
        fr "Une partie de notre système ne répond pas. Rien n’a été perdu. Réessayez dans un instant.",
    }
    draft_restored {
        en "Your session ended before the form was sent. We’ve kept what you entered: check it and send it again.",
        es "Su sesión terminó y el formulario no se envió. Conservamos lo que escribió: revíselo y envíelo de nuevo.",
        fr "Votre session a expiré avant l’envoi du formulaire. Nous avons conservé votre saisie\u{202f}: vérifiez-la, puis renvoyez le formulaire.",
    }
    no_cookies_title {
        en "We can’t open this link",
        es "No podemos abrir este enlace",
        fr "Impossible d’ouvrir ce lien",
    }
    no_cookies_text {
        en "Your browser isn’t accepting cookies. Allow cookies for this site, then open the link in the email again.",
        es "Su navegador no acepta cookies. Permita las cookies de este sitio y abra de nuevo el enlace del correo.",
        fr "Votre navigateur n’accepte pas les cookies. Autorisez-les pour ce site, puis rouvrez le lien reçu par e-mail.",
    }
    try_again { en "Try again", es "Reintentar", fr "Réessayer" }
    session_ended_title { en "Sign in to see this page", es "Inicie sesión para ver esta página", fr "Connectez-vous pour afficher cette page" }
    session_ended_text {
        en "Your session has ended. Sign in and we’ll bring you back here.",
        es "Su sesión terminó. Inicie sesión y volverá a esta página.",
        fr "Votre session a expiré. Connectez-vous pour revenir à cette page.",
    }
}
