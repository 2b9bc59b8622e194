### Single sign-on providers: the list, and setting one up.

providers = Providers

# $operator (String)
lead = Customers of { $operator } can sign in with these providers instead of a password.
shown_when = Customers see them while single sign-on is enabled:
none_yet = There are no providers yet. Add one and test it: customers see its button once single sign-on is turned on in the settings.
add = Add a provider
add_oidc = Add an OpenID Connect provider
add_cas = Add a CAS server
which_protocol = Which protocol does it use?
oidc = OpenID Connect
oidc_hint = Keycloak, Microsoft Entra ID, Google and most others.
cas = CAS 3
cas_hint = Apereo CAS, common at universities.
protocol = Protocol
address = Address
tested = Tested
not_tested = Not tested
untested_notice = This provider hasn’t passed a test since it was last changed. Until it does, it can’t be the only way to sign in.
added = The provider has been added. Next, enter the addresses below at the provider, then test it.
removed = The provider has been removed.

connection = Connection
name_hint = The name that customers and agents see.
issuer = Issuer
issuer_hint = Exactly as the provider writes it, for example https://sso.example.com/realms/tickets.
server_url = Server address
server_url_hint = The address of its sign-in page without /login, for example https://sso.example.com/cas.
client_id = Client ID
client_id_hint = The ID that the provider has assigned to this application.
authentication = Client authentication
authentication_hint = How the secret is sent to the provider. “Basic” works for most.
basic = Basic (client_secret_basic)
post = Post (client_secret_post)
no_secret = None (a client without a secret)
secret = Client secret
secret_hint = It is stored encrypted and never shown again.
secret_kept_hint = A secret is saved. Leave this empty to keep it, or enter another one to replace it.
scopes = Scopes
scopes_hint = Requested in addition to “openid”, separated by spaces.

button_title = Button text
button_lead = If empty: “Sign in with” and the name.
error_title = Text for people who don’t meet the condition
error_lead = If empty: a message that this account doesn’t have access here.

# $language (String)
button_in = Button: { $language }

# $language (String)
error_in = Error message: { $language }

mapping = Attribute mapping
mapping_lead = The names the provider uses; a test shows the ones received. For a value inside another attribute: “profile.email”, “emails[0]”.
email_verified = Email verified
email_verified_hint = The attribute that says “true” when the email is verified. If empty: “email_verified”, which covers only “email”.
external_id = External ID
external_id_hint = Your own number for the person, shown to agents.
access_rule = Who can sign in
access_rule_lead = If both are empty, everyone who can sign in at the provider. Otherwise, the attribute must have one of these values.
property = Property to validate
value = Value to match
value_hint = One per line, spelled exactly; any of them is enough.
values_invalid = Use no more than 50 lines of up to 500 characters each.
trust = Trust this provider’s emails
trust_hint = Every email it sends is used, verified or not. Only for a provider where people can’t choose their own email: anyone who can change it there can see the purchases of that address here.

known_before = You can already register these at the provider: they stay the same when you save.
to_enter = Addresses to enter at the provider
redirect_uri = Redirect URI
logout_uri = Back-channel logout URI
signed_out_uri = Post-logout redirect URI
service = Service, followed by any query
cas_logout_uri = Single logout URL
cas_signed_out = Service after signing out

test_title = Test this provider
test_text = You sign in at the provider once, with an account of your own. Nobody is signed in here and no customer data is kept; you’ll see which attributes are received and who would be accepted.
test = Test this provider
testing = Testing…
test_at = Portal for the test
test_at_hint = Each portal has its own redirect URI.
latest_test = See the latest test
test_gone = This test took too long, has already finished or was started in another browser. Test again.

remove_summary = Remove this provider…
remove_text = Nobody will be able to sign in with it any more, and customers lose their link to it. Anyone signed in with it will have to sign in again.
remove = Remove
removing = Removing…

# $count (Number, i64)
stays_for =
    { $count ->
        [one] It can’t be removed: { $count } customer has no other way to sign in.
       *[other] It can’t be removed: { $count } customers have no other way to sign in.
    }
stays_only_way = It can’t be removed: single sign-on is the only way to sign in, and no other provider has passed its test.
in_use = It wasn’t removed: some customers have no other way to sign in.

unknown = This provider no longer exists.
changed_meanwhile = Someone else has changed it since you opened this page. Open the page again and repeat your change.
name_missing = Enter a name.
url_invalid = Enter a public address that starts with https://.
client_id_missing = Enter the client ID that the provider gave you.
authentication_invalid = Choose one of the options.
secret_missing = Enter the secret that the provider gave you, or choose a client without one.
secret_invalid = This isn’t a client secret. Copy it again.
no_key = This server has no key for encrypting secrets (secret_keys). Contact the person who runs it.
one_line = Use one line of up to 500 characters.
property_missing = Enter the attribute that must have the value.
value_missing = Enter the value that the attribute must have.
