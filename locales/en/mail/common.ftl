### What several mails say.

# $name (String)
hello = Hello { $name },
hello_without_name = Hello,
link_hint = If the button doesn’t work, open this link:
sign_in = Sign in
choose_new_password = Choose a new password
was_not_you = Not you? Choose a new password right away:
customer_number = Customer number

# $time (String)
works_for = This link can be used once and expires in { $time }.

# $count (Number, u32)
hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }

# $count (Number, u32)
minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }

# $count (Number, u32)
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
