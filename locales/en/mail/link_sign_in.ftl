### Prove that this account is yours, to sign in to it by a provider.

# $portal (String)
subject = Confirm your sign-in to { $portal }

# $portal (String)
# $provider (String)
happened = You signed in to { $portal } with { $provider }. Open the link in the same browser to choose the account to link to { $provider }.
go_on = Confirm sign-in
not_you = If this wasn’t you, you can ignore this email. Without this link, nobody gets access to your account.
