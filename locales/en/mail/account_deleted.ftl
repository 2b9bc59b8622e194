### Your account is deleted.

# $portal (String)
subject = Your { $portal } account has been deleted

# $portal (String)
happened = We deleted your { $portal } account, as you requested. Your name, email address and phone number are no longer on file. We keep your purchases without these details, and any tickets you have are still valid.

# $portal (String)
go = Go to { $portal }

# $portal (String)
not_you = If this wasn’t you, contact { $portal }.
