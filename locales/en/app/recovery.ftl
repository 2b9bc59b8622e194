### A forgotten password or number, and setting a password by a link.

password_title = Forgot your password?
password_lead = Enter your email or customer number and we’ll send you a link to choose a new password.
send_link = Send link
sending = Sending…
forgot_number_too = I’ve forgotten my customer number too

number_title = Forgot your customer number?
number_lead = Enter your email and we’ll send you the customer numbers registered with it.
send_number = Send my number

sent_title = Check your email
password_sent = If an account matches what you entered, we’ve sent an email with a link. The link is valid for 1 hour.
number_sent = If that email belongs to a customer, we’ve sent the customer number to it.
sent_help = Nothing after a few minutes? Check your spam folder or request it again.
ask_again = Request again

set_title = Choose a new password
activation_title = Choose a password

# $name (String)
# $number (String)
set_lead = { $name }, choose a new password for customer number { $number }.

# $name (String)
# $number (String)
activation_lead = { $name }, you’ll sign in with customer number { $number } and this password.
set_ends_sessions = Other devices will be signed out when you save it.
set = Save password
setting = Saving…

expired_title = This link has expired
expired_text = For your security, links are only valid for a short time. Request a new one.
renew = Email me a new link
renew_hint = It goes to the email address we have for you.
renewed = If your account still needs a password link, a new one is on its way to the email address we have for you.
used_title = This link has already been used
used_text = It was used to set your password. Sign in, or request a new link if this wasn’t you.
replaced_title = This link has been replaced by a newer one
replaced_text = Open the link in the most recent email, or request a new one.
unknown_title = This link doesn’t work
unknown_text = It may be incomplete. Open it from the email again, or request a new one.
new_link = Request a new link
