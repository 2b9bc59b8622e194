### Confirm your registration.

# $portal (String)
subject = Activate your { $portal } account

# $portal (String)
happened = You registered with { $portal } using this email address. Open the link to activate your account.
elsewhere = On another device, we’ll ask for the password you chose.
activate = Activate account
not_you = If you didn’t register, you can ignore this email. No account is created without this link.
