//! Codes stored in the database, as text: agents' actions and kinds of mail. An unknown code, from another release, is
//! shown as it is.

use model::{AuditAction, Locale};

texts! {
    did_sign_in { en "Signed in", es "Inició sesión", fr "Connexion" }
    did_use_recovery { en "Signed in with a recovery code", es "Inició sesión con un código de recuperación", fr "Connexion avec un code de récupération" }
    did_set_factor { en "Set up two-step verification", es "Configuró la verificación en dos pasos", fr "Configuration de la validation en deux étapes" }
    did_set_password { en "Set a password", es "Eligió una contraseña", fr "Choix d’un mot de passe" }
    did_accept { en "Accepted the invitation", es "Aceptó la invitación", fr "Acceptation de l’invitation" }
    did_invite { en "Invited an agent", es "Invitó a un agente", fr "Invitation d’un agent" }
    did_resend { en "Resent an invitation", es "Reenvió una invitación", fr "Nouvel envoi d’une invitation" }
    did_change_agent { en "Changed an agent’s role or access", es "Cambió el rol o el acceso de un agente", fr "Modification du rôle ou de l’accès d’un agent" }
    did_reset_factor {
        en "Reset an agent’s two-step verification",
        es "Restableció la verificación en dos pasos de un agente",
        fr "Réinitialisation de la validation en deux étapes d’un agent",
    }
    did_change_settings { en "Changed settings", es "Cambió la configuración", fr "Modification des paramètres" }
    did_retry { en "Resent an email", es "Reenvió un correo", fr "Nouvel envoi d’un e-mail" }
    did_send_activation { en "Sent an activation email", es "Envió un correo de activación", fr "Envoi d’un e-mail d’activation" }
    did_try_activation { en "Couldn’t send an activation email", es "No pudo enviar un correo de activación", fr "Envoi d’un e-mail d’activation refusé" }
    did_end_sessions { en "Signed a customer out everywhere", es "Cerró todas las sesiones de un cliente", fr "Déconnexion d’un client sur tous ses appareils" }
    did_disable { en "Disabled a customer", es "Desactivó a un cliente", fr "Désactivation d’un client" }
    did_enable { en "Enabled a customer", es "Volvió a activar a un cliente", fr "Réactivation d’un client" }
    did_create_customer { en "Added a customer", es "Agregó un cliente", fr "Ajout d’un client" }
    did_add_customer { en "Added a customer", es "Agregó un cliente", fr "Ajout d’un client" }
    did_change_customer { en "Changed a customer’s details", es "Cambió los datos de un cliente", fr "Modification des coordonnées d’un client" }
    did_add_provider { en "Added a provider", es "Agregó un proveedor", fr "Ajout d’un fournisseur" }
    did_change_provider { en "Changed a provider", es "Modificó un proveedor", fr "Modification d’un fournisseur" }
    did_remove_provider { en "Removed a provider", es "Quitó un proveedor", fr "Suppression d’un fournisseur" }
    did_test_provider { en "Tested a provider", es "Probó un proveedor", fr "Test d’un fournisseur" }

    did_create_campaign { en "Created a campaign", es "Creó una campaña", fr "Création d’une campagne" }
    did_start_campaign { en "Started a campaign", es "Inició una campaña", fr "Lancement d’une campagne" }
    did_pause_campaign { en "Paused a campaign", es "Pausó una campaña", fr "Mise en pause d’une campagne" }
    did_resume_campaign { en "Resumed a campaign", es "Reanudó una campaña", fr "Reprise d’une campagne" }
    did_stop_campaign { en "Stopped a campaign", es "Detuvo una campaña", fr "Arrêt d’une campagne" }

    did_merge { en "Merged two customers", es "Combinó dos clientes", fr "Fusion de deux clients" }
    did_undo_merge { en "Undid a merge of two customers", es "Deshizo la combinación de dos clientes", fr "Annulation de la fusion de deux clients" }

    did_add_portal { en "Added a portal", es "Agregó un portal", fr "Ajout d’un portail" }
    did_change_portal { en "Changed a portal", es "Modificó un portal", fr "Modification d’un portail" }
    did_change_portal_settings { en "Changed a portal’s settings", es "Cambió la configuración de un portal", fr "Modification des paramètres d’un portail" }
    did_claim_host { en "Requested a domain", es "Solicitó un dominio", fr "Demande d’un domaine" }
    did_claim_sender { en "Requested a new sender address", es "Solicitó otra dirección del remitente", fr "Demande d’une nouvelle adresse d’expéditeur" }
    did_change_sender { en "Changed the email sender", es "Cambió el remitente de los correos", fr "Modification de l’expéditeur des e-mails" }
    did_change_message { en "Changed a message", es "Modificó un mensaje", fr "Modification d’un message" }

    did_add_product { en "Added a product", es "Agregó un producto", fr "Ajout d’un produit" }
    did_change_product { en "Changed a product", es "Modificó un producto", fr "Modification d’un produit" }
    did_move_product { en "Moved a product in the list", es "Cambió un producto de lugar en la lista", fr "Déplacement d’un produit dans la liste" }
    did_retire_product { en "Retired a product", es "Retiró un producto", fr "Retrait d’un produit" }
    did_restore_product { en "Restored a product", es "Restauró un producto", fr "Rétablissement d’un produit" }
    did_record_payment { en "Recorded a payment", es "Registró un pago", fr "Enregistrement d’un paiement" }
    did_create_api_token { en "Created an API token", es "Creó un token de API", fr "Création d’un jeton d’API" }
    did_revoke_api_token { en "Revoked an API token", es "Revocó un token de API", fr "Révocation d’un jeton d’API" }

    did_add_webhook { en "Added a webhook", es "Agregó un webhook", fr "Ajout d’un webhook" }
    did_rotate_webhook { en "Replaced the secret of a webhook", es "Reemplazó el secreto de un webhook", fr "Remplacement du secret d’un webhook" }
    did_disable_webhook { en "Disabled a webhook", es "Desactivó un webhook", fr "Désactivation d’un webhook" }
    did_enable_webhook { en "Enabled a webhook", es "Activó un webhook", fr "Activation d’un webhook" }
    did_remove_webhook { en "Removed a webhook", es "Eliminó un webhook", fr "Suppression d’un webhook" }
    did_resend_webhook { en "Sent an event to a webhook again", es "Reenvió un evento a un webhook", fr "Nouvel envoi d’un événement à un webhook" }
    did_test_webhook { en "Sent a test to a webhook", es "Envió una prueba a un webhook", fr "Envoi d’un test à un webhook" }

    did_begin_export { en "Started an export", es "Inició una exportación", fr "Lancement d’un export" }
    did_end_export { en "Finished an export", es "Terminó una exportación", fr "Fin d’un export" }
    did_import { en "Started an import", es "Inició una importación", fr "Lancement d’un import" }

    did_sell { en "Placed an order for a customer", es "Registró una compra de un cliente", fr "Enregistrement d’un achat pour un client" }
    did_cancel_order { en "Cancelled an order", es "Canceló una compra", fr "Annulation d’un achat" }
    did_correct_order { en "Corrected the name on an order", es "Corrigió el nombre de una compra", fr "Correction du nom d’un achat" }
    did_send_order_mail { en "Sent a purchase confirmation again", es "Reenvió una confirmación de compra", fr "Nouvel envoi d’une confirmation d’achat" }

    mail_confirm { en "Registration confirmation", es "Confirmación de registro", fr "Confirmation d’inscription" }
    mail_tried { en "Registration attempt", es "Intento de registro", fr "Tentative d’inscription" }
    mail_activation { en "Account activation", es "Activación de la cuenta", fr "Activation du compte" }
    mail_reset { en "Password reset", es "Restablecimiento de la contraseña", fr "Réinitialisation du mot de passe" }
    mail_password_changed { en "Password changed", es "Contraseña cambiada", fr "Mot de passe modifié" }
    mail_blocked { en "Registration with a disabled account", es "Registro con una cuenta desactivada", fr "Inscription avec un compte désactivé" }
    mail_several { en "Registration with several accounts", es "Registro con varias cuentas", fr "Inscription avec plusieurs comptes" }
    mail_reminder { en "Customer number reminder", es "Recordatorio del número de cliente", fr "Rappel du numéro client" }
    mail_purchase { en "Purchase confirmation", es "Confirmación de compra", fr "Confirmation d’achat" }
    mail_purchase_paid { en "Payment received", es "Pago recibido", fr "Paiement reçu" }
    mail_purchase_cancelled { en "Purchase cancelled", es "Compra cancelada", fr "Achat annulé" }
    mail_not_free { en "Purchase that can’t be added", es "Compra que no se puede agregar", fr "Achat impossible à ajouter" }
    mail_add_purchase { en "Add a purchase", es "Agregar una compra", fr "Ajouter un achat" }
    mail_link { en "Link a sign-in method", es "Vincular un método de inicio de sesión", fr "Associer une méthode de connexion" }
    mail_linked { en "Sign-in method linked", es "Método de inicio de sesión vinculado", fr "Méthode de connexion associée" }
    mail_email_on { en "Sign-in with email turned on", es "Inicio de sesión con correo activado", fr "Connexion par e-mail activée" }
    mail_email_new { en "Confirm new email address", es "Confirmar el correo nuevo", fr "Confirmer la nouvelle adresse e-mail" }
    mail_email_changed { en "Email address changed", es "Correo cambiado", fr "Adresse e-mail modifiée" }
    mail_merged { en "Customer numbers merged", es "Números de cliente combinados", fr "Numéros client fusionnés" }
    mail_merged_away { en "Email address not kept after a merge", es "Correo no conservado tras una combinación", fr "Adresse e-mail non conservée après une fusion" }
    mail_account_deleted { en "Account deleted", es "Cuenta eliminada", fr "Compte supprimé" }
    mail_invitation { en "Agent invitation", es "Invitación de un agente", fr "Invitation d’un agent" }
    mail_confirm_sender { en "Confirm sender address", es "Confirmar la dirección del remitente", fr "Confirmer l’adresse d’expéditeur" }
    mail_agent_changed { en "Agent password changed", es "Contraseña de un agente cambiada", fr "Mot de passe d’un agent modifié" }
    mail_webhook_disabled { en "Webhook disabled", es "Webhook desactivado", fr "Webhook désactivé" }
    mail_agent_reset { en "Agent password reset", es "Restablecimiento de la contraseña de un agente", fr "Réinitialisation du mot de passe d’un agent" }
}

type Text = fn(Locale) -> &'static str;

fn say(text: Option<Text>, code: &str, locale: Locale) -> String {
    text.map_or_else(|| code.to_owned(), |text| text(locale).to_owned())
}

/// Returns an agent's action as the rest of a sentence that begins with the agent's name.
pub fn did(code: &str, locale: Locale) -> String {
    let action = action(code, locale);
    // In French it is a noun, which follows a dash.
    if locale == Locale::French {
        return format!("– {action}");
    }
    let mut letters = action.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters.as_str().chars()).collect()
}

/// Returns the name of an agent's action, as the audit log shows it.
pub fn action(code: &str, locale: Locale) -> String {
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
        AuditAction::CustomerCreated => did_create_customer,
        AuditAction::CustomerAdded => did_add_customer,
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
        AuditAction::ProductAdded => did_add_product,
        AuditAction::ProductChanged => did_change_product,
        AuditAction::ProductMoved => did_move_product,
        AuditAction::ProductRetired => did_retire_product,
        AuditAction::ProductRestored => did_restore_product,
        AuditAction::PaymentRecorded => did_record_payment,
        AuditAction::OrderSold => did_sell,
        AuditAction::OrderCancelled => did_cancel_order,
        AuditAction::OrderCorrected => did_correct_order,
        AuditAction::OrderMailSent => did_send_order_mail,
        AuditAction::ExportBegun => did_begin_export,
        AuditAction::ExportEnded => did_end_export,
        AuditAction::ImportStarted => did_import,
        AuditAction::CampaignCreated => did_create_campaign,
        AuditAction::CampaignStarted => did_start_campaign,
        AuditAction::CampaignPaused => did_pause_campaign,
        AuditAction::CampaignResumed => did_resume_campaign,
        AuditAction::CampaignStopped => did_stop_campaign,
        AuditAction::ApiTokenCreated => did_create_api_token,
        AuditAction::ApiTokenRevoked => did_revoke_api_token,
        AuditAction::WebhookAdded => did_add_webhook,
        AuditAction::WebhookRotated => did_rotate_webhook,
        AuditAction::WebhookDisabled => did_disable_webhook,
        AuditAction::WebhookEnabled => did_enable_webhook,
        AuditAction::WebhookRemoved => did_remove_webhook,
        AuditAction::WebhookResent => did_resend_webhook,
        AuditAction::WebhookTested => did_test_webhook,
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
        "purchase-paid" => Some(mail_purchase_paid),
        "purchase-cancelled" => Some(mail_purchase_cancelled),
        "add-purchase" => Some(mail_add_purchase),
        "purchase-not-free" => Some(mail_not_free),
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
        "webhook-disabled" => Some(mail_webhook_disabled),
        _ => None,
    };
    say(text, kind, locale)
}
