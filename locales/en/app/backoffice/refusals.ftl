### The texts of the backoffice's refusals.

email_missing = Enter your work email.
no_match = The email and password don’t match. Check both fields and try again.
code_missing = Enter the code.
code_wrong = This code doesn’t work. Wait for the next one and enter it.
already_enrolled = Two-step verification is already set up. Sign in with it.
customer_email_missing = Enter an email address: an active account needs one.
