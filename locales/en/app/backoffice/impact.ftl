### How many customers a change signs out, shown before it is made. Nothing if there are none.

close_accounts = Yes, close all customer accounts
close_none = If you turn this off, customers can’t sign in any more. Nobody is signed in right now.

# $customers (Number, i64)
close =
    { $customers ->
        [one] If you turn this off, customers can’t sign in any more, and { $customers } person who is signed in loses access at once.
       *[other] If you turn this off, customers can’t sign in any more, and { $customers } people who are signed in lose access at once.
    }
unconfirmed = Confirm that you want to close all customer accounts.

# $customers (Number, i64)
off =
    { $customers ->
        [one] If you turn this off, { $customers } person who is signed in will have to sign in again.
       *[other] If you turn this off, { $customers } people who are signed in will have to sign in again.
    }

# $customers (Number, i64)
on =
    { $customers ->
        [one] If you turn this on, { $customers } person who is signed in with a password will have to sign in again.
       *[other] If you turn this on, { $customers } people who are signed in with a password will have to sign in again.
    }

# $customers (Number, i64)
remove =
    { $customers ->
        [one] { $customers } person is signed in with this provider and will have to sign in again.
       *[other] { $customers } people are signed in with this provider and will have to sign in again.
    }

# $customers (Number, i64)
change =
    { $customers ->
        [one] { $customers } person is signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.
       *[other] { $customers } people are signed in with this provider. If you change its address, the property to validate or the value to match, they will have to sign in again.
    }
