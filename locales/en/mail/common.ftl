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
hour = 1 hour

# $count (Number, u32)
hours = { $count } hours
minute = 1 minute

# $count (Number, u32)
minutes = { $count } minutes
day = 1 day

# $count (Number, u32)
days = { $count } days
