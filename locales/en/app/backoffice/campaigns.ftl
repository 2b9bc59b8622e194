### Campaigns of activation emails.

campaigns = Campaigns
lead = Invite many customers to activate their account, a few emails a minute.
none_yet = There are no campaigns yet. A campaign invites many customers to choose a password: you see who is left out, and nothing is sent before you start it.
new_title = New campaign
new_lead = Choose the customers first. Nobody gets an email until you start the campaign on the next page.
name_hint = Only agents see it.
who = Customers
who_hint = Customers who can’t be invited are left out, and the next page says why.
per_minute = Emails per minute
per_minute_hint = From 1 to 600. Other emails, such as password resets, always go first.
choose = Choose customers
choosing = Choosing…
maker = Created by
created = Created
everybody = All customers

preparing = Choosing customers
ready = Ready to start
scheduled = Scheduled
running = Running
paused = Paused
stopped = Stopped
finished = Finished

created_now = The campaign has been created. Its customers are being chosen; no emails are sent yet.
started_now = The campaign has been started.
paused_now = The campaign has been paused. Emails that are already in the email log are still sent.
resumed_now = The campaign has been resumed.
stopped_now = The campaign has been stopped. Emails that are already in the email log are still sent.

# $email (String)
example_sent = A test email is on its way to { $email }. Its link doesn’t lead to an account.
on_hold = Nothing is being sent at the moment: customers can’t sign in with a password. The campaign will continue once they can.

update = Refresh
preparing_text = Customers are being chosen. Select “Refresh” to see the progress.
details = Details
progress = Progress
recipients = Customers to invite
waiting = Not sent yet
in_outbox = Being sent
sent = Sent
opened = Link opened
opened_hint = by the customer or by a program that checks emails
activated = Account activated
failed = Not delivered
expired = Link expired
left_out = Left out
left_out_title = Customers left out
left_out_lead = Everyone is checked again just before their email is sent.
reason = Reason
count = Customers
counted = Counted
nobody_left_out = Nobody is left out.
emails_sent = Emails sent
next_ready = Nobody has been written to yet. Send yourself a test email, then start the campaign.
next_scheduled = Nothing is sent before the start. Until then you can stop the campaign.

# $minutes (Number, i64)
next_running =
    { $minutes ->
        [one] Emails are being sent. The last one leaves in about { $minutes } minute.
       *[other] Emails are being sent. The last one leaves in about { $minutes } minutes.
    }
next_paused = No more customers are written to until you resume the campaign.
next_stopped = No more customers are written to.
next_last = The last emails are being sent.
next_finished = Everyone has been written to.

# $count (Number, i64)
next_failed =
    { $count ->
        [one] { $count } email wasn’t delivered. Correct the address, then invite this customer again.
       *[other] { $count } emails weren’t delivered. Correct the addresses, then invite these customers again.
    }
see_failed = See emails that weren’t delivered
see_not_opened = See who hasn’t opened the link

no_email = No email address
shared_address = Another customer has the same email
agents_address = The email belongs to an agent
bounced = The last email to the address bounced
address_changed = The email was changed less than 24 hours ago
disabled = Disabled
already_active = The account is already active
invited_recently = Invited in the last 7 days
changed = Merged or changed meanwhile

start_title = Start
start_at = Start at

# $zone (String)
start_at_hint = Leave it empty to start now. The time is in { $zone }.
start = Start campaign
starting = Starting…
nobody_text = No customer can be invited, so there is nothing to start.
example = Send me a test email
pause = Pause
pausing = Pausing…
resume = Resume
resuming = Resuming…
stop_summary = Stop this campaign…
stop_text = A stopped campaign can’t be resumed. Links that have already been sent stay valid.
stop = Stop campaign
stopping = Stopping…
for_these = Invite these customers…

name_invalid = Enter a name of up to 80 characters, without special characters.
name_taken = Another campaign already has this name. Enter a different one.
choice_invalid = Choose one from the list.
day_invalid = Enter a date like 2026-11-30.
rate_invalid = Enter a number from 1 to 600.
start_passed = Enter a time in the future.
too_many = 5 campaigns aren’t finished yet. Wait for one to finish, or stop it.
accounts_off = Customers can’t sign in with a password. Change that in the settings first.
not_ready = Customers are still being chosen. Try again in a moment.
over = This campaign has ended. Reload the page.
unknown = This campaign doesn’t exist.
