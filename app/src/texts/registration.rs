//! Registration, and the mail that confirms it.

texts! {
    title { en "Create your account", es "Cree su cuenta", fr "Créer votre compte" }
    lead {
        en "Use the email address from your earlier purchases and they’ll appear in your account.",
        es "Use el correo de sus compras anteriores y las verá en su cuenta.",
        fr "Utilisez l’adresse e-mail de vos achats précédents pour les retrouver dans votre compte.",
    }
    email_hint {
        en "We’ll send a confirmation link to this address. You’ll also use it to sign in.",
        es "Enviaremos un enlace de confirmación a esta dirección. También la usará para iniciar sesión.",
        fr "Nous enverrons un lien de confirmation à cette adresse. Elle vous servira aussi à vous connecter.",
    }
    submit { en "Create account", es "Crear cuenta", fr "Créer mon compte" }
    submitting { en "Creating account…", es "Creando la cuenta…", fr "Création du compte…" }
    have_account { en "Already have an account?", es "¿Ya tiene una cuenta?", fr "Vous avez déjà un compte\u{202f}?" }

    taken_title {
        en "There’s already an account with this email",
        es "Ya existe una cuenta con este correo",
        fr "Un compte existe déjà avec cette adresse e-mail",
    }
    taken_text {
        en "If it’s yours, sign in with this email or with your customer number. If you’ve forgotten the password, choose a new one.",
        es "Si es suya, inicie sesión con este correo o con su número de cliente. Si olvidó la contraseña, elija una nueva.",
        fr "S’il est à vous, connectez-vous avec cette adresse ou avec votre numéro client. Si vous avez oublié le mot de passe, choisissez-en un nouveau.",
    }
    taken_new_password { en "Choose a new password", es "Elegir una contraseña nueva", fr "Choisir un nouveau mot de passe" }

    check_mail_title { en "Check your email", es "Revise su correo", fr "Consultez vos e-mails" }
    almost_done { en "Almost done.", es "Casi listo.", fr "C’est presque terminé." }
    sent_to { en "We’ve sent an email to", es "Enviamos un correo a", fr "Nous avons envoyé un e-mail à" }
    check_mail_text {
        en "Open the link within 24 hours to activate your account. If you open it on another device, we’ll ask for the password you just chose.",
        es "Abra el enlace en las próximas 24 horas para activar su cuenta. Si lo abre en otro dispositivo, le pediremos la contraseña que acaba de elegir.",
        fr "Ouvrez le lien dans les 24 heures pour activer votre compte. Si vous l’ouvrez sur un autre appareil, nous vous demanderons le mot de passe que vous venez de choisir.",
    }
    nothing_there {
        en "Can’t find it? Check your spam folder or send it again.",
        es "¿No lo encuentra? Revise la carpeta de correo no deseado o reenvíelo.",
        fr "Vous ne le trouvez pas\u{202f}? Vérifiez vos courriers indésirables ou renvoyez l’e-mail.",
    }
    send_again { en "Send again", es "Reenviar", fr "Renvoyer" }
    // The island puts the number in the place of `#`.
    send_again_in { en "Send again in # s", es "Reenviar en # s", fr "Renvoyer dans # s" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    sent_again { en "We’ve sent the email again.", es "Reenviamos el correo.", fr "Nous avons renvoyé l’e-mail." }
    use_another_email { en "Use a different email", es "Usar otro correo", fr "Utiliser une autre adresse" }
    nothing_pending_title { en "No registration in progress", es "No hay ningún registro en curso", fr "Aucune inscription en cours" }
    nothing_pending_text {
        en "Your account may already be active, or you may have registered in another browser.",
        es "Puede que su cuenta ya esté activa o que se haya registrado en otro navegador.",
        fr "Votre compte est peut-être déjà actif, ou vous vous êtes inscrit dans un autre navigateur.",
    }

    confirm_title { en "Activate your account", es "Active su cuenta", fr "Activer votre compte" }
    confirm_same(email: &str) {
        en "Activate your account to sign in with {email}.",
        es "Active su cuenta para iniciar sesión con {email}.",
        fr "Activez votre compte pour vous connecter avec {email}.",
    }
    confirm_other(email: &str) {
        en "This isn’t the browser you registered in. Enter the password you chose for {email}.",
        es "Este no es el navegador en el que se registró. Escriba la contraseña que eligió para {email}.",
        fr "Vous n’utilisez pas le navigateur de votre inscription. Saisissez le mot de passe choisi pour {email}.",
    }
    confirm { en "Activate account", es "Activar cuenta", fr "Activer mon compte" }
    confirming { en "Activating…", es "Activando…", fr "Activation…" }

    expired_title { en "This link has expired", es "Este enlace venció", fr "Ce lien a expiré" }
    expired_text {
        en "It was valid for 24 hours. We can send you a new one.",
        es "Era válido durante 24 horas. Podemos enviarle uno nuevo.",
        fr "Il était valable 24 heures. Nous pouvons vous en envoyer un nouveau.",
    }
    send_new_link { en "Send a new link", es "Enviar un enlace nuevo", fr "Envoyer un nouveau lien" }
    new_link_sent_title { en "Check your email", es "Revise su correo", fr "Consultez vos e-mails" }
    new_link_sent_text {
        en "We’ve sent you a new link. It’s valid for 24 hours.",
        es "Le enviamos un enlace nuevo, válido durante 24 horas.",
        fr "Nous vous avons envoyé un nouveau lien, valable 24 heures.",
    }
    used_title { en "This link has already been used", es "Este enlace ya se usó", fr "Ce lien a déjà été utilisé" }
    used_text {
        en "Your account is active. Sign in with your email and password.",
        es "Su cuenta está activa. Inicie sesión con su correo y su contraseña.",
        fr "Votre compte est actif. Connectez-vous avec votre adresse e-mail et votre mot de passe.",
    }
    replaced_title { en "This link has been replaced by a newer one", es "Este enlace se reemplazó por uno más reciente", fr "Ce lien a été remplacé par un plus récent" }
    replaced_text {
        en "You registered again after this email was sent. Open the link in the most recent email.",
        es "Volvió a registrarse después de este correo. Abra el enlace del correo más reciente.",
        fr "Vous vous êtes réinscrit après l’envoi de cet e-mail. Ouvrez le lien de l’e-mail le plus récent.",
    }
    unknown_title { en "This link doesn’t work", es "Este enlace no funciona", fr "Ce lien ne fonctionne pas" }
    unknown_text {
        en "It may be incomplete. Open it from the email again, or register again.",
        es "Puede que esté incompleto. Ábralo de nuevo desde el correo o regístrese otra vez.",
        fr "Il est peut-être incomplet. Rouvrez-le depuis l’e-mail ou inscrivez-vous à nouveau.",
    }
}
