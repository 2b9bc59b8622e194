//! Signing in and out.

texts! {
    title { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    lead {
        en "Sign in to see your purchases and buy faster.",
        es "Inicie sesión para ver sus compras y comprar más rápido.",
        fr "Connectez-vous pour voir vos achats et acheter plus rapidement.",
    }
    identifier { en "Email or customer number", es "Correo electrónico o número de cliente", fr "Adresse e-mail ou numéro client" }
    number_looks_like {
        en "A customer number looks like",
        es "Ejemplo de número de cliente:",
        fr "Exemple de numéro client\u{202f}:",
    }
    forgot_number { en "Forgot customer number?", es "¿Olvidó su número de cliente?", fr "Numéro client oublié\u{202f}?" }
    forgot_password { en "Forgot password?", es "¿Olvidó su contraseña?", fr "Mot de passe oublié\u{202f}?" }
    remember { en "Keep me signed in on this device", es "Mantener la sesión iniciada en este dispositivo", fr "Rester connecté sur cet appareil" }
    submit { en "Sign in", es "Iniciar sesión", fr "Se connecter" }
    submitting { en "Signing in…", es "Iniciando sesión…", fr "Connexion…" }

    new_here { en "New here?", es "¿Es su primera vez aquí?", fr "Première visite\u{202f}?" }
    new_here_text {
        en "Create an account with the email address you’ve bought with before to see your earlier purchases.",
        es "Cree una cuenta con el correo de sus compras anteriores y podrá verlas.",
        fr "Créez un compte avec l’adresse e-mail de vos achats précédents pour les retrouver.",
    }
    benefit_tickets { en "All your tickets in one place", es "Todos sus tickets en un solo lugar", fr "Tous vos billets au même endroit" }
    benefit_faster { en "Faster checkout", es "Compras más rápidas", fr "Des achats plus rapides" }
    benefit_safe { en "Control over where you’re signed in", es "Control de sus sesiones", fr "Le contrôle de vos appareils connectés" }

    no_cookies {
        en "Your browser didn’t accept the cookie needed to sign in. Allow cookies for this site, then sign in again.",
        es "Su navegador no aceptó la cookie necesaria para iniciar sesión. Permita las cookies de este sitio e inicie sesión de nuevo.",
        fr "Votre navigateur n’a pas accepté le cookie nécessaire à la connexion. Autorisez les cookies pour ce site, puis reconnectez-vous.",
    }
    draft_kept {
        en "Your session ended before you sent the form. Sign in and we’ll restore what you entered.",
        es "Su sesión terminó antes de enviar el formulario. Inicie sesión y recuperaremos lo que escribió.",
        fr "Votre session a expiré avant l’envoi du formulaire. Connectez-vous pour retrouver votre saisie.",
    }
    activated {
        en "Your account is active. Sign in to see your purchases.",
        es "Su cuenta está activa. Inicie sesión para ver sus compras.",
        fr "Votre compte est actif. Connectez-vous pour voir vos achats.",
    }
    password_set {
        en "Your new password has been saved. Use it to sign in.",
        es "Se guardó su contraseña nueva. Úsela para iniciar sesión.",
        fr "Votre nouveau mot de passe a été enregistré. Utilisez-le pour vous connecter.",
    }
    not_here_title { en "Sign-in isn’t available right now", es "El inicio de sesión no está disponible en este momento", fr "La connexion est indisponible pour le moment" }
    not_here_text {
        en "This site doesn’t use passwords. Ask at the counter how to sign in.",
        es "Este sitio no usa contraseñas. Pregunte en taquilla cómo iniciar sesión.",
        fr "Ce site n’utilise pas de mots de passe. Demandez au guichet comment vous connecter.",
    }
    already_title { en "You’re signed in", es "Ya inició sesión", fr "Vous êtes connecté" }
    already_text(name: &str) {
        en "You’re signed in as {name}.",
        es "Inició sesión como {name}.",
        fr "Vous êtes connecté en tant que {name}.",
    }

    signed_out_title { en "You’re signed out", es "Se cerró su sesión", fr "Vous êtes déconnecté" }
    signed_out_text {
        en "Your purchases are no longer visible in this browser.",
        es "Sus compras ya no se pueden ver en este navegador.",
        fr "Vos achats ne sont plus visibles dans ce navigateur.",
    }
    sign_in_again { en "Sign in again", es "Volver a iniciar sesión", fr "Se reconnecter" }
}
