//! A customer's timeline, as customers and agents read it. An unknown code, from another release, is shown as it is.

use model::Locale;

texts!("events");

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
