//! A customer's timeline, as customers and agents read it. An unknown code, from another release, is shown as it is.

use model::Locale;

texts! {
    signed_in { en "Signed in", es "Inicio de sesión", fr "Connexion" }
    sign_in_failed { en "Sign-in failed", es "Inicio de sesión fallido", fr "Échec de connexion" }
    signed_out { en "Signed out", es "Cierre de sesión", fr "Déconnexion" }
    registered { en "Registered", es "Registro", fr "Inscription" }
    customer_added { en "Customer added", es "Cliente agregado", fr "Client ajouté" }
    activated { en "Account activated", es "Cuenta activada", fr "Compte activé" }
    password_set { en "Password set with a link", es "Contraseña elegida con un enlace", fr "Mot de passe défini via un lien" }
    password_changed { en "Password changed", es "Contraseña cambiada", fr "Mot de passe modifié" }
    profile_changed { en "Details changed", es "Datos modificados", fr "Coordonnées modifiées" }
    session_ended { en "One session ended", es "Una sesión cerrada", fr "Une session fermée" }
    sessions_ended { en "Sessions ended", es "Sesiones cerradas", fr "Sessions fermées" }
    purchased { en "Purchase", es "Compra", fr "Achat" }
    paid { en "Purchase paid", es "Compra pagada", fr "Achat payé" }
    purchase_expired { en "Purchase expired", es "Compra vencida", fr "Achat expiré" }
    purchase_cancelled { en "Purchase cancelled", es "Compra cancelada", fr "Achat annulé" }
    purchase_refunded { en "Purchase cancelled and refunded", es "Compra cancelada y reembolsada", fr "Achat annulé et remboursé" }
    purchase_corrected { en "Name on a purchase corrected", es "Nombre de una compra corregido", fr "Nom d’un achat corrigé" }
    purchase_mailed { en "Purchase confirmation sent again", es "Confirmación de compra reenviada", fr "Confirmation d’achat renvoyée" }
    sign_in_linked { en "Sign-in method linked", es "Método de inicio de sesión vinculado", fr "Méthode de connexion associée" }
    sign_in_unlinked { en "Sign-in method removed", es "Método de inicio de sesión quitado", fr "Méthode de connexion dissociée" }
    purchase_asked_for { en "Missing purchase requested", es "Compra faltante solicitada", fr "Achat manquant demandé" }
    purchase_added { en "Purchase added", es "Compra agregada", fr "Achat ajouté" }
    purchase_moved { en "Purchase added to another customer", es "Compra agregada a otro cliente", fr "Achat ajouté à un autre client" }
    signed_out_by_provider { en "Signed out by the provider", es "Sesión cerrada por el proveedor", fr "Déconnexion par le fournisseur" }
    activation_sent { en "Activation email sent", es "Correo de activación enviado", fr "E-mail d’activation envoyé" }
    activation_opened { en "Activation link opened", es "Enlace de activación abierto", fr "Lien d’activation ouvert" }
    email_bounced { en "Email couldn’t be delivered", es "No se pudo entregar un correo", fr "E-mail non distribué" }
    email_activated { en "Sign-in with email turned on", es "Inicio de sesión con correo activado", fr "Connexion par e-mail activée" }
    email_change_asked { en "Email change requested", es "Cambio de correo solicitado", fr "Changement d’adresse e-mail demandé" }
    email_change_cancelled { en "Email change cancelled", es "Cambio de correo cancelado", fr "Changement d’adresse e-mail abandonné" }
    email_changed { en "Email changed", es "Correo cambiado", fr "Adresse e-mail modifiée" }
    email_change_undone { en "Email change undone", es "Cambio de correo deshecho", fr "Changement d’adresse e-mail annulé" }
    data_downloaded { en "Data downloaded", es "Datos descargados", fr "Données téléchargées" }
    disabled { en "Disabled", es "Desactivado", fr "Désactivé" }
    imported { en "Imported", es "Importación", fr "Import" }
    created { en "Added", es "Alta", fr "Ajout" }
    enabled { en "Enabled again", es "Reactivado", fr "Réactivé" }
    merged { en "Another customer number merged into this one", es "Otro número de cliente se combinó con este", fr "Un autre numéro client a été fusionné avec celui-ci" }
    merged_into { en "Merged into another customer number", es "Se combinó con otro número de cliente", fr "Fusionné avec un autre numéro client" }
    merge_undone { en "Customer merge undone", es "Combinación de clientes deshecha", fr "Fusion de clients annulée" }
    account_deleted { en "Account deleted", es "Cuenta eliminada", fr "Compte supprimé" }
}

type Text = fn(Locale) -> &'static str;

/// Returns an event of a customer's timeline as text.
pub fn event(code: &str, locale: Locale) -> String {
    let text: Option<Text> = match code {
        "signed-in" => Some(signed_in),
        "sign-in-failed" => Some(sign_in_failed),
        "signed-out" => Some(signed_out),
        "registered" => Some(registered),
        "customer-added" => Some(customer_added),
        "imported" => Some(imported),
        "activated" => Some(activated),
        "password-set" => Some(password_set),
        "password-changed" => Some(password_changed),
        "profile-changed" => Some(profile_changed),
        "session-ended" => Some(session_ended),
        "sessions-ended" => Some(sessions_ended),
        "purchased" => Some(purchased),
        "paid" => Some(paid),
        "purchase-expired" => Some(purchase_expired),
        "purchase-cancelled" => Some(purchase_cancelled),
        "purchase-refunded" => Some(purchase_refunded),
        "purchase-corrected" => Some(purchase_corrected),
        "purchase-mailed" => Some(purchase_mailed),
        "sign-in-linked" => Some(sign_in_linked),
        "sign-in-unlinked" => Some(sign_in_unlinked),
        "purchase-asked-for" => Some(purchase_asked_for),
        "purchase-added" => Some(purchase_added),
        "purchase-moved" => Some(purchase_moved),
        "signed-out-by-provider" => Some(signed_out_by_provider),
        "activation-sent" => Some(activation_sent),
        "activation-opened" => Some(activation_opened),
        "email-bounced" => Some(email_bounced),
        "email-activated" => Some(email_activated),
        "email-change-asked" => Some(email_change_asked),
        "email-change-cancelled" => Some(email_change_cancelled),
        "email-changed" => Some(email_changed),
        "email-change-undone" => Some(email_change_undone),
        "data-downloaded" => Some(data_downloaded),
        "disabled" => Some(disabled),
        "enabled" => Some(enabled),
        "created" => Some(created),
        "account-deleted" => Some(account_deleted),
        "merged" => Some(merged),
        "merged-into" => Some(merged_into),
        "merge-undone" => Some(merge_undone),
        _ => None,
    };
    text.map_or_else(|| code.to_owned(), |text| text(locale).to_owned())
}
