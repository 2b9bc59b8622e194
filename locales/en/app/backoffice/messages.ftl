### Custom messages of an operator.

# $operator (String)
lead = Texts for the customers of { $operator } that you can write yourself. Where you leave one empty, the standard text is used.
message = Message
place = Where it appears
standard = standard
own = custom
edit_lead = One paragraph in each language, up to 500 characters of plain text. If you leave a field empty, the standard text is used.
consent_lead = One paragraph in each language, up to 500 characters of plain text. In a language without a text, customers see the text in the portal’s default language; without any text, there is no checkbox. Every change is a new version. A customer’s page shows which version they agreed to and when.
no_consent = No checkbox. Customers create an account without giving consent.
placeholders = These placeholders are replaced when the message is shown:
meaning_portal = the portal’s name
meaning_email = the email address that was entered
meaning_customer_number = the customer number
meaning_purchase_number = the purchase number
standard_text = Standard text

# $language (String)
own_text = Custom text, { $language }
saved = The message has been saved.
too_long = Use no more than 500 characters.
forbidden = This text contains invisible characters. Type it again without pasting.
placeholder = Use braces only for the placeholders listed above, for example {"{"}portal{"}"}.
unknown = This message doesn’t exist.

sign_in = Sign-in page: introduction
sign_in_place = Above the sign-in form
registration = Registration: introduction
registration_place = Above the registration form
consent = Registration: consent
consent_place = Next to a checkbox that must be ticked on the registration form, and before a first sign-in with a provider creates an account
done = Registration received
done_place = After registration, until the link in the email is opened
registered = Email already registered
registered_place = On the page after registering with such an email, above the links to the next steps
activated = Account activated
activated_place = On the sign-in page, after the link in the email is opened
signed_out = Signed out
signed_out_place = After signing out
accessibility = Accessibility
accessibility_place = On the accessibility page, which every footer links to
confirmation_mail = Confirmation email: introduction
confirmation_mail_place = At the start of the email that confirms a registration
activation_mail = Activation email: introduction
activation_mail_place = At the start of the email that an agent sends
purchase_mail = Purchase email: introduction
purchase_mail_place = At the start of the email that confirms a purchase
