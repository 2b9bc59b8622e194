### Somebody tried to register with your email.

# $portal (String)
subject = You already have an account with { $portal }

# $portal (String)
happened = Someone tried to create an account on { $portal } with this email address. You already have one, so nothing was changed.
sign_in_by_email = If this was you, sign in with this email address and your password.
sign_in_by_either = If this was you, sign in with your password and either this email address or your customer number.
forgotten = Forgot your password? Choose a new one:
not_you = If this wasn’t you, you can ignore this email. No one has accessed your account.
