//! A signed-in customer's purchases and profile.

texts! {
    purchases_lead(number: &str) {
        en "All purchases made with your email address. Your customer number is {number}.",
        es "Todas las compras hechas con su correo. Su número de cliente es {number}.",
        fr "Tous les achats effectués avec votre adresse e-mail. Votre numéro client est le {number}.",
    }
    purchases_lead_number(number: &str) {
        en "All purchases made under customer number {number}.",
        es "Todas las compras hechas con el número de cliente {number}.",
        fr "Tous les achats effectués avec le numéro client {number}.",
    }
    coming_purchases { en "Coming up", es "Próximas", fr "À venir" }
    other_purchases { en "Past and undated", es "Pasadas y sin fecha", fr "Passés et sans date" }
    older_purchases { en "Older purchases", es "Compras anteriores", fr "Achats plus anciens" }
    newest_purchases { en "Newest purchases", es "Compras más recientes", fr "Achats les plus récents" }
    no_purchases_title { en "No purchases yet", es "Todavía no hay compras", fr "Aucun achat pour l’instant" }
    no_purchases_text {
        en "Purchases made with your email address will appear here.",
        es "Las compras que haga con su correo aparecerán aquí.",
        fr "Les achats effectués avec votre adresse e-mail apparaîtront ici.",
    }
    no_purchases_yet {
        en "Purchases you make while signed in will appear here.",
        es "Las compras que haga con la sesión iniciada aparecerán aquí.",
        fr "Les achats que vous effectuez une fois connecté apparaîtront ici.",
    }
    see_tickets { en "See tickets", es "Ver los tickets", fr "Voir les billets" }
    purchase_title(number: &str) { en "Purchase {number}", es "Compra {number}", fr "Achat {number}" }
    back_to_purchases { en "Back to my purchases", es "Volver a mis compras", fr "Retour à mes achats" }

    details_title { en "Your details", es "Sus datos", fr "Vos coordonnées" }
    phone { en "Phone (optional)", es "Teléfono (opcional)", fr "Téléphone (facultatif)" }
    language { en "Language", es "Idioma", fr "Langue" }
    language_hint {
        en "Used for these pages and our emails.",
        es "Para estas páginas y nuestros correos.",
        fr "Pour ces pages et nos e-mails.",
    }
    save { en "Save changes", es "Guardar cambios", fr "Enregistrer les modifications" }
    saving { en "Saving…", es "Guardando…", fr "Enregistrement…" }
    saved { en "Your changes have been saved.", es "Se guardaron sus cambios.", fr "Vos modifications ont été enregistrées." }

    ways_title { en "Sign-in methods", es "Métodos de inicio de sesión", fr "Méthodes de connexion" }
    on { en "On", es "Activado", fr "Activé" }
    off { en "Off", es "Desactivado", fr "Désactivé" }
    no_email { en "No email on file", es "Sin correo registrado", fr "Aucune adresse e-mail enregistrée" }

    password_title { en "Change your password", es "Cambie su contraseña", fr "Modifier votre mot de passe" }
    current { en "Current password", es "Contraseña actual", fr "Mot de passe actuel" }
    change_password { en "Change password", es "Cambiar contraseña", fr "Modifier le mot de passe" }
    changing { en "Changing…", es "Cambiando…", fr "Modification…" }
    password_changed {
        en "Your password has been changed. Other devices have been signed out.",
        es "Se cambió su contraseña. Se cerró la sesión en los demás dispositivos.",
        fr "Votre mot de passe a été modifié. Vos autres appareils ont été déconnectés.",
    }

    sessions_title { en "Where you’re signed in", es "Dónde tiene la sesión iniciada", fr "Appareils connectés" }
    this_device { en "This device", es "Este dispositivo", fr "Cet appareil" }
    unknown_device { en "Unknown browser", es "Navegador desconocido", fr "Navigateur inconnu" }
    browser_on(browser: &str, system: &str) {
        en "{browser} on {system}",
        es "{browser} en {system}",
        fr "{browser} sur {system}",
    }
    signed_in_since { en "Signed in on", es "Inició sesión el", fr "Connecté le" }
    last_seen { en "last active on", es "última actividad el", fr "dernière activité le" }
    only_this_device {
        en "You’re only signed in on this device.",
        es "Solo tiene la sesión iniciada en este dispositivo.",
        fr "Vous n’êtes connecté que sur cet appareil.",
    }
    end_others { en "Sign out of all other devices", es "Cerrar sesión en los demás dispositivos", fr "Déconnecter les autres appareils" }
    end_this { en "Sign out", es "Cerrar sesión", fr "Déconnecter" }
    session_ended { en "That device has been signed out.", es "Se cerró la sesión en ese dispositivo.", fr "L’appareil choisi a été déconnecté." }
    ending { en "Signing out…", es "Cerrando sesión…", fr "Déconnexion…" }
    sessions_ended { en "All other devices have been signed out.", es "Se cerró la sesión en los demás dispositivos.", fr "Les autres appareils ont été déconnectés." }
}
