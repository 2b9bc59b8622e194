//! Registration, and the mail that confirms it.

texts! {
    title { en "Create your account", es "Cree su cuenta", fr "Créez votre compte" }
    lead {
        en "Use the email you bought with, and your earlier purchases will be there.",
        es "Use el correo con el que compró y encontrará sus compras anteriores.",
        fr "Utilisez l’adresse de vos achats et vous y retrouverez vos achats précédents.",
    }
    email_hint {
        en "We send a link to it. You sign in with it later.",
        es "Le enviamos un enlace. Después inicia sesión con él.",
        fr "Nous y envoyons un lien. Elle sert ensuite à vous connecter.",
    }
    submit { en "Create account", es "Crear cuenta", fr "Créer le compte" }
    submitting { en "Creating account…", es "Creando la cuenta…", fr "Création du compte…" }
    have_account { en "You have an account?", es "¿Ya tiene una cuenta?", fr "Vous avez déjà un compte ?" }

    check_mail_title { en "Check your mail", es "Revise su correo", fr "Consultez vos e-mails" }
    almost_done { en "Almost done.", es "Ya casi está.", fr "C’est presque fini." }
    sent_to { en "We sent a mail to", es "Enviamos un correo a", fr "Nous avons envoyé un e-mail à" }
    check_mail_text {
        en "Open the link in it within 24 hours and your account is active. If you open it on another device, we ask for the password you just chose.",
        es "Abra el enlace antes de 24 horas y su cuenta quedará activa. Si lo abre en otro dispositivo, le pediremos la contraseña que acaba de elegir.",
        fr "Ouvrez le lien dans les 24 heures et votre compte sera actif. Sur un autre appareil, nous demanderons le mot de passe que vous venez de choisir.",
    }
    nothing_there {
        en "Nothing there? Look in the spam folder, or send it again.",
        es "¿No llegó? Mire en la carpeta de correo no deseado o envíelo otra vez.",
        fr "Rien reçu ? Regardez dans les indésirables ou renvoyez l’e-mail.",
    }
    send_again { en "Send again", es "Enviar otra vez", fr "Renvoyer" }
    // The island replaces `#` by the number.
    send_again_in { en "Send again in # s", es "Enviar otra vez en # s", fr "Renvoyer dans # s" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    sent_again { en "We sent the mail again.", es "Enviamos el correo otra vez.", fr "Nous avons renvoyé l’e-mail." }
    use_another_email { en "Use another email", es "Usar otro correo", fr "Utiliser une autre adresse" }
    nothing_pending_title { en "No registration is waiting here", es "No hay ningún registro pendiente", fr "Aucune inscription en attente" }
    nothing_pending_text {
        en "Either your account is active already, or you registered in another browser.",
        es "O su cuenta ya está activa, o se registró en otro navegador.",
        fr "Soit votre compte est déjà actif, soit vous vous êtes inscrit dans un autre navigateur.",
    }

    confirm_title { en "Activate your account", es "Active su cuenta", fr "Activez votre compte" }
    confirm_same(email: &str) {
        en "One click and the account of {email} is active.",
        es "Un clic y la cuenta de {email} queda activa.",
        fr "Un clic et le compte de {email} est actif.",
    }
    confirm_other(email: &str) {
        en "This is not the browser you registered in. Type the password you chose for {email}.",
        es "Este no es el navegador en el que se registró. Escriba la contraseña que eligió para {email}.",
        fr "Ce n’est pas le navigateur de votre inscription. Saisissez le mot de passe choisi pour {email}.",
    }
    confirm { en "Activate my account", es "Activar mi cuenta", fr "Activer mon compte" }
    confirming { en "Activating…", es "Activando…", fr "Activation…" }

    expired_title { en "This link has expired", es "Este enlace venció", fr "Ce lien a expiré" }
    expired_text {
        en "It worked for 24 hours. We can send you a new one.",
        es "Funcionaba durante 24 horas. Podemos enviarle uno nuevo.",
        fr "Il était valable 24 heures. Nous pouvons vous en envoyer un nouveau.",
    }
    send_new_link { en "Send a new link", es "Enviar un enlace nuevo", fr "Envoyer un nouveau lien" }
    new_link_sent_title { en "Check your mail", es "Revise su correo", fr "Consultez vos e-mails" }
    new_link_sent_text {
        en "We sent you a new link. It works for 24 hours.",
        es "Le enviamos un enlace nuevo. Funciona durante 24 horas.",
        fr "Nous vous avons envoyé un nouveau lien, valable 24 heures.",
    }
    used_title { en "This link was used already", es "Este enlace ya se usó", fr "Ce lien a déjà servi" }
    used_text {
        en "Your account is active. Sign in with your email and password.",
        es "Su cuenta está activa. Inicie sesión con su correo y su contraseña.",
        fr "Votre compte est actif. Connectez-vous avec votre adresse et votre mot de passe.",
    }
    replaced_title { en "A newer link took its place", es "Un enlace más nuevo lo reemplazó", fr "Un lien plus récent l’a remplacé" }
    replaced_text {
        en "You registered again after this mail. Open the link in the newest mail.",
        es "Se registró de nuevo después de este correo. Abra el enlace del correo más reciente.",
        fr "Vous vous êtes réinscrit après cet e-mail. Ouvrez le lien de l’e-mail le plus récent.",
    }
    unknown_title { en "This link does not work", es "Este enlace no funciona", fr "Ce lien ne fonctionne pas" }
    unknown_text {
        en "Part of it may be missing. Open it from the mail again, or register once more.",
        es "Puede que falte una parte. Ábralo otra vez desde el correo o regístrese de nuevo.",
        fr "Il en manque peut-être une partie. Rouvrez-le depuis l’e-mail ou inscrivez-vous à nouveau.",
    }
}
