### Signing in and out.

title = Sign in
lead = Sign in to see your purchases and buy faster.
identifier = Email or customer number
number_looks_like = A customer number looks like
forgot_number = Forgot customer number?
forgot_password = Forgot password?
remember = Keep me signed in on this device
submit = Sign in
submitting = Signing in…

new_here = New here?
new_here_text = Create an account with the email address you’ve bought with before to see your earlier purchases.
benefit_tickets = All your tickets in one place
benefit_faster = Faster checkout
benefit_safe = Control over where you’re signed in

no_cookies = Your browser didn’t accept the cookie needed to sign in. Allow cookies for this site, then sign in again.
draft_kept = Your session ended before you sent the form. Sign in and we’ll restore what you entered.
activated = Your account is active. Sign in to see your purchases.
password_set = Your new password has been saved. Use it to sign in.
not_here_title = Sign-in isn’t available right now
not_here_text = This site doesn’t use passwords. Ask at the counter how to sign in.
already_title = You’re signed in

# $name (String)
already_text = You’re signed in as { $name }.

signed_out_title = You’re signed out
signed_out_text = Your purchases are no longer visible in this browser.
sign_in_again = Sign in again
