### No account can be opened with your email: your customer account is locked.

# $portal (String)
subject = Your { $portal } account is disabled

# $portal (String)
happened = Someone tried to create an account on { $portal } with this email address. It belongs to a customer account that is disabled, so it can’t be used to create another one.

# $portal (String)
what_to_do = If this was you, ask { $portal } to enable the account again.

# $portal (String)
open_portal = Go to { $portal }
not_you = If this wasn’t you, you can ignore this email. Nothing has changed.
