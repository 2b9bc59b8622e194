### How many customers a change signs out, shown before it is made. Nothing if there are none.

close_accounts = Yes, close all customer accounts
close_none = If you turn this off, customers can’t sign in any more. Nobody is signed in right now.
close_one = If you turn this off, customers can’t sign in any more, and 1 person who is signed in loses access at once.

# $customers (Number, i64)
close_many = If you turn this off, customers can’t sign in any more, and { $customers } people who are signed in lose access at once.
unconfirmed = Confirm that you want to close all customer accounts.
off_one = If you turn this off, 1 person who is signed in will have to sign in again.

# $customers (Number, i64)
off_many = If you turn this off, { $customers } people who are signed in will have to sign in again.
on_one = If you turn this on, 1 person who is signed in with a password will have to sign in again.

# $customers (Number, i64)
on_many = If you turn this on, { $customers } people who are signed in with a password will have to sign in again.
remove_one = 1 person is signed in with this provider and will have to sign in again.

# $customers (Number, i64)
remove_many = { $customers } people are signed in with this provider and will have to sign in again.
change_one = 1 person is signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.

# $customers (Number, i64)
change_many = { $customers } people are signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.
