### An account was prepared for you: choose its password.

# $portal (String)
subject = Choose a password for your { $portal } account

# $portal (String)
happened = Your { $portal } customer account is ready. Choose a password to activate it, then sign in with your customer number.
choose = Choose a password
not_you = If you don’t want an account, you can ignore this email. Nobody can sign in until a password is chosen.
