### Agents and roles, the mail log, the audit.

# $operator (String)
lead = Everyone who works in the backoffice of { $operator }.
invited = Invited
active = Active
disabled = Disabled
second_factor = Two-step verification
factor_on = set up
factor_off = not set up
last_seen = Last active
never = never
you = you
change = Change

invite_title = Invite an agent
invite_lead = They’ll get an email with a link that is valid for 72 hours. They use it to choose a password and set up two-step verification.
invite = Send invitation
inviting = Sending…
invited_now = The invitation is on its way.
role_hint = Agents help customers. Admins can also change settings and manage agents.

access_title = Role and access
may_not = Sign-in disabled
may_not_hint = Takes effect at the agent’s next click. Their actions stay in the audit log.
changed = Role and access have been saved.
reset_title = Two-step verification
reset_text = For someone who has lost their phone. Make sure that the request really comes from them. They’ll be signed out and will have to set up two-step verification again the next time they sign in.
reset = Reset two-step verification
resetting = Resetting…
reset_none = Two-step verification isn’t set up yet.
reset_done = Two-step verification has been reset. The agent will set it up again at the next sign-in.
resend_title = Invitation
resend_text = Not accepted yet. If you send a new email, earlier links stop working.
resend = Resend invitation
oneself = This is your own account. Only another admin can change your role, access or two-step verification.

name_missing = Enter a name.
email_taken = You already have an agent with this email address.
last_admin = This is the only admin. Make someone else an admin first.
works_elsewhere = This person also works for another company and uses the same two-step verification there. Only the person who runs the server can reset it.
not_invited = The invitation has already been accepted.
no_backoffice = The server settings don’t include the address of the backoffice (backoffice_origin), so no link can be created.
unknown = This agent no longer exists.

mails_lead = Every email sent to your customers and agents, without its links. Those that aren’t delivered are retried for 24 hours.
all_mails = All
failed_mails = Not delivered
to = Recipient
mail = Email
tries = Attempts
mail_queued = Waiting
mail_sent = Sent
mail_dropped = No longer needed
mail_dead = Not delivered
retry = Try again
retried = The email is on its way again.
retry_page = Try all on this page again
page_retried = The emails are on their way again, except those to addresses that have changed.
no_mails = No emails yet. What is sent to customers and agents appears here, and whether it could be sent.
no_failed_mails = There are no undelivered emails. Those that are given up appear here, and can be sent again.
not_dead = This email has already been sent or is on its way.
address_changed = The customer’s email address has changed. Send a new email from the customer’s page.
mail_gone = This email is no longer in the log.

audit_lead = Everything agents have done, with the values before and after each change.
who = Agent
did = Action
change_column = Change
address = IP address
nothing_done = No actions yet. What agents change appears here, with who did it and when.
before = before
after = after
