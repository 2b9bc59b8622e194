//! A forgotten password or number, and setting a password by a link.

texts! {
    password_title { en "Forgot your password?", es "¿Olvidó su contraseña?", fr "Mot de passe oublié ?" }
    password_lead {
        en "Tell us your email or customer number. We send you a link to choose a new one.",
        es "Díganos su correo o su número de cliente. Le enviamos un enlace para elegir una nueva.",
        fr "Indiquez votre e-mail ou votre numéro client. Nous vous envoyons un lien pour en choisir un nouveau.",
    }
    send_link { en "Send the link", es "Enviar el enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    forgot_number_too { en "I forgot my customer number too", es "También olvidé mi número de cliente", fr "J’ai aussi oublié mon numéro client" }

    number_title { en "Forgot your customer number?", es "¿Olvidó su número de cliente?", fr "Numéro client oublié ?" }
    number_lead {
        en "Tell us your email. We send you the numbers that belong to it.",
        es "Díganos su correo. Le enviamos los números que le corresponden.",
        fr "Indiquez votre e-mail. Nous vous envoyons les numéros associés.",
    }
    send_number { en "Send my number", es "Enviar mi número", fr "Envoyer mon numéro" }

    sent_title { en "Check your mail", es "Revise su correo", fr "Consultez vos e-mails" }
    password_sent {
        en "If an account belongs to what you typed, a mail with a link is on its way. The link works for one hour.",
        es "Si lo que escribió corresponde a una cuenta, un correo con un enlace está en camino. El enlace funciona durante una hora.",
        fr "Si un compte correspond à votre saisie, un e-mail avec un lien est en route. Le lien est valable une heure.",
    }
    number_sent {
        en "If a customer has that email, a mail with the number is on its way.",
        es "Si algún cliente tiene ese correo, un mensaje con el número está en camino.",
        fr "Si un client a cette adresse, un e-mail avec le numéro est en route.",
    }
    sent_help {
        en "Nothing after a few minutes? Look in the spam folder, or ask again.",
        es "¿Nada después de unos minutos? Mire en la carpeta de correo no deseado o pídalo otra vez.",
        fr "Rien après quelques minutes ? Regardez dans les indésirables ou refaites la demande.",
    }
    ask_again { en "Ask again", es "Pedirlo otra vez", fr "Refaire la demande" }

    set_title { en "Choose a new password", es "Elija una contraseña nueva", fr "Choisissez un nouveau mot de passe" }
    activation_title { en "Choose your password", es "Elija su contraseña", fr "Choisissez votre mot de passe" }
    set_lead(name: &str, number: &str) {
        en "{name}, this is for customer number {number}.",
        es "{name}, es para el número de cliente {number}.",
        fr "{name}, c’est pour le numéro client {number}.",
    }
    activation_lead(name: &str, number: &str) {
        en "{name}, you will sign in with customer number {number} and this password.",
        es "{name}, iniciará sesión con el número de cliente {number} y esta contraseña.",
        fr "{name}, vous vous connecterez avec le numéro client {number} et ce mot de passe.",
    }
    set_ends_sessions {
        en "Other devices are signed out when you save it.",
        es "Al guardarla se cierra la sesión en los demás dispositivos.",
        fr "Vos autres appareils seront déconnectés à l’enregistrement.",
    }
    set { en "Save password", es "Guardar contraseña", fr "Enregistrer le mot de passe" }
    setting { en "Saving…", es "Guardando…", fr "Enregistrement…" }

    expired_title { en "This link has expired", es "Este enlace venció", fr "Ce lien a expiré" }
    expired_text {
        en "For your safety it works for a short time only. Ask for a new one.",
        es "Por su seguridad funciona por poco tiempo. Pida uno nuevo.",
        fr "Par sécurité, il n’est valable que peu de temps. Demandez-en un nouveau.",
    }
    used_title { en "This link was used already", es "Este enlace ya se usó", fr "Ce lien a déjà servi" }
    used_text {
        en "Your password was set with it. Sign in, or ask for a new link if that was not you.",
        es "Con él ya se guardó su contraseña. Inicie sesión, o pida un enlace nuevo si no fue usted.",
        fr "Votre mot de passe a été enregistré avec ce lien. Connectez-vous, ou demandez-en un nouveau si ce n’était pas vous.",
    }
    replaced_title { en "A newer link took its place", es "Un enlace más nuevo lo reemplazó", fr "Un lien plus récent l’a remplacé" }
    replaced_text {
        en "Open the link in the newest mail, or ask for another one.",
        es "Abra el enlace del correo más reciente o pida otro.",
        fr "Ouvrez le lien de l’e-mail le plus récent ou demandez-en un autre.",
    }
    unknown_title { en "This link does not work", es "Este enlace no funciona", fr "Ce lien ne fonctionne pas" }
    unknown_text {
        en "Part of it may be missing. Open it from the mail again, or ask for a new one.",
        es "Puede que falte una parte. Ábralo otra vez desde el correo o pida uno nuevo.",
        fr "Il en manque peut-être une partie. Rouvrez-le depuis l’e-mail ou demandez-en un nouveau.",
    }
    new_link { en "Ask for a new link", es "Pedir un enlace nuevo", fr "Demander un nouveau lien" }
}
