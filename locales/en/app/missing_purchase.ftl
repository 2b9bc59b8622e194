### Purchases missing from an account because they were made with another address.

link = Missing a purchase?
title = Missing a purchase?
lead = You can add a purchase made with another email address. We’ll send a link to that address.
number = Purchase number
number_hint = For example, P-00020318. You’ll find it in the confirmation email.
email = Email used for the purchase
send = Send link
sending = Sending…
sent = If that purchase exists and was made with that email address, we’ve sent a link to it. The link is valid for 1 hour, for you only.
number_missing = Enter the purchase number.
number_invalid = That isn’t a purchase number. A purchase number looks like P-00020318.

add_title = Add a purchase

# $number (String)
add_lead = Purchase { $number } will be added to your purchases. Other purchases made with that email address won’t be moved.
add = Add to my purchases
adding = Adding…
added = The purchase has been added to your account.

used_text = The purchase has already been added. You’ll find it in your purchases.
other_title = This link is for another customer

# $name (String)
# $number (String)
other_text = You’re signed in as { $name }, customer { $number }. Sign out, sign in as the customer who requested the link, then open it again.
other_customer = Another customer requested this purchase. Sign in as that customer, then open the link again.
not_free_title = This purchase can’t be added
not_free = It now belongs to another account. Anyone with access to that email address can sign in to it.
