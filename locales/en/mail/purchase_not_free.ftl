### The purchase that a customer misses cannot be added to another account.

# $number (String)
# $portal (String)
subject = Purchase { $number } from { $portal } couldn’t be added
in_account = It’s already in the customer account of this email address, so it can’t be added to another one. If this was you, sign in to that account with this email address or its customer number.

# $portal (String)
closed = It can’t be added to an account online. If this was you, contact { $portal }.
forgotten = Forgot the password of that account? Choose a new one:
