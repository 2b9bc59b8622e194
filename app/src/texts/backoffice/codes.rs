//! Codes stored in the database, as text: agents' actions and kinds of mail. An unknown code, from another release, is
//! shown as it is.

use model::{AuditAction, Locale};

texts! {
    did_sign_in { en "signed in", es "entró", fr "s’est connecté" }
    did_use_recovery { en "signed in with a recovery code", es "entró con un código de recuperación", fr "s’est connecté avec un code de récupération" }
    did_set_factor { en "set up a second factor", es "configuró un segundo factor", fr "a configuré un second facteur" }
    did_set_password { en "set a password", es "eligió una contraseña", fr "a choisi un mot de passe" }
    did_accept { en "accepted the invitation", es "aceptó la invitación", fr "a accepté l’invitation" }
    did_invite { en "invited an agent", es "invitó a un agente", fr "a invité un agent" }
    did_resend { en "sent an invitation again", es "reenvió una invitación", fr "a renvoyé une invitation" }
    did_change_agent { en "changed an agent", es "cambió un agente", fr "a modifié un agent" }
    did_reset_factor { en "reset a second factor", es "restableció un segundo factor", fr "a réinitialisé un second facteur" }
    did_change_settings { en "changed settings", es "cambió la configuración", fr "a modifié les paramètres" }
    did_retry { en "sent a mail again", es "reenvió un correo", fr "a renvoyé un e-mail" }
    did_send_activation { en "sent an activation mail", es "envió un correo de activación", fr "a envoyé un e-mail d’activation" }
    did_try_activation { en "was refused an activation mail", es "no pudo enviar un correo de activación", fr "s’est vu refuser un e-mail d’activation" }
    did_end_sessions { en "signed a customer out everywhere", es "cerró las sesiones de un cliente", fr "a déconnecté un client partout" }
    did_disable { en "disabled a customer", es "desactivó un cliente", fr "a désactivé un client" }
    did_enable { en "enabled a customer", es "activó un cliente", fr "a réactivé un client" }
    did_change_customer { en "changed a customer’s data", es "cambió los datos de un cliente", fr "a modifié les données d’un client" }
    did_add_provider { en "added a provider", es "agregó un proveedor", fr "a ajouté un fournisseur" }
    did_change_provider { en "changed a provider", es "cambió un proveedor", fr "a modifié un fournisseur" }
    did_remove_provider { en "removed a provider", es "quitó un proveedor", fr "a retiré un fournisseur" }
    did_test_provider { en "tested a provider", es "probó un proveedor", fr "a testé un fournisseur" }

    did_merge { en "put two customers together", es "unió dos clientes", fr "a réuni deux clients" }
    did_undo_merge { en "undid putting two customers together", es "deshizo la unión de dos clientes", fr "a annulé la réunion de deux clients" }

    did_add_portal { en "added a portal", es "agregó un portal", fr "a ajouté un portail" }
    did_change_portal { en "changed a portal", es "cambió un portal", fr "a modifié un portail" }
    did_change_portal_settings { en "changed settings of a portal", es "cambió la configuración de un portal", fr "a modifié les paramètres d’un portail" }
    did_claim_host { en "asked for another host", es "pidió otro host", fr "a demandé un autre hôte" }
    did_claim_sender { en "asked for another sender’s address", es "pidió otra dirección de remitente", fr "a demandé une autre adresse d’expéditeur" }
    did_change_sender { en "changed the sender of mails", es "cambió el remitente de los correos", fr "a modifié l’expéditeur des e-mails" }
    did_change_message { en "changed a message", es "cambió un mensaje", fr "a modifié un message" }

    mail_confirm { en "Confirm registration", es "Confirmar registro", fr "Confirmer l’inscription" }
    mail_tried { en "Somebody tried to register", es "Alguien intentó registrarse", fr "Tentative d’inscription" }
    mail_activation { en "Activation", es "Activación", fr "Activation" }
    mail_reset { en "New password", es "Contraseña nueva", fr "Nouveau mot de passe" }
    mail_password_changed { en "Password changed", es "Contraseña cambiada", fr "Mot de passe changé" }
    mail_blocked { en "Registration with a locked account", es "Registro con una cuenta bloqueada", fr "Inscription avec un compte bloqué" }
    mail_several { en "Registration with several accounts", es "Registro con varias cuentas", fr "Inscription avec plusieurs comptes" }
    mail_reminder { en "Customer number", es "Número de cliente", fr "Numéro client" }
    mail_purchase { en "Purchase confirmation", es "Confirmación de compra", fr "Confirmation d’achat" }
    mail_add_purchase { en "Add a purchase", es "Agregar una compra", fr "Ajouter un achat" }
    mail_link { en "Link a sign-in method", es "Vincular método de acceso", fr "Lier une méthode de connexion" }
    mail_linked { en "Sign-in method linked", es "Método de acceso vinculado", fr "Méthode de connexion liée" }
    mail_email_on { en "Sign-in by email turned on", es "Acceso con correo activado", fr "Connexion par e-mail activée" }
    mail_email_new { en "Confirm new email", es "Confirmar correo nuevo", fr "Confirmer la nouvelle adresse" }
    mail_email_changed { en "Email changed", es "Correo cambiado", fr "Adresse changée" }
    mail_merged { en "Customer numbers put together", es "Números de cliente unidos", fr "Numéros client réunis" }
    mail_merged_away { en "Email not kept after a merge", es "Correo no conservado tras una unión", fr "Adresse non conservée après une réunion" }
    mail_account_deleted { en "Account deleted", es "Cuenta eliminada", fr "Compte supprimé" }
    mail_invitation { en "Agent’s invitation", es "Invitación de agente", fr "Invitation d’agent" }
    mail_confirm_sender { en "Confirm sender’s address", es "Confirmar dirección de remitente", fr "Confirmer l’adresse d’expéditeur" }
    mail_agent_changed { en "Agent’s password changed", es "Contraseña de agente cambiada", fr "Mot de passe d’agent changé" }
    mail_agent_reset { en "Agent’s new password", es "Contraseña nueva de agente", fr "Nouveau mot de passe d’agent" }
}

type Text = fn(Locale) -> &'static str;

fn say(text: Option<Text>, code: &str, locale: Locale) -> String {
    text.map_or_else(|| code.to_owned(), |text| text(locale).to_owned())
}

/// Returns an agent's action, as it continues after their name.
pub fn act(code: &str, locale: Locale) -> String {
    let text: Option<Text> = AuditAction::from_code(code).map(|action| match action {
        AuditAction::SignedIn => did_sign_in as Text,
        AuditAction::RecoveryCodeUsed => did_use_recovery,
        AuditAction::SecondFactorSet => did_set_factor,
        AuditAction::PasswordSet => did_set_password,
        AuditAction::InvitationAccepted => did_accept,
        AuditAction::AgentInvited => did_invite,
        AuditAction::InvitationSent => did_resend,
        AuditAction::AgentChanged => did_change_agent,
        AuditAction::SecondFactorReset => did_reset_factor,
        AuditAction::SettingsChanged => did_change_settings,
        AuditAction::MailRetried => did_retry,
        AuditAction::ActivationSent => did_send_activation,
        AuditAction::ActivationRefused => did_try_activation,
        AuditAction::CustomerSessionsEnded => did_end_sessions,
        AuditAction::CustomerDisabled => did_disable,
        AuditAction::CustomerEnabled => did_enable,
        AuditAction::CustomerChanged => did_change_customer,
        AuditAction::CustomersMerged => did_merge,
        AuditAction::MergeUndone => did_undo_merge,
        AuditAction::ProviderAdded => did_add_provider,
        AuditAction::ProviderChanged => did_change_provider,
        AuditAction::ProviderRemoved => did_remove_provider,
        AuditAction::ProviderTested => did_test_provider,
        AuditAction::HostClaimed => did_claim_host,
        AuditAction::PortalAdded => did_add_portal,
        AuditAction::PortalChanged => did_change_portal,
        AuditAction::PortalSettingsChanged => did_change_portal_settings,
        AuditAction::SenderClaimed => did_claim_sender,
        AuditAction::SenderChanged => did_change_sender,
        AuditAction::MessageChanged => did_change_message,
    });
    say(text, code, locale)
}

/// Returns the name of a kind of mail.
pub fn mail(kind: &str, locale: Locale) -> String {
    let text: Option<Text> = match kind {
        "confirm-registration" => Some(mail_confirm),
        "somebody-tried-to-register" => Some(mail_tried),
        "registration-blocked" => Some(mail_blocked),
        "several-accounts" => Some(mail_several),
        "activation" => Some(mail_activation),
        "reset-password" => Some(mail_reset),
        "password-changed" => Some(mail_password_changed),
        "customer-number-reminder" => Some(mail_reminder),
        "purchase-confirmation" => Some(mail_purchase),
        "add-purchase" => Some(mail_add_purchase),
        "link-sign-in" => Some(mail_link),
        "sign-in-linked" => Some(mail_linked),
        "email-sign-in-activated" => Some(mail_email_on),
        "confirm-email-change" => Some(mail_email_new),
        "email-changed" => Some(mail_email_changed),
        "customers-merged" => Some(mail_merged),
        "merged-away" => Some(mail_merged_away),
        "account-deleted" => Some(mail_account_deleted),
        "confirm-sender" => Some(mail_confirm_sender),
        "agent-invitation" => Some(mail_invitation),
        "agent-password-reset" => Some(mail_agent_reset),
        "agent-password-changed" => Some(mail_agent_changed),
        _ => None,
    };
    say(text, kind, locale)
}
