### The operator's settings, and the preview of what visitors see.

# $operator (String)
lead = Changes apply on every portal of { $operator } within 2 seconds.
accounts_title = Customer accounts
sso_title = Single sign-on
limits_title = Sessions and passwords

# $minimum (Number, i32)
# $recommended (Number, i32)
weak = Passwords of { $minimum } characters are allowed. Without two-step verification, experts recommend at least { $recommended }.

preview_title = What visitors see
preview_hint = The preview follows the switches as you change them. Nothing changes until you save.
preview_menu = Menu
preview_sign_in = Sign-in page
preview_page = Any other page, without signing in
menu_off = Doesn’t show “Sign in”.
menu_on = Shows “Sign in”.
sign_in_off = Doesn’t exist.
sign_in_form = Asks for an email or customer number and a password, and invites visitors to register.
sign_in_both = Asks for an email or customer number and a password, invites visitors to register, and shows a button for each provider.
sign_in_only = Shows only a button for each provider.
page_open = Is shown. Visitors buy as guests.
page_forced = Leads to the sign-in page and, after signing in, back to the page requested.
page_straight = Leads straight to the provider or, if there are several, to the page that shows their buttons.
set_up_providers = Set up and test providers

force_without_accounts = Nobody could sign in. Turn on customer accounts too.
sso_without_provider = There is no provider to sign in with yet. Add one first.
only_without_sso = Nobody could sign in. Enable single sign-on too.
only_without_tested = Nobody could sign in: no provider has passed its test yet. Test one first.

overrides = Some portals override these settings:

# $portals (String)
portal_forces = Nobody could sign in on { $portals }, where customers have to sign in. Change the portal’s settings first.

# $portals (String)
portal_without_accounts = Nobody could sign in on { $portals }, where customer accounts are turned off. Change the portal’s settings first.

# $portals (String)
portal_only = On { $portals }, single sign-on is the only way to sign in. Change the portal’s settings first.

# $portals (String)
portal_without_sso = Nobody could sign in on { $portals }, where single sign-on is turned off. Change the portal’s settings first.

# $portals (String)
portal_untested = Nobody can sign in on { $portals }: single sign-on is the only way to sign in there, and no provider has passed its test. Change the portal’s settings first.
changed_meanwhile = Someone else has changed one of these settings since you opened this page. Open the page again and repeat your change.
one_portal = one portal

sender_title = Email sender
sender_name = Sender name
sender = Sender address
sender_hint = Let the mail server send for its domain (SPF, DKIM and DMARC); otherwise, emails end up in spam folders.
sender_invalid = Enter one address like tickets@example.com, without a name.

# $pending (String)
# $now (String)
sender_waits = { $pending } isn’t confirmed yet, so emails still come from { $now }. Open the link we emailed to { $pending }. To get it again, save the same address; to keep { $now }, save that one.
sender_confirmed = The address is confirmed. Emails now come from it.
confirm_sender_title = Confirm the sender address

# $operator (String)
# $address (String)
confirm_sender_lead = Once you confirm it, all emails from { $operator } come from { $address }.
confirm_sender = Confirm address
confirming = Confirming…
sender_link_dead = This link no longer works, or it belongs to another operator. Save the address in the settings again to get a new one.
save_sender = Save sender
