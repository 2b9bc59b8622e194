//! The profile: email sign-in, change of email, timeline, data export and account deletion.

use super::refusals::{
    Explain, current_missing, current_wrong, email_invalid, email_taken, explain, link_dead,
    password_common, password_long, password_missing, password_personal, password_short,
};
use super::{common, sign_in};
use model::Locale;
use model::refusals::{
    ActivateEmailRefusal, DeleteAccountRefusal, EmailChangeRefusal, EmailLinkRefusal,
};

texts! {
    your_email { en "Your email", es "Su correo", fr "Votre adresse" }
    turn_on { en "Turn on sign-in by email", es "Activar el acceso con correo", fr "Activer la connexion par e-mail" }
    change_email { en "Change email", es "Cambiar correo", fr "Changer d’adresse" }
    add_email { en "Add an email", es "Agregar un correo", fr "Ajouter une adresse" }
    back_to_profile { en "Back to the profile", es "Volver al perfil", fr "Retour au profil" }

    sign_in_title { en "Sign in with your email", es "Inicie sesión con su correo", fr "Connectez-vous avec votre adresse" }
    sign_in_lead(email: &str) {
        en "Choose a new password. From then on {email} and your customer number both sign you in with it. Other devices are signed out.",
        es "Elija una contraseña nueva. Desde entonces podrá entrar con ella y {email} o su número de cliente. Se cierra la sesión en los demás dispositivos.",
        fr "Choisissez un nouveau mot de passe. Dès lors, {email} et votre numéro client vous connectent tous deux avec lui. Vos autres appareils sont déconnectés.",
    }
    email_sign_in_on {
        en "You can sign in with your email now, and with your number as before.",
        es "Ahora puede entrar con su correo, y con su número como antes.",
        fr "Vous pouvez maintenant vous connecter avec votre adresse, et avec votre numéro comme avant.",
    }
    turn_on_submit { en "Turn it on", es "Activar", fr "Activer" }
    turning_on { en "Turning on…", es "Activando…", fr "Activation…" }

    change_lead {
        en "We send a link to the new address. Nothing changes before you open it; then the old address is told, too.",
        es "Enviamos un enlace a la dirección nueva. Nada cambia hasta que lo abra; entonces también avisamos a la anterior.",
        fr "Nous envoyons un lien à la nouvelle adresse. Rien ne change avant que vous l’ouvriez ; l’ancienne est alors prévenue aussi.",
    }
    current_email { en "Now on file", es "Registrado ahora", fr "Actuellement enregistrée" }
    new_email { en "New email", es "Correo nuevo", fr "Nouvelle adresse" }
    send_link { en "Send the link", es "Enviar el enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    email_link_sent {
        en "A link is on its way to the new address. It works for one hour.",
        es "Un enlace está en camino a la dirección nueva. Funciona durante una hora.",
        fr "Un lien est en route vers la nouvelle adresse. Il est valable une heure.",
    }
    confirm_title { en "Confirm your new email", es "Confirme su correo nuevo", fr "Confirmez votre nouvelle adresse" }
    confirm_lead(email: &str) {
        en "{email} becomes your email here. Other devices are signed out.",
        es "{email} pasa a ser su correo aquí. Se cierra la sesión en los demás dispositivos.",
        fr "{email} devient votre adresse ici. Vos autres appareils sont déconnectés.",
    }
    confirm_password {
        en "This browser is not signed in, so type your password.",
        es "Este navegador no tiene la sesión abierta: escriba su contraseña.",
        fr "Ce navigateur n’est pas connecté : saisissez votre mot de passe.",
    }
    confirm { en "Confirm", es "Confirmar", fr "Confirmer" }
    confirming { en "Confirming…", es "Confirmando…", fr "Confirmation…" }
    undo_title { en "Take your old email back", es "Recupere su correo anterior", fr "Reprenez votre ancienne adresse" }
    undo_lead(email: &str) {
        en "{email} becomes your email again. Everybody is signed out, the password stops working, and we mail you a link to choose a new one.",
        es "{email} vuelve a ser su correo. Se cierran todas las sesiones, la contraseña deja de servir y le enviamos un enlace para elegir otra.",
        fr "{email} redevient votre adresse. Toutes les sessions sont fermées, le mot de passe ne fonctionne plus et nous vous envoyons un lien pour en choisir un nouveau.",
    }
    undo { en "Take it back", es "Recuperarlo", fr "La reprendre" }
    undoing { en "Taking it back…", es "Recuperando…", fr "Reprise…" }
    email_changed { en "Your email is changed.", es "Su correo cambió.", fr "Votre adresse est changée." }
    email_restored {
        en "Your old email is back. Open the mail we just sent you to choose a new password.",
        es "Su correo anterior está de vuelta. Abra el mensaje que le enviamos para elegir otra contraseña.",
        fr "Votre ancienne adresse est rétablie. Ouvrez l’e-mail que nous venons d’envoyer pour choisir un nouveau mot de passe.",
    }

    your_data { en "Your data", es "Sus datos", fr "Vos données" }
    activity { en "What happened on your account", es "Qué pasó en su cuenta", fr "Ce qui s’est passé sur votre compte" }
    activity_lead {
        en "Sign-ins, changes and mails. Something that was not you? Change your password.",
        es "Accesos, cambios y correos. ¿Algo no fue usted? Cambie su contraseña.",
        fr "Connexions, changements et e-mails. Ce n’était pas vous ? Changez votre mot de passe.",
    }
    no_activity { en "Nothing yet.", es "Nada todavía.", fr "Rien pour l’instant." }
    by_the_operator(name: &str) { en "by {name}", es "por {name}", fr "par {name}" }
    older { en "Older", es "Más antiguos", fr "Plus anciens" }
    download { en "Download my data", es "Descargar mis datos", fr "Télécharger mes données" }
    download_hint { en "Everything kept about you, as a JSON file.", es "Todo lo que se guarda sobre usted, en un archivo JSON.", fr "Tout ce qui est conservé à votre sujet, en fichier JSON." }
    delete { en "Delete my account", es "Eliminar mi cuenta", fr "Supprimer mon compte" }
    delete_lead {
        en "Your sign-in, your names and your addresses go, for good. Your purchases stay with the operator, without your name. This cannot be undone.",
        es "Su acceso, sus nombres y sus direcciones desaparecen para siempre. Sus compras quedan en el operador, sin su nombre. No se puede deshacer.",
        fr "Votre accès, vos noms et vos adresses disparaissent définitivement. Vos achats restent chez l’opérateur, sans votre nom. C’est irréversible.",
    }
    delete_submit { en "Delete it for good", es "Eliminar para siempre", fr "Supprimer définitivement" }
    deleting { en "Deleting…", es "Eliminando…", fr "Suppression…" }
    deleted_title { en "Your account is deleted", es "Su cuenta está eliminada", fr "Votre compte est supprimé" }
    deleted_text {
        en "Nothing of it signs in any more. You can still buy as a guest, or create another account.",
        es "Ya no se puede entrar con ella. Puede comprar como invitado o crear otra cuenta.",
        fr "Il ne permet plus de se connecter. Vous pouvez acheter en invité ou créer un autre compte.",
    }

    sign_in_again {
        en "For your safety, sign out, sign in again, and do this within ten minutes.",
        es "Por su seguridad, cierre la sesión, vuelva a entrar y hágalo antes de diez minutos.",
        fr "Par sécurité, déconnectez-vous, reconnectez-vous, puis faites-le dans les dix minutes.",
    }
    password_same { en "This is your current password. Choose a new one.", es "Es su contraseña actual. Elija otra.", fr "C’est votre mot de passe actuel. Choisissez-en un nouveau." }
    no_email { en "There is no email on file. Add one first.", es "No hay correo registrado. Agregue uno primero.", fr "Aucune adresse enregistrée. Ajoutez-en une d’abord." }
    already_on { en "You sign in with your email already.", es "Ya entra con su correo.", fr "Vous vous connectez déjà avec votre adresse." }
    email_unproved {
        en "This address was never confirmed. Change it, to the same one if it is right, and open the link we send.",
        es "Esta dirección nunca se confirmó. Cámbiela, por la misma si es correcta, y abra el enlace que enviamos.",
        fr "Cette adresse n’a jamais été confirmée. Changez-la, pour la même si elle est juste, et ouvrez le lien envoyé.",
    }
    passwords_off { en "Passwords are not used here.", es "Aquí no se usan contraseñas.", fr "Les mots de passe ne sont pas utilisés ici." }
    email_same { en "This is the address on file.", es "Es la dirección registrada.", fr "C’est l’adresse enregistrée." }
    sign_in_first { en "Sign in in this browser first, then open the link again.", es "Primero entre en este navegador y después abra el enlace otra vez.", fr "Connectez-vous d’abord dans ce navigateur, puis rouvrez le lien." }
    own_password_wrong { en "This is not your password. Try again.", es "No es su contraseña. Vuelva a probar.", fr "Ce n’est pas votre mot de passe. Réessayez." }
}

explain! { ActivateEmailRefusal(locale, minimum) {
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
    PasswordShort => password_short(locale, minimum);
    PasswordLong => password_long(locale);
    PasswordCommon => password_common(locale);
    PasswordPersonal => password_personal(locale);
    PasswordSame => password_same(locale);
    NoEmail => no_email(locale), go "/account/email" add_email(locale);
    AlreadyOn => already_on(locale), go "/account/profile" back_to_profile(locale);
    EmailUnproved => email_unproved(locale), go "/account/email" change_email(locale);
    EmailTaken => email_taken(locale), go "/forgot-password" sign_in::forgot_password(locale);
    PasswordsOff => passwords_off(locale);
} }

explain! { EmailChangeRefusal(locale, minimum) {
    EmailInvalid => email_invalid(locale);
    EmailSame => email_same(locale);
    EmailTaken => email_taken(locale);
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
} }

explain! { EmailLinkRefusal(locale, minimum) {
    LinkDead => link_dead(locale), go "/account/email" change_email(locale);
    PasswordMissing => password_missing(locale);
    PasswordWrong => own_password_wrong(locale);
    SignInFirst => sign_in_first(locale), go "/sign-in" common::sign_in(locale);
    EmailTaken => email_taken(locale);
} }

explain! { DeleteAccountRefusal(locale, minimum) {
    CurrentMissing => current_missing(locale);
    CurrentWrong => current_wrong(locale);
    SignInAgain => sign_in_again(locale);
} }
