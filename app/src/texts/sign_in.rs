//! Signing in and out.

texts! {
    title { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    lead {
        en "To see your purchases and buy faster.",
        es "Para ver sus compras y comprar más rápido.",
        fr "Pour voir vos achats et acheter plus vite.",
    }
    identifier { en "Email or customer number", es "Correo o número de cliente", fr "E-mail ou numéro client" }
    number_looks_like {
        en "Your customer number looks like",
        es "Su número de cliente es como",
        fr "Votre numéro client ressemble à",
    }
    forgot_number { en "Forgot it?", es "¿Lo olvidó?", fr "Oublié ?" }
    forgot_password { en "Forgot password?", es "¿Olvidó la contraseña?", fr "Mot de passe oublié ?" }
    remember { en "Keep me signed in on this device", es "Mantener la sesión en este dispositivo", fr "Rester connecté sur cet appareil" }
    submit { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    submitting { en "Signing in…", es "Iniciando sesión…", fr "Connexion…" }

    new_here { en "New here?", es "¿Es su primera vez?", fr "Nouveau ici ?" }
    new_here_text {
        en "Create an account with the email you bought with, and your earlier purchases will be there.",
        es "Cree una cuenta con el correo con el que compró y encontrará sus compras anteriores.",
        fr "Créez un compte avec l’adresse de vos achats et vous y retrouverez vos achats précédents.",
    }
    benefit_tickets { en "All your tickets in one place", es "Todos sus pasajes en un solo lugar", fr "Tous vos billets au même endroit" }
    benefit_faster { en "Faster checkout", es "Compras más rápidas", fr "Des achats plus rapides" }
    benefit_safe { en "See where you are signed in", es "Vea dónde tiene la sesión abierta", fr "Voyez où vous êtes connecté" }

    no_cookies {
        en "Your browser did not keep the cookie that signs you in. Allow cookies for this site, then sign in again.",
        es "Su navegador no guardó la cookie que inicia la sesión. Permita las cookies de este sitio e inicie sesión de nuevo.",
        fr "Votre navigateur n’a pas conservé le cookie de connexion. Autorisez les cookies de ce site, puis reconnectez-vous.",
    }
    draft_kept {
        en "Your session had ended before you sent the form. Sign in, and what you entered is there again.",
        es "Su sesión terminó antes de enviar el formulario. Inicie sesión y encontrará lo que había escrito.",
        fr "Votre session a pris fin avant l’envoi du formulaire. Connectez-vous et vous retrouverez votre saisie.",
    }
    activated {
        en "Your account is active. Sign in to see your purchases.",
        es "Su cuenta está activa. Inicie sesión para ver sus compras.",
        fr "Votre compte est actif. Connectez-vous pour voir vos achats.",
    }
    password_set {
        en "Your new password is set. Sign in with it.",
        es "Su contraseña nueva está lista. Inicie sesión con ella.",
        fr "Votre nouveau mot de passe est enregistré. Connectez-vous avec celui-ci.",
    }
    not_here_title { en "Signing in is not possible right now", es "Ahora no se puede iniciar sesión", fr "La connexion est impossible pour le moment" }
    not_here_text {
        en "This portal does not take passwords. Ask at the counter how to sign in.",
        es "Este portal no usa contraseñas. Pregunte en el mostrador cómo iniciar sesión.",
        fr "Ce portail n’utilise pas de mot de passe. Demandez au guichet comment vous connecter.",
    }
    already_title { en "You are signed in", es "Su sesión está iniciada", fr "Vous êtes connecté" }
    already_text(name: &str) {
        en "You are signed in as {name}.",
        es "Inició sesión como {name}.",
        fr "Vous êtes connecté en tant que {name}.",
    }

    signed_out_title { en "You are signed out", es "Su sesión está cerrada", fr "Vous êtes déconnecté" }
    signed_out_text {
        en "Nobody can see your purchases in this browser now.",
        es "Ahora nadie puede ver sus compras en este navegador.",
        fr "Plus personne ne peut voir vos achats dans ce navigateur.",
    }
    sign_in_again { en "Sign in again", es "Volver a iniciar sesión", fr "Se reconnecter" }
}
