### Mails of an operator are to come from this address.

# $operator (String)
subject = Confirm the sender address for { $operator }

# $operator (String)
# $address (String)
happened = An admin at { $operator } wants emails to customers to be sent from { $address }. Open the link, sign in to the backoffice as an admin of { $operator } and confirm. If you aren’t one, forward this email to the admin who asked you.
confirm = Confirm address

# $operator (String)
not_you = If you have nothing to do with { $operator }, you can ignore this email. No emails are sent in your name without this link.
