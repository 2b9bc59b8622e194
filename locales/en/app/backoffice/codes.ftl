### Codes stored in the database, as text: agents' actions and kinds of mail. An unknown code, from another release, is
### shown as it is.

did_sign_in = Signed in
did_use_recovery = Signed in with a recovery code
did_set_factor = Set up two-step verification
did_set_password = Set a password
did_accept = Accepted the invitation
did_invite = Invited an agent
did_resend = Resent an invitation
did_change_agent = Changed an agent’s role or access
did_reset_factor = Reset an agent’s two-step verification
did_change_settings = Changed settings
did_retry = Resent an email
did_send_activation = Sent an activation email
did_try_activation = Couldn’t send an activation email
did_end_sessions = Signed a customer out everywhere
did_disable = Disabled a customer
did_enable = Enabled a customer
did_create_customer = Added a customer
did_add_customer = Added a customer
did_change_customer = Changed a customer’s details
did_add_provider = Added a provider
did_change_provider = Changed a provider
did_remove_provider = Removed a provider
did_test_provider = Tested a provider

did_create_campaign = Created a campaign
did_start_campaign = Started a campaign
did_pause_campaign = Paused a campaign
did_resume_campaign = Resumed a campaign
did_stop_campaign = Stopped a campaign

did_merge = Merged two customers
did_undo_merge = Undid a merge of two customers

did_add_portal = Added a portal
did_change_portal = Changed a portal
did_change_portal_settings = Changed a portal’s settings
did_claim_host = Requested a domain
did_claim_sender = Requested a new sender address
did_change_sender = Changed the email sender
did_change_message = Changed a message

did_add_product = Added a product
did_change_product = Changed a product
did_move_product = Moved a product in the list
did_retire_product = Retired a product
did_restore_product = Restored a product
did_record_payment = Recorded a payment
did_create_api_token = Created an API token
did_revoke_api_token = Revoked an API token

did_add_webhook = Added a webhook
did_change_webhook = Changed the events of a webhook
did_rotate_webhook = Replaced the secret of a webhook
did_disable_webhook = Disabled a webhook
did_enable_webhook = Enabled a webhook
did_remove_webhook = Removed a webhook
did_resend_webhook = Sent an event to a webhook again
did_test_webhook = Sent a test to a webhook

did_begin_export = Started an export
did_end_export = Finished an export
did_import = Started an import

did_sell = Placed an order for a customer
did_cancel_order = Cancelled an order
did_correct_order = Corrected the name on an order
did_send_order_mail = Sent a purchase confirmation again

mail_confirm = Registration confirmation
mail_tried = Registration attempt
mail_activation = Account activation
mail_reset = Password reset
mail_password_changed = Password changed
mail_blocked = Registration with a disabled account
mail_several = Registration with several accounts
mail_reminder = Customer number reminder
mail_purchase = Purchase confirmation
mail_purchase_paid = Payment received
mail_purchase_cancelled = Purchase cancelled
mail_not_free = Purchase that can’t be added
mail_add_purchase = Add a purchase
mail_link = Link a sign-in method
mail_linked = Sign-in method linked
mail_email_on = Sign-in with email turned on
mail_email_new = Confirm new email address
mail_email_changed = Email address changed
mail_merged = Customer numbers merged
mail_merged_away = Email address not kept after a merge
mail_account_deleted = Account deleted
mail_invitation = Agent invitation
mail_confirm_sender = Confirm sender address
mail_agent_changed = Agent password changed
mail_webhook_disabled = Webhook disabled
mail_agent_reset = Agent password reset
