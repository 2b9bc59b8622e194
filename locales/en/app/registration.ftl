### Registration, and the mail that confirms it.

title = Create your account
lead = Use the email address from your earlier purchases and they’ll appear in your account.
email_hint = We’ll send a confirmation link to this address. You’ll also use it to sign in.
submit = Create account
submitting = Creating account…
have_account = Already have an account?

taken_title = There’s already an account with this email
taken_text = If it’s yours, sign in with this email or with your customer number. If you’ve forgotten the password, choose a new one.
taken_new_password = Choose a new password

check_mail_title = Check your email
almost_done = Almost done.
sent_to = We’ve sent an email to
check_mail_text = Open the link within 24 hours to activate your account. If you open it on another device, we’ll ask for the password you just chose.
nothing_there = Can’t find it? Check your spam folder or send it again.
send_again = Send again

# The island puts the number in the place of `#`.
send_again_in = Send again in # s
sending = Sending…
sent_again = We’ve sent the email again.
use_another_email = Use a different email
nothing_pending_title = No registration in progress
nothing_pending_text = Your account may already be active, or you may have registered in another browser.

confirm_title = Activate your account

# $email (String)
confirm_same = Activate your account to sign in with { $email }.

# $email (String)
confirm_other = This isn’t the browser you registered in. Enter the password you chose for { $email }.
confirm = Activate account
confirming = Activating…

expired_title = This link has expired
expired_text = It was valid for 24 hours. We can send you a new one.
send_new_link = Send a new link
new_link_sent_title = Check your email
new_link_sent_text = We’ve sent you a new link. It’s valid for 24 hours.
used_title = This link has already been used
used_text = Your account is active. Sign in with your email and password.
replaced_title = This link has been replaced by a newer one
replaced_text = You registered again after this email was sent. Open the link in the most recent email.
unknown_title = This link doesn’t work
unknown_text = It may be incomplete. Open it from the email again, or register again.
