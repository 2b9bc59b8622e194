### What an operator says about itself: the forms in its settings.

title = Your company
lead = Customers see this in the footer of every page and email. Empty fields aren’t shown.
legal_title = Legal pages
legal_lead = Linked in every footer and email. The registration page says that customers accept the terms.
legal_name = Legal name
legal_name_hint = As registered, such as Norte Lines Ltd.
postal_address = Postal address
postal_address_hint = On one line: street, postcode, city, country.
phone = Phone number
phone_hint = With the country code, for customers abroad.
email = Contact email
email_hint = Replies to your emails go to this address.
privacy = Privacy policy
privacy_hint = Its address, such as https://www.example.com/privacy.
terms = Terms and conditions
terms_hint = Its address, such as https://www.example.com/terms.
accessibility = Accessibility statement
accessibility_hint = Every portal has an accessibility page, which links to this address. You can edit its text under Messages.

# $max (Number)
line_invalid = Use up to { $max } characters, without vertical bars or invisible characters.
phone_invalid = Enter a phone number like +34 910 000 000.
email_invalid = Enter one address like help@example.com, without a name.
url_invalid = Enter an address that starts with https://, such as https://www.example.com/privacy.
