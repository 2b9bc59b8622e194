### Add a purchase to your account.

# $number (String)
# $portal (String)
subject = Add purchase { $number } to your { $portal } account

# $number (String)
# $portal (String)
happened = A customer who is signed in to { $portal } is looking for purchase { $number }, which was made with this email address.
what_to_do = If this was you, open the link in the same browser to add it to your purchases. In any other browser, sign in to the same account first. The link doesn’t work for anyone else.
add = Add purchase
not_you = If you didn’t request this, you can ignore this email. The purchase will stay where it is.
