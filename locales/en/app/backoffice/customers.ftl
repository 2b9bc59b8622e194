### Finding customers, and everything about one of them.

search_label = Number, name, email or phone
search_hint = The beginning is enough, for example 482-91, quiroga ana, ana@ or 555 01. Accents and capitals don’t matter. An order number opens the order.
search = Search

# $text (String)
found_for = Customers matching “{ $text }”
count_none = No customers found.

# $number (Number)
count =
    { $number ->
        [one] { $number } customer found.
       *[other] { $number } customers found.
    }

# $number (Number)
count_more = Customers on this page: { $number }. There are more.
search_failed = The search failed. Press Enter to try again.
newest_customers = All customers

# $text (String)
nobody_title = No customers match “{ $text }”
nobody_text = Try a shorter search or another detail: the phone number, the email of a purchase, or only the last name.
no_customers_title = No customers yet
no_customers_text = People who buy or register on a portal appear here.
more = Next
from_the_start = Back to the start

number = Number
phone = Phone
account = Account
last_purchase = Last purchase
never = none
not_on_file = not provided
deleted_customer = Deleted customer
deleted_text = This customer deleted their account. Their purchases are kept without a name.

no_account = No account
invited = Invited
active = Active
disabled = Disabled

customer = Customer
language = Language
customer_since = Customer since
consent = Consent

# $version (Number, i32)
# $language (String)
consent_version = Version { $version } ({ $language })

edit = Edit
customer_account = Customer account
by_number = Sign-in with customer number
by_email = Sign-in with email
by_provider = Single sign-on
on = on
off = off
off_customer_turns_on = off, the customer can turn it on
when_password_is_set = on once a password is set
not_linked = not linked
sessions = Active sessions
nowhere = none

# $count (Number)
on_devices =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }

# A moment follows, such as `2 minutes ago` or a date.
last_used = last used:
unknown_device = Unknown browser

# The activation card: the status in one or two sentences.
state_none_title = Not activated
state_none = This customer can’t sign in yet. An activation email lets them choose a password.
state_sent_title = Activation email sent
state_queued_title = Activation email on its way

# $name (String)
sent_by = by { $name }
sent_on_request = at the customer’s request
not_opened_yet = The link hasn’t been opened yet.
works_until = The link is valid until
state_opened_title = Link opened, no password yet
opened_at = Opened on
opened_but = The customer hasn’t chosen a password yet.
state_expired_title = Activation link expired
expired_at = It expired on
expired_next = Send the email again to create a new one.
state_active_title = Active
active_since = Since
active_number = signs in with the customer number
active_email = signs in with the email address
active_both = signs in with the customer number or the email address
active_sso = signs in with single sign-on
active_by_nothing = all sign-in methods are off
and_sso = or with single sign-on
state_failed_title = The activation email wasn’t delivered
will_retry = We’ll try again automatically.
gave_up = We’ve stopped trying. Check the address with the customer, then send the email again.
state_disabled_title = Disabled
state_disabled = This customer can’t sign in with any method. Their links no longer work and they’re signed out everywhere.

send_activation = Send activation email
send_activation_again = Resend activation email
sending = Sending…

# $email (String)
goes_to = We’ll send it to { $email }.

# $email (String)
activation_sent = The activation email is on its way to { $email }.
earlier_links = Earlier links no longer work.
why_no_email = This customer has no email address. Add one under Edit first.
why_sso_only = Your customers can only sign in with single sign-on, so there is no password to choose.
why_accounts_off = Customer accounts are turned off. An admin can turn them on under Settings.
why_disabled = This customer is disabled.
why_already_active = The account is already active. If the customer has forgotten the password, they can use “Forgot password?” on the portal.
why_agents_address = This is an agent’s address, from a counter sale. Enter the customer’s own address under Edit first.

# $wait (String)
why_address_changed = An agent changed the address. Its previous owner can object for another { $wait }; after that, you can send the email.
why_address_changed_refused = An agent changed the address recently. Its previous owner can still object. Try again later.

# $wait (String)
why_too_many = Several emails have already been sent. You can send the next one in { $wait }.
why_not_allowed = Your role doesn’t allow this.
unknown_customer = This customer no longer exists.

hint_same_email = Another customer has the same email address:
hint_more_recent = Another customer has more recent purchases:
hint_has_account = has an active account
hint_bought = last purchase on

# $count (Number)
also_on =
    { $count ->
        [one] shared with { $count } other customer
       *[other] shared with { $count } other customers
    }
hint_same_address = same email
hint_compare = Compare them before you activate the account.
hint_same_person = Compare them: they may be the same person.

purchases = Purchases
what = Product
travellers = Travellers
price = Price
no_purchases = No purchases yet.
purchases_cut = Showing the latest 200.
timeline = Activity
no_events = No activity yet.

end_sessions = Sign out everywhere
ending = Signing out…
sessions_ended = The customer has been signed out everywhere.
disable_summary = Disable this customer…
disable_text = The customer is signed out everywhere at once, their links stop working, and they can’t sign in with any method until someone enables them again. Nothing is deleted.
disable = Disable
disabling = Disabling…
disabled_now = The customer has been disabled and signed out everywhere.
enable = Enable again
enabling = Enabling…
enabled_now = The customer has been enabled and can sign in as before.
only_admins = Only admins can disable and enable customers.

add_title = Add a customer
add = Add customer
add_anyway = Save anyway
added = The customer has been added.
add_email_hint = The customer’s own address. They have to confirm it before they can sign in with it. Optional.
language_hint = We write to the customer in this language.
language_invalid = Choose a language.
first_name_missing = Enter the customer’s first name.
last_name_missing = Enter the customer’s last name.
agents_address = This is an agent’s address. Enter the customer’s own, or leave the field empty.
external_id_taken = Another customer already has this ID in the other system.
changed_meanwhile = The customer or someone else has changed this data since you opened this page. Open the page again and repeat your change.
possible_duplicates_found = You may already have this customer. Open the customers below before you add another one.
looks_like = Similar customers
same_email = same email
same_name = same name

# $number (String)
open_customer = Open { $number }

edit_title = Edit customer
edit_email_hint = If you change it, we’ll let the old address know. The customer can sign in with the new one once they’ve confirmed it.
edit_phone_hint = Include the country code, for example +54 351 555 0142. Optional.
