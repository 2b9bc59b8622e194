### The profile: email sign-in, change of email, timeline, data export and account deletion.

your_email = Your email
turn_on = Activate from Email
change_email = Change email
add_email = Add an email
back_to_profile = Back to profile

sign_in_title = Sign in with your email

# $email (String)
sign_in_lead = Choose a new password. You can then sign in with { $email } or your customer number and this password. Other devices will be signed out.
email_sign_in_on = You can now sign in with your email as well as your customer number.
turn_on_submit = Turn on email sign-in
turning_on = Turning on…

change_lead = We’ll send a link to your new address. Nothing changes until you open it. We’ll then notify your old address too.
pending_email = Waiting for confirmation:
pending_email_hint = Open the link we sent to that address within 1 hour. Until then nothing changes.
cancel_change = Cancel this change
cancelling = Cancelling…
email_change_cancelled = The email change has been cancelled. The link we sent no longer works.
current_email = Current email
new_email = New email
send_link = Send link
sending = Sending…
email_link_sent = We’ve sent a link to your new address. It’s valid for 1 hour.
confirm_title = Confirm your new email

# $email (String)
confirm_lead = { $email } will become your email address. Other devices will be signed out.
confirm_password = You’re not signed in. Enter your password to continue.
confirm = Confirm
confirming = Confirming…
undo_title = Restore your old email

# $email (String)
undo_lead = { $email } will be your email address again. All devices will be signed out. If you have a password, it will stop working and we’ll email you a link to choose a new one.
undo = Restore email
undoing = Restoring…
email_changed = Your email has been changed.
email_restored = Your old email address has been restored. If you had a password, choose a new one with the link we’ve just emailed you.
change_expired = It was valid for 1 hour, and your email hasn’t been changed. To change it, request a new link.
change_used = Your email has already been changed.
undo_expired = It was valid for 7 days. If you didn’t make this change, contact us.
undo_used = The change has already been undone. If you had a password, choose a new one with the link we emailed you.
undo_replaced = Open the link in the most recent email. If that doesn’t help, contact us.
undo_unknown = It may be incomplete. Open it from the email again. If that doesn’t help, contact us.

your_data = Your data
activity = Account activity
activity_lead = Sign-ins, changes and emails. If you don’t recognise something, change your password.
no_activity = No activity yet.

# $name (String)
by_the_operator = by { $name }
older = Older
download = Download my data
download_hint = All the data we hold about you, as a JSON file.
delete = Delete my account
delete_lead = Your name, email address, phone number and sign-in details will be permanently deleted. We keep your purchases, without your name. This can’t be undone.
delete_submit = Delete permanently
deleting = Deleting…
deleted_title = Your account has been deleted
deleted_text = You can no longer sign in to it. You can still buy as a guest or create another account.

password_same = This is your current password. Choose a new one.
no_email = There’s no email on your account. Add one first.
already_on = You can already sign in with your email.
email_unproved = This address hasn’t been confirmed. Change your email, or enter the same address again, and open the link we send.
passwords_off = This site doesn’t use passwords.
email_same = This is already your email address.
sign_in_first = Sign in using this browser first, then open the link again.
own_password_wrong = That password isn’t correct. Try again.
