### Your email signs in now.

# $portal (String)
subject = You can now sign in to { $portal } with your email

# $portal (String)
happened = Sign-in with this email address was turned on for your { $portal } account, with a new password. You’ve been signed out on your other devices. If this was you, you don’t need to do anything.
number_too = You can still sign in with your customer number, using the same new password.

# $portal (String)
not_you = If this wasn’t you, contact { $portal } as well.
