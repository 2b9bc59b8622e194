### The result of a provider test, and what to do next.

report_title = Test
report_old = The provider was changed after this test, so the result no longer applies.
report_expires = This page is available for 1 hour after the test.
verdict = Result
detail = Detail
next = What to do next
next_settings = Go to settings to enable single sign-on
back_to_provider = Back to the provider
looked_at = Checked without signing in
becomes = What a customer would get
their_id = ID at the provider

# $name (String)
from_attribute = from “{ $name }”
nothing = none
arrived = Attributes received
attribute = Attribute
values = Values

# $count (Number)
more_values = and { $count } more

# $count (Number)
more_attributes = Attributes received but not shown: { $count }.
ignored = Ignored
ignored_lead = The provider doesn’t write these as the specification requires. They don’t stop anyone from signing in.
used_for = Used for
ok = OK
wrong = Problem

admitted = Accepted
not_allowed = Condition not met
not_ready = Provider not ready
denied = Cancelled or refused by the provider
late = Timed out
failed = Incorrect response
changed = Changed during the test
next_admitted = The provider has passed its test. Customers can use it once single sign-on is enabled.

# $property (String)
# $value (String)
next_not_allowed = The provider works, but “{ $property }” doesn’t have the value “{ $value }”. Check below whether it was received and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has the value.

# One of several values, in a list of them.
# $value (String)
quoted = “{ $value }”

# $property (String)
# $values (String): each quoted
next_not_allowed_any = The provider works, but “{ $property }” has none of the values { $values }. Check below whether it was received and how it is spelled. Correct the condition, have the provider release the attribute, or test with an account that has one of them.
next_not_ready = Correct the problems marked below, here or at the provider, then test again.
next_denied = Test again and sign in at the provider. If the provider always refuses, check that your account there may use this client and that the redirect URI is entered exactly.
next_late = It took more than 10 minutes, or the response belongs to another attempt. Test again.
next_failed = The detail says what was wrong with the response. Check the provider’s log, compare the client ID, secret and authentication, then test again.
next_changed = Someone changed the provider while you were signing in. Test again.

email_verified = used: the provider says that it is verified
email_trusted = used: you trust this provider’s emails
email_unverified = not used: the provider doesn’t say that it is verified. Customers get an account without an email
email_invalid = not used: it isn’t an email address
email_missing = not received: customers get an account without an email
email_agents = not used: it is an agent’s address
