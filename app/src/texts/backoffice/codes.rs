//! Codes stored in the database, as text: agents' actions and kinds of mail. An unknown code, from another release, is
//! shown as it is.

use model::{AuditAction, Locale};

texts!("backoffice/codes");

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
        AuditAction::WebhookChanged => did_change_webhook,
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
