### Your email was changed: to the old address, with a way back.

# $portal (String)
subject = Your { $portal } email address was changed

# $portal (String)
happened = { $portal } no longer has this email address on file for you. If you made this change or asked for it, you don’t need to do anything.
new_label = New email address
undo = Undo change

# $portal (String)
not_you = If this wasn’t you, undo the change right away. You’ll get this email address back, all sessions will end and, if you had a password, we’ll email you a link to choose a new one. Then contact { $portal }.
