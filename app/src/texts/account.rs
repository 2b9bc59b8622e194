//! A signed-in customer's purchases and profile.

texts! {
    purchases_lead(number: &str) {
        en "Everything bought with your email, under customer number {number}.",
        es "Todo lo comprado con su correo, con el número de cliente {number}.",
        fr "Tout ce qui a été acheté avec votre adresse, sous le numéro client {number}.",
    }
    purchases_lead_number(number: &str) {
        en "Everything bought under customer number {number}.",
        es "Todo lo comprado con el número de cliente {number}.",
        fr "Tout ce qui a été acheté sous le numéro client {number}.",
    }
    no_purchases_title { en "No purchases yet", es "Todavía no hay compras", fr "Aucun achat pour l’instant" }
    no_purchases_text {
        en "What you buy with your email appears here.",
        es "Lo que compre con su correo aparecerá aquí.",
        fr "Ce que vous achetez avec votre adresse apparaît ici.",
    }
    no_purchases_yet {
        en "What you buy while you are signed in appears here.",
        es "Lo que compre con la sesión iniciada aparecerá aquí.",
        fr "Ce que vous achetez une fois connecté apparaît ici.",
    }
    see_tickets { en "See the tickets", es "Ver los pasajes", fr "Voir les billets" }
    purchase_title(number: &str) { en "Purchase {number}", es "Compra {number}", fr "Achat {number}" }
    back_to_purchases { en "Back to my purchases", es "Volver a mis compras", fr "Retour à mes achats" }

    details_title { en "Your details", es "Sus datos", fr "Vos coordonnées" }
    phone { en "Phone (optional)", es "Teléfono (opcional)", fr "Téléphone (facultatif)" }
    language { en "Language", es "Idioma", fr "Langue" }
    language_hint {
        en "For these pages and for our mails.",
        es "Para estas páginas y para nuestros correos.",
        fr "Pour ces pages et pour nos e-mails.",
    }
    save { en "Save changes", es "Guardar cambios", fr "Enregistrer" }
    saving { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    saved { en "Your changes are saved.", es "Sus cambios están guardados.", fr "Vos modifications sont enregistrées." }

    ways_title { en "How you sign in", es "Cómo inicia sesión", fr "Comment vous vous connectez" }
    on { en "On", es "Activo", fr "Activé" }
    off { en "Off", es "Inactivo", fr "Désactivé" }
    no_email { en "No email on file", es "Sin correo registrado", fr "Aucune adresse enregistrée" }

    password_title { en "Change your password", es "Cambie su contraseña", fr "Changez votre mot de passe" }
    current { en "Current password", es "Contraseña actual", fr "Mot de passe actuel" }
    change_password { en "Change password", es "Cambiar contraseña", fr "Changer le mot de passe" }
    changing { en "Changing…", es "Cambiando…", fr "Changement…" }
    password_changed {
        en "Your password is changed. Other devices are signed out.",
        es "Su contraseña cambió. Se cerró la sesión en los demás dispositivos.",
        fr "Votre mot de passe est changé. Vos autres appareils sont déconnectés.",
    }

    sessions_title { en "Where you are signed in", es "Dónde tiene la sesión abierta", fr "Où vous êtes connecté" }
    this_device { en "This device", es "Este dispositivo", fr "Cet appareil" }
    unknown_device { en "Unknown browser", es "Navegador desconocido", fr "Navigateur inconnu" }
    browser_on(browser: &str, system: &str) {
        en "{browser} on {system}",
        es "{browser} en {system}",
        fr "{browser} sur {system}",
    }
    signed_in_since { en "Signed in", es "Inició sesión", fr "Connecté" }
    last_seen { en "last used", es "último uso", fr "dernière utilisation" }
    only_this_device {
        en "You are signed in on this device only.",
        es "Solo tiene la sesión abierta en este dispositivo.",
        fr "Vous n’êtes connecté que sur cet appareil.",
    }
    end_others { en "Sign out all other devices", es "Cerrar sesión en los demás dispositivos", fr "Déconnecter les autres appareils" }
    ending { en "Signing out…", es "Cerrando sesión…", fr "Déconnexion…" }
    sessions_ended { en "All other devices are signed out.", es "Se cerró la sesión en los demás dispositivos.", fr "Les autres appareils sont déconnectés." }
}
