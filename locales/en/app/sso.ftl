### Single sign-on: buttons, refusals, proving an account or opening one, and linked identities.

# $provider (String)
button = Sign in with { $provider }
or = or

# $portal (String)
# $provider (String)
one_lead = Use your { $provider } account to sign in to { $portal }.

# $provider (String)
one_hint = We’ll take you to { $provider } and bring you straight back.
several_lead = Choose an account to sign in with.
several_hint = We’ll take you there and bring you straight back.

denied_title = You weren’t signed in

# $provider (String)
denied_text = Sign-in was cancelled, or { $provider } didn’t allow it. Nothing was changed.
not_allowed_title = This account can’t sign in here

# $provider (String)
# $portal (String)
not_allowed_text = { $provider } recognises your account, but it doesn’t have access to { $portal }.
inactive_title = Your customer account isn’t active

# $operator (String)
inactive_text = You can’t sign in to it right now. Ask { $operator } for help.
flow_gone_title = This sign-in can’t continue
flow_gone_text = It took too long, was already completed or was started in another browser. Start again.

# $provider (String)
provider_failed_title = You can’t sign in with { $provider } right now

# $provider (String)
provider_failed_text = { $provider } isn’t responding as it should. Try again in a moment.
old_login_title = You weren’t asked to sign in

# $provider (String)
old_login_text = { $provider } reused an earlier sign-in. Sign out there or close this browser, then try again.
wait_title = Wait a moment
use_another = Use another account
other_ways = Other ways to sign in

prove_title = Confirm it’s you

# $email (String)
# $provider (String)
prove_lead = We already have { $email } on file. Confirm once that it’s yours, and you’ll then be able to sign in with { $provider }.
came_from = Signed in with
account_there = Account

# $portal (String)
password_here = Your { $portal } password
link = Link and sign in
linking = Linking…

# $email (String)
mail_text = We’ll send a link to { $email }. Open it in this browser.
send_link = Send me a link
link_sent = We’ve sent you an email with a link.
sent_text = Open the link within 1 hour, in this same browser.
use_password = Use my password instead
link_dead = This link no longer works. Request a new one.

this_one_title = Is this you?

# $provider (String)
this_one_lead = We’ve confirmed your email. From now on, you’ll sign in to this customer account with { $provider }.
which_title = Choose your customer account

# $provider (String)
which_lead = We’ve confirmed your email. Choose the customer account you’ll sign in to with { $provider } from now on.
customers = Customers with this email
name = Name
last_purchase = Last purchase
never = none
open_new = None of these: create a new account

agree_title = Create your account

# $provider (String)
# $portal (String)
agree_lead = { $provider } has confirmed who you are. You don’t have a { $portal } account yet.
decline = Don’t create an account
declining = Cancelling…
declined = No account has been created, and your details haven’t been kept.

gone_title = This sign-in is no longer valid
gone_text = More than 1 hour has passed, it was already completed or it was started in another browser. An emailed link only works in the browser where it was requested.

password_wrong = That isn’t the password for your account. Try again, or request a link.
pending_link_gone = This sign-in took too long or was already completed. Start again.
choice_missing = Choose one of the options.

linked_title = Linked sign-in methods

# $provider (String)
news = Your details at { $provider } have changed. Use them here too?
news_name = Name
take_over = Use new details
keep_mine = Keep current details
answering = Saving…

# $day (String)
linked_since = Linked on { $day }
remove = Remove
removing = Removing…
last_way_in = This is your only way to sign in, so it can’t be removed.
linked = The sign-in method has been linked. From now on, you can sign in with it.
unlinked = The sign-in method has been removed. Other devices that used it have been signed out.
unlinked_already = This sign-in method has already been removed.
no_password = You don’t have a password.
set_one = Set one by email
