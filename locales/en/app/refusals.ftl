### The text of each refusal, and the pages that help. A refusal without a text does not compile.

identifier_missing = Enter your email or customer number.
identifier_invalid = Enter an email address or a 9-digit customer number, like 482-915-607.
password_missing = Enter your password.
no_match = The details you entered don’t match an account. Check both fields and try again.
email_invalid = Enter an email address like ana@example.com.
email_taken = There’s already an account with this email. Sign in with it or with the customer number, or choose a new password.
first_name_missing = Enter your first name.
phone_invalid = Enter a phone number with 6 to 15 digits, like +54 351 555 0142.
other_customer = Someone else has signed in in this browser since you opened the page. Nothing was changed. Reload the page.
last_name_missing = Enter your last name.
name_invalid = Use only letters, up to 100 characters.

# $minimum (Number)
password_short = Use at least { $minimum } characters.
password_long = Use no more than 256 characters.
password_common = This password is very common and easy to guess. Choose another one.
password_personal = Passwords based on your name, your email or our name are easy to guess. Choose another one.
consent_missing = Tick the box to agree. You can’t create an account without it.
consent_changed = The text you agree to has just changed. Read it and tick the box again. Reload the page if it still shows the old text.
password_wrong = That isn’t the password you chose when you registered. Try again.
sign_in_again = For your security, sign out, sign in again and do this within 10 minutes.
current_missing = Enter your current password.
current_wrong = That isn’t your current password. Try again.
link_dead = This link no longer works.
open_again = You’ve opened another link since, or this page was open for too long. Open the link in the email again.
see_mail = We couldn’t create an account with this email. We’ve sent you an email that explains why and what to do.
nothing_pending = There’s no registration waiting to be confirmed. Your account may already be active.

# $max (Number, i32)
travellers_invalid = Choose 1 to { $max } travellers.
product_gone = This ticket is no longer on sale.
sold_out = This ticket has sold out. Nothing was bought.
date_missing = Choose a date.
date_gone = This date is no longer on sale. Choose another one.
date_sold_out = This date has sold out. Choose another one.
too_few_places = There aren’t enough places left. Choose fewer travellers.
price_changed = The price has just changed, so nothing was bought. Check the total and buy again. Reload the page if it still shows the old price.
signed_out = Your session has ended. Sign in again.
