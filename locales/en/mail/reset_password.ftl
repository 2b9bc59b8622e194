### Choose a new password.

# $portal (String)
subject = Choose a new password for your { $portal } account

# $portal (String)
happened = We received a request to choose a new password for your { $portal } account. Open the link to choose it.
not_you = If you didn’t request this, you can ignore this email. Nothing will change.
