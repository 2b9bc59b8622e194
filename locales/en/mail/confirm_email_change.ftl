### Confirm your new email.

# $portal (String)
subject = Confirm your new email address for { $portal }

# $portal (String)
happened = You asked to use this email address for your { $portal } account. Open the link to confirm it. Nothing changes until you do.
elsewhere = If you’re not signed in where you open the link, we’ll ask for your password.
confirm = Confirm email address
not_you = If you didn’t request this, you can ignore this email. Someone may have mistyped their email address.
