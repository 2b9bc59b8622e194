### A signed-in customer's purchases and profile.

# $number (String)
purchases_lead = All purchases made with your email address. Your customer number is { $number }.

# $number (String)
purchases_lead_number = All purchases made under customer number { $number }.
coming_purchases = Coming up
other_purchases = Past and undated
older_purchases = Older purchases
newest_purchases = Newest purchases
no_purchases_title = No purchases yet
no_purchases_text = Purchases made with your email address will appear here.
no_purchases_yet = Purchases you make while signed in will appear here.
see_tickets = See tickets

# $number (String)
purchase_title = Purchase { $number }
back_to_purchases = Back to my purchases

details_title = Your details
phone = Phone (optional)
language = Language
language_hint = Used for these pages and our emails.
save = Save changes
saving = Saving…
saved = Your changes have been saved.

ways_title = Sign-in methods
on = On
off = Off
no_email = No email on file

password_title = Change your password
current = Current password
change_password = Change password
changing = Changing…
password_changed = Your password has been changed. Other devices have been signed out.

sessions_title = Where you’re signed in
this_device = This device
unknown_device = Unknown browser

# $browser (String)
# $system (String)
browser_on = { $browser } on { $system }

# A moment follows, such as `2 minutes ago` or a date, as after the next one.
signed_in_since = Signed in:
last_seen = Last active:
only_this_device = You’re only signed in on this device.
end_others = Sign out of all other devices
end_this = Sign out
session_ended = That device has been signed out.
ending = Signing out…
sessions_ended = All other devices have been signed out.
