### The layout of every page, and texts that every form needs.

skip = Skip to content

# What search engines show below the title.
# $name (String)
description = Buy tickets from { $name } online.
main_menu = Main menu
tickets = Tickets
language = Language
sign_in = Sign in
sign_out = Sign out
register = Register
my_account = My account
my_purchases = My purchases
profile = Profile
back_to_tickets = Back to tickets
back_to_sign_in = Back to sign-in

email = Email
password = Password
new_password = New password
first_name = First name
last_name = Last name
customer_number = Customer number

show = Show
hide = Hide
show_password = Show password
hide_password = Hide password

# $minimum (Number)
password_hint = At least { $minimum } characters. A few random words are easy to remember.
advice_one_more = 1 more character

# The island replaces `#` by the number.
advice_more = # more characters
advice_enough = Long enough

# Between a name and what it is.
colon = :{" "}

# Before the title of a page with a refused form.
error_title = Error:{" "}
check_fields = Check the fields marked below.
typed_cut = Some of what you entered was too long to keep. Check each field and enter anything that’s missing.

# The form replaces `#` by the number.
wait_seconds = Too many attempts. Try again in # seconds.
wait_minutes = Too many attempts. Try again in # minutes.
busy = We’re very busy right now. Wait a few seconds and try again.
unavailable = Something went wrong and nothing was changed. Try again in a moment.
lost = We didn’t get a response, so we don’t know whether this worked. Check your connection, then reload this page to see the current state before you try again.
lost_once = We didn’t get a response, so we don’t know whether this worked. Check your connection and press the button again: nothing will be done twice.
forbidden = Your role doesn’t allow this. Ask an admin.

not_found_title = Page not found
not_found_text = The address may be wrong, or the page may have been removed.

# For who was signed in when the accounts were switched off.
closed_title = Accounts are closed here
closed_text = This site no longer has customer accounts, so you’re not signed in any more. You can still buy tickets without one. For earlier purchases, use the links in your confirmation emails.
unavailable_title = We can’t show this page right now
unavailable_text = Part of our system isn’t responding. Nothing has been lost. Try again in a moment.
draft_restored = Your session ended before the form was sent. We’ve kept what you entered: check it and send it again.
no_cookies_title = We can’t open this link
no_cookies_text = Your browser isn’t accepting cookies. Allow cookies for this site, then open the link in the email again.
try_again = Try again
session_ended_title = Sign in to see this page
session_ended_text = Your session has ended. Sign in and we’ll bring you back here.
