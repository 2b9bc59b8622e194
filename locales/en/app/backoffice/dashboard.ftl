### The dashboard: what needs somebody, and what customers did lately.

title = Overview
needs_you = Needs attention
nothing_title = Nothing needs your attention
nothing_text = This is where you’ll see orders to be paid today, emails that couldn’t be delivered, invitations that haven’t been opened, and possible duplicates.

# $count (Number): is in large type above
orders_due =
    { $count ->
        [one] order to be paid today
       *[other] orders to be paid today
    }

# $count (Number): is in large type above
failed_mails =
    { $count ->
        [one] email not delivered
       *[other] emails not delivered
    }

# $count (Number): is in large type above
unopened_invitations =
    { $count ->
        [one] invitation not opened
       *[other] invitations not opened
    }

# The filter of their list.
not_opened = Invitation not opened

# $count (Number): is in large type above
possible_duplicates =
    { $count ->
        [one] possible duplicate
       *[other] possible duplicates
    }

find = Find a customer or an order
find_hint = Customer or order number, name, email or phone.

activity = Last 30 days
sign_ins = Sign-ins
registrations = Registrations

# $name (String)
# $total (String)
# $first (String)
# $last (String)
# $highest (String)
chart = { $name } per day from { $first } to { $last }: { $total } in total, { $highest } at most on one day.
as_table = Show the numbers
per_day = Sign-ins and registrations per day
day = Day
active_customers = Customers with an account
