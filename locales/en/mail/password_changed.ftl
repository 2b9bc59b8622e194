### Your password was changed.

# $portal (String)
subject = Your { $portal } password was changed

# $portal (String)
happened = The password for your { $portal } account was changed and you’ve been signed out on your other devices. If this was you, you don’t need to do anything.

# $portal (String)
not_you = If this wasn’t you, contact { $portal } as well.
