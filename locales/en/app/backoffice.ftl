### The backoffice: its frame, and signing in to it.

backoffice = Backoffice
menu = Backoffice menu
open_menu = Menu
customers = Customers
mails = Email log
settings = Settings
portals = Portals
messages = Messages
agents = Agents
audit = Audit log
my_account = My account
admin = Admin
agent = Agent

not_found_text = The address may be mistyped, or the page may belong to another operator.
back_to_customers = Back to customers
forbidden_title = Your role doesn’t allow this
forbidden_text = Ask an admin in your company to do it or to change your role.

sign_in_title = Sign in to the backoffice
sign_in_lead = For staff only. Customers sign in on their portal.
password_set = Your password has been saved. Use it to sign in.
invitation_accepted = You’ve accepted the invitation. Sign in with your existing password.
signed_out_title = You’re signed out
signed_out_text = To continue in this browser, sign in with your password and a code.
sign_in_again = Sign in again

forgot_title = Forgot your password?
forgot_lead = Enter your work email. We’ll send you a link to choose a new password.
forgot_sent = If an agent uses this email address, an email with a link is on its way. The link is valid for 1 hour.

# $operator (String)
invitation_title = Welcome to { $operator }

# $name (String)
# $email (String)
invitation_lead = { $name }, choose a password. You’ll sign in to the backoffice with it and your email, { $email }.

# $name (String)
# $email (String)
invitation_known_lead = { $name }, you already have a backoffice account with { $email }. Accept the invitation, then sign in with your existing password.
accept = Accept invitation
accepting = Accepting…

# $name (String)
# $email (String)
reset_lead = { $name }, you’re changing the password for { $email }. Two-step verification stays as it is, and your other devices will be signed out.
link_dead_text = For your security, a link can be used only once and for a short time. Request a new one, or ask the admin who invited you.

enrol_title = Set up two-step verification
enrol_lead = The backoffice holds customer data, so a password isn’t enough. You need an authenticator app on your phone.
enrol_scan = Scan this QR code with the app.
enrol_qr = QR code containing the key below
enrol_type = Or enter this key in the app:
enrol_open = Using your phone? Open the key in the app.
enrol_then = Then enter the code shown in the app.
code = Code
code_hint = 6 digits. The app shows a new code every 30 seconds.
confirm_enrolment = Turn on two-step verification
checking = Checking…
no_key_title = Two-step verification can’t be set up yet
no_key_text = This server has no key for encrypting secrets (secret_keys). Contact the person who runs it; “guichet doctor” reports the problem too.

second_factor_title = Enter your code

# $email (String)
second_factor_lead = You’re signing in as { $email }. Open your authenticator app to get a code.
code_or_recovery = Code from the app or recovery code
code_or_recovery_wrong = This code doesn’t work. Enter the next one from the app, or a recovery code you haven’t used.
lost_factor = Lost your phone and your recovery codes? An admin in your company can reset two-step verification for you.
fresh_code_title = Enter a new code
fresh_code_lead = Your last code is more than 10 minutes old, and this change needs a new one. Your entries are kept and will be saved once the code is checked.
fresh_code_submit = Confirm and save
fresh_code_leave = Leave without saving
change_gone_title = This change is no longer pending
change_gone_text = It has already been saved, or it took more than 10 minutes to enter the code. Check the page where you made the change and make it again if it’s missing.
another_account = Sign in with another account
go_on = Continue

codes_title = Save your recovery codes
codes_lead = Two-step verification is on. If you don’t have your phone, you can sign in with one of these codes; each can be used once. They won’t be shown again: print them or keep them in your password manager.
codes_kept = I’ve saved my codes
codes_gone_title = Your recovery codes have already been shown
codes_gone_text = They’re shown only once. If you didn’t save them, ask an admin to reset your two-step verification, then set it up again.

operators_title = Choose an operator
operators_lead = You work for one operator at a time. You can switch in the menu.
change_operator = Switch operator
signed_in_as = Signed in as
account_lead = Only an admin can change your name, email and role.
change_password_text = To change your password, request a link by email.
change_password = Change my password

name = Name
operator = Operator
role = Role
state = Status
when = Date
older = Older
newest = Newest
save = Save changes
saving = Saving…
saved = Your changes have been saved.
cancel = Cancel
