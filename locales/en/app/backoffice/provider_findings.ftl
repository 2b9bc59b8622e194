### Findings of a provider check without a sign-in. The command line shows the same in English.

secret_unreadable = The saved secret can’t be decrypted with the keys of secret_keys. Enter it again.
describes_itself = The provider publishes its discovery document at its own address.
no_token_endpoint = The provider doesn’t name a token endpoint.
endpoints_usable = Its endpoints can be used.
endpoint_forbidden = One of its endpoints isn’t a public https address
code_flow = It supports the authorization code flow.
no_code_flow = It doesn’t support the authorization code flow.
pkce = It supports PKCE with S256.
pkce_unsaid = It doesn’t say whether it supports PKCE; we send it anyway.
no_pkce = It doesn’t support PKCE with S256.
keys = It has a key to sign its responses.
no_keys = It has no key to sign its responses.
client_accepted = It accepts our client ID and secret.
client_refused = It doesn’t accept our client ID, secret or authentication method.
took_unknown_code = It accepted a code that it never issued.
tokens_garbled = Its token endpoint doesn’t respond as expected.
server_forbidden = The server’s address isn’t a public https address.
shows_login = The server shows its sign-in page.
login_status = The server’s sign-in page responds with an unexpected status
validates_tickets = The server validates tickets for our service.
service_unknown = The server doesn’t know our service. Register it there.
validation_answers = The server responds to the validation of a ticket with an error
took_unknown_ticket = The server accepted a ticket that it never issued.
no_validation = The server doesn’t validate tickets
address_forbidden = This isn’t a public https address, so it is refused
private_address = This name leads to a private address, which is refused. Give the provider a public address
unknown_authority = The certificate comes from an authority that this server doesn’t trust, or an intermediate certificate is missing. Add the authority to the system’s certificates
bad_certificate = The certificate isn’t valid: it has expired, is for another name or is self-signed
unreachable = It can’t be reached
proxy_failed = This server’s outbound proxy can’t be reached or doesn’t let requests through to the provider
too_slow = It took too long to respond
too_big = Its response is too large
issuer_invalid = The issuer isn’t an address. Enter it as the provider writes it, without a question mark.
no_document = There is no discovery document at the issuer’s address. It responds with status
document_not_json = The discovery document isn’t JSON.
document_field = This field of the discovery document is missing or incorrect
issuer_differs = The provider’s issuer differs from the one you entered (yours ≠ the provider’s). Copy the provider’s spelling
fields_ignored = These fields of the discovery document aren’t as expected and were ignored
no_query_mode = It doesn’t return its response in the address (response mode “query”), only with
needs_par = It requires pushed authorization requests (PAR), which aren’t supported. Turn this off for this client.
keys_unreadable = Its keys can’t be read
shared_secret = It signs with the client secret, which is refused. Choose RS256, ES256 or EdDSA for this client there, instead of
unannounced_algorithm = It signs with an algorithm that its discovery document doesn’t name or that is refused
authentication_not_offered = It doesn’t support the client authentication chosen here. It supports
client_answered = It responds to our client with an unexpected error
login_answered = The sign-in at the provider ended with an error
clock_differs = Its clock and ours differ. Set both with NTP. Difference between its clock and ours
service_accepted = The server knows our service.
service_unconfirmed = The server didn’t confirm that it knows our service (it doesn’t lead back with gateway=true). Register the service there; signing in with the backoffice’s test proves it.

# $words (String)
says = It says: “{ $words }”
