//! The profile: email sign-in, change of email, timeline, data export and account deletion.

use super::refusals::{
    Explain, current_missing, current_wrong, email_invalid, email_taken, explain, link_dead,
    password_common, password_long, password_missing, password_personal, password_short,
    sign_in_again,
};
use super::{common, sign_in};
use model::Locale;
use model::refusals::{
    ActivateEmailRefusal, DeleteAccountRefusal, EmailChangeRefusal, EmailLinkRefusal,
};

texts! {
    your_email { en "Your email", es "Su correo electrónico", fr "Votre adresse e-mail" }
    turn_on { en "Activate from Email", es "Activar con el correo electrónico", fr "Activer avec l’adresse e-mail" }
    change_email { en "Change email", es "Cambiar correo", fr "Changer d’adresse e-mail" }
    add_email { en "Add an email", es "Agregar un correo", fr "Ajouter une adresse e-mail" }
    back_to_profile { en "Back to profile", es "Volver al perfil", fr "Retour au profil" }

    sign_in_title { en "Sign in with your email", es "Inicie sesión con su correo", fr "Se connecter avec votre adresse e-mail" }
    sign_in_lead(email: &str) {
        en "Choose a new password. You can then sign in with {email} or your customer number and this password. Other devices will be signed out.",
        es "Elija una contraseña nueva. Con ella podrá iniciar sesión con {email} o con su número de cliente. Se cerrará la sesión en los demás dispositivos.",
        fr "Choisissez un nouveau mot de passe. Il vous permettra de vous connecter avec {email} ou avec votre numéro client. Vos autres appareils seront déconnectés.",
    }
    email_sign_in_on {
        en "You can now sign in with your email as well as your customer number.",
        es "Ahora puede iniciar sesión con su correo o con su número de cliente.",
        fr "Vous pouvez maintenant vous connecter avec votre adresse e-mail, en plus de votre numéro client.",
    }
    turn_on_submit { en "Turn on email sign-in", es "Activar el inicio de sesión con correo", fr "Activer la connexion par e-mail" }
    turning_on { en "Turning on…", es "Activando…", fr "Activation…" }

    change_lead {
        en "We’ll send a link to your new address. Nothing changes until you open it. We’ll then notify your old address too.",
        es "Enviaremos un enlace a la dirección nueva. Nada cambiará hasta que lo abra; entonces avisaremos también a la dirección anterior.",
        fr "Nous enverrons un lien à la nouvelle adresse. Rien ne change tant que vous ne l’avez pas ouvert\u{202f}; nous préviendrons alors aussi l’ancienne adresse.",
    }
    pending_email { en "Waiting for confirmation:", es "Pendiente de confirmación:", fr "En attente de confirmation\u{202f}:" }
    pending_email_hint {
        en "Open the link we sent to that address within 1 hour. Until then nothing changes.",
        es "Abra el enlace que enviamos a esa dirección en el plazo de 1 hora. Hasta entonces no cambia nada.",
        fr "Ouvrez le lien envoyé à cette adresse dans l’heure. D’ici là, rien ne change.",
    }
    cancel_change { en "Cancel this change", es "Cancelar el cambio", fr "Abandonner ce changement" }
    cancelling { en "Cancelling…", es "Cancelando…", fr "Abandon…" }
    email_change_cancelled {
        en "The email change has been cancelled. The link we sent no longer works.",
        es "Se canceló el cambio de correo. El enlace que enviamos ya no funciona.",
        fr "Le changement d’adresse e-mail a été abandonné. Le lien envoyé ne fonctionne plus.",
    }
    current_email { en "Current email", es "Correo actual", fr "Adresse e-mail actuelle" }
    new_email { en "New email", es "Correo nuevo", fr "Nouvelle adresse e-mail" }
    send_link { en "Send link", es "Enviar enlace", fr "Envoyer le lien" }
    sending { en "Sending…", es "Enviando…", fr "Envoi…" }
    email_link_sent {
        en "We’ve sent a link to your new address. It’s valid for 1 hour.",
        es "Enviamos un enlace a la dirección nueva. Es válido durante 1 hora.",
        fr "Nous avons envoyé un lien à la nouvelle adresse. Il est valable 1 heure.",
    }
    confirm_title { en "Confirm your new email", es "Confirme su correo nuevo", fr "Confirmer votre nouvelle adresse e-mail" }
    confirm_lead(email: &str) {
        en "{email} will become your email address. Other devices will be signed out.",
        es "{email} pasará a ser su correo. Se cerrará la sesión en los demás dispositivos.",
        fr "{email} deviendra votre adresse e-mail. Vos autres appareils seront déconnectés.",
    }
    confirm_password {
        en "You’re not signed in. Enter your password to continue.",
        es "No inició sesión en este navegador. Escriba su contraseña para continuar.",
        fr "Vous n’êtes pas connecté dans ce navigateur. Saisissez votre mot de passe pour continuer.",
    }
    confirm { en "Confirm", es "Confirmar", fr "Confirmer" }
    confirming { en "Confirming…", es "Confirmando…", fr "Confirmation…" }
    undo_title { en "Restore your old email", es "Recupere su correo anterior", fr "Rétablir votre ancienne adresse e-mail" }
    undo_lead(email: &str) {
        en "{email} will be your email address again. All devices will be signed out, your password will stop working and we’ll email you a link to choose a new one.",
        es "{email} volverá a ser su correo. Se cerrarán todas las sesiones, su contraseña dejará de funcionar y le enviaremos un enlace para elegir otra.",
        fr "{email} redeviendra votre adresse e-mail. Toutes les sessions seront fermées, votre mot de passe ne fonctionnera plus et nous vous enverrons un lien pour en choisir un nouveau.",
    }
    undo { en "Restore email", es "Recuperar correo", fr "Rétablir l’adresse" }
    undoing { en "Restoring…", es "Recuperando…", fr "Rétablissement…" }
    email_changed { en "Your email has been changed.", es "Se cambió su correo.", fr "Votre adresse e-mail a été modifiée." }
    email_restored {
        en "Your old email address has been restored. To choose a new password, open the email we’ve just sent you.",
        es "Se recuperó su correo anterior. Para elegir una contraseña nueva, abra el mensaje que le acabamos de enviar.",
        fr "Votre ancienne adresse e-mail a été rétablie. Pour choisir un nouveau mot de passe, ouvrez l’e-mail que nous venons de vous envoyer.",
    }

    your_data { en "Your data", es "Privacidad y datos", fr "Vos données" }
    activity { en "Account activity", es "Actividad de la cuenta", fr "Activité du compte" }
    activity_lead {
        en "Sign-ins, changes and emails. If you don’t recognise something, change your password.",
        es "Inicios de sesión, cambios y correos. Si no reconoce algo, cambie su contraseña.",
        fr "Connexions, modifications et e-mails. Si quelque chose ne vient pas de vous, changez de mot de passe.",
    }
    no_activity { en "No activity yet.", es "Todavía no hay actividad.", fr "Aucune activité pour l’instant." }
    by_the_operator(name: &str) { en "by {name}", es "por {name}", fr "par {name}" }
    older { en "Older", es "Anteriores", fr "Plus anciens" }
    download { en "Download my data", es "Descargar mis datos", fr "Télécharger mes données" }
    download_hint { en "All the data we hold about you, as a JSON file.", es "Todos los datos que guardamos sobre usted, en un archivo JSON.", fr "Toutes les données que nous conservons à votre sujet, dans un fichier JSON." }
    delete { en "Delete my account", es "Eliminar mi cuenta", fr "Supprimer mon compte" }
    delete_lead {
        en "Your name, email address, phone number and sign-in details will be permanently deleted. Your purchases stay with the operator, without your name. This can’t be undone.",
        es "Se eliminarán definitivamente su nombre, su correo, su teléfono y sus datos de inicio de sesión. El operador conservará sus compras, sin su nombre. Esta acción no se puede deshacer.",
        fr "Votre nom, votre adresse e-mail, votre numéro de téléphone et vos informations de connexion seront définitivement supprimés. L’opérateur conservera vos achats, sans votre nom. Cette action est irréversible.",
    }
    delete_submit { en "Delete permanently", es "Eliminar definitivamente", fr "Supprimer définitivement" }
    deleting { en "Deleting…", es "Eliminando…", fr "Suppression…" }
    deleted_title { en "Your account has been deleted", es "Se eliminó su cuenta", fr "Votre compte a été supprimé" }
    deleted_text {
        en "You can no longer sign in to it. You can still buy as a guest or create another account.",
        es "Ya no puede iniciar sesión en ella. Puede comprar como invitado o crear otra cuenta.",
        fr "Vous ne pouvez plus vous y connecter. Vous pouvez toujours acheter en tant qu’invité ou créer un autre compte.",
    }

    password_same { en "This is your current password. Choose a new one.", es "Esta es su contraseña actual. Elija otra.", fr "C’est votre mot de passe actuel. Choisissez-en un nouveau." }
    no_email { en "There’s no email on your account. Add one first.", es "Su cuenta no tiene correo. Agregue uno primero.", fr "Aucune adresse e-mail n’est enregistrée. Ajoutez-en une d’abord." }
    already_on { en "You can already sign in with your email.", es "Ya puede iniciar sesión con su correo.", fr "Vous pouvez déjà vous connecter avec votre adresse e-mail." }
    email_unproved {
        en "This address hasn’t been confirmed. Change your email, or enter the same address again, and open the link we send.",
        es "Esta dirección no está confirmada. Cambie su correo, o escriba la misma dirección otra vez, y abra el enlace que le enviaremos.",
        fr "Cette adresse n’a pas été confirmée. Changez d’adresse e-mail, ou saisissez de nouveau la même, puis ouvrez le lien que nous vous enverrons.",
    }
    passwords_off { en "This site doesn’t use passwords.", es "Este sitio no usa contraseñas.", fr "Ce site n’utilise pas de mots de passe." }
    email_same { en "This is already your email address.", es "Este ya es su correo.", fr "C’est déjà votre adresse e-mail." }
    sign_in_first { en "Sign in using this browser first, then open the link again.", es "Primero inicie sesión en este navegador y después abra el enlace de nuevo.", fr "Connectez-vous d’abord dans ce navigateur, puis rouvrez le lien." }
    own_password_wrong { en "That password isn’t correct. Try again.", es "La contraseña no es correcta. Inténtelo de nuevo.", fr "Le mot de passe est incorrect. Réessayez." }
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
