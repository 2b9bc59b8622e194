### A webhook was disabled, since its endpoint took no events for three days.

# $host (String)
subject = The webhook to { $host } was disabled

# $host (String)
happened = The system at { $host } hasn’t accepted any events for 3 days. We no longer send it events, and those that were waiting have been cancelled.
what_to_do = Once the system works again, enable the webhook. It can get the events it missed through the API.
see = View webhook
why = You’re receiving this email because you’re an admin.
