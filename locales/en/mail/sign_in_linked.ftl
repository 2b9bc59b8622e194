### A provider's user signs in to your account now.

# $portal (String)
# $provider (String)
subject = { $provider } was linked to your { $portal } account

# $portal (String)
# $provider (String)
happened = Sign-in with { $provider } was linked to your { $portal } account. If this was you, you don’t need to do anything. Your profile shows all your sign-in methods.
see_profile = View profile

# $portal (String)
not_you = If this wasn’t you, remove this sign-in method in your profile right away and contact { $portal }.
