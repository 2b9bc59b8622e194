//! A forgotten password or number, and setting a password by a link.

texts! {
    password_title { en "Forgot your password?", es "¿Olvidó su contraseña?", fr "Mot de passe oublié\u{202f}?" }
    password_lead {
        en "Enter your email or customer number and we’ll send you a link to choose a new password.",
        es "Escriba su correo o su número de cliente y le enviaremos un enlace para elegir una contraseña nueva.",
        fr "Saisissez votre adresse e-mail ou votre numéro client\u{202f}: nous vous enverrons un lien pour choisir un nouveau mot de passe.",
    }
    send_link { en "Send link", es "Enviar enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    forgot_number_too { en "I’ve forgotten my customer number too", es "También olvidé mi número de cliente", fr "J’ai aussi oublié mon numéro client" }

    number_title { en "Forgot your customer number?", es "¿Olvidó su número de cliente?", fr "Numéro client oublié\u{202f}?" }
    number_lead {
        en "Enter your email and we’ll send you the customer numbers registered with it.",
        es "Escriba su correo y le enviaremos los números de cliente asociados.",
        fr "Saisissez votre adresse e-mail\u{202f}: nous vous enverrons les numéros client associés.",
    }
    send_number { en "Send my number", es "Enviar mi número", fr "Envoyer mon numéro" }

    sent_title { en "Check your email", es "Revise su correo", fr "Consultez vos e-mails" }
    password_sent {
        en "If an account matches what you entered, we’ve sent an email with a link. The link is valid for 1 hour.",
        es "Si los datos corresponden a una cuenta, recibirá un correo con un enlace. El enlace es válido durante 1 hora.",
        fr "Si un compte correspond à votre saisie, nous avons envoyé un e-mail avec un lien. Le lien est valable 1 heure.",
    }
    number_sent {
        en "If that email belongs to a customer, we’ve sent the customer number to it.",
        es "Si ese correo es de un cliente, recibirá en él el número de cliente.",
        fr "Si cette adresse e-mail est celle d’un client, nous y avons envoyé le numéro client.",
    }
    sent_help {
        en "Nothing after a few minutes? Check your spam folder or request it again.",
        es "¿No llegó después de unos minutos? Revise la carpeta de correo no deseado o solicítelo de nuevo.",
        fr "Rien reçu après quelques minutes\u{202f}? Vérifiez vos courriers indésirables ou refaites la demande.",
    }
    ask_again { en "Request again", es "Solicitar de nuevo", fr "Refaire la demande" }

    set_title { en "Choose a new password", es "Elija una contraseña nueva", fr "Choisir un nouveau mot de passe" }
    activation_title { en "Choose your password", es "Elija su contraseña", fr "Choisir votre mot de passe" }
    set_lead(name: &str, number: &str) {
        en "{name}, choose a new password for customer number {number}.",
        es "{name}, elija una contraseña nueva para el número de cliente {number}.",
        fr "{name}, choisissez un nouveau mot de passe pour le numéro client {number}.",
    }
    activation_lead(name: &str, number: &str) {
        en "{name}, you’ll sign in with customer number {number} and this password.",
        es "{name}, iniciará sesión con el número de cliente {number} y esta contraseña.",
        fr "{name}, vous vous connecterez avec le numéro client {number} et ce mot de passe.",
    }
    set_ends_sessions {
        en "Other devices will be signed out when you save it.",
        es "Al guardarla se cerrará la sesión en los demás dispositivos.",
        fr "Vos autres appareils seront déconnectés à l’enregistrement.",
    }
    set { en "Save password", es "Guardar contraseña", fr "Enregistrer le mot de passe" }
    setting { en "Saving…", es "Guardando…", fr "Enregistrement…" }

    expired_title { en "This link has expired", es "Este enlace venció", fr "Ce lien a expiré" }
    expired_text {
        en "For your security, links are only valid for a short time. Request a new one.",
        es "Por su seguridad, los enlaces son válidos por poco tiempo. Solicite uno nuevo.",
        fr "Par mesure de sécurité, les liens ne sont valables que peu de temps. Demandez-en un nouveau.",
    }
    renew { en "Email me a new link", es "Enviarme un enlace nuevo", fr "M’envoyer un nouveau lien" }
    renew_hint {
        en "It goes to the email address we have for you.",
        es "Lo enviaremos al correo que tenemos registrado.",
        fr "Il sera envoyé à l’adresse e-mail que nous avons pour vous.",
    }
    renewed {
        en "If your account still needs a password link, a new one is on its way to the email address we have for you.",
        es "Si su cuenta todavía necesita el enlace, enviamos uno nuevo al correo que tenemos registrado.",
        fr "Si votre compte en a encore besoin, un nouveau lien est en cours d’envoi à l’adresse e-mail que nous avons pour vous.",
    }
    used_title { en "This link has already been used", es "Este enlace ya se usó", fr "Ce lien a déjà été utilisé" }
    used_text {
        en "It was used to set your password. Sign in, or request a new link if this wasn’t you.",
        es "Con él ya se guardó su contraseña. Inicie sesión o, si no fue usted, solicite un enlace nuevo.",
        fr "Il a servi à définir votre mot de passe. Connectez-vous ou, si ce n’était pas vous, demandez un nouveau lien.",
    }
    replaced_title { en "This link has been replaced by a newer one", es "Este enlace se reemplazó por uno más reciente", fr "Ce lien a été remplacé par un plus récent" }
    replaced_text {
        en "Open the link in the most recent email, or request a new one.",
        es "Abra el enlace del correo más reciente o solicite uno nuevo.",
        fr "Ouvrez le lien de l’e-mail le plus récent ou demandez-en un autre.",
    }
    unknown_title { en "This link doesn’t work", es "Este enlace no funciona", fr "Ce lien ne fonctionne pas" }
    unknown_text {
        en "It may be incomplete. Open it from the email again, or request a new one.",
        es "Puede que esté incompleto. Ábralo de nuevo desde el correo o solicite uno nuevo.",
        fr "Il est peut-être incomplet. Rouvrez-le depuis l’e-mail ou demandez-en un nouveau.",
    }
    new_link { en "Request a new link", es "Solicitar un enlace nuevo", fr "Demander un nouveau lien" }
}
