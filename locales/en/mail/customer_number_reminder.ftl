### The customer numbers of your email.

# $portal (String)
subject = Your customer number for { $portal }

# $portal (String)
happened_one = You requested your customer number for { $portal }. Here it is.

# $portal (String)
happened_several = You requested your customer number for { $portal }. Here are the numbers for this email address.

# $numbers (String)
signs_in = You can sign in with { $numbers } and your password.

# $count (Number): the numbers that do not sign in
others_do_not =
    { $count ->
        [one] The other number has no sign-in of its own.
       *[other] The other numbers have no sign-in of their own.
    }

email_signs_in = To sign in, use this email address and your password: signing in with a customer number is off.
nothing_signs_in = You can’t sign in yet: no account is active. Register with this email address to create one.
not_you = If you didn’t request this, you can ignore this email. Nobody can sign in with a customer number alone.
