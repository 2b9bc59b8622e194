### Two customer numbers are one customer now: to the owner of the account, and to an address that it no longer has.

# $portal (String)
subject = Your { $portal } customer numbers were merged

# $portal (String)
happened = We found two { $portal } customer numbers that seem to be yours and merged them. Your account now shows the purchases made with both. You can sign in as before, and both numbers belong to your account.

# $portal (String)
not_you = If the other number isn’t yours, contact { $portal }. The merge can be undone for 30 days.

# $portal (String)
former_happened = We found two { $portal } customer numbers that seem to be yours and merged them under another email address. This email address is no longer on file and can’t be used to sign in. If you asked for this, you don’t need to do anything.
undo = Undo merge

# $portal (String)
former_not_you = If you didn’t ask for this, undo the merge right away. You’ll get this email address and your purchases back, all sessions will end and, if you had a password, we’ll email you a link to choose a new one. Then contact { $portal }.
stays = Number kept
goes = Number merged into it
