### A webhook was disabled, since its endpoint took no events for three days or wants no more.

# $host (String)
subject = The webhook to { $host } was disabled

# $host (String)
happened = The system at { $host } hasn’t accepted any events for 3 days. We no longer send it events, and those that were waiting have been cancelled.
what_to_do = Once the system works again, enable the webhook. It can get the events it missed through the API.

# $host (String)
gone = The system at { $host } responded that it no longer wants any events (410 Gone). We no longer send it events, and those that were waiting have been cancelled.
what_to_do_gone = If that wasn’t intended, enable the webhook again once the system is back. If the system is no longer in use, remove the webhook.
see = View webhook
why = You’re receiving this email because you’re an admin.
