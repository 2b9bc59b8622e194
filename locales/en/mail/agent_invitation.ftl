### You are invited to work in a backoffice.

# $operator (String)
subject = You’ve been invited to the { $operator } backoffice

# $operator (String)
happened = { $operator } has invited you to work in its backoffice. Open the link to accept. If you don’t have a backoffice account yet, you’ll choose a password and set up an authenticator app on your phone.
accept = Accept invitation

# $operator (String)
not_you = If you don’t work for { $operator }, you can ignore this email. The invitation has no effect unless you accept it.
