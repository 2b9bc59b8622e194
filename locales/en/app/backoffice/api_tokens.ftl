### Tokens of the REST API.

api = API

# $operator (String)
lead = With these tokens, other systems of { $operator } can use its data through the API.
documentation = API documentation
none = There are no tokens yet. Create one for each system, with only the access that it needs.
scopes = Access
scopes_hint = Choose only what the system needs. Access to change customers or orders includes seeing any whose number the system has.
read_customers = Read customers
write_customers = Add, change and disable customers
activate_customers = Activate customers
read_orders = Read orders
write_orders = Place orders, mark them as paid and cancel them
read_products = Read products
report_bounces = Report bounced emails
read_events = Read events
maker = Created by
last_used = Last used
never = never
expires = Expires
active = Active
expired = Expired
revoked = Revoked
revoke = Revoke
revoke_text = The system that uses it loses access at once. A revoked token can’t be used again.
revoked_now = The token has been revoked. It no longer works.

create_title = Create a token
create_lead = Anyone who has the token can use the access you choose here. It stops working if you’re no longer an admin.
name_hint = The system that will use it, like “Ticket printer”.
days_30 = After 30 days
days_90 = After 90 days
days_180 = After 180 days
days_365 = After a year
create = Create token
creating = Creating…
token = New token
token_hint = Copy it now and keep it safe. It won’t be shown again.
created_now = The token has been created.

name_invalid = Enter a name of up to 60 characters, without special characters.
name_taken = Another active token already has this name. Enter a different name, or revoke that token first.
scopes_missing = Choose what the token gives access to.
expiry_invalid = Choose when the token expires, after a year at most.
unknown = This token doesn’t exist. Reload the page.
