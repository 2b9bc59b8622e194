### Choose a new password for the backoffice.

subject = Reset your backoffice password
happened = We received a request to reset the password for your backoffice account. Open the link to choose a new one. You’ll still need your authenticator app to sign in.
not_you = If you didn’t request this, you can ignore this email. Your password won’t change.
