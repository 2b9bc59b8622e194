### Webhooks: endpoints, their events, and the log of deliveries.

webhooks = Webhooks

# $operator (String)
lead = Notify other systems of { $operator } as soon as something happens to a customer or an order.
none = There are no webhooks yet. Add the address of a system that needs to know, then send it a test.
address = Address
events = Events
all_events = All events

# $count (Number)
some_events =
    { $count ->
        [one] { $count } kind of event
       *[other] { $count } kinds of events
    }

active = Active
failing = Not responding
disabled = Disabled
gone = Disabled by the other system
given_up = Disabled after 3 days

create_title = Add a webhook
create_lead = We send a signed POST request for each event, with the customer and order numbers and no personal data.
address_hint = A public address that starts with https://.
events_hint = Choose what the system needs to know.
create = Add webhook
creating = Adding…
secret = Signing secret
secret_hint = Copy it into the other system now. It won’t be shown again.
created_now = The webhook has been added.
removed_now = The webhook has been removed.
rotated_now = A new secret has been created. The old one stays valid for 24 hours.
enabled_now = The webhook has been enabled. It will receive events from now on.
disabled_now = The webhook has been disabled. Waiting events have been cancelled.
test_sent = The test is being sent. Reload the page to see the response.
sent_again = The event is being sent again. Reload the page to see the response.
events_changed_now = The events have been changed.
not_answering_since = Not responding since
old_secret_until = The old secret is valid until

change_summary = Change the events…
change_hint = Events that are already waiting are still sent. The others follow this choice from now on.
manage = Manage
test = Send a test
rotate = Replace the secret
enable = Enable
disable = Disable
remove_summary = Remove this webhook…
remove_text = No more events are sent to this address, and the list of its deliveries is deleted. To pause it, disable it instead.
remove = Remove

log = Deliveries
no_deliveries = Nothing has been sent yet. Each event appears here, with the response of the other system.
event = Event
attempts = Attempts
answer = Response
request = Request and response
send_again = Send again
waiting = Waiting
queued = Being sent
retrying = Waiting to try again
delivered = Delivered
failed = Failed
cancelled = Cancelled
next_try = Next attempt

# Why there was no response to a delivery.
secret_unreadable = The signing secret can’t be decrypted. Replace it.
address_invalid = This address can’t be used. Remove the webhook and add it again.
address_forbidden = This isn’t a public https address, so nothing is sent to it.
unknown_authority = The certificate comes from an authority that this server doesn’t trust, or an intermediate certificate is missing.
bad_certificate = The certificate isn’t valid: it has expired, is for another name or is self-signed.
unreachable = The system can’t be reached.
proxy_failed = This server’s outbound proxy can’t be reached or doesn’t let requests through.
too_slow = The system took more than 5 seconds to respond.
too_big = The response is too large.

url_missing = Enter the address.
url_invalid = Enter a complete address like https://erp.example.com/hooks, without a “#”.
url_forbidden = Enter a public address that starts with https:// and has no password in it.
url_taken = There’s already a webhook for this address.
kinds_missing = Choose at least one event.
too_many = There are already 10 webhooks. Remove one first.
unknown = This webhook or delivery no longer exists. Reload the page.
inactive = Enable the webhook first.
not_ended = This event is still being sent.
