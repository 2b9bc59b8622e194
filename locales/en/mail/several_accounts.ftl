### No account can be opened with your email: you have several already.

# $portal (String)
subject = You already have several accounts with { $portal }

# $portal (String)
happened = Someone tried to create an account on { $portal } with this email address. Several customer accounts already use it, so we couldn’t tell which one was meant and nothing was changed.

# $portal (String)
what_to_do = If this was you, sign in as before. To merge your accounts, contact { $portal }.
not_you = If this wasn’t you, you can ignore this email. No one has accessed your accounts.
